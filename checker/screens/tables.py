"""Tables of a pack in SQL: a value by its keys, as long as no paper amends it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlglot import exp

from checker.model.case import AMENDMENT
from checker.model.compiled import CompiledPack
from checker.model.table import Table
from checker.packs.tables import rows_name
from checker.screens.lists import Papers
from checker.screens.values import (
    Digits,
    Scalar,
    UntranslatableError,
    all_of,
    compared,
    literal,
    wide,
)

_MOST_ROWS: Final = 500
_KEY: Final = "_key_{}"
_VALUE: Final = "_value"


def looked_up(
    compiled: CompiledPack, table: Table, keys: Sequence[object], papers: Mapping[str, Papers]
) -> Scalar:
    """Return the value of a table for these keys; null where it has none."""
    amendments = papers.get(compiled.collections.get(AMENDMENT, ""))
    if table.is_amendable and amendments is not None and not amendments.is_empty:
        raise UntranslatableError(f"the table `{table.name}`, which papers may amend")
    rows: Any = compiled.constants[rows_name(table)]
    if table.dated or table.fields or not 0 < len(rows) <= _MOST_ROWS:
        raise UntranslatableError(f"the table `{table.name}`")
    given = [each for each in keys if isinstance(each, Scalar)]
    if len(given) != len(keys):
        raise UntranslatableError(f"the table `{table.name}` with a list as its key")
    values = [literal(row[_VALUE]) for row in rows]
    digits = Digits(
        max(each.digits.before for each in values), max(each.digits.after for each in values)
    )
    found = exp.case()
    for row, value in zip(rows, values, strict=True):
        fits = [compared("=", literal(row[_KEY.format(at)]), key) for at, key in enumerate(given)]
        found = found.when(all_of(fits).sql, wide(value, digits).sql)
    return Scalar(exp.paren(found), values[0].kind, digits)
