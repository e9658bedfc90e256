"""``checker rules coverage``: norms by rules, and rules by tests."""

from __future__ import annotations

from decimal import Decimal

import click

from checker.authoring.coverage.formats import FORMATS
from checker.authoring.coverage.pack_coverage import coverage_of
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.testing.runner import run_suites
from checker.authoring.testing.suite import load_suite
from checker.cli.options import parse_outputs, reports_problems, style, verbose_option, write
from checker.cli.rules.options import (
    chosen_packs,
    format_option,
    output_option,
    packs_argument,
    progress,
)
from checker.messages import gettext
from checker.packs import load_compiled, load_pack
from checker.packs.coverage import coverage as norm_coverage

INCOMPLETE = 1


@click.command()
@packs_argument
@click.option("--norms", is_flag=True, help="Show only norms and their rules; run no test.")
@click.option(
    "--fail-under",
    metavar="PERCENT",
    type=click.FloatRange(0, 100),
    help="End with 1 if the tests of a pack check fewer goals than this.",
)
@format_option(FORMATS.names)
@output_option
@verbose_option
@reports_problems
def coverage(
    packs: tuple[str, ...],
    norms: bool,
    fail_under: float | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Show which norms of each PACK have rules, and which goals of the rules its tests check.

    The goals of a rule are its statuses, its bound (at it, just below, just above), its deadline
    (on the day, the day after), and for consequences whether they follow, are lifted, or do not
    follow. A goal is checked where a test expects the finding in which it occurs.

    Exit status 0: complete; 1: a norm has no rule, a rule has no norm, or too few goals are
    checked; 2: a pack or a file of tests cannot be used.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    reports = [_report(pack, norms) for pack in chosen_packs(packs)]
    for wanted in outputs:
        write(wanted, FORMATS.render(reports, wanted.format, style(wanted, verbose)))
    least = Decimal(str(fail_under or 0))
    if any(report.norms.problems or _below(report, least) for report in reports):
        raise SystemExit(INCOMPLETE)


def _report(name: str, norms_only: bool) -> CoverageReport:
    pack = load_pack(name)
    norms = norm_coverage(pack)
    tests = () if norms_only else load_suite(pack)
    if not tests:
        return CoverageReport(pack, norms)
    with progress(gettext("Testing {pack}", pack=pack.id), len(tests)) as advance:
        (suite,) = run_suites([(load_compiled(name), tests)], advance, whole=True)
    return CoverageReport(pack, norms, coverage_of(suite))


def _below(report: CoverageReport, least: Decimal) -> bool:
    percent = report.tests.percent if report.tests else Decimal(0)
    return least > percent
