"""``checker rules mutate``: list the wrong rules that no test would notice."""

from __future__ import annotations

import click

from checker.authoring.mutation.formats import FORMATS
from checker.authoring.mutation.run import mutate as mutate_pack
from checker.cli.options import Text, parse_outputs, reports_problems, style, write
from checker.cli.rules.options import (
    chosen_packs,
    counter,
    format_option,
    output_option,
    packs_argument,
)
from checker.messages import gettext

SURVIVED = 1


@click.command()
@packs_argument
@click.option(
    "--only",
    "-k",
    type=Text(),
    metavar="TEXT",
    multiple=True,
    help="Only mutants whose name contains TEXT, such as 'limit within-cap'; may be repeated.",
)
@format_option(FORMATS.names)
@output_option
@reports_problems
def mutate(
    packs: tuple[str, ...], only: tuple[str, ...], formats: tuple[str, ...], output: str | None
) -> None:
    """Mutate the rules of each PACK one at a time, and list the mutants that no test kills.

    Changes comparisons, numbers, dates and days, "and" and "or", bounds, conditions and values of
    tables. Mutants that cannot change any verdict are listed, with the reason, in
    equivalent-mutants.yaml beside the rules.

    Exit status 0: every mutant is killed or listed; 1: some survive; 2: a pack or a test cannot
    be used.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    with counter() as advance:
        reports = [mutate_pack(pack, only, advance) for pack in chosen_packs(packs)]
    if not any(report.fates for report in reports):
        message = gettext("no mutant has any of these in its name: {texts}", texts=", ".join(only))
        raise click.UsageError(message)
    for wanted in outputs:
        write(wanted, FORMATS.render(reports, wanted.format, style(wanted)))
    if any(report.survivors or report.stale for report in reports):
        raise SystemExit(SURVIVED)
