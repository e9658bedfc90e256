"""Papers of made-up mills, as documents and as the tables that screens look into."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from checker import intake, packs
from checker.evaluation import Scope
from checker.evaluation.findings import findings_of
from checker.model.compiled import CompiledPack
from checker.model.pack import Check
from checker.model.statuses import Status
from checker.screens.lists import Papers
from checker.screens.papers import ALL, Tables, papers_in
from checker.screens.rules import NotScreened, Screen, screen_of

PACK = Path(__file__).parent / "example" / "rules" / "mills"
AS_OF = date(2000, 6, 30)
CLEAR = (Status.SATISFIED, Status.NOT_APPLICABLE)
COLUMNS = {
    "type": "VARCHAR",
    "id": "VARCHAR",
    "submitted_by": "VARCHAR",
    "received_on": "DATE",
    "supersedes": "VARCHAR",
    "mill": "VARCHAR",
    "year": "BIGINT",
    "quarter": "BIGINT",
    "output": "DECIMAL(18, 3)",
    "opening": "DECIMAL(18, 3)",
    "sold": "DECIMAL(18, 3)",
    "closing": "DECIMAL(18, 3)",
    "amount": "DECIMAL(18, 3)",
}
Document = Mapping[str, Any]


@cache
def mills() -> CompiledPack:
    """Return the pack of the mills."""
    return packs.load_compiled(PACK)


def report(mill: str, year: int, quarter: int, output: object, **more: object) -> Document:
    """Return the report of a mill on a quarter, received after it; None leaves a field out."""
    fields = {
        "type": "output-report",
        "id": f"R-{mill}-{year}-{quarter}",
        "submitted_by": mill,
        "received_on": f"{year + quarter // 4}-{quarter % 4 * 3 + 1:02}-10",
        "mill": mill,
        "year": year,
        "quarter": quarter,
        "output": output,
        **more,
    }
    return {name: _exact(value) for name, value in fields.items() if value is not None}


def allowance(mill: str, year: int, amount: object, **more: object) -> Document:
    """Return the allowance of a mill for a year, which also says that it is a mill."""
    fields = {
        "type": "allowance",
        "id": f"A-{mill}-{year}",
        "submitted_by": "ministry",
        "received_on": f"{year - 1}-12-15",
        "mill": mill,
        "year": year,
        "amount": amount,
        **more,
    }
    return {name: _exact(value) for name, value in fields.items() if value is not None}


def _exact(value: object) -> object:
    return (
        Decimal(value)
        if isinstance(value, str) and value.lstrip("-")[:1].isdigit() and (value.count("-") < 2)
        else value
    )


def table_of(documents: Iterable[Document]) -> duckdb.DuckDBPyConnection:
    """Return a database with the papers as ``opened`` has those of files."""
    connection = duckdb.connect()
    columns = ", ".join(f'"{name}" {kind}' for name, kind in COLUMNS.items())
    connection.execute(f"CREATE TABLE {ALL} ({columns})")
    rows = [[each.get(name) for name in COLUMNS] for each in documents]
    marks = ", ".join("?" for _ in COLUMNS)
    if rows:
        connection.executemany(f"INSERT INTO {ALL} VALUES ({marks})", rows)
    return connection


def write(file: Path, documents: Iterable[Document]) -> Path:
    """Write the papers as Parquet."""
    with table_of(documents) as connection:
        connection.execute(f"COPY {ALL} TO '{file}' (FORMAT parquet)")
    return file


def check(require: str, applies: str | None = None, **for_each: str) -> Check:
    """Return a check that is about each report, or about what is given."""
    return Check.model_validate(
        {
            "id": "made",
            "title": "Made for a test",
            "norm": "report-true",
            "for_each": for_each or {"report": "output_reports"},
            "applies": applies,
            "require": require,
        }
    )


def screen(rule: Check, papers: Mapping[str, Papers]) -> Screen | NotScreened:
    """Return the screen of a rule on the tables."""
    return screen_of(rule, mills(), papers, AS_OF)


def suspects(rule: Check, documents: Iterable[Document]) -> set[tuple[Any, ...]] | NotScreened:
    """Return the subjects that a screen lets through, or why there is none."""
    with table_of(documents) as connection:
        papers = papers_in(connection, mills(), "made")
        made = screen(rule, papers)
        if isinstance(made, NotScreened):
            return made
        tables = Tables(connection, mills(), papers.values(), AS_OF)
        for each in papers.values():
            tables.make(each.type)
        rows = connection.execute(made.suspects.sql("duckdb")).fetchall()
        return {tuple(int(v) if isinstance(v, Decimal) else v for v in row) for row in rows}


def open_subjects(rule: Check, documents: Iterable[Document]) -> set[tuple[Any, ...]]:
    """Return the subjects that FEEL does not find in order, on the same papers."""
    bundle = {"case": "made", "rules": "mills", "documents": list(documents)}
    case = intake.validate(intake.read_mapping(bundle), mills().pack)
    scope = Scope(mills(), case, AS_OF)
    found = (each.finding for each in findings_of(scope, rule, rule.id))
    return {tuple(each.subject.values()) for each in found if each.status not in CLEAR}
