"""``checker calendar``: what is due, when, and what has been done about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import click

from checker.cli.cases import load
from checker.cli.options import (
    Text,
    as_of_option,
    cases_argument,
    days,
    known_on_option,
    lang_option,
    no_cache_option,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
    write,
)
from checker.model.problems import InputError, Problem
from checker.pipeline import Loaded, assess
from checker.reports import Assessment
from checker.reports.calendar import FORMATS, Calendar, due_dates, render_calendars
from checker.unlock import unlock
from checker.unlock.agenda import due_items


@click.command()
@cases_argument
@as_of_option
@known_on_option
@rules_option
@no_cache_option
@click.option("--all", "everything", is_flag=True, help="List what is settled too.")
@click.option(
    "--unlock",
    "planning",
    is_flag=True,
    help="List too what must arrive for each tranche to be paid on the earliest day possible.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="text, json, csv, or ics for a calendar program. Default: text.",
)
@click.option("--output", "-o", type=Text(), metavar="FILE", help="Write the calendar to FILE.")
@lang_option
@reports_problems
def calendar(
    cases: tuple[str, ...],
    as_of: date | None,
    known_on: date | None,
    rules: str | None,
    everything: bool,
    planning: bool,
    format_: str,
    output: str | None,
) -> None:
    """List what is open in each CASE: from whom, in which state, days left, and the paragraph.

    Several cases make one calendar.
    """
    target = parse_outputs((format_,), output, FORMATS)[0]
    found = _calendars(cases, rules, as_of, known_on, planning)
    shown = found if everything else [each.open_only() for each in found]
    look = replace(style(target), several=len(cases) > 1)
    write(target, render_calendars(shown, target.format, look))


def _calendars(
    cases: Sequence[str],
    rules: str | None,
    as_of: date | None,
    known_on: date | None,
    planning: bool,
) -> list[Calendar]:
    """Return the calendars of the cases; raises InputError with the problems of all of them."""
    day, known = days(as_of, known_on)
    calendars: list[Calendar] = []
    problems: list[Problem] = []
    for case in cases:
        try:
            loaded = load(case, rules, known_on)
        except InputError as error:
            problems += error.problems
            continue
        tell_rules_passed_over(loaded)
        verdict = assess(loaded, day, known_on=known)
        made = due_dates(Assessment(verdict, loaded.compiled.pack, loaded.case))
        calendars.append(_with_papers_to_come(made, loaded, day) if planning else made)
    if problems:
        raise InputError(problems)
    return calendars


def _with_papers_to_come(calendar: Calendar, loaded: Loaded, day: date) -> Calendar:
    """Return a calendar with what must arrive for each tranche to be paid."""
    papers = due_items(unlock(loaded, day), loaded.compiled.pack, day)
    return replace(calendar, items=(*calendar.items, *papers))
