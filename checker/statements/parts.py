"""The sections of a statement: texts with their holes filled in, and tables of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.evaluation.filling import fill
from checker.evaluation.instances import Instance, instances
from checker.feel import Trace, Value
from checker.messages import Message, gettext
from checker.model.statement import Cell, Heading, Part
from checker.model.statement_rule import LINE, Column, Line, Section
from checker.model.template import filled
from checker.statements.figures import NOT_REPORTED, Figures, Wanted

Row = dict[str, Cell]
ITEM = gettext("Item")


@dataclass(frozen=True, slots=True)
class Parts:
    """Makes the sections of one statement, for the variables picked."""

    figures: Figures
    outer: Instance

    def part(self, section: Section) -> Part | None:
        """Return a section; None where it does not apply."""
        scope, names = self.figures.scope, self.outer.bindings
        if section.applies is not None and scope.holds(section.applies, names) is False:
            return None
        if section.text is not None:
            return self._text(section, section.text)
        if section.rows is not None:
            return self._rows(section, section.rows.for_each)
        return self._table(section, [self._line(section, line) for line in section.lines])

    def _text(self, section: Section, template: str) -> Part:
        shown, traces = self._filled(template)
        unknown = [trace for trace in traces if trace.value is None]
        return Part(
            id=section.id,
            title=section.title,
            text=shown,
            evidence=self.figures.evidence(*traces),
            missing=self.figures.scope.declared_gaps(*unknown).missing,
        )

    def _filled(self, template: str) -> tuple[Message, list[Trace]]:
        """Return a text with its holes filled in, and what they rest on."""
        traces: list[Trace] = []

        def value(text: str) -> Value:
            traces.append(self.figures.scope.trace(text, self.outer.bindings))
            return traces[-1].value

        texts = fill(template, self.figures.scope.pack.manifest, value, NOT_REPORTED)
        return filled(template, texts), traces

    def _rows(self, section: Section, for_each: dict[str, str]) -> Part:
        found = instances(self.figures.scope, for_each, self.outer)
        gaps = [missing for each in found if each.gaps for missing in each.gaps.missing]
        rows = [self._row(section.columns, each) for each in found if each.gaps is None]
        return self._table(section, rows, gaps)

    def _row(self, columns: Sequence[Column], instance: Instance) -> Row:
        return {
            column.id: self.figures.cell(
                Wanted(column.value, column.partial, column.unit), instance.bindings
            )
            for column in columns
            if column.value is not None
        }

    def _line(self, section: Section, line: Line) -> Row:
        title, traces = self._filled(line.title)
        evidence = self.figures.evidence(*traces)
        row: Row = {LINE: Cell(kind="text", value=str(title), shown=title, evidence=evidence)}
        units = {column.id: column.unit for column in section.columns}
        for name, text in line.values.items():
            unit = line.unit or units[name]
            shown = line.unit is not None and line.unit != units[name]
            wanted = Wanted(text, line.partial.get(name), unit, shown)
            row[name] = self.figures.cell(wanted, self.outer.bindings)
        return row

    def _table(self, section: Section, rows: Sequence[Row], gaps: Sequence[str] = ()) -> Part:
        cells = [cell for row in rows for cell in row.values()]
        missing = (*gaps, *(each for cell in cells for each in cell.missing))
        ids = {each for cell in cells for each in cell.evidence}
        return Part(
            id=section.id,
            title=section.title,
            columns=_headings(section, rows),
            rows=tuple(rows),
            total=self._total(section, rows, gaps) if rows or gaps else {},
            evidence=self.figures.scope.in_order(ids),
            missing=tuple(dict.fromkeys(missing)),
            charts=section.charts,
        )

    def _total(self, section: Section, rows: Sequence[Row], gaps: Sequence[str]) -> Row:
        """Return the sums of the columns that are added up."""
        total: Row = {}
        for column in section.columns:
            if column.total:
                cells = [row[column.id] for row in rows if column.id in row]
                wanted = Wanted("", unit=column.unit)
                if gaps:
                    cells.append(self.figures.unknown(wanted, None, (), gaps))
                total[column.id] = self.figures.total(cells, wanted, column.never_negative)
        return total


def _headings(section: Section, rows: Sequence[Row]) -> tuple[Heading, ...]:
    first = (Heading(id=LINE, title=ITEM),) if section.lines else ()
    return (*first, *(_heading(column, rows) for column in section.columns))


def _heading(column: Column, rows: Sequence[Row]) -> Heading:
    kinds = {row[column.id].kind for row in rows if column.id in row} - {"unknown"}
    return Heading(
        id=column.id,
        title=column.title,
        unit=column.unit,
        numeric=kinds == {"number"} or (not kinds and column.unit is not None),
    )
