"""Amounts of tranches that are not whole cents, whatever the case: nobody can pay them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import TrancheRule
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.checks.constants import Constants
from checker.packs.extending import is_of_base
from checker.packs.sources import nearest_position

_CENT = Decimal("0.01")


def split_cent_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield a warning for each amount, or part of one, that splits a cent for some subject."""
    constants = Constants(compiled)
    for tranche in compiled.pack.topic.tranches:
        if is_of_base(compiled.pack, tranche):
            continue
        for below, text in _amounts(tranche):
            if (amount := _split(constants, tranche, text)) is not None:
                message = gettext("this is {amount:f}, which splits a cent", amount=amount)
                hint = gettext("round it as the agreement says, as in `round half up(..., 2)`")
                position = nearest_position(compiled.pack, tranche, below)
                yield Problem(position, "split-cent", message, hint=hint, is_warning=True)


def _amounts(tranche: TrancheRule) -> Iterator[tuple[str, str]]:
    if isinstance(tranche.amount, str):
        yield "/amount", tranche.amount
    yield from ((pointer_to("/amount", name), text) for name, text in tranche.parts.items())


def _split(constants: Constants, tranche: TrancheRule, text: str) -> Decimal | None:
    """Return the first amount that splits a cent; None where there is none, or a case decides."""
    subjects, unknown = constants.subjects(tranche.for_each)
    if not constants.is_constant(constants.parse(text), unknown):
        return None
    amounts = (constants.value(text, subject) for subject in subjects)
    return next((each for each in amounts if isinstance(each, Decimal) and each % _CENT != 0), None)
