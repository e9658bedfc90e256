"""``checker register export``: a case for somebody who has no access to the register."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import Output, write
from checker.cli.register.options import check_right, party_option, with_register
from checker.register.bundle import make_bundle
from checker.register.folder import write_folder
from checker.register.identity.rights import Act
from checker.register.opening import Register
from checker.register.papers.loading import read_case


@click.command()
@click.argument("case", metavar="CASE")
@click.option("--output", "-o", metavar="FILE", help="Where to write the bundle.")
@click.option(
    "--folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Write a case folder instead, which proves nothing.",
)
@party_option
@with_register
def export(
    register: Register, case: str, output: str | None, folder: Path | None, party: str
) -> None:
    """Write CASE as a bundle that anybody can verify offline, or with --folder as a case folder.

    The bundle holds papers, signatures, proofs and rules: `checker register verify BUNDLE`.
    """
    check_right(register, party, Act.EXPORT, case)
    with register.ledger.reader() as reader:
        if folder is not None:
            found, _ = read_case(register, reader, case, party=party)
            click.echo(f"{write_folder(found, folder)} papers written to {folder}")
            return
        bundle = make_bundle(register, reader, case)
    write(Output("json", output), bundle.to_text())
    if output is not None:
        click.echo(f"{len(bundle.entries)} entries written to {output}")
