"""Tranches that a case does not have yet, such as those of a year without a programme."""

from __future__ import annotations

from collections.abc import Iterator

from checker.evaluation.narrowing import names_of
from checker.model.pack import Pack, TrancheRule
from checker.model.verdict import SubjectValue, Tranche, TrancheStatus


def tranches_to_come(pack: Pack, wanted: str) -> tuple[Tranche, ...]:
    """Return the tranches that ``wanted`` names, which the case may have with further papers.

    ``wanted`` is ``tranche-3/1999`` or ``1999/3``: a rule, and the value of its one variable.
    """
    return tuple(_named(pack, wanted))


def _named(pack: Pack, wanted: str) -> Iterator[Tranche]:
    for rule in pack.topic.tranches:
        values = [part for part in wanted.split("/") if part not in names_of(rule.id)]
        if len(values) == len(rule.for_each) == 1 and "/" in wanted:
            yield _unknown(pack, rule, values[0])


def _unknown(pack: Pack, rule: TrancheRule, value: str) -> Tranche:
    (variable,) = rule.for_each
    subject: SubjectValue = int(value) if value.isdecimal() else value
    return Tranche(
        id=rule.id,
        title=rule.title,
        subject={variable: subject},
        status=TrancheStatus.UNDETERMINED,
        source=pack.citation(rule.all_norms),
    )
