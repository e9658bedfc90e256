"""Where a value of a table was read: the paragraph of the norm that it gives."""

from __future__ import annotations

import re

from checker.model.pack import Cell, Pack, Table

_CALL = re.compile(r"(\w+)\((.*)\)")


def reference(pack: Pack, label: str) -> str:
    """Return the paragraph of a value that is labelled with the call of a table, else nothing.

    ``rate(north, 2002-05-01)`` is the label of what the table ``rate`` gave.
    """
    call = _CALL.fullmatch(label)
    tables = {table.name: table for table in pack.topic.tables}
    if call is None or call[1] not in tables:
        return ""
    cell = _cell(tables[call[1]], tuple(call[2].split(", ")))
    return "" if cell is None or cell.norm is None else pack.citation((str(cell.norm),))


def _cell(table: Table, keys: tuple[str, ...]) -> Cell | None:
    """Return the value for these keys; of a dated table, the last one that began by the day."""
    known = {tuple(map(str, cell.keys)): cell for cell in table.cells()}
    if table.dated is None:
        return known.get(keys)
    *others, day = keys
    began = [each for each in known if [*each[:-1]] == others and each[-1] <= day]
    return known[max(began)] if began else None
