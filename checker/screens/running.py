"""Screens at work: DuckDB finds the subjects, and FEEL judges them on the papers they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Context, Decimal
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
from sqlglot import exp

from checker import evaluation, intake
from checker.evaluation import Scope
from checker.evaluation.instances import subject_value
from checker.feel import to_feel
from checker.model.compiled import CompiledPack
from checker.model.verdict import Finding
from checker.pipeline import decide
from checker.screens.lists import IN_DOUBT, Papers
from checker.screens.papers import ALL, Tables, opened, papers_in, reading
from checker.screens.rules import SUBJECTS, NotScreened, Screen, screen_of

SUBJECTS_AT_ONCE: Final = 5_000
"""So many subjects are judged together, so that memory does not grow with their number."""
_SUSPECTS: Final = "suspects"
_NEEDED: Final = "needed"
DIALECT: Final = "duckdb"
_EXACT: Final = Context(prec=38)
"""So many digits are the most that a number of DuckDB can have."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What a screen found: so many subjects, of which FEEL has to judge so many.

    ``findings`` are worked out while they are read, which has to be before the next rule.
    """

    rule: str
    subjects: int
    suspects: int
    findings: Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the papers."""

    compiled: CompiledPack
    as_of: date
    known_on: date


def screened(files: Sequence[str], question: Question) -> Iterator[Screened | NotScreened]:
    """Yield what each rule of a pack finds in the papers of Parquet files.

    Raises InputError where files cannot be used, or papers that a subject rests on.
    """
    named = ", ".join(files)
    with TemporaryDirectory() as folder, opened(files, folder) as connection, reading(named):
        compiled = question.compiled
        papers = papers_in(connection, compiled, named)
        tables = Tables(connection, compiled, papers.values(), question.known_on)
        for rule in compiled.pack.topic.rules:
            screen = screen_of(rule, compiled, papers, question.as_of)
            if isinstance(screen, NotScreened):
                yield screen
            else:
                found = _Running(connection, question, papers, tables, screen).result()
                yield replace(found, findings=_read(found.findings, named))


def _read(findings: Iterator[Finding], files: str) -> Iterator[Finding]:
    with reading(files):
        yield from findings


class _Running:
    """One screen on the papers."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        question: Question,
        papers: Mapping[str, Papers],
        tables: Tables,
        screen: Screen,
    ) -> None:
        self._connection = connection
        self._question = question
        self._papers = {each.type: each for each in papers.values()}
        self._tables = tables
        self._screen = screen

    def result(self) -> Screened:
        """Return what the screen finds."""
        self._make_tables()
        subjects = self._count(self._screen.subjects)
        made = self._screen.suspects.sql(DIALECT)
        self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {_SUSPECTS} AS {made}")
        suspects = self._count(exp.select("*").from_(_SUSPECTS))
        return Screened(self._screen.rule, subjects, suspects, self._findings(suspects))

    def _make_tables(self) -> None:
        queries = (self._screen.suspects, *self._screen.reads)
        used = {each.name for query in queries for each in query.find_all(exp.Table)}
        for each in self._papers.values():
            if each.table in used:
                self._tables.make(each.type)

    def _count(self, query: exp.Select) -> int:
        rows = self._connection.execute(f"SELECT count(*) FROM ({query.sql(DIALECT)})").fetchone()
        return int(rows[0]) if rows else 0

    def _findings(self, suspects: int) -> Iterator[Finding]:
        for start in range(0, suspects, SUBJECTS_AT_ONCE):
            part = f"FROM {_SUSPECTS} LIMIT {SUBJECTS_AT_ONCE} OFFSET {start}"
            self._connection.execute(f"CREATE OR REPLACE TEMP TABLE {SUBJECTS} AS {part}")
            yield from self._judged()

    def _judged(self) -> Iterator[Finding]:
        """Yield the findings on the subjects of the table, as in any case."""
        question, rule = self._question, self._screen.rule
        names = self._screen.variables
        rows = self._connection.execute(f"FROM {SUBJECTS}").fetchall()
        wanted = {tuple(subject_value(to_feel(value)) for value in row) for row in rows}
        pack = question.compiled.pack
        bundle = {"case": "screen", "rules": pack.id, "documents": self._documents()}
        case = intake.validate(intake.read_mapping(bundle), pack)
        scope = Scope(question.compiled, case, question.as_of, question.known_on)
        for finding in decide(evaluation.evaluate(scope, [rule])).findings:
            values = tuple(finding.subject.values())
            if finding.rule == rule and (len(values) < len(names) or values in wanted):
                yield finding

    # The papers that subjects rest on ----------------------------------------------------------

    def _documents(self) -> list[dict[str, Any]]:
        """Return the papers that the rule looks at, and those by which they count or not."""
        run = self._connection.execute
        run(f"CREATE OR REPLACE TEMP TABLE {_NEEDED} (id VARCHAR PRIMARY KEY)")
        for query in self._screen.reads:
            self._need(query.sql(DIALECT))
        while self._need_more():
            pass
        cursor = run(f"FROM {ALL} WHERE id IN (FROM {_NEEDED})")
        names = [each[0] for each in cursor.description or ()]
        return [_document(names, row) for row in cursor.fetchall()]

    def _need(self, query: str) -> None:
        self._connection.execute(f"INSERT OR IGNORE INTO {_NEEDED} {query}")

    def _need_more(self) -> bool:
        """Add what the papers that are needed need themselves; return whether there was any."""
        needed = exp.select("*").from_(_NEEDED)
        before = self._count(needed)
        for type_, key in self._tables.matters():
            table = self._papers[type_].table
            same = " AND ".join(f'a."{name}" = b."{name}"' for name in key)
            others = f"SELECT a.id FROM {table} a JOIN {table} b ON {same}"
            self._need(f"{others} WHERE b.{IN_DOUBT} AND b.id IN (FROM {_NEEDED})")
        for query in self._tables.behind(f"SELECT id FROM {_NEEDED}"):
            self._need(query)
        return self._count(needed) > before


def _document(names: Iterable[str], row: Iterable[Any]) -> dict[str, Any]:
    """Return a row as the document that it was."""
    fields = zip(names, row, strict=True)
    return {name: _as_json(value) for name, value in fields if value is not None}


def _as_json(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else value.normalize(_EXACT)
    if isinstance(value, dict):
        return {name: _as_json(each) for name, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
