"""Bad input as data: what is wrong, where, and how to put it right."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checker.messages import gettext

_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)", re.DOTALL)


FEW_RANGES = 6
"""How many ranges of cells are shown."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an input file.

    ``pointer`` is a JSON Pointer (RFC 6901); ``line`` and ``column`` count from 1 and are None
    where the input has no lines to speak of. ``cell`` is then the place in words of the format,
    such as ``Grants!B7``.
    """

    file: str
    pointer: str = ""
    line: int | None = None
    column: int | None = None
    cell: str | None = None

    def __str__(self) -> str:
        """Return ``file:line:column`` as compilers and editors write it, or ``file:cell``."""
        places = (self.line, self.column, self.short_cell)
        parts = [self.file, *(str(place) for place in places if place is not None)]
        return ":".join(parts)

    @property
    def short_cell(self) -> str | None:
        """Return the cell as people read it: of many ranges the first, and how many there are."""
        if self.cell is None:
            return None
        sheet, mark, ranges = self.cell.rpartition("!")
        first = ranges.split(",")
        rest = len(first) - FEW_RANGES
        if rest <= 0:
            return self.cell
        shown = f"{sheet}{mark}{','.join(first[:FEW_RANGES])}"
        return gettext("{cells} and {count:,} more", cells=shown, count=rest)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of an input file, in words for the person who wrote it.

    ``code`` is a stable short name (``duplicate-key``, ``unknown-field``) for machines. A warning
    keeps nothing from being used.
    """

    position: Position
    code: str
    message: str
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    is_warning: bool = False

    def __str__(self) -> str:
        """Return the problem on one line, position first."""
        where = f"{self.position} {self.position.pointer}".rstrip()
        parts = [f"{where}: {self.message}"]
        if self.expected is not None:
            parts.append(gettext("expected {value}", value=self.expected))
        if self.found is not None:
            parts.append(gettext("found {value}", value=self.found))
        if self.hint is not None:
            parts.append(self.hint)
        return "; ".join(parts) + f" [{self.code}]"


class InputError(Exception):
    """The input cannot be used; carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=_order))
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        """Let the error pass from one process to another."""
        return type(self), (self.problems,)


def _order(problem: Problem) -> tuple[str, int, int, tuple[str, int, int, str], str, str]:
    place = problem.position
    cell = _cell_order(place.cell or "")
    return (place.file, place.line or 0, place.column or 0, cell, place.pointer, problem.message)


def _cell_order(cell: str) -> tuple[str, int, int, str]:
    """Return what sorts cells by sheet, row and column: ``A!B7`` before ``A!A12``."""
    found = _CELL.match(cell)
    if found is None:
        return cell, 0, 0, ""
    return found["sheet"], int(found["row"]), len(found["column"]), found["column"]
