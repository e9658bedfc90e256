"""``checker assess``: the verdict on one or more cases."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import click

from checker.cli.options import (
    as_of_option,
    cases_argument,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    verbose_option,
    write,
)
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.pipeline import Loaded, load
from checker.pipeline import assess as assess_case
from checker.reports import FORMATS, Assessment, render

MANY = 5
"""Cases from which on a progress bar is shown."""
PRECEDENCE = (1, 3, 0)
"""Exit statuses of several cases: the first of these that one of them has."""


@click.command()
@cases_argument
@as_of_option
@rules_option
@click.option("--tranche", metavar="ID", help="Assess only this tranche: tranche-3, or 1999/3.")
@click.option(
    "--format",
    "-f",
    "formats",
    metavar="FORMAT[=FILE]",
    multiple=True,
    help=f"One of {', '.join(FORMATS)}; repeat with =FILE to write several. Default: text.",
)
@click.option("--output", "-o", metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--require-rules",
    metavar="PACK@DIGEST",
    help="Refuse rules other than PACKID@sha256:...; the JSON verdict records the digest.",
)
@verbose_option
@reports_problems
def assess(
    cases: tuple[str, ...],
    as_of: date | None,
    rules: str | None,
    tranche: str | None,
    formats: tuple[str, ...],
    output: str | None,
    require_rules: str | None,
    verbose: bool,
) -> None:
    """Assess each CASE: what may be paid, what is violated, what is missing, and what follows.

    CASE is a folder with case.json, a bundle file, or - for standard input.

    Exit status 0: nothing violated or undetermined; 1: something violated; 2: the input cannot
    be used; 3: nothing violated, but something undetermined.
    """
    outputs = parse_outputs(formats, output, FORMATS)
    loaded = _load_all(cases, rules, require_rules)
    assessments = _assess_all(loaded, as_of or date.today(), tranche)
    for wanted in outputs:
        write(wanted, render(assessments, wanted.format, style(wanted, verbose)))
    statuses = {assessment.verdict.exit_status for assessment in assessments}
    sys.exit(next(status for status in PRECEDENCE if status in statuses))


def _load_all(cases: Sequence[str], rules: str | None, require_rules: str | None) -> list[Loaded]:
    """Return all cases; raises InputError with the problems of all of them."""
    loaded: list[Loaded] = []
    problems: list[Problem] = []
    for source in cases:
        try:
            item = load(source, rules)
            _check_rules(item, require_rules)
            loaded.append(item)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return loaded


def _check_rules(item: Loaded, wanted: str | None) -> None:
    """Raise InputError where the rules are not the ones that were asked for."""
    pack = item.compiled.pack
    if wanted is None or wanted == f"{pack.id}@{pack.digest}":
        return
    problem = Problem(
        Position(pack.folder),
        "other-rules",
        gettext("these are not the rules that --require-rules asks for"),
        expected=wanted,
        found=f"{pack.id}@{pack.digest}",
        hint=gettext("install the version of the rules that was agreed, or agree on this one"),
    )
    raise InputError([problem])


def _assess_all(loaded: Sequence[Loaded], as_of: date, tranche: str | None) -> list[Assessment]:
    """Return the assessments in the order given, with a progress bar where there are many."""
    results = []
    with _progress(len(loaded)) as advance:
        for item in loaded:
            verdict = assess_case(item, as_of, tranche)
            if tranche and not verdict.tranches:
                _no_such_tranche(item, as_of, tranche)
            results.append(Assessment(verdict, item.compiled.pack, item.case))
            advance()
    return results


def _no_such_tranche(item: Loaded, as_of: date, tranche: str) -> None:
    """Fail with the tranches that the case has."""
    verdict = assess_case(item, as_of)
    known = [each.key for each in verdict.tranches]
    named = {"case": item.case.id, "tranche": tranche}
    if not known:
        raise click.UsageError(
            gettext("case {case} has no tranche {tranche!r}; it has none", **named)
        )
    listed = ", ".join(known)
    raise click.UsageError(
        gettext("case {case} has no tranche {tranche!r}; it has {known}", **named, known=listed)
    )


@contextmanager
def _progress(count: int) -> Iterator[Callable[[], None]]:
    """Yield a function that advances a bar on standard error, shown for many cases only."""
    if count < MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=count, label=gettext("Assessing"), file=sys.stderr) as bar:
        yield lambda: bar.update(1)
