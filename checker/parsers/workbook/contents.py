"""What a workbook says, with the cell of every value and what is wrong with its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from checker.messages import Message
from checker.model.pointers import Steps
from checker.parsers.workbook.addresses import cell_name, in_sheet
from checker.parsers.workbook.grid import Cell

DOCUMENTS: Final = "documents"
SHEETS: Final = "sheets"
"""Starts the way to a cell that is not a value: ``("sheets", "Notes", "B7")``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a cell or worth knowing of it, by the way to its value."""

    path: Steps
    code: str
    message: Message
    found: str | None = None
    hint: Message | None = None
    is_note: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The row of a document, and the columns of its sheet by the way to a value from there."""

    sheet: str
    row: int
    columns: Mapping[Steps, int]


@dataclass(slots=True)
class Contents:
    """What a workbook says.

    ``value`` has the fields ``case`` and ``rules``, where the workbook names them, and the list
    ``documents``. ``cells`` are the cells of values by the way to them; ``names`` name the cell of
    each value and the first of each row, ``heads`` the head of the column; ``lines`` are the rows
    of documents, and of the case. ``has_keys`` says whether any sheet has a row with the keys of
    columns; ``unread`` are the sheets that have none.
    """

    from_1904: bool
    value: dict[str, Any] = field(default_factory=lambda: {DOCUMENTS: []})
    cells: dict[Steps, Cell] = field(default_factory=dict)
    names: dict[Steps, str] = field(default_factory=dict)
    heads: dict[Steps, str] = field(default_factory=dict)
    lines: dict[Steps, Line] = field(default_factory=dict)
    has_keys: bool = False
    unread: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def name_at(self, path: Steps) -> str | None:
        """Return the cell of a value, or the empty one that could hold it; None for neither."""
        if path in self.names:
            return self.names[path]
        start = path[:2] if path[:1] == (DOCUMENTS,) else ()
        line = self.lines.get(start)
        column = line.columns.get(path[len(start) :]) if line is not None else None
        if line is None or column is None:
            return None
        return in_sheet(line.sheet, cell_name(line.row, column))
