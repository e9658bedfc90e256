"""``checker explain``: one finding, down to documents and paragraphs."""

from __future__ import annotations

from datetime import date

import click

from checker.cli.cases import load
from checker.cli.options import (
    Output,
    as_of_option,
    case_argument,
    days,
    known_on_option,
    lang_option,
    no_cache_option,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
)
from checker.evaluation.narrowing import named
from checker.pipeline import assess
from checker.reports import Assessment
from checker.reports.explain import UnknownFindingError, render


@click.command()
@case_argument
@click.argument("finding", metavar="FINDING")
@as_of_option
@known_on_option
@rules_option
@no_cache_option
@lang_option
@reports_problems
def explain(
    case: str, finding: str, as_of: date | None, known_on: date | None, rules: str | None
) -> None:
    """Explain FINDING of CASE: its rule, values and evidence, and what follows from it.

    FINDING is the id of a finding, a consequence or a tranche, as `checker assess` prints it; a
    tranche may also be named as for --tranche: 1999/3.
    """
    day, known = days(as_of, known_on)
    loaded = load(case, rules, known_on)
    tell_rules_passed_over(loaded)
    verdict = assess(loaded, day, known_on=known)
    tranches = named(verdict.tranches, finding)
    wanted = tranches[0].key if len(tranches) == 1 else finding
    assessment = Assessment(verdict, loaded.compiled.pack, loaded.case)
    try:
        click.echo(render(assessment, wanted, style(Output("text", None))), nl=False)
    except UnknownFindingError as error:
        raise click.UsageError(str(error)) from None
