"""Check that each amendment of a case fits a table of its pack; otherwise it has no effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.intake.submission import RawDocument
from checker.messages import gettext
from checker.model.case import AMENDMENT
from checker.model.pack import Pack, Table
from checker.parsers.places import Fault
from checker.parsers.suggestions import suggestion

_KINDS: dict[str, tuple[type, ...]] = {"number": (Decimal,), "string": (str,), "boolean": (bool,)}


def amendment_faults(pack: Pack, documents: Iterable[RawDocument]) -> Iterator[Fault]:
    """Yield a fault for each table, key or value that keeps an amendment from taking effect.

    The documents fit the schemas of the pack.
    """
    tables = {name: table for table in pack.topic.tables for name in (table.id, table.name)}
    for document in documents:
        if document.value["type"] == AMENDMENT:
            table = tables.get(str(document.value.get("table")))
            if table is None:
                yield _unknown_table(document, pack.topic.tables)
            else:
                yield from _misfits(document, table)


def _unknown_table(document: RawDocument, tables: Iterable[Table]) -> Fault:
    name = str(document.value.get("table"))
    known = sorted(table.id for table in tables)
    message = gettext("the pack has no table {name!r} that could be amended", name=name)
    hint = suggestion(name, known)
    expected = None
    if known and hint is None:
        expected = gettext("one of {names}", names=", ".join(known))
    place = document.place.below("table")
    return Fault(place, "unknown-table", message, expected, hint=hint)


def _misfits(document: RawDocument, table: Table) -> Iterator[Fault]:
    given = _by_name(document.value.get("key"), table)
    place = document.place.below("key")
    if given is None or set(given) != set(table.keys):
        message = gettext("the keys are not those of the table {table!r}", table=table.id)
        expected = ", ".join(f"{name} ({of})" for name, of in table.keys.items())
        yield Fault(place, "amendment", message, expected)
        return
    for index, (name, of) in enumerate(table.keys.items()):
        if not _fits(given[name], of):
            message = gettext(
                "the key {key!r} of the table {table!r} has another type", key=name, table=table.id
            )
            step = index if isinstance(document.value["key"], list) else name
            yield Fault(place.below(step), "amendment", message, of)
    if table.fields is not None:
        message = gettext("the records of the table {table!r} cannot be amended", table=table.id)
        yield Fault(document.place.below("table"), "amendment", message)
    elif not _fits(document.value.get("value"), str(table.type)):
        message = gettext("values of the table {table!r} have another type", table=table.id)
        yield Fault(document.place.below("value"), "amendment", message, str(table.type))


def _by_name(keys: Any, table: Table) -> Mapping[str, Any] | None:
    """Return the keys of an amendment by name; None where there are too few or too many."""
    if isinstance(keys, list) and len(keys) == len(table.keys):
        return dict(zip(table.keys, keys, strict=True))
    return keys if isinstance(keys, dict) else None


def _fits(value: Any, of: str) -> bool:
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
