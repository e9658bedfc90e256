"""From the sheets of a workbook to the case and the documents in them, each with its cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any, Final

from checker.messages import Message, gettext
from checker.model.pointers import Steps
from checker.parsers.json_strict import MAX_DEPTH
from checker.parsers.workbook.addresses import Cells, cell_name, in_sheet, row_and_column
from checker.parsers.workbook.contents import DOCUMENTS, SHEETS, Contents, Finding, Line
from checker.parsers.workbook.grid import Cell, Grid, Sheet, Stored
from checker.parsers.workbook.layout import (
    CASE_KEYS,
    CASE_SHEET,
    FIRST_LABELS,
    HEAD_ROWS,
    ITEMS,
    OWN_SHEETS,
    SEPARATORS,
)
from checker.parsers.workbook.values import (
    CellError,
    Moment,
    comes_from_another_book,
    key_text,
    shown_formula,
    tidy_text,
    value_of,
)

NO_ITEMS: Final = "[]"
_REFERENCES: Final = re.compile(r"(?<![\w!'])\$?[A-Z]{1,3}\$?\d{1,7}(?!\w)")
LAST_HEAD_ROW: Final = 20
"""How far down the keys of columns are looked for."""
MOST_MERGED: Final = 20_000
"""Cells of a sheet that are merged over and looked at; those beyond are read like any."""


def contents_of(grid: Grid) -> Contents:
    """Return the case and the documents of a workbook, and all that is wrong with its cells."""
    contents = Contents(grid.from_1904)
    for sheet in grid.sheets:
        if not sheet.cells or sheet.name in OWN_SHEETS:
            continue
        if sheet.is_hidden:
            contents.findings.append(_hidden_sheet(sheet))
            continue
        first = CASE_KEYS[0] if key_text(sheet.name).lower() == CASE_SHEET else "id"
        head = _head_row(sheet, first)
        if head is None:
            contents.unread.append(sheet.name)
        else:
            contents.has_keys = True
            _Reading(contents, sheet, head, first).read()
    return contents


def plain(value: Any) -> Any:
    """Return what a cell says as a value of JSON."""
    return str(value) if isinstance(value, Moment) else value


def items_of(text: str) -> list[str]:
    """Return the items of a list that share a cell."""
    if text == NO_ITEMS:
        return []
    for mark in SEPARATORS[1:]:
        text = text.replace(mark, SEPARATORS[0])
    return [item for item in map(tidy_text, text.split(SEPARATORS[0])) if item]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with a key: the way to its value, with ITEMS where a row adds an item."""

    at: int
    key: str
    path: Steps
    is_list: bool

    @property
    def list_path(self) -> Steps:
        """Return the way to the list of objects that the column belongs to; empty for none."""
        return self.path[: self.path.index(ITEMS)] if ITEMS in self.path else ()


def _column(at: int, key: str) -> _Column:
    is_list = key.endswith(ITEMS)
    steps: list[str] = []
    for part in key.removesuffix(ITEMS).split("."):
        steps.append(part.removesuffix(ITEMS))
        if part.endswith(ITEMS):
            steps.append(ITEMS)
    usable = all(steps) and steps[-1] != ITEMS and len(steps) <= MAX_DEPTH
    return _Column(at, key, tuple(steps) if usable else (key,), is_list and usable)


@dataclass(slots=True)
class _Reading:
    """Reads one sheet whose keys stand in the row ``head``; ``first`` is the key of each row."""

    contents: Contents
    sheet: Sheet
    head: int
    first: str
    columns: dict[int, _Column] = field(default_factory=dict)
    first_at: int = 0
    single: dict[Steps, int] = field(default_factory=dict)
    starts: list[tuple[int, Steps]] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    current: Steps | None = None

    def read(self) -> None:
        """Add what the sheet says to the contents."""
        self._read_keys()
        rows: dict[int, list[Cell]] = {}
        for (row, _), cell in self.sheet.cells.items():
            if row > self.head:
                rows.setdefault(row, []).append(cell)
        for row in sorted(rows):
            cells = {cell.column: cell for cell in rows[row] if not _is_blank(cell)}
            if cells and not self._is_label(row, cells):
                self._row(row, cells)
        self._tell_merged()
        self._tell_hidden_columns()

    def _read_keys(self) -> None:
        known: dict[str, int] = {}
        for (row, column), cell in sorted(self.sheet.cells.items()):
            key = key_text(cell.text) if cell.stored is Stored.TEXT else ""
            if row != self.head or not key:
                continue
            if key in known:
                message = gettext("two columns have the key {key}", key=key)
                other = cell_name(row, known[key])
                hint = gettext("keep one of them; the other is in {cell}", cell=other)
                self._find(self._cell(row, column), "duplicate-key", message, key, hint)
                self.refused.add(column)
                continue
            known[key] = column
            self.columns[column] = _column(column, key)
        self.first_at = known[self.first]
        self.single = {each.path: at for at, each in self.columns.items() if not each.list_path}

    def _is_label(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Return whether a row right below the keys is one of those for people."""
        labels = FIRST_LABELS[self.first]
        cell = cells.get(self.first_at)
        return row < self.head + HEAD_ROWS and cell is not None and tidy_text(cell.text) in labels

    def _row(self, row: int, cells: Mapping[int, Cell]) -> None:
        """Read a row: a document, the rest of a list of the one above, or the case."""
        filled = [self.columns[at] for at in cells if at in self.columns]
        self._tell_strangers(row, cells)
        if not filled:
            return
        if self.current is None or not all(column.list_path for column in filled):
            self._start(row)
        if row in self.sheet.hidden_rows:
            message = gettext("this row is hidden, and is read like the others")
            self._find(self._cell(row, filled[0].at), "hidden", message, is_note=True)
        items: dict[Steps, int] = {}
        for at in sorted(cells):
            if at in self.columns:
                self._value(self.columns[at], cells[at], items)

    def _start(self, row: int) -> None:
        """Begin with a document, or with the case."""
        if self.first == CASE_KEYS[0]:
            if self.current is not None:
                message = gettext("a workbook has one case, named in one row")
                self._find(self._cell(row, self.first_at), "case-rows", message)
            self.current = ()
        else:
            documents = self.contents.value[DOCUMENTS]
            self.current = (DOCUMENTS, len(documents))
            documents.append({"type": tidy_text(self.sheet.name)})
        name = in_sheet(self.sheet.name, cell_name(row, self.first_at))
        self.contents.names[self.current] = name
        self.contents.lines[self.current] = Line(self.sheet.name, row, self.single)
        self.starts.append((row, self.current))

    def _value(self, column: _Column, cell: Cell, items: dict[Steps, int]) -> None:
        """Put what a cell says where its column belongs."""
        if column.list_path and tidy_text(cell.text) == NO_ITEMS:
            self._no_items(column)
            return
        path = self._path(column, items)
        if path is None:
            message = gettext("the columns contradict each other on {key}", key=column.key)
            self._find(self._cell(cell.row, cell.column), "duplicate-key", message)
            return
        name = in_sheet(self.sheet.name, cell_name(cell.row, cell.column))
        self.contents.cells[path] = cell
        self.contents.names[path] = name
        self.contents.heads[path] = in_sheet(self.sheet.name, cell_name(self.head, cell.column))
        try:
            value = plain(value_of(cell, self.contents.from_1904))
        except CellError as error:
            self._find(path, error.code, error.message, error.found, error.hint)
            value = None
        else:
            if value is None:
                return
            self._tell_formula(path, cell, value)
        if column.is_list and value is not None:
            value = items_of(value) if isinstance(value, str) else [value]
        elif self.first == CASE_KEYS[0] and isinstance(value, Decimal):
            value = f"{value:f}"
        holder = self._holder(path)
        holder[path[-1]] = value

    def _tell_formula(self, path: Steps, cell: Cell, value: Any) -> None:
        """Tell of a formula that its last result counts, and where that looks wrong."""
        if cell.formula is None:
            return
        shown = shown_formula(cell.formula)
        if comes_from_another_book(cell.formula):
            message = gettext("the value comes from another workbook, which is not looked at")
            self._find(path, "formula", message, shown, is_note=True)
        elif value == 0 and self._reads_more_than_zero(cell.formula):
            message = gettext("the formula says zero, although it refers to cells that are not")
            hint = gettext("open the workbook in Excel, WPS or LibreOffice and save it")
            self._find(path, "formula", message, shown, hint, is_note=True)
        else:
            message = gettext("the last result of a formula is taken, as it is in the file")
            self._find(path, "formula", message, shown, is_note=True)

    def _reads_more_than_zero(self, formula: str) -> bool:
        """Return whether a formula names a cell of this sheet that holds another number than 0."""
        named = (row_and_column(name) for name in _REFERENCES.findall(formula))
        cells = (self.sheet.cells.get(at) for at in named if at is not None)
        return any(
            cell is not None and cell.stored is Stored.NUMBER and cell.text.strip("0.") != ""
            for cell in cells
        )

    def _path(self, column: _Column, items: dict[Steps, int]) -> Steps | None:
        """Return the way to the value of a column in this row, with its place in a list.

        Returns None where the value of another column is in the way.
        """
        path: list[str | int] = list(self.current or ())
        holder: Any = self._document()
        for depth, step in enumerate(column.path[:-1]):
            if step == ITEMS:
                key = column.path[:depth]
                if key not in items:
                    items[key] = len(holder)
                    holder.append({})
                path.append(items[key])
                holder = holder[items[key]]
                continue
            path.append(step)
            empty: Any = [] if column.path[depth + 1] == ITEMS else {}
            holder = holder.setdefault(step, empty)
            if type(holder) is not type(empty):
                return None
        return (*path, column.path[-1])

    def _holder(self, path: Steps) -> Any:
        holder: Any = self.contents.value
        for step in path[:-1]:
            holder = holder[step]
        return holder

    def _document(self) -> dict[str, Any]:
        holder: Any = self.contents.value
        for step in self.current or ():
            holder = holder[step]
        found: dict[str, Any] = holder
        return found

    def _no_items(self, column: _Column) -> None:
        """Note that a list of objects is known to be empty."""
        holder = self._document()
        *above, last = column.list_path
        for step in above:
            holder = holder.setdefault(str(step), {})
        holder.setdefault(str(last), [])

    def _tell_merged(self) -> None:
        """Tell of the cells of documents that another cell is merged over: none of them is seen."""
        for merged, row, start, column in islice(self._merged_cells(), MOST_MERGED):
            if (row, column.at) == (merged.first_row, merged.first_column):
                continue
            top = cell_name(merged.first_row, merged.first_column)
            cell = self.sheet.cells.get((row, column.at))
            if cell is None or _is_blank(cell):
                message = gettext("this cell is merged with {cell}, so it is empty", cell=top)
            else:
                message = gettext("this cell is merged with {cell}, which hides it", cell=top)
            hint = gettext("undo the merging, and write the value into each cell")
            self._find((*start, *column.path), "merged", message, None, hint)

    def _merged_cells(self) -> Iterator[tuple[Cells, int, Steps, _Column]]:
        """Yield what is merged over in the rows of documents: range, row, document, column."""
        places = sorted(self.single.values())
        for merged in self.sheet.merged:
            first = bisect_left(self.starts, (merged.first_row,))
            last = bisect_left(self.starts, (merged.last_row + 1,))
            left = bisect_left(places, merged.first_column)
            right = bisect_left(places, merged.last_column + 1)
            for row, start in self.starts[first:last]:
                for at in places[left:right]:
                    yield merged, row, start, self.columns[at]

    def _tell_strangers(self, row: int, cells: Iterable[int]) -> None:
        """Tell of cells in columns without a key, which are not read."""
        for at in cells:
            if at not in self.columns and at not in self.refused:
                message = gettext("this column has no key in row {row}; it is not read",
                                  row=self.head)  # fmt: skip
                self._find(self._cell(row, at), "ignored-column", message, is_note=True)

    def _tell_hidden_columns(self) -> None:
        for at in self.columns:
            if any(first <= at <= last for first, last in self.sheet.hidden_columns):
                message = gettext("this column is hidden, and is read like the others")
                self._find(self._cell(self.head, at), "hidden", message, is_note=True)

    def _cell(self, row: int, column: int) -> Steps:
        return SHEETS, self.sheet.name, cell_name(row, column)

    def _find(
        self,
        path: Steps,
        code: str,
        message: Message,
        found: str | None = None,
        hint: Message | None = None,
        is_note: bool = False,
    ) -> None:
        self.contents.findings.append(Finding(path, code, message, found, hint, is_note))


def _head_row(sheet: Sheet, first: str) -> int | None:
    """Return the first row that holds the key which every sheet of its kind has."""
    rows = (
        row
        for (row, _), cell in sheet.cells.items()
        if row <= LAST_HEAD_ROW and cell.stored is Stored.TEXT and key_text(cell.text) == first
    )
    return min(rows, default=None)


def _is_blank(cell: Cell) -> bool:
    """Return whether a cell holds nothing but blanks."""
    return cell.stored is Stored.TEXT and not tidy_text(cell.text)


def _hidden_sheet(sheet: Sheet) -> Finding:
    message = gettext("this sheet is hidden, and is not read")
    hint = gettext("show the sheet if its rows belong to the case")
    return Finding((SHEETS, sheet.name, "A1"), "ignored-sheet", message, None, hint, is_note=True)
