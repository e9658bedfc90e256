"""``checker register assess``: a verdict on a case of the register, which can be put on record."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from checker.cli.options import as_of_option, parse_outputs, style, verbose_option, write
from checker.cli.register.options import key_option, party_option, signer, with_register
from checker.register.opening import Register
from checker.register.verdicts.recording import Known, judged, record
from checker.register.verdicts.statement import Question
from checker.reports import FORMATS, Assessment, render


@click.command()
@click.argument("case", metavar="CASE")
@as_of_option
@click.option(
    "--known-on",
    metavar="DAY|@ENTRY",
    help="Only what was recorded by the end of this day, or to this entry. Default: everything.",
)
@click.option("--tranche", metavar="ID", help="Only these tranches: tranche-3, or 1999/3.")
@click.option("--record", "recording", is_flag=True, help="Sign the verdict and put it on record.")
@party_option
@key_option
@click.option("--format", "-f", "formats", metavar="FORMAT[=FILE]", multiple=True)
@click.option("--output", "-o", metavar="FILE", help="Write the report there.")
@verbose_option
@with_register
def assess(
    register: Register,
    case: str,
    as_of: date | None,
    known_on: str | None,
    tranche: str | None,
    recording: bool,
    party: str,
    key_file: Path | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Assess CASE under the rules in force for it. Exit status as of `checker assess`."""
    outputs = parse_outputs(formats, output, FORMATS)
    question = Question(as_of or date.today(), tranche=tranche)
    result, loaded = judged(register, case, question, Known(party, known_on))
    assessment = Assessment(result.verdict, loaded.compiled.pack, loaded.case)
    for wanted in outputs:
        write(wanted, render([assessment], wanted.format, style(wanted, verbose)))
    if recording:
        accepted = record(register, result, party, signer(register, party, key_file, False))
        click.echo(f"Recorded as entry {accepted.receipt.body.seq}", err=True)
    sys.exit(result.verdict.exit_status)
