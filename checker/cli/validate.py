"""``checker validate``: can these documents be used at all?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import click

from checker.cli.annotating import check_target, write_annotated
from checker.cli.cases import load
from checker.cli.options import (
    INPUT_UNUSABLE,
    Output,
    cases_argument,
    lang_option,
    no_cache_option,
    rules_option,
    strict_option,
    style,
    tell_rules_passed_over,
)
from checker.messages import gettext, ngettext
from checker.model.case import Case
from checker.model.problems import InputError, Problem
from checker.reports import problems as report

_SOON = timedelta(days=366)
"""How far ahead documents may be prepared without a warning; ``assess`` counts those to come."""


@click.command()
@cases_argument
@rules_option
@no_cache_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(report.FORMATS),
    default="text",
    help="The format of problems. Default: text.",
)
@strict_option
@click.option(
    "--annotate",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="OUT.xlsx",
    help="Write a copy of the one CASE, a workbook, with its problems listed and marked.",
)
@lang_option
def validate(
    cases: tuple[str, ...],
    rules: str | None,
    format_: str,
    strict: bool,
    annotate: Path | None,
) -> None:
    """Check the documents of each CASE against their schemas, and their references.

    Nothing is assessed, and every problem is reported, and every warning. Exit status 0: the cases
    can be used; 2: they cannot, or with --strict there are warnings.
    """
    if annotate is not None:
        check_target(cases, annotate)
    problems: list[Problem] = []
    for source in cases:
        try:
            loaded = load(source, rules)
        except InputError as error:
            problems += error.problems
        else:
            tell_rules_passed_over(loaded)
            problems += _warnings(loaded.case, strict)
            if format_ == "text":
                click.echo(_valid(source, len(loaded.case.documents)))
    ordered = InputError(problems).problems
    if problems or format_ != "text":
        target = Output(format_, None)
        click.echo(report.render(ordered, format_, style(target)), err=format_ == "text", nl=False)
    if annotate is not None:
        write_annotated(cases[0], ordered, annotate)
    if not all(problem.is_warning for problem in problems):
        raise SystemExit(INPUT_UNUSABLE)


def _warnings(case: Case, strict: bool) -> list[Problem]:
    """Return what is odd about the files and documents of a case that can be used."""
    found = [
        *case.warnings,
        *(caution.problem() for caution in case.cautions),
        *_not_yet_received(case, date.today() + _SOON),
    ]
    return [replace(each, is_warning=False) for each in found] if strict else found


def _not_yet_received(case: Case, latest: date) -> Iterator[Problem]:
    for document in case.documents:
        day = document.record.get("received_on")
        if isinstance(day, date) and day > latest:
            message = gettext("the day of receipt, {day}, lies far in the future", day=day)
            hint = gettext("check the day, and whether day and month are exchanged")
            place = document.place_of("/received_on")
            yield Problem(place, "future-day", message, hint=hint, is_warning=True)


def _valid(source: str, documents: int) -> str:
    return ngettext(
        "{case}: {count} document valid", "{case}: {count} documents valid", documents, case=source
    )
