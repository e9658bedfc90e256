"""``checker rules mutate``: would the tests notice if a rule were wrong?"""

from __future__ import annotations

import click

from checker.authoring.mutation.formats import FORMATS
from checker.authoring.mutation.run import mutate as mutate_pack
from checker.cli.options import parse_outputs, reports_problems, style, write
from checker.cli.rules.options import (
    chosen_packs,
    counter,
    format_option,
    output_option,
    packs_argument,
)

SURVIVED = 1


@click.command()
@packs_argument
@click.option(
    "--only",
    "-k",
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
    """Change the rules of each PACK one at a time, and list the changes that no test notices.

    Comparisons, numbers, dates and days, "and" and "or", bounds, conditions, rates of tables. What
    cannot change any verdict is listed with the reason in equivalent-mutants.yaml beside the
    rules. Exit status: 0 every change was noticed or is listed, 1 some were not, 2 not usable.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    with counter() as advance:
        reports = [mutate_pack(pack, only, advance) for pack in chosen_packs(packs)]
    if not any(report.fates for report in reports):
        raise click.UsageError(f"no mutant has {' or '.join(only)} in its name")
    for wanted in outputs:
        write(wanted, FORMATS.render(reports, wanted.format, style(wanted)))
    if any(report.survivors or report.stale for report in reports):
        raise SystemExit(SURVIVED)
