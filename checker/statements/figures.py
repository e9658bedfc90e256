"""One figure of a statement: its value with the documents behind it, or what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from checker.evaluation.display import EXACT, grouped, plain
from checker.evaluation.scope import Bindings, Scope
from checker.feel import Trace, Value
from checker.messages import Message, gettext, joined, verbatim
from checker.model.statement import Cell, CellKind

NOT_REPORTED = gettext("not reported")
YES, NO = gettext("yes"), gettext("no")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a figure is to show: FEEL text, and how its number is written.

    ``unit_shown`` writes the unit beside the number, where no heading says it.
    """

    text: str
    partial: str | None = None
    unit: str | None = None
    unit_shown: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Makes figures of one case. ``behind`` maps ids of findings to the documents behind them."""

    scope: Scope
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def cell(self, wanted: Wanted, bindings: Bindings) -> Cell:
        """Return the figure for these variables."""
        trace = self.scope.trace(wanted.text, bindings)
        if trace.value is not None:
            return self.known(trace.value, wanted, self.evidence(trace))
        traces = [trace]
        floor = None
        if wanted.partial is not None:
            part = self.scope.trace(wanted.partial, bindings)
            floor = part.value if isinstance(part.value, Decimal) else None
            traces += [part] if floor is not None else []
        missing = self.scope.declared_gaps(trace).missing
        return self.unknown(wanted, floor, self.evidence(*traces), missing)

    def known(self, value: Value, wanted: Wanted, evidence: tuple[str, ...]) -> Cell:
        """Return a figure whose value is known."""
        return Cell(
            kind=_kind(value),
            value=plain(value),
            shown=self._shown(value, wanted),
            unit=wanted.unit if isinstance(value, Decimal) else None,
            evidence=evidence,
        )

    def unknown(
        self,
        wanted: Wanted,
        floor: Decimal | None,
        evidence: tuple[str, ...],
        missing: Sequence[str],
    ) -> Cell:
        """Return a figure that is not known, or of which only a lower limit is."""
        shown = NOT_REPORTED
        if floor is not None:
            shown = gettext("at least {figure}", figure=self._shown(floor, wanted))
        return Cell(
            kind="unknown",
            value=None,
            shown=shown,
            unit=wanted.unit,
            at_least=floor,
            evidence=evidence,
            missing=tuple(missing),
        )

    def total(self, cells: Sequence[Cell], wanted: Wanted, never_negative: bool) -> Cell:
        """Return the sum of figures; unknown where a part is, with what is known as its floor."""
        known = [Decimal(cell.value) for cell in cells if cell.kind == "number" and cell.value]
        floors = [cell.at_least for cell in cells if cell.at_least is not None]
        evidence = self.scope.in_order({each for cell in cells for each in cell.evidence})
        if len(known) == len(cells):
            return self.known(_sum(known), wanted, evidence)
        missing = dict.fromkeys(each for cell in cells for each in cell.missing)
        floor = _sum([*known, *floors]) if never_negative and (known or floors) else None
        return self.unknown(wanted, floor, evidence, tuple(missing))

    def evidence(self, *sources: Trace | Value) -> tuple[str, ...]:
        """Return the documents behind values, those behind findings that were read included."""
        return self.scope.evidence(*sources, behind=self.behind)

    def _shown(self, value: Value, wanted: Wanted) -> Message:
        currency = frozenset({self.scope.pack.manifest.currency})
        if isinstance(value, bool):
            return YES if value else NO
        text = grouped(value, wanted.unit, currency)
        beside = wanted.unit if wanted.unit_shown and isinstance(value, Decimal) else None
        return joined([text, beside]) if beside else verbatim(text)


def _sum(numbers: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = EXACT.add(total, number)
    return total


def _kind(value: Value) -> CellKind:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, Decimal):
        return "number"
    return "date" if type(value) is date else "text"
