"""``checker rules test``: run the tests beside the rules."""

from __future__ import annotations

import click

from checker.authoring.coverage.formats.text import render_tests
from checker.authoring.coverage.pack_coverage import coverage_of
from checker.authoring.testing.formats import FORMATS
from checker.authoring.testing.runner import load_suites, run_suites
from checker.cli.options import (
    Output,
    Text,
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

FAILED = 1


@click.command()
@packs_argument
@click.option(
    "--only", "-k", type=Text(), metavar="TEXT", help="Run only tests whose name contains TEXT."
)
@click.option("--coverage", is_flag=True, help="Also show which goals of rules are checked.")
@format_option(FORMATS.names)
@output_option
@verbose_option
@reports_problems
def test(
    packs: tuple[str, ...],
    only: str | None,
    coverage: bool,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Run the tests of each PACK, and list what failed.

    --verbose shows what each failed test expected and found, and why. Tests with 'todo' are run
    and counted, and may fail.

    Exit status 0: all tests pass; 1: some fail; 2: a pack or a file of tests cannot be used, or
    there is no test.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    chosen = load_suites(chosen_packs(packs), only)
    with progress(gettext("Testing"), sum(len(tests) for _, tests in chosen)) as advance:
        suites = run_suites(chosen, advance, covering=coverage)
    for wanted in outputs:
        write(wanted, FORMATS.render(suites, wanted.format, style(wanted, verbose)))
    if coverage:
        found = [coverage_of(suite) for suite in suites]
        click.echo(render_tests(found, style(Output("text", None), verbose)), nl=False)
    if all(wanted.format != "text" for wanted in outputs):
        for suite in suites:
            click.echo(suite.summary(), err=True)
    if any(suite.failed for suite in suites):
        raise SystemExit(FAILED)
