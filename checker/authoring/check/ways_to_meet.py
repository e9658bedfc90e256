"""Conditions of which nothing shows what paper would meet them: ``unlock`` can propose none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Final

from checker.evaluation import Scope
from checker.evaluation.instances import Instance
from checker.feel import Record, Value
from checker.feel.goals import Way
from checker.intake import read_mapping, validate
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Condition, TrancheRule
from checker.model.problems import Problem
from checker.packs.sources import nearest_position
from checker.unlock.questions import ways_to_meet
from checker.unlock.trials import fields_of

_DAY: Final = date(2000, 6, 30)
_STAND_INS: Final[tuple[Value, ...]] = (Decimal(1999), "name", Record({}, "paper"))
"""A subject may be a number, a text or a document: a condition is read with each of them."""


def way_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield a warning for each condition of a tranche of which no lacking paper can be read."""
    empty = read_mapping({"case": "empty", "rules": compiled.pack.id, "documents": []})
    scope = Scope(compiled, validate(empty, compiled.pack), _DAY)
    seen: set[str] = set()
    for tranche in compiled.pack.topic.tranches:
        for condition in tranche.conditions:
            place = nearest_position(compiled.pack, condition, "")
            if str(place) in seen or _has_way(scope, compiled, tranche, condition):
                continue
            seen.add(str(place))
            name = f"{tranche.id}/{condition.id}"
            message = gettext(
                "nothing shows which paper would meet the condition {condition!r}", condition=name
            )
            hint = gettext(
                "say it in the definition that it rests on: 'document' with the type and fields"
            )
            yield Problem(place, "no-way", message, hint=hint, is_warning=True)


def _has_way(
    scope: Scope, compiled: CompiledPack, tranche: TrancheRule, condition: Condition
) -> bool:
    """Return whether some paper is found that the condition lacks, or it lacks none so far.

    One that takes over findings of another rule asks for nothing of its own.
    """
    return condition.finding is not None or any(_ways(scope, compiled, tranche, condition))


def _ways(
    scope: Scope, compiled: CompiledPack, tranche: TrancheRule, condition: Condition
) -> Iterator[list[Way]]:
    names = (*tranche.for_each, *condition.for_each)
    for values in product(_STAND_INS, repeat=len(names)):
        instance = Instance(dict(zip(names, values, strict=True)))
        reader = scope.reader(fields_of(compiled))
        yield ways_to_meet(scope, reader, condition, instance)
