"""The FEEL library of a pack that was read: its tables, periods and definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker import feel
from checker.model.case import AMENDMENT
from checker.model.pack import Pack
from checker.model.problems import Problem
from checker.packs.names import GLOBAL_NAMES, collections
from checker.packs.periods import PERIODS, period_definitions, period_records
from checker.packs.tables import (
    first_keys,
    rows_as_feel,
    rows_name,
    table_definitions,
    table_rows,
)


def constants_of(pack: Pack, problems: list[Problem]) -> dict[str, feel.Value]:
    """Return the contents of the tables, and the periods; add wrong values to ``problems``."""
    constants: dict[str, feel.Value] = {}
    if pack.topic.periods:
        constants[PERIODS] = period_records(pack)
    for table in pack.topic.tables:
        rows = table_rows(pack, table, problems)
        constants[rows_name(table)] = rows_as_feel(table, rows)
        if table.listed is not None:
            constants[table.listed] = first_keys(rows)
    return constants


def library_of(
    pack: Pack, constants: Iterable[str], trees: feel.Trees, saved: feel.SavedCode | None = None
) -> feel.Library:
    """Return the FEEL library of a pack that is free of problems.

    ``constants`` are names; ``trees`` are those of a version of the pack with the same names,
    ``saved`` code of this very version.
    """
    names = _global_names(pack, constants)
    return feel.Library(_definitions(pack), names, trees=trees, saved=saved)


def trees_of(pack: Pack, constants: Iterable[str]) -> feel.Trees:
    """Return where each text of the pack is parsed once."""
    defined = (each.name for each in _definitions(pack))
    return feel.Trees((*_global_names(pack, constants), *defined))


def _global_names(pack: Pack, constants: Iterable[str]) -> tuple[str, ...]:
    return (*GLOBAL_NAMES, *collections(pack).values(), *constants)


def _definitions(pack: Pack) -> Iterator[feel.Definition]:
    yield from table_definitions(pack, collections(pack).get(AMENDMENT))
    yield from period_definitions(pack)
    for entry in pack.topic.definitions:
        parameters = tuple(entry.parameters or ())
        yield feel.Definition(
            entry.name, entry.value, parameters, is_function=entry.parameters is not None
        )
