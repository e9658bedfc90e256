"""Amendments of a case against the tables of its pack; one that fits none would have no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checker.feel import Value
from checker.model.case import AMENDMENT, Document
from checker.model.pack import Pack, Table
from checker.model.problems import Position, Problem
from checker.packs.shape import suggestion

_KINDS: dict[str, tuple[type, ...]] = {"number": (Decimal,), "string": (str,), "boolean": (bool,)}


def amendment_problems(pack: Pack, documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield what keeps an amendment from having effect: its table, its keys, or its value.

    The documents have been validated against the schemas of the pack.
    """
    tables = {name: table for table in pack.topic.tables for name in (table.id, table.name)}
    for document in documents:
        if document.type == AMENDMENT:
            table = tables.get(str(document.record.get("table")))
            if table is None:
                yield _unknown_table(document, tables)
            else:
                yield from _misfits(document, table)


def _unknown_table(document: Document, tables: dict[str, Table]) -> Problem:
    name = str(document.record.get("table"))
    known = sorted(table.id for table in tables.values())
    hint = suggestion(name, known)
    message = f"the pack has no table {name!r} that could be amended"
    expected = None if hint else f"one of {', '.join(dict.fromkeys(known))}"
    return Problem(_at(document, "/table"), "unknown-table", message, expected, hint=hint)


def _misfits(document: Document, table: Table) -> Iterator[Problem]:
    keys = document.record.get("key")
    given = keys if isinstance(keys, dict) else None
    if isinstance(keys, list) and len(keys) == len(table.keys):
        given = dict(zip(table.keys, keys, strict=True))
    if given is None or set(given) != set(table.keys):
        expected = ", ".join(f"{name} ({of})" for name, of in table.keys.items())
        message = f"the keys are not those of the table {table.id!r}"
        yield Problem(_at(document, "/key"), "amendment", message, expected)
        return
    for name, of in table.keys.items():
        if not _fits(given[name], of):
            message = f"the key {name!r} of the table {table.id!r} has another type"
            yield Problem(_at(document, "/key"), "amendment", message, of)
    if not _fits(document.record.get("value"), table.type):
        message = f"values of the table {table.id!r} have another type"
        yield Problem(_at(document, "/value"), "amendment", message, table.type)


def _fits(value: Value, of: str) -> bool:
    if of == "date":
        return isinstance(value, str) and _is_date(value)
    if of not in _KINDS:
        return True
    return isinstance(value, _KINDS[of]) and isinstance(value, bool) == (of == "boolean")


def _is_date(text: str) -> bool:
    """Return whether a text is a date as FEEL writes one: ``1998-W20-5`` would match no row."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _at(document: Document, below: str) -> Position:
    return replace(document.position, pointer=document.position.pointer + below)
