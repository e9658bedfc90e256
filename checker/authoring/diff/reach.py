"""How far a change of a pack reaches, so that only what hangs on it is judged again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker import evaluation
from checker.authoring.dependencies import dependencies, is_against_tranches
from checker.authoring.rule_ids import kind_of
from checker.evaluation import Evaluated, Scope
from checker.evaluation.tranches import TrancheConditions
from checker.inference import Engine
from checker.model.case import AMENDMENT
from checker.model.pack import ConsequenceRule, Entry, FindingRule, Pack, Table
from checker.model.verdict import Consequence

_WORDS = ("version", "title", "sources", "charts")
"""What of a manifest decides nothing."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change can make come out otherwise.

    ``rules`` may find otherwise; ``consequences`` among them may follow otherwise although their
    grounds do not change, and ``against`` those that bear on tranches. ``judged`` are the rules
    with what they rest on. ``tables`` says that a table changed: which papers count may hang on it.
    """

    rules: frozenset[str]
    consequences: frozenset[str]
    against: frozenset[str]
    judged: frozenset[str]
    tables: bool

    def is_whole(self, old: Scope, new: Scope) -> bool:
        """Return whether the change may reach further on a case than the rules say.

        Papers that contradict each other or that count only now, names that may be misspelt, and
        amendments of a table that changed bear on everything.
        """
        case, papers = old.case, old.papers
        amended = self.tables and any(each.type == AMENDMENT for each in case.documents)
        return amended or bool(case.strangers or papers.contradictions) or papers != new.papers

    def alike(self, old: Evaluated, new: Evaluated, engine: Engine) -> bool:
        """Return whether the rules that were judged leave the verdict as it is."""
        if old.of_rules != new.of_rules:
            return False
        if [_money(each) for each in old.conditions] != [_money(each) for each in new.conditions]:
            return False
        if not self.consequences:
            return True
        before, after = self._follows(old, engine), self._follows(new, engine)
        return before == after and not any(each.rule in self.against for each in before)

    def _follows(self, evaluated: Evaluated, engine: Engine) -> list[Consequence]:
        conclusion = evaluation.conclude(evaluation.excused(evaluated), engine)
        return [each for each in conclusion.consequences if each.rule in self.consequences]


def _money(item: TrancheConditions) -> tuple[object, ...]:
    """Return what of a tranche is not in the findings on its conditions."""
    return item.rule.id, item.instance, item.money, item.paid


def reach_of(old: Pack, new: Pack) -> Reach | None:
    """Return what the change of the entries reaches; None where it may be everything.

    That is so where entries came, went or moved, and where norms, document types, the manifest,
    or what may be waived changed.
    """
    before, after = _entries(old), _entries(new)
    if _frame(old) != _frame(new) or list(before) != list(after):
        return None
    changed = [(was, after[key]) for key, was in before.items() if _said(was) != _said(after[key])]
    if any(_waivable(was) != _waivable(now) for was, now in changed):
        return None
    known, known_now = dependencies(old), dependencies(new)
    found = [known.affected_by(was) for was, _ in changed]
    found += [known_now.affected_by(now) for _, now in changed]
    rules = frozenset[str]().union(*(each.rules for each in found))
    entries = new.topic.deciding_entries()
    follow = frozenset(name for name in rules if isinstance(entries[name], ConsequenceRule))
    against = frozenset(name for name in follow if is_against_tranches(entries[name]))
    tables = any(isinstance(now, Table) for _, now in changed)
    return Reach(rules, follow, against, known_now.with_grounds(rules), tables)


def directly_changed(old: Pack, new: Pack) -> frozenset[str]:
    """Return the rules of both versions that say something else, or use a term that does."""
    before, after = _entries(old), _entries(new)
    both = [(was, after[key]) for key, was in before.items() if key in after]
    known, known_now = dependencies(old), dependencies(new)
    return frozenset[str]().union(
        *(
            known.affected_by(was).direct | known_now.affected_by(now).direct
            for was, now in both
            if _said(was) != _said(now)
        )
    )


def _waivable(entry: Entry) -> bool:
    return isinstance(entry, FindingRule) and entry.waivable


def _frame(pack: Pack) -> tuple[object, ...]:
    """Return what of a pack is not an entry and may decide."""
    manifest = pack.manifest.model_dump(exclude=set(_WORDS))
    return manifest, dict(pack.norms), {name: dict(each) for name, each in pack.schemas.items()}


def _entries(pack: Pack) -> dict[tuple[str, str], Entry]:
    return {(kind_of(entry), name): entry for name, entry in pack.topic.named_entries()}


def _said(entry: Entry) -> Mapping[str, Any]:
    """Return what an entry says; conditions are entries of their own."""
    return entry.model_dump(exclude={"conditions"})
