"""A statement made by hand, with one of everything that formats show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.model.statement import Cell, Heading, Part, Statement
from checker.model.verdict import EngineInfo, Rules

HARMFUL = '=HYPERLINK("http://x")<b>|\x1b[31m'
"""A text of somebody who wants to do harm."""


def number(value: str, unit: str = "t", *evidence: str) -> Cell:
    """Return a figure that is known."""
    shown = f"{Decimal(value):,f}"
    return Cell(kind="number", value=value, shown=shown, unit=unit, evidence=evidence)


def words(text: str, *evidence: str) -> Cell:
    """Return a text in a table."""
    return Cell(kind="text", value=text, shown=text, evidence=evidence)


UNKNOWN = Cell(
    kind="unknown", value=None, shown="not reported", unit="t", missing=("report of North",)
)
FLOOR = Cell(
    kind="unknown",
    value=None,
    shown="at least 1,234.5",
    unit="t",
    at_least=Decimal("1234.5"),
    evidence=("R-1",),
    missing=("report of North",),
)
DAY = Cell(kind="date", value="1999-05-08", shown="1999-05-08", evidence=("R-1",))
COLUMNS = (
    Heading(id="works", title="Works"),
    Heading(id="made", title="Made", unit="t", numeric=True),
    Heading(id="on", title="Reported on"),
)
OUTPUT = Part(
    id="output",
    title="Output",
    columns=COLUMNS,
    rows=(
        {"works": words("South", "R-1"), "made": number("1234.5", "t", "R-1"), "on": DAY},
        {"works": words(HARMFUL), "made": UNKNOWN},
    ),
    total={"made": FLOOR},
    evidence=("R-1",),
    missing=("report of North",),
    charts=({"mark": "bar", "encoding": {"y": {"field": "made"}}},),
)
LETTER = Part(
    id="letter",
    title="Letter",
    text="To the office.\n\nSigned: ______\nDay: ______",
    evidence=("R-1", "R-2", "R-3", "R-4", "R-5", "R-6"),
)
EMPTY = Part(id="visits", title="Visits", columns=COLUMNS)


def statement() -> Statement:
    """Return the statement."""
    return Statement(
        statement="yearly",
        title="Output of a year",
        case="a case",
        parameters={"year": 1999},
        as_of=date(1999, 12, 31),
        source="agr-7 12(a)",
        rules=Rules(pack="smelter", version="1.2.0", digest="sha256:0", origin="shipped"),
        engine=EngineInfo(checker="0.1.0", inference="chainer"),
        sections=(LETTER, OUTPUT, EMPTY),
    )
