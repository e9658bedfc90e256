"""Keywords that say whose papers count, when and about what: they have to fit type and pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.evidence.terms import ANYBODY
from checker.feel.types import ANY, DATE, NUMBER, STRING, StringType, Type, conforms_to
from checker.feel.types.compatibility import base
from checker.messages import gettext
from checker.model.case import AMENDMENT, PARTY, WAIVER
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.packs.checks.document_types import document_types
from checker.packs.checks.references import unknown
from checker.packs.locations import locate
from checker.packs.schemas import ENVELOPE, SchemaFile, read_schema_files

TYPE_KEYWORDS = frozenset(
    {
        "x-about-sender", "x-basis", "x-covers", "x-issued-by", "x-key", "x-latest", "x-paragraph",
    }
)  # fmt: skip
"""Keywords that describe a whole type of documents."""

FIELD_KEYWORDS = frozenset({"x-past", "x-speaker"})
"""Keywords that mark a field."""

BASES = ("declaration", "document", "determination")
_SETTLED_BY_THE_PACK = frozenset({AMENDMENT, PARTY, WAIVER})
"""Types whose issuers ``pack.yaml`` and the tables name."""

_PERIODS = (
    frozenset({"year"}),
    frozenset({"year", "quarter"}),
    frozenset({"from", "to"}),
    frozenset({"entry", "table"}),
)
_MONTHS_OF_A_YEAR = 12


def evidence_keyword_problems(pack: Pack) -> Iterator[Problem]:
    """Yield keywords whose value does not fit, and a warning for each type that anybody issues."""
    types = document_types(pack.schemas)
    folder = locate(Path(pack.folder))
    for name, schema in read_schema_files(folder, []).items():
        if name != ENVELOPE:
            check = _TypeCheck(pack, schema, types[name].fields)
            yield from check.type_keywords()
            if schema.path.parent == folder.schemas:
                yield from check.no_issuer()


def field_keyword_problems(
    key: str, value: Any, field: Mapping[str, Any], position: Position
) -> Iterator[Problem]:
    """Yield what is wrong with a keyword that marks ``field``."""
    if value is not True:
        yield Problem(position, key, gettext("{keyword} is true or left out", keyword=key))
    if key == "x-past" and field.get("format") != "date":
        message = gettext("x-past marks a date, and this is not one")
        hint = gettext('give the field the "format": "date"')
        yield Problem(position, key, message, hint=hint)


@dataclass(frozen=True, slots=True)
class _TypeCheck:
    pack: Pack
    schema: SchemaFile
    fields: Mapping[str, Type]

    def type_keywords(self) -> Iterator[Problem]:
        """Yield what is wrong with the keywords of the whole type."""
        document = self.schema.document
        for key in sorted(TYPE_KEYWORDS & document.keys()):
            check = getattr(self, f"_{key.removeprefix('x-').replace('-', '_')}")
            yield from check(document[key], f"/{key}")

    def no_issuer(self) -> Iterator[Problem]:
        """Yield a warning where papers of the type count whoever sends them."""
        name = self.schema.type
        if "x-issued-by" in self.schema.document or name in _SETTLED_BY_THE_PACK:
            return
        message = gettext("papers of the type {type} count whoever sends them", type=name)
        hint = gettext('name the roles that issue them: "x-issued-by": ["..."], or say "anybody"')
        yield Problem(self._at(""), "x-issued-by", message, hint=hint, is_warning=True)

    def _issued_by(self, value: Any, below: str) -> Iterator[Problem]:
        if value == ANYBODY:
            return
        if not _is_list_of_texts(value):
            message = gettext('x-issued-by is a list of roles, or "anybody"')
            yield Problem(self._at(below), "x-issued-by", message)
            return
        for index, role in enumerate(value):
            at = self._at(pointer_to(below, index))
            yield from unknown("role", role, self.pack.manifest.roles, at)

    def _paragraph(self, value: Any, below: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not value:
            message = gettext("x-paragraph is a text: the paragraph, as in 49(b)")
            yield Problem(self._at(below), "x-paragraph", message)

    def _about_sender(self, value: Any, below: str) -> Iterator[Problem]:
        yield from self._field(value, below, "x-about-sender", STRING)

    def _key(self, value: Any, below: str) -> Iterator[Problem]:
        if not _is_list_of_texts(value):
            message = gettext("x-key is a list of fields, with one at the least")
            yield Problem(self._at(below), "x-key", message)
            return
        for index, name in enumerate(value):
            yield from unknown("field", name, self.fields, self._at(pointer_to(below, index)))

    def _latest(self, value: Any, below: str) -> Iterator[Problem]:
        if value is not True:
            message = gettext("{keyword} is true or left out", keyword="x-latest")
            yield Problem(self._at(below), "x-latest", message)
        elif "x-key" not in self.schema.document:
            message = gettext("x-latest needs an x-key: later than which other papers?")
            yield Problem(self._at(below), "x-latest", message)

    def _basis(self, value: Any, below: str) -> Iterator[Problem]:
        if value not in BASES:
            message = gettext("there is no basis {basis!r}", basis=value)
            expected = gettext("one of {names}", names=", ".join(BASES))
            yield Problem(self._at(below), "x-basis", message, expected)

    def _covers(self, value: Any, below: str) -> Iterator[Problem]:
        given = value if isinstance(value, Mapping) else {}
        if frozenset(given) - {"part"} not in _PERIODS:
            message = gettext("x-covers names the fields of a period")
            expected = gettext("year, or year and quarter, or from and to, or entry and table")
            yield Problem(self._at(below), "x-covers", message, expected)
            return
        for name in ("year", "quarter"):
            if name in given:
                yield from self._field(given[name], f"{below}/{name}", "x-covers", NUMBER)
        for name in ("from", "to"):
            if name in given:
                yield from self._field(given[name], f"{below}/{name}", "x-covers", DATE)
        if "part" in given:
            yield from self._part(given, f"{below}/part")
        if "entry" in given:
            yield from self._entry(given, below)

    def _entry(self, covers: Mapping[str, Any], below: str) -> Iterator[Problem]:
        """Yield that the field, or the table of periods that it names one of, is not there."""
        yield from self._field(covers["entry"], f"{below}/entry", "x-covers", STRING)
        tables = {each.id: each for each in self.pack.topic.tables}
        at, name = self._at(f"{below}/table"), str(covers["table"])
        yield from unknown("table", name, tables, at)
        table = tables.get(name)
        if table is not None and (table.fields or {}).get("to") != "date":
            message = gettext("the entries of the table {table!r} have no last day", table=table.id)
            yield Problem(at, "x-covers", message, gettext("a field 'to' of type date"))

    def _part(self, covers: Mapping[str, Any], below: str) -> Iterator[Problem]:
        part = covers["part"]
        months = part.get("months") if isinstance(part, Mapping) else None
        if not isinstance(months, Mapping) or set(part) != {"field", "months"} or len(covers) > 2:
            message = gettext("the part of a year is given by a field, and months by its values")
            expected = '"part": {"field": "...", "months": {"...": 9}}'
            yield Problem(self._at(below), "x-covers", message, expected)
            return
        yield from self._field(part["field"], f"{below}/field", "x-covers", STRING)
        of = self.fields.get(str(part["field"]))
        for name, number in months.items():
            at = self._at(pointer_to(f"{below}/months", name))
            if isinstance(of, StringType) and of.values:
                yield from unknown("value", name, of.values, at)
            if isinstance(number, bool) or number not in range(1, _MONTHS_OF_A_YEAR + 1):
                message = gettext("{number} is not a number of months of a year", number=number)
                yield Problem(at, "x-covers", message, gettext("1 to 12"))

    def _field(self, value: Any, below: str, keyword: str, wanted: Type) -> Iterator[Problem]:
        """Yield that a field is not there, or not of the type that is wanted."""
        if not isinstance(value, str):
            message = gettext("{keyword} names a field", keyword=keyword)
            yield Problem(self._at(below), keyword, message)
            return
        yield from unknown("field", value, self.fields, self._at(below))
        of = self.fields.get(value, ANY)
        if of != ANY and not conforms_to(base(of), wanted):
            message = gettext("the field {field!r} has another type", field=value)
            yield Problem(self._at(below), keyword, message, _WORDS[wanted])

    def _at(self, below: str) -> Position:
        return self.schema.position(below)


_WORDS = {STRING: gettext("a text"), DATE: gettext("a date"), NUMBER: gettext("a number")}


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and value != [] and all(isinstance(each, str) for each in value)
