"""``checker register doctor``: what may go wrong."""

from __future__ import annotations

import sys

import click

from checker.cli.register.options import with_register
from checker.register.doctor import examine
from checker.register.opening import Register


@click.command()
@with_register
def doctor(register: Register) -> None:
    """Look at database, keys and memory; say what may lose or let out something, and the cure.

    Exit status: 0 all is well, 1 something is not.
    """
    remarks = examine(register)
    for remark in remarks:
        click.echo(f"{'good ' if remark.is_good else 'LOOK '} {remark.text}")
        if remark.advice:
            click.echo(f"       {remark.advice}")
    if not all(remark.is_good for remark in remarks):
        sys.exit(1)
