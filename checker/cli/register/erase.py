"""``checker register erase``: take away what papers say, and record that it was done."""

from __future__ import annotations

import click

from checker.cli.register.options import with_register
from checker.register import administering
from checker.register.opening import Register


@click.command()
@click.argument("case", metavar="CASE")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--reason", metavar="TEXT", required=True, help="Why; it is kept in the log.")
@click.confirmation_option(prompt="This cannot be undone. Erase?")
@with_register
def erase(register: Register, case: str, ids: tuple[str, ...], reason: str) -> None:
    """Take away what the papers ID of CASE say, in every entry and copy.

    Number, digest and signature stay, so that receipts hold and nobody can put another paper in
    their place. Whatever the papers could change is open from then on, and verdicts that rest on
    them cannot be replayed. Backups and bundles made before still hold them.
    """
    for accepted in administering.erase(register, case, ids, reason):
        click.echo(f"Entry {accepted.receipt.body.seq}: erased in {case}")
