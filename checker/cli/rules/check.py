"""``checker rules check``: check packs without any case."""

from __future__ import annotations

import click

from checker.authoring.check.pack_check import check_packs
from checker.authoring.check.report import FORMATS, render
from checker.cli.options import INPUT_UNUSABLE, Text, parse_outputs, reports_problems, style, write
from checker.cli.rules.options import chosen_packs, format_option, output_option, packs_argument


@click.command()
@packs_argument
@click.option(
    "--since",
    type=Text(),
    metavar="REVISION",
    help="Also check that versions rose where rules changed since this git revision or folder.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    help="What ends with 2: errors, or warnings too. Default: error.",
)
@format_option(FORMATS)
@output_option
@reports_problems
def check(
    packs: tuple[str, ...],
    since: str | None,
    fail_on: str,
    formats: tuple[str, ...],
    output: str | None,
) -> None:
    """Check each PACK and report all problems at once.

    Checks files, FEEL, names, types and units, tables, norms without rules and rules without
    norms, rules that can never apply or follow, and the form of the tests.

    Exit status 0: no problems, or only warnings without --fail-on warning; 2: problems.
    """
    outputs = parse_outputs(formats, output, FORMATS)
    found = check_packs(chosen_packs(packs), since)
    for wanted in outputs:
        write(wanted, render(found, wanted.format, style(wanted)))
    if all(wanted.format != "text" for wanted in outputs):
        for each in found.checked:
            click.echo(each.summary(), err=True)
    if any(fail_on == "warning" or not problem.is_warning for problem in found.problems):
        raise SystemExit(INPUT_UNUSABLE)
