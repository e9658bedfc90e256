"""``checker validate``: can these documents be used at all?"""

from __future__ import annotations

import click

from checker.cli.cases import load
from checker.cli.options import (
    INPUT_UNUSABLE,
    Output,
    cases_argument,
    rules_option,
    style,
    tell_rules_passed_over,
)
from checker.messages import ngettext
from checker.model.problems import InputError, Problem
from checker.reports import problems as report


@click.command()
@cases_argument
@rules_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(report.FORMATS),
    default="text",
    help="The format of problems. Default: text.",
)
def validate(cases: tuple[str, ...], rules: str | None, format_: str) -> None:
    """Check the documents of each CASE against their schemas, and their references.

    Nothing is assessed, and every problem is reported. Exit status 0: the cases can be used;
    2: they cannot.
    """
    problems: list[Problem] = []
    for source in cases:
        try:
            loaded = load(source, rules)
        except InputError as error:
            problems += error.problems
        else:
            tell_rules_passed_over(loaded)
            if format_ == "text":
                click.echo(_valid(source, len(loaded.case.documents)))
    if problems or format_ != "text":
        ordered = InputError(problems).problems
        target = Output(format_, None)
        click.echo(report.render(ordered, format_, style(target)), err=format_ == "text", nl=False)
    if problems:
        raise SystemExit(INPUT_UNUSABLE)


def _valid(source: str, documents: int) -> str:
    return ngettext(
        "{case}: {count} document valid", "{case}: {count} documents valid", documents, case=source
    )
