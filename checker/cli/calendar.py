"""``checker calendar``: every due date, and what has been done about it."""

from __future__ import annotations

from datetime import date

import click

from checker.cli.cases import load
from checker.cli.options import (
    Text,
    as_of_option,
    case_argument,
    days,
    known_on_option,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
    write,
)
from checker.pipeline import assess
from checker.reports import Assessment
from checker.reports.calendar import FORMATS, render


@click.command()
@case_argument
@as_of_option
@known_on_option
@rules_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="text, json, or ics for a calendar program. Default: text.",
)
@click.option("--output", "-o", type=Text(), metavar="FILE", help="Write the calendar to FILE.")
@reports_problems
def calendar(
    case: str,
    as_of: date | None,
    known_on: date | None,
    rules: str | None,
    format_: str,
    output: str | None,
) -> None:
    """List the due dates of CASE: from whom, in which state, days left, and the paragraph."""
    target = parse_outputs((format_,), output, FORMATS)[0]
    day, known = days(as_of, known_on)
    loaded = load(case, rules, known_on)
    tell_rules_passed_over(loaded)
    verdict = assess(loaded, day, known_on=known)
    assessment = Assessment(verdict, loaded.compiled.pack, loaded.case)
    write(target, render(assessment, target.format, style(target)))
