"""Every output that is stated in full under ``expected/``, and how it comes about.

``python -m tests.reports.outputs`` writes the files anew after a wanted change; read the
difference before you commit it, for it is what people will see.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from checker.model.problems import InputError, Position, Problem
from checker.reports import Style, render
from checker.reports.calendar import Calendar, DueItem, DueState, render_calendars
from checker.reports.explain import render as explain
from checker.reports.problems import render as render_problems
from tests.reports import samples

EXPECTED = Path(__file__).parent / "expected"

CALENDAR = Calendar(
    case="smelter-1999",
    as_of=date(1999, 10, 15),
    known_on=date(1999, 10, 15),
    pack="smelter",
    items=(
        DueItem(
            finding="quarterly-report/1999/4",
            title="Quarterly report",
            bearer="Local bureau",
            due=date(2000, 2, 14),
            state=DueState.PENDING,
            days_left=122,
            source="agr-7 20",
            subject={"year": 1999, "quarter": 4},
        ),
        DueItem(
            finding="quarterly-report/1999/1",
            title="Quarterly report",
            bearer="Local bureau",
            due=date(1999, 5, 15),
            state=DueState.DONE,
            days_left=None,
            source="agr-7 20",
            subject={"year": 1999, "quarter": 1},
            evidence=("out-a",),
        ),
        DueItem(
            finding="quarterly-report/1999/2",
            title="Quarterly report",
            bearer="Local bureau",
            due=date(1999, 10, 14),
            state=DueState.OVERDUE,
            days_left=-1,
            source="agr-7 20",
            subject={"year": 1999, "quarter": 2},
        ),
        DueItem(
            finding="plan/1999",
            title="Plan of the year",
            bearer=None,
            due=date(1999, 10, 15),
            state=DueState.DUE,
            days_left=0,
            source="agr-7 9",
        ),
    ),
)

PROBLEMS = InputError(
    [
        Problem(
            Position("case/reports.json", "/3/output", 12, 5),
            "wrong-type",
            "output must be a number",
            expected="a number of t",
            found='"12"',
            hint="write 12 without quotation marks",
        ),
        Problem(
            Position("case/reports.json", "/3", 10, 3),
            "unknown-field",
            "the field 'yaer' is not known",
            hint="did you mean year?",
        ),
        Problem(Position("case/case.json", "/rules"), "unknown-pack", "there is no pack 'smelt'"),
        Problem(
            Position("schemas/smelter/audit.schema.json", "", 1, 1),
            "x-issued-by",
            "papers of the type audit count whoever sends them",
            is_warning=True,
        ),
    ]
).problems


def _verdict(format_: str, style: Style | None = None) -> str:
    return render([samples.assessment()], format_, style)


def _explained(name: str, style: Style | None = None) -> str:
    return explain(samples.assessment(), name, style or Style())


OUTPUTS: dict[str, Callable[[], str]] = {
    "verdict-80.txt": partial(_verdict, "text"),
    "verdict-120.txt": partial(_verdict, "text", Style(width=120)),
    "verdict-verbose.txt": partial(_verdict, "text", Style(verbose=True)),
    "verdict-colour.txt": partial(_verdict, "text", Style(colour=True)),
    "verdict.json": partial(_verdict, "json"),
    "verdict.html": partial(_verdict, "html"),
    "verdict.md": partial(_verdict, "markdown"),
    "verdict.sarif": partial(_verdict, "sarif"),
    "verdict.junit.xml": partial(_verdict, "junit"),
    "verdict.github.txt": partial(_verdict, "github"),
    "explain-finding.txt": partial(_explained, samples.OUTPUT),
    "explain-consequence.txt": partial(_explained, samples.HOLD),
    "explain-tranche.txt": partial(_explained, "tranche-2/1999", Style(width=100)),
    "calendar.txt": partial(render_calendars, [CALENDAR], "text"),
    "calendar.json": partial(render_calendars, [CALENDAR], "json"),
    "calendar.ics": partial(render_calendars, [CALENDAR], "ics"),
    "problems.txt": partial(render_problems, PROBLEMS, "text"),
    "problems.json": partial(render_problems, PROBLEMS, "json"),
    "problems.github.txt": partial(render_problems, PROBLEMS, "github"),
    "problems.sarif": partial(render_problems, PROBLEMS, "sarif"),
    "problems.junit.xml": partial(render_problems, PROBLEMS, "junit"),
}


if __name__ == "__main__":
    for name, output in OUTPUTS.items():
        (EXPECTED / name).write_bytes(output().encode("utf-8"))
