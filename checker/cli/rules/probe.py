"""``checker rules probe``: list the changes of evidence that make a verdict better."""

from __future__ import annotations

import time

import click

from checker.authoring.probe.formats import FORMATS
from checker.authoring.probe.run import ProbeReport
from checker.authoring.probe.run import probe as probe_pack
from checker.cli.options import parse_outputs, reports_problems, style, verbose_option, write
from checker.cli.rules.options import (
    chosen_packs,
    counter,
    format_option,
    output_option,
    packs_argument,
)

IMPROVED = 1


@click.command()
@packs_argument
@click.option(
    "--budget",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    help="Stop after this time, with a fair sample seen; the report says what was left out.",
)
@format_option(FORMATS.names)
@output_option
@verbose_option
@reports_problems
def probe(
    packs: tuple[str, ...],
    budget: float | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Change the evidence in the cases of each PACK, and list what gets better by it.

    Drops papers and optional fields, sends papers from others or twice with another figure, and
    moves dates and years. Improvements that are right are listed, with the reason, in
    accepted-probes.yaml beside the rules.

    Exit status 0: every improvement is listed; 1: some are not, or a list has unused entries; 2: a
    pack or a test cannot be used.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    reports = _probed(chosen_packs(packs), budget)
    for wanted in outputs:
        write(wanted, FORMATS.render(reports, wanted.format, style(wanted, verbose)))
    if any(report.improved or report.unused for report in reports):
        raise SystemExit(IMPROVED)


def _probed(packs: tuple[str, ...], budget: float | None) -> list[ProbeReport]:
    """Return the reports of packs, which share the time evenly; what one saves the others get."""
    end = None if budget is None else time.monotonic() + budget
    reports = []
    with counter() as advance:
        for done, pack in enumerate(packs):
            now = time.monotonic()
            until = None if end is None else now + (end - now) / (len(packs) - done)
            reports.append(probe_pack(pack, until, advance))
    return reports
