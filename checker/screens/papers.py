"""The papers of Parquet files as tables of DuckDB, one for each type, and which are in doubt.

A paper is in doubt unless it is plain that it counts: it comes from a role that may issue it, or
from a party that such a role named; it is alone on its matter; and its dates are in order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, Final

import duckdb

from checker.evidence.sifting import pack_terms
from checker.evidence.terms import Terms
from checker.intake.fields import names_at, schemas_at
from checker.messages import gettext
from checker.model.case import AMENDMENT, PARTY, WAIVER
from checker.model.compiled import CompiledPack
from checker.model.pack import PartyRule
from checker.model.problems import InputError, Position, Problem
from checker.screens.lists import ID, IN_DOUBT, Column, Papers
from checker.screens.values import Digits, Kind

ALL: Final = "all_papers"
"""The view of all papers, with all their fields."""
_TYPE, _SENDER, _RECEIVED, _SUPERSEDES = "type", "submitted_by", "received_on", "supersedes"
_SEVERAL: Final = "several"
_MEMORY: Final = "2GB"
_ENVELOPE: Final = (_TYPE, ID, _SENDER, _RECEIVED)
_WHOLE: Final = frozenset(
    f"{sign}{size}" for sign in ("", "U") for size in ("TINYINT", "SMALLINT", "INTEGER", "BIGINT")
)
_ONE: Final = Digits(1, 0)
_KINDS: Final[Mapping[str, Kind]] = {
    "VARCHAR": Kind.TEXT,
    "DATE": Kind.DAY,
    "BOOLEAN": Kind.TRUTH,
}
_SQL: Final[Mapping[Kind, str]] = {kind: name for name, kind in _KINDS.items()}
_JUDGED_OTHERWISE: Final = frozenset({AMENDMENT, PARTY, WAIVER})
"""Types whose papers are judged by more than their terms."""


def opened(files: Sequence[str], folder: str) -> duckdb.DuckDBPyConnection:
    """Return a database with the view ``ALL`` of the papers in Parquet files.

    ``folder`` is for what does not fit into memory. Raises InputError where a file cannot be read.
    """
    connection = duckdb.connect()
    connection.execute("SET memory_limit = ?", [_MEMORY])
    connection.execute("SET temp_directory = ?", [folder])
    names = ", ".join(_text(file) for file in files)
    view = f"CREATE VIEW {ALL} AS FROM read_parquet([{names}], union_by_name = true)"
    with reading(files[0]):
        connection.execute(view)
    return connection


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Turn what DuckDB cannot read within the block into InputError, with the file's name."""
    try:
        yield
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        message = gettext("this cannot be read as Parquet: {reason}", reason=reason)
        raise InputError([Problem(Position(file), "file", message)]) from None


def papers_in(
    connection: duckdb.DuckDBPyConnection, compiled: CompiledPack, file: str
) -> dict[str, Papers]:
    """Return what papers there are of each type of a pack, by the FEEL name of their list.

    Raises InputError, with the file's name, for columns that no document could have come from.
    """
    given = _given(connection)
    faults = list(_column_faults(given, compiled, file))
    if faults:
        raise InputError(faults)
    rows = connection.execute(f"SELECT type, count(*) FROM {ALL} GROUP BY type").fetchall()
    counts = dict(rows)
    digits = _digits_in(connection, given)
    return {
        name: Papers(
            type_,
            f"papers_{number}",
            _columns(compiled.pack.schemas[type_], given, digits),
            not counts.get(type_),
        )
        for number, (type_, name) in enumerate(sorted(compiled.collections.items()))
    }


def _given(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Return the columns of the papers with their types."""
    rows = connection.execute(f"DESCRIBE {ALL}").fetchall()
    return {name: kind for name, kind, *_ in rows}


def _references(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the fields of a type that hold the id of a document, or a list of them."""
    for name in names_at(schema, ()):
        parts = schemas_at(schema, (name,)) + schemas_at(schema, (name, 0))
        if any("x-references" in part for part in parts):
            yield name


def _column_faults(
    given: Mapping[str, str], compiled: CompiledPack, file: str
) -> Iterator[Problem]:
    for name, wanted in zip(_ENVELOPE, ("VARCHAR", "VARCHAR", "VARCHAR", "DATE"), strict=True):
        if given.get(name) != wanted:
            message = gettext(
                "the column {name!r} has to be there, as {wanted}", name=name, wanted=wanted
            )
            found = given.get(name)
            yield Problem(Position(file), "column", message, found=found)
    for name, kind in given.items():
        wanted_kinds = {_kind(schema, name) for schema in compiled.pack.schemas.values()}
        if kind in ("DOUBLE", "FLOAT") and Kind.NUMBER in wanted_kinds:
            message = gettext(
                "the column {name!r} holds binary fractions, which are not exact", name=name
            )
            hint = gettext("write it as DECIMAL, such as CAST({name} AS DECIMAL(18, 3))", name=name)
            yield Problem(Position(file), "column", message, found=kind, hint=hint)


def _columns(
    schema: Mapping[str, Any], given: Mapping[str, str], digits: Mapping[str, Digits]
) -> dict[str, Column]:
    """Return the fields of a type as columns; one that the files do not have is always null."""
    key = schema.get("x-key", ())
    columns = {}
    for name in names_at(schema, ()):
        kind = _kind(schema, name)
        fits = name not in given or (
            name in digits if kind is Kind.NUMBER else _KINDS.get(given[name]) is kind
        )
        required = name in given and (name in _ENVELOPE or name in key)
        columns[name] = Column(kind if fits else None, digits.get(name, _ONE), required)
    return columns


def _kind(schema: Mapping[str, Any], name: str) -> Kind | None:
    """Return what a field of a type holds; None where that is not a plain value of one kind."""
    parts = schemas_at(schema, (name,))
    types = {str(part["type"]) for part in parts if "type" in part}
    listed = {type(each) for part in parts for each in part.get("enum", (part.get("const"),))}
    if types <= {"number", "integer"} and types:
        return Kind.NUMBER
    if types == {"boolean"}:
        return Kind.TRUTH
    if types == {"string"} or (not types and listed - {type(None)} == {str}):
        return Kind.DAY if any(part.get("format") == "date" for part in parts) else Kind.TEXT
    return None


def _digits_in(
    connection: duckdb.DuckDBPyConnection, given: Mapping[str, str]
) -> dict[str, Digits]:
    """Return the digits that the numbers of each exact column have at most."""
    exact = {name: _places(kind) for name, kind in given.items()}
    places = {name: count for name, count in exact.items() if count is not None}
    if not places:
        return {}
    largest = ", ".join(f"max(abs({_name(name)}))" for name in places)
    row = connection.execute(f"SELECT {largest} FROM {ALL}").fetchone() or ()
    return {
        name: Digits(len(str(int(most or 0))), places[name])
        for name, most in zip(places, row, strict=True)
    }


def _places(kind: str) -> int | None:
    """Return the decimals of an exact type of DuckDB; None for other types."""
    if kind in _WHOLE:
        return 0
    if kind.startswith("DECIMAL("):
        return int(kind.removesuffix(")").split(",")[1])
    return None


# Which papers are in doubt ---------------------------------------------------------------------


class Tables:
    """Makes the tables of the papers that are known on a day, each when it is first asked for."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        compiled: CompiledPack,
        papers: Iterable[Papers],
        known_on: date,
    ) -> None:
        self._connection = connection
        self._manifest = compiled.pack.manifest
        self._terms = pack_terms(compiled.pack)
        self._papers = {each.type: each for each in papers}
        self._known_on = known_on
        self._made: set[str] = set()
        self._given = _given(connection)
        self._references = sorted(
            {name for schema in compiled.pack.schemas.values() for name in _references(schema)}
        )

    def make(self, type_: str) -> None:
        """Make the table of a type, with those that say who its senders are."""
        if type_ in self._made:
            return
        self._made.add(type_)
        for rule in self.naming(type_):
            self.make(rule.type)
        papers, terms = self._papers[type_], self._terms[type_]
        plain = [*self._conditions(papers, terms)]
        columns = papers.columns.items()
        shown = ", ".join(_shown(name, each, self._given) for name, each in columns)
        known = f"type = {_text(type_)} AND {_RECEIVED} <= DATE {_text(str(self._known_on))}"
        source = f"(SELECT {shown} FROM {ALL} WHERE {known})"
        doubt = f"NOT coalesce({' AND '.join(f'({each})' for each in plain)}, false)"
        if terms.key:
            doubt = f"{doubt} OR {self._one_of_several(source, terms.key)}"
        self._connection.execute(
            f"CREATE TABLE {papers.table} AS SELECT *, {doubt} AS {IN_DOUBT} FROM {source} AS made"
        )

    def _one_of_several(self, source: str, key: Sequence[str]) -> str:
        """Return whether there are several papers on the matter of one."""
        names = ", ".join(map(_name, key))
        several = f"SELECT {names} FROM {source} GROUP BY {names} HAVING count(*) > 1"
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {_SEVERAL} AS {several}")
        same = " AND ".join(f"{_SEVERAL}.{_name(name)} = made.{_name(name)}" for name in key)
        return f"EXISTS (FROM {_SEVERAL} WHERE {same})"

    def naming(self, type_: str) -> list[PartyRule]:
        """Return by which papers somebody becomes a sender of this type; none for those papers."""
        issuers = self._terms[type_].issued_by
        rules = self._manifest.parties
        if issuers is None or type_ in {rule.type for rule in rules}:
            return []
        return [
            rule
            for rule in rules
            if self._may_issue(frozenset((rule.role,)), issuers)
            and self._papers[rule.type].columns.get(rule.field, Column(None)).kind is Kind.TEXT
        ]

    def matters(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the types of the tables that were made, with what makes a matter of theirs."""
        for type_ in sorted(self._made):
            if key := self._terms[type_].key:
                yield type_, key

    def behind(self, ids: str) -> Iterator[str]:
        """Yield queries for the papers that other papers need, whose ids a query gives.

        They are those that name their senders, and those that they refer to.
        """
        from_ids = f"FROM {ALL} WHERE {ID} IN ({ids})"
        naming = [(rule.type, rule.field) for rule in self._manifest.parties]
        for type_, field in (*naming, (PARTY, PARTY)):
            if (test := self._holds(field, f"SELECT {_SENDER} {from_ids}")) is not None:
                yield f"SELECT {ID} FROM {ALL} WHERE type = {_text(type_)} AND {test}"
        for field in self._references:
            if field in self._given:
                named = (
                    _name(field) if self._given[field] == "VARCHAR" else f"unnest({_name(field)})"
                )
                there = f"SELECT {named} {from_ids} AND {_name(field)} IS NOT NULL"
                yield f"SELECT {ID} FROM {ALL} WHERE {ID} IN ({there})"

    def _holds(self, field: str, values: str) -> str | None:
        """Return whether a field is, or lists, one of the values of a query; None without it."""
        kind = self._given.get(field)
        if kind == "VARCHAR":
            return f"{_name(field)} IN ({values})"
        if kind == "VARCHAR[]":
            return f"list_has_any({_name(field)}, (SELECT list({_SENDER}) FROM ({values})))"
        return None

    def _may_issue(self, own: frozenset[str], issuers: Iterable[str]) -> bool:
        acting = (role for each in own for role in self._manifest.acts_for.get(each, ()))
        return bool({*own, *acting} & set(issuers))

    def _conditions(self, papers: Papers, terms: Terms) -> Iterator[str]:
        """Yield what has to hold for a paper that plainly counts."""
        if papers.type in _JUDGED_OTHERWISE:
            yield "false"
        required = [name for name, each in papers.columns.items() if each.is_required]
        yield from (f"{_name(name)} IS NOT NULL" for name in required)
        if terms.issued_by is not None:
            yield f"({' OR '.join(self._senders(papers.type, terms.issued_by))})"
        roles = ", ".join(map(_text, self._manifest.roles))
        if terms.about_sender is not None:
            yield f"{_SENDER} IN ({roles}) OR {_name(terms.about_sender)} = {_SENDER}"
        speakers = ((path, Kind.TEXT, f"= {_SENDER}") for path in terms.speakers)
        past = ((path, Kind.DAY, f"<= {_RECEIVED}") for path in terms.past)
        for (name, *below), kind, test in (*speakers, *past):
            if name in self._given:
                yield _nothing_or(papers, name, below, kind, test)
        if terms.covers is not None:
            yield _over(terms.covers)
        if terms.key is not None and any(papers.columns[each].kind is None for each in terms.key):
            yield "false"
        if _SUPERSEDES in self._given and _SUPERSEDES in papers.columns:
            yield f"{_SUPERSEDES} IS NULL"

    def _senders(self, type_: str, issuers: Sequence[str]) -> Iterator[str]:
        roles = [r for r in self._manifest.roles if self._may_issue(frozenset((r,)), issuers)]
        yield f"{_SENDER} IN ({', '.join(map(_text, roles)) or 'NULL'})"
        for rule in self.naming(type_):
            named = f"SELECT {_name(rule.field)} FROM {self._papers[rule.type].table}"
            sure = f"NOT {IN_DOUBT} AND {_name(rule.field)} IS NOT NULL"
            yield f"{_SENDER} IN ({named} WHERE {sure})"


def _shown(name: str, column: Column, given: Mapping[str, str]) -> str:
    value = _name(name) if name in given else "NULL"
    if column.kind is None:
        return f"{value} AS {_name(name)}"
    kind = _SQL.get(column.kind) or column.digits.sql.sql("duckdb")
    return f"CAST({value} AS {kind}) AS {_name(name)}"


def _nothing_or(papers: Papers, field: str, below: list[str], kind: Kind, test: str) -> str:
    """Return that a field is not given or fits; only that it is not given where it is no value."""
    nothing = f"{_name(field)} IS NULL"
    column = papers.columns.get(field, Column(None))
    return nothing if below or column.kind is not kind else f"{nothing} OR {_name(field)} {test}"


def _over(covers: Mapping[str, Any]) -> str:
    """Return that the period which a paper covers was surely over when it was received."""
    if "to" in covers:
        return f"{_name(covers['to'])} < {_RECEIVED}"
    if "year" not in covers:
        return "false"
    year = _name(covers["year"])
    if "quarter" in covers:
        received = f"(year({_RECEIVED}) * 4 + quarter({_RECEIVED}))"
        return f"{received} > {year} * 4 + {_name(covers['quarter'])}"
    return f"year({_RECEIVED}) > {year}"


def _name(name: str) -> str:
    """Return a name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def _text(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
