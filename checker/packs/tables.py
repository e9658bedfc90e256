"""Tables as FEEL: rows of exact values, and a function of the keys that finds one.

A table ``cap`` with the keys ``well`` and ``year`` becomes a list of rows and the function
``cap(well, year)``. Where the pack knows documents of the type ``amendment``, the value agreed
last, and in force on the as-of date, goes before the row; the amendment is then read as evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel import Definition, Value
from checker.feel.types import NAMED_TYPES
from checker.messages import Message, gettext
from checker.model.pack import Cell, Pack, Table
from checker.model.problems import Problem
from checker.packs.shape import described
from checker.packs.sources import nearest_position

_KEY = "_key_{}"
_VALUE = "_value"
_FORM = "{value: 120, norm: annual-limit}"
_OPEN = ("context", "Any")
"""Types of values that may be mappings themselves."""


@dataclass(frozen=True, slots=True)
class Row:
    """The value of a table for one combination of keys, and its JSON Pointer in the entry."""

    keys: tuple[Value, ...]
    value: Value
    below: str


class _Misfit(ValueError):  # noqa: N818 - becomes a Problem
    """A key or value that is not of the declared type."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)


def rows_name(table: Table) -> str:
    """Return the FEEL name of the table's rows; authors cannot write such a name."""
    return f"_rows_{table.name}"


def rows_as_feel(table: Table, rows: list[Row]) -> list[Value]:
    """Return the rows as FEEL contexts."""
    made: list[Value] = []
    for row in rows:
        context: dict[str, Value] = {_KEY.format(at): key for at, key in enumerate(row.keys)}
        made.append({**context, _VALUE: row.value})
    return made


def table_rows(pack: Pack, table: Table, problems: list[Problem]) -> list[Row]:
    """Return the rows of a table; add keys and values of the wrong form to ``problems``.

    A null value counts as absent, and ends what was in force where the table is ``dated``; the
    rows of such a table are in the order of their days.
    """
    rows = []
    for cell in table.cells():
        try:
            rows.append(_row(table, cell))
        except _Misfit as misfit:
            position = nearest_position(pack, table, cell.below)
            problems.append(Problem(position, "table", misfit.message, hint=misfit.hint))
    if table.dated is not None:
        return sorted(rows, key=lambda row: str(row.keys[-1]))
    return [row for row in rows if row.value is not None]


def table_definitions(pack: Pack, amendments: str | None) -> Iterator[Definition]:
    """Yield the functions of all tables; ``amendments`` is the list of amendments in FEEL.

    A value that is not of the type of its table, which only an amendment could bring, is null.
    """
    tables = pack.topic.tables
    if amendments is not None and tables:
        yield from _amending(amendments)
    for table in tables:
        yield Definition(
            name=table.name,
            expression=_lookup(table, amendments is not None and table.is_amendable),
            parameters=tuple(table.keys),
            is_function=True,
            result_type=None if table.fields else NAMED_TYPES.get(str(table.type)),
        )


def _amending(amendments: str) -> Iterator[Definition]:
    """Yield the functions that all tables share: the amendments of a value, and the latest.

    An amendment names its table by id or name, and gives the keys in order or by name.
    """
    matching = (
        "list contains(_tables, item.table) and (item.key = _in_order or item.key = _by_name)"
        " and item.agreed_on <= as_of"
        " and (item.effective_on = null or item.effective_on <= as_of)"
    )
    parameters = ("_tables", "_in_order", "_by_name")
    yield Definition("_amended", f"{amendments}[{matching}]", parameters, True)
    latest = "_found[item.agreed_on = max(_found.agreed_on)][-1].value"
    yield Definition("_latest", latest, ("_found",), True)


def _lookup(table: Table, amendable: bool) -> str:
    signs = {table.dated: "<="} if table.dated else {}
    matching = " and ".join(
        f"{_KEY.format(at)} {signs.get(key, '=')} {key}" for at, key in enumerate(table.keys)
    )
    rows = f"{rows_name(table)}[{matching}]"
    # Asking first keeps the names of this file out of the reasons for a null.
    row = f"if count({rows}) = 0 then null else {rows}[{-1 if table.dated else 1}].{_VALUE}"
    if not amendable:
        return row
    keys = {name: _as_submitted(name, of) for name, of in table.keys.items()}
    in_order = f"[{', '.join(keys.values())}]"
    by_name = f"{{{', '.join(f'{name}: {key}' for name, key in keys.items())}}}"
    found = f'_amended(["{table.id}", "{table.name}"], {in_order}, {by_name})'
    latest = f"_latest({found})"
    value = f"date({latest})" if table.type == "date" else latest
    return f"if count({found}) > 0 then {value} else {row}"


def _as_submitted(name: str, of: str) -> str:
    """Return a key as an amendment gives it, where a date is text."""
    return f"string({name})" if of == "date" else name


def _row(table: Table, cell: Cell) -> Row:
    keys, value = cell.keys, cell.value
    if len(keys) != len(table.keys):
        raise _Misfit(
            gettext(
                "values of {table} are nested by {keys}",
                table=table.name,
                keys=", ".join(table.keys),
            )
        )
    typed = tuple(
        _typed(key, of, gettext("the key {name!r}", name=name))
        for (name, of), key in zip(table.keys.items(), keys, strict=True)
    )
    return Row(typed, None if value is None else _value(table, value), cell.below)


def _value(table: Table, value: Any) -> Value:
    """Return a value of the table, or the fields of a record; those that are left out are null."""
    if table.fields is None:
        if isinstance(value, dict) and table.type not in _OPEN:
            raise _Misfit(gettext("a value is written alone, or with its norm: {form}", form=_FORM))
        return _typed(value, str(table.type), gettext("the value"))
    if not isinstance(value, dict):
        wanted = ", ".join(table.fields)
        raise _Misfit(gettext("the value has to be a record with {fields}", fields=wanted))
    if strange := [name for name in value if name not in table.fields]:
        raise _Misfit(gettext("a record of this table has no {name!r}", name=strange[0]))
    given = {name: value.get(name) for name in table.fields}
    return {
        name: None
        if each is None
        else _typed(each, _plain_type(table.fields[name]), gettext("the field {name!r}", name=name))
        for name, each in given.items()
    }


def _plain_type(text: str) -> str:
    """Return a type without its unit: ``number`` of ``number(t)``."""
    return text.partition("(")[0].strip()


def first_keys(rows: Iterable[Row]) -> list[Value]:
    """Return the first keys of the rows, each once, in the order in which they were written."""
    return list(dict.fromkeys(row.keys[0] for row in rows))


def _typed(value: Any, of: str, what: Message) -> Value:
    """Return a value from YAML as one of FEEL; raises _Misfit where it is not of the type.

    ``what`` is what messages call it.
    """
    if of not in _OF_TYPE:
        return _exact(value)
    kinds, wrong = _OF_TYPE[of]
    if isinstance(value, bool) != (of == "boolean") or not isinstance(value, kinds):
        bare = of == "string" and isinstance(value, int | Decimal)
        hint = gettext("put it in quotes") if bare else None
        raise _Misfit(wrong(what, described(value)), hint)
    return _exact(value) if of != "date" else _date(value, what)


def _date(value: Any, what: Message) -> Value:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise _Misfit(_not_a_date(what, described(value))) from None


def _not_a_date(what: Message, found: Message) -> Message:
    return gettext("{value} is not a date such as 1998-05-15, but {found}", value=what, found=found)


_OF_TYPE: Mapping[str, tuple[tuple[type, ...], Callable[[Message, Message], Message]]] = {
    "number": (
        (int, Decimal),
        lambda what, found: gettext(
            "{value} is not a number, but {found}", value=what, found=found
        ),
    ),
    "string": (
        (str,),
        lambda what, found: gettext("{value} is not text, but {found}", value=what, found=found),
    ),
    "boolean": (
        (bool,),
        lambda what, found: gettext(
            "{value} is not true or false, but {found}", value=what, found=found
        ),
    ),
    "date": ((str,), _not_a_date),
}
"""The Python types of values of each FEEL type, and the sentence for a value of another."""


def _exact(value: Any) -> Value:
    if isinstance(value, dict):
        return {str(key): _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    checked: Value = value
    return checked
