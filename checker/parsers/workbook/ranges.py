"""The same fault in several cells of a column, told once with its range."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from checker.messages import gettext
from checker.model.problems import Problem
from checker.parsers.workbook.addresses import cell_name, row_and_column

FEW: Final = 3
"""How many of the values found are shown."""
_CELL: Final = re.compile(r"(?P<sheet>.*)!(?P<cell>[A-Z]{1,3}\d{1,7})", re.DOTALL)


def merged_by_column(problems: Sequence[Problem]) -> list[Problem]:
    """Return the problems, those that differ only in the row of their cell made one.

    The one names all cells, as in ``Grants!B7:B9,B12``, and some of what was found in them.
    Problems without a cell are left as they are; the order is that of the first of each.
    """
    groups: dict[object, list[Problem]] = {}
    for index, problem in enumerate(problems):
        groups.setdefault(_alike(problem) or index, []).append(problem)
    return [_merged(group) for group in groups.values()]


def _alike(problem: Problem) -> tuple[object, ...] | None:
    """Return what problems that can be made one have in common; None for one without a cell."""
    found = _CELL.fullmatch(problem.position.cell or "")
    at = row_and_column(found["cell"]) if found else None
    if found is None or at is None:
        return None
    said = (problem.code, problem.message, problem.expected, problem.hint, problem.is_warning)
    return (problem.position.file, found["sheet"], at[1], *said)


def _merged(group: Sequence[Problem]) -> Problem:
    first = group[0]
    if len(group) == 1:
        return first
    places = [_CELL.fullmatch(problem.position.cell or "") for problem in group]
    cells = [row_and_column(place["cell"]) for place in places if place is not None]
    rows = sorted({at[0] for at in cells if at is not None})
    column = next(at[1] for at in cells if at is not None)
    sheet = next(place["sheet"] for place in places if place is not None)
    cell = f"{sheet}!{','.join(_ranges(rows, column))}"
    return replace(first, position=replace(first.position, cell=cell), found=_found(group))


def _ranges(rows: Sequence[int], column: int) -> Iterator[str]:
    """Yield the runs of rows that follow each other as ranges of a column."""
    start = end = rows[0]
    for row in (*rows[1:], None):
        if row is not None and row == end + 1:
            end = row
            continue
        first, last = cell_name(start, column), cell_name(end, column)
        yield first if start == end else f"{first}:{last}"
        if row is not None:
            start = end = row


def _found(group: Iterable[Problem]) -> str | None:
    """Return some of the different values found."""
    values = list(dict.fromkeys(problem.found for problem in group if problem.found is not None))
    if len(values) <= FEW:
        return ", ".join(values) or None
    shown = ", ".join(values[:FEW])
    return gettext("{values} and {count:,} more", values=shown, count=len(values) - FEW)
