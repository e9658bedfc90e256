"""``checker register upgrade``: the tables of this version."""

from __future__ import annotations

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import url_option
from checker.register.opening import upgrade as upgrade_register


@click.command()
@url_option
@reports_problems
def upgrade(url: str) -> None:
    """Bring the tables of a register to the version that this program works with.

    Make a backup first. Entries stay as they are, and receipts hold.
    """
    before, after = upgrade_register(url)
    if before == after:
        click.echo(f"The tables are of version {after} already")
    else:
        click.echo(f"The tables were of version {before}, and are of version {after}")
