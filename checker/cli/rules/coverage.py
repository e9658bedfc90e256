"""``checker rules coverage``: norms by rules, and rules by tests."""

from __future__ import annotations

from decimal import Decimal

import click

from checker.authoring.coverage.formats import FORMATS
from checker.authoring.coverage.pack_coverage import coverage_of
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.strength import strength_of
from checker.authoring.strength.formats import FORMATS as STRENGTH_FORMATS
from checker.authoring.testing.runner import run_suites
from checker.authoring.testing.suite import load_suite
from checker.cli.options import (
    parse_outputs,
    progress,
    reports_problems,
    style,
    verbose_option,
    write,
)
from checker.cli.rules.options import (
    chosen_packs,
    format_option,
    output_option,
    packs_argument,
)
from checker.messages import gettext
from checker.packs import load_compiled, load_pack
from checker.packs.coverage import coverage as norm_coverage

INCOMPLETE = 1


@click.command()
@packs_argument
@click.option("--norms", is_flag=True, help="Show only norms and their rules; run no test.")
@click.option(
    "--strength",
    is_flag=True,
    help="Count norms by what decides them, for each paragraph; run no test.",
)
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
    strength: bool,
    fail_under: float | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Show which norms of each PACK have rules, and which goals of the rules its tests check.

    The goals of a rule are its statuses, its bound (at it, just below, just above), its deadline
    (on the day, the day after), and for consequences whether they follow, are lifted, or do not
    follow. A goal is checked where a test expects the finding in which it occurs.

    --strength says by what norms are decided: a figure or a comparison (computed), a paper that
    is there (document), the judgement of an authority (determination), somebody's own word
    (declaration), or nothing that could be submitted (not checkable). -v lists every norm.

    Exit status 0: complete; 1: a norm has no rule, a rule has no norm, or too few goals are
    checked; 2: a pack or a file of tests cannot be used.
    """
    if strength:
        _write_strength(packs, formats, output, verbose)
        return
    outputs = parse_outputs(formats, output, FORMATS.names)
    reports = [_report(pack, norms) for pack in chosen_packs(packs)]
    for wanted in outputs:
        write(wanted, FORMATS.render(reports, wanted.format, style(wanted, verbose)))
    least = Decimal(str(fail_under or 0))
    if any(report.norms.problems or _below(report, least) for report in reports):
        raise SystemExit(INCOMPLETE)


def _write_strength(
    packs: tuple[str, ...], formats: tuple[str, ...], output: str | None, verbose: bool
) -> None:
    """Write by what the norms of packs are decided."""
    found = [strength_of(load_pack(pack)) for pack in chosen_packs(packs)]
    for wanted in parse_outputs(formats, output, STRENGTH_FORMATS.names):
        write(wanted, STRENGTH_FORMATS.render(found, wanted.format, style(wanted, verbose)))


def _report(name: str, norms_only: bool) -> CoverageReport:
    pack = load_pack(name)
    norms = norm_coverage(pack)
    tests = () if norms_only else load_suite(pack)
    if not tests:
        return CoverageReport(pack, norms)
    with progress(gettext("Testing {pack}", pack=pack.id), len(tests)) as advance:
        (suite,) = run_suites([(load_compiled(name), tests)], advance, covering=True)
    return CoverageReport(pack, norms, coverage_of(suite))


def _below(report: CoverageReport, least: Decimal) -> bool:
    percent = report.tests.percent if report.tests else Decimal(0)
    return least > percent
