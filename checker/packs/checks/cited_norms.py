"""Norms that ``cites`` gives to findings: they have to be among those of the rule."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.problems import Problem
from checker.packs.checks.constants import Constants
from checker.packs.sources import nearest_position
from checker.parsers.suggestions import suggestion


def cited_norm_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield ids that ``cites`` gives, whatever the case, and that are not norms of the rule.

    Null is not an id: such a finding cites all norms of the rule.
    """
    constants = Constants(compiled)
    pack = compiled.pack
    for rule in pack.topic.rules_by_id().values():
        if rule.cites is None:
            continue
        subjects, unknown = constants.subjects(rule.for_each)
        if not constants.is_constant(constants.parse(rule.cites), unknown):
            continue
        cited = [constants.value(rule.cites, subject) for subject in subjects]
        ids = {each for each in cited if isinstance(each, str)}
        for name in sorted(ids - {*rule.all_norms}):
            message = gettext("the rule has no norm {name!r} that it could cite", name=name)
            hint = suggestion(name, rule.all_norms) or gettext("name it in 'norms' of the rule")
            position = nearest_position(pack, rule, "/cites")
            yield Problem(position, "unknown-norm", message, hint=hint)
