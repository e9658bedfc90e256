"""Forms for documents: their inputs, what was typed as a document, and problems at their input.

A form has the fields that the sheet of a template has. The name of an input is the key of its
column; a table has an input of that name in each row. What is typed becomes JSON, numbers with the
digits that were typed, and is checked as a file that is dropped in. What is not the kind of value
that a field takes stays a text, so that the check says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import Any, Final

from checker.excel.chinese import FIELDS
from checker.excel.sheets import DocumentSheet, Field, document_sheets
from checker.intake.columns import TYPE, CellKind, Column
from checker.messages import CHINESE, Message, joined, verbatim
from checker.model.pack import Pack
from checker.model.pointers import Steps, split
from checker.model.problems import Problem
from checker.parsers.json_strict import STRICT
from checker.parsers.workbook.layout import ITEMS, SEPARATORS
from checker.register.papers.written import written

Given = Mapping[str, Sequence[str]]
"""What was typed: for each key the texts of its inputs, one for each row of a table."""
STAMPED: Final = ("submitted_by", "received_on")
"""The fields that a register fills in."""
TRUE, FALSE = "true", "false"
LINE: Final = "\n"
"""What separates the items of a list in an input of its own; in a row it is as in a sheet."""
_LINES = re.compile(LINE)
_IN_CELL = re.compile(f"[{SEPARATORS}]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_MISSING = "missing-field"


@dataclass(frozen=True, slots=True)
class Table:
    """A list of objects: its key, the way to it, and a column for each field of an object."""

    key: str
    path: Steps
    columns: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a document type: fields and tables in the order of its schema."""

    sheet: DocumentSheet
    parts: tuple[Field | Table, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Return the tables."""
        return tuple(part for part in self.parts if isinstance(part, Table))

    def without_empty_rows(self, given: Given) -> dict[str, list[str]]:
        """Return what was typed with only those rows of tables in which something is."""
        kept = {key: list(texts) for key, texts in given.items()}
        for table in self.tables:
            keys = [each.column.key for each in table.columns]
            rows = zip_longest(*(given.get(key, ()) for key in keys), fillvalue="")
            filled = [row for row in rows if any(text.strip() for text in row)]
            kept |= {key: [row[place] for row in filled] for place, key in enumerate(keys)}
        return kept

    def document(self, given: Given) -> dict[str, Any]:
        """Return the document that was typed; what was left empty is not in it."""
        document: dict[str, Any] = {TYPE: self.sheet.type}
        for part in self.parts:
            if isinstance(part, Table):
                if rows := [row for row in _rows(part, given) if row]:
                    _put(document, part.path, rows)
            elif text := _first(given, part.column.key):
                _put(document, _path_of(part.column), _value(part, text, _LINES))
        return document

    def content(self, given: Given) -> bytes:
        """Return the document that was typed, as the bytes of a JSON file."""
        return written(self.document(given)).encode()

    def problems_at(self, problems: Sequence[Problem]) -> dict[tuple[str, int], list[Problem]]:
        """Return problems by the key of their input and its row; of none by an empty key."""
        places = dict(self._spots())
        found: dict[tuple[str, int], list[Problem]] = {}
        for problem in problems:
            found.setdefault(_spot(places, _steps(problem)), []).append(problem)
        return found

    def rows_of(self, table: Table, given: Given, more: str | None = None) -> int:
        """Return how many rows to show: those that were typed, one at least, one more if asked."""
        typed = max((len(given.get(each.column.key, ())) for each in table.columns), default=0)
        return max(typed, 1) + (more == table.key)

    def _spots(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the names on the way to each field, and its key."""
        for part in self.parts:
            columns = part.columns if isinstance(part, Table) else (part,)
            for each in columns:
                yield _names(each.column.path), each.column.key


def form_of(pack: Pack, type_: str, is_registered: bool) -> Form | None:
    """Return the form of a document type; None where there is no such type.

    A register stamps who sent a paper and when: there, nobody types it.
    """
    sheets = document_sheets(pack, None, None)
    sheet = next((each for each in sheets if each.type == type_), None)
    if sheet is None:
        return None
    left_out = STAMPED if is_registered else ()
    fields = [each for each in sheet.fields if each.column.key not in left_out]
    parts = [
        part
        for prefix, members in groupby(fields, key=lambda each: _table_path(each.column))
        for part in _parts(prefix, tuple(members))
    ]
    return Form(sheet, tuple(parts))


def label_of(field: Field, language: str) -> Message:
    """Return what a field is called in a language; in a table, without the name of the table."""
    in_table = _table_path(field.column) is not None
    names = field.names[1:] if in_table else field.names
    if language != CHINESE:
        return verbatim(names[-1] if in_table else field.label)
    known = FIELDS.get(names[-1].replace(" ", "_")) if len(names) == 1 else None
    return verbatim(known) if known else joined(names, ": ")


def typed_of(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what would be typed for a document, by the keys of inputs."""
    typed: dict[str, list[str]] = {}
    for key, text in _typed(document, ""):
        typed.setdefault(key, []).append(text)
    typed.pop(TYPE, None)
    return typed


def _typed(value: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, item in value.items():
        key = f"{prefix}{name}"
        if isinstance(item, Mapping):
            yield from _typed(item, f"{key}.")
        elif not isinstance(item, list | tuple):
            yield key, _text(item)
        elif item and all(isinstance(each, Mapping) for each in item):
            names = dict.fromkeys(name for each in item for name in each)
            for each in item:  # a field that a row lacks is an empty input of that row
                yield from _typed({name: each.get(name, "") for name in names}, f"{key}{ITEMS}.")
        elif item:
            between = SEPARATORS[0] if ITEMS in prefix else LINE
            yield f"{key}{ITEMS}", between.join(map(_text, item))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return TRUE if value else FALSE
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _table_path(column: Column) -> Steps | None:
    """Return the way to the list of objects that a column is in; None where it is in none."""
    inside = _path_of(column)
    return inside[: inside.index(0)] if 0 in inside else None


def _parts(prefix: Steps | None, fields: tuple[Field, ...]) -> Iterator[Field | Table]:
    """Yield fields that stand alone, or the one table that they make.

    A list within the objects of a list is beyond a table: all of it is one input with JSON.
    """
    if prefix is None:
        yield from fields
        return
    key = ".".join(map(str, prefix))
    if any(0 in _path_of(each.column)[len(prefix) + 1 :] for each in fields):
        column = Column(key, prefix, CellKind.NESTED)
        yield replace(fields[0], column=column, label=key, names=(key,), options=(), unit=None)
    else:
        yield Table(key, prefix, fields)


def _path_of(column: Column) -> Steps:
    """Return the way to the value of a column; to the list where a cell holds its items."""
    return column.path[:-1] if column.is_list else column.path


def _rows(table: Table, given: Given) -> Iterator[dict[str, Any]]:
    """Yield the objects of a table, each with the fields that were filled in."""
    keys = [each.column.key for each in table.columns]
    for texts in zip_longest(*(given.get(key, ()) for key in keys), fillvalue=""):
        row: dict[str, Any] = {}
        for each, text in zip(table.columns, texts, strict=True):
            if text.strip():
                below = _path_of(each.column)[len(table.path) + 1 :]
                _put(row, below, _value(each, text.strip(), _IN_CELL))
        yield row


def _first(given: Given, key: str) -> str:
    return next(iter(given.get(key, ())), "").strip()


def _put(document: dict[str, Any], path: Steps, value: Any) -> None:
    *above, last = map(str, path)
    for name in above:
        document = document.setdefault(name, {})
    document[last] = value


def _value(field: Field, text: str, between: re.Pattern[str]) -> Any:
    if not field.column.is_list:
        return _single(field, text)
    items = (item.strip() for item in between.split(text))
    return [_single(field, item) for item in items if item]


def _single(field: Field, text: str) -> Any:
    """Return what a text says for a field; the text itself where it says no such thing."""
    for option in field.options:
        if _text(option) == text:
            return option
    kind = field.column.kind
    if kind is CellKind.NESTED:
        return _json(text)
    if kind in (CellKind.YES_NO, CellKind.ANY) and text in (TRUE, FALSE):
        return text == TRUE
    if kind in (CellKind.NUMBER, CellKind.WHOLE, CellKind.ANY) and _NUMBER.fullmatch(text):
        return Decimal(text)
    return text


def _json(text: str) -> Any:
    try:
        return STRICT.decode(text)
    except (ValueError, RecursionError):
        return text


def _steps(problem: Problem) -> tuple[str, ...]:
    """Return the way to the value of a problem; of one that is missing, to where it would be."""
    steps = split(problem.position.pointer)
    if problem.code == _MISSING and isinstance(problem.message, Message):
        name = str(problem.message.arguments.get("field", "")).rpartition(".")[2]
        return (*steps, name) if name else steps
    return steps


def _spot(places: Mapping[tuple[str, ...], str], steps: tuple[str, ...]) -> tuple[str, int]:
    """Return the key and row of the input that a way leads to, or into."""
    names = tuple(step for step in steps if not step.isdecimal())
    row = next((int(step) for step in steps if step.isdecimal()), 0)
    for length in range(len(names), 0, -1):
        if key := places.get(names[:length]):
            return key, row if f"{ITEMS}." in key else 0
    return "", 0


def _names(path: Steps) -> tuple[str, ...]:
    return tuple(step for step in path if isinstance(step, str))
