"""The sheets of a workbook and what is stored in their cells, nothing interpreted yet."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeVar

from checker.messages import gettext
from checker.parsers.workbook.addresses import Cells, cells_of, row_and_column, whole_number
from checker.parsers.workbook.archive import WORKBOOK_PART, Archive
from checker.parsers.workbook.styles import NumberFormat, cell_formats
from checker.parsers.workbook.texts import LONGEST_TEXT, Text, decoded, shared_texts

T = TypeVar("T")
RELATIONS_PART: Final = "xl/_rels/workbook.xml.rels"
MAX_CELLS: Final = 200_000
MAX_MERGED: Final = 10_000
MAX_SHEETS: Final = 1_000
MAX_HIDDEN: Final = 500
"""Ranges of hidden columns of a sheet that are noted."""
LONGEST_FORMULA: Final = 8_192
"""Characters of a formula, as Excel limits them; what comes after is cut off."""
_NO_FORMAT: Final = NumberFormat()
_VISIBLE: Final = "visible"


class Stored(StrEnum):
    """What kind of value a cell stores."""

    NUMBER = "n"
    TEXT = "text"
    YES_NO = "b"
    ERROR = "e"
    DAY = "d"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with content: ``text`` is its value as the file has it, without any rounding.

    ``formula`` is None where the value was typed; of a formula, ``text`` is the result that was
    last calculated, and NOTHING is stored where there is none.
    """

    row: int
    column: int
    stored: Stored
    text: str
    format: NumberFormat = _NO_FORMAT
    formula: str | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells by row and column, the merged ranges, and what is hidden."""

    name: str
    is_hidden: bool
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Cells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheets of a workbook in their order; ``from_1904`` says from when it counts days."""

    sheets: tuple[Sheet, ...]
    from_1904: bool


def read_grid(archive: Archive) -> Grid:
    """Return all sheets of a workbook; raises UnreadableError where there is too much in them."""
    book, relations = _Book(), _Relations()
    archive.walk(WORKBOOK_PART, book)
    archive.walk(RELATIONS_PART, relations)
    if len(book.sheets) > MAX_SHEETS:
        message = gettext("the workbook has more than {sheets:,} sheets", sheets=MAX_SHEETS)
        raise archive.refused(message, gettext("split it into several workbooks"))
    formats, texts = cell_formats(archive), shared_texts(archive)
    sheets = []
    left = MAX_CELLS
    for name, state, relation in book.sheets:
        sheet = Sheet(name, state != _VISIBLE)
        part = relations.parts.get(relation)
        if part is not None:
            archive.walk(part, _Cells(archive, sheet, formats, texts, left))
        left -= len(sheet.cells)
        sheets.append(sheet)
    return Grid(tuple(sheets), book.from_1904)


@dataclass(slots=True)
class _Book:
    """Reads the list of sheets: name, state, and the relation that leads to the part."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            state = attributes.get("state", _VISIBLE)
            self.sheets.append((attributes.get("name", ""), state, attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


@dataclass(slots=True)
class _Relations:
    """Reads which part each relation leads to; links out of the file are left aside."""

    parts: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        is_sheet = attributes.get("Type", "").endswith("/worksheet")
        if name == "Relationship" and is_sheet and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self.parts[attributes.get("Id", "")] = target.lstrip("/")

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


@dataclass(slots=True)
class _Cells:
    """Reads the cells of one sheet, at most ``left`` of them."""

    archive: Archive
    sheet: Sheet
    formats: Sequence[NumberFormat]
    texts: Sequence[str]
    left: int
    row: int = 0
    column: int = 0
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: str = ""
    value: list[str] | None = None
    formula: list[str] | None = None
    inline: Text = field(default_factory=Text)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "row":
                self._row(attributes)
            case "c":
                self._cell(attributes)
            case "v":
                self.inside, self.value = name, []
            case "f":
                self.inside, self.formula = name, []
            case "col" if attributes.get("hidden") in ("1", "true"):
                self._hidden(attributes)
            case "mergeCell":
                self._merged(attributes.get("ref", ""))
            case _:
                self.inline.start(name)

    def end(self, name: str) -> None:
        self.inside = ""
        self.inline.end(name)
        if name == "c":
            self._finish()

    def text(self, data: str) -> None:
        if self.inside == "v" and self.value is not None:
            self.value.append(data)
        elif self.inside == "f" and self.formula is not None:
            self.formula.append(data)
        else:
            self.inline.add(data)

    def _row(self, attributes: Mapping[str, str]) -> None:
        self.row = whole_number(attributes.get("r")) or self.row + 1
        self.column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows.add(self.row)

    def _cell(self, attributes: Mapping[str, str]) -> None:
        at = row_and_column(attributes.get("r", ""))
        self.row, self.column = at or (self.row, self.column + 1)
        self.attributes, self.value, self.formula, self.inline = attributes, None, None, Text()

    def _hidden(self, attributes: Mapping[str, str]) -> None:
        first, last = (whole_number(attributes.get(name)) for name in ("min", "max"))
        is_one_more = len(self.sheet.hidden_columns) < MAX_HIDDEN
        if first is not None and last is not None and is_one_more:
            self.sheet.hidden_columns.append((first, last))

    def _merged(self, ref: str) -> None:
        cells = cells_of(ref)
        if cells is not None:
            self.sheet.merged.append(cells)
        if len(self.sheet.merged) > MAX_MERGED:
            self._refuse()

    def _finish(self) -> None:
        stored, text = self._stored()
        if stored is Stored.NOTHING and self.formula is None:
            return
        format_ = _at(self.formats, self.attributes.get("s", "0")) or _NO_FORMAT
        formula = None if self.formula is None else "".join(self.formula)[:LONGEST_FORMULA]
        if formula in _WRITTEN_OUT:
            stored, text, formula = Stored.YES_NO, _WRITTEN_OUT[formula], None
        at = self.row, self.column
        self.archive.count_text(len(text) + len(formula or ""))
        self.sheet.cells[at] = Cell(*at, stored, text, format_, formula)
        if len(self.sheet.cells) > self.left:
            self._refuse()

    def _stored(self) -> tuple[Stored, str]:
        """Return what the cell stores and its text."""
        kind = self.attributes.get("t", "n")
        if kind == "inlineStr":
            return _text(self.inline.whole())
        if self.value is None:
            return Stored.NOTHING, ""
        text = "".join(self.value)[:LONGEST_TEXT]
        if kind == "s":
            return _text(_at(self.texts, text) or "")
        if kind == "str":
            return Stored.TEXT, decoded(text)
        if not text.strip():
            return Stored.NOTHING, ""
        return (Stored(kind) if kind in _KINDS else Stored.NUMBER), text.strip()

    def _refuse(self) -> None:
        message = gettext(
            "the workbook has more than {cells:,} cells with content", cells=MAX_CELLS
        )
        raise self.archive.refused(message, gettext("split it into several workbooks"))


_KINDS: Final = frozenset({"n", "b", "e", "d"})
_WRITTEN_OUT: Final = {"TRUE()": "1", "FALSE()": "0"}
"""How LibreOffice writes yes and no where the format of the cell does not show them so.

What they say does not hang on a result, which a marked copy is without.
"""


def _at(items: Sequence[T], place: str) -> T | None:
    """Return the item that a file refers to by its place; None where there is none."""
    number = whole_number(place)
    return items[number] if number is not None and number < len(items) else None


def _text(text: str) -> tuple[Stored, str]:
    return (Stored.TEXT, text) if text else (Stored.NOTHING, "")
