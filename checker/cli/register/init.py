"""``checker register init``: make a register."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import DEFAULT_URL, URL_VARIABLE, keys_option, passphrase
from checker.register.administering import Plan, initialise


@click.command()
@click.argument("url", metavar="[URL]", envvar=URL_VARIABLE, default=DEFAULT_URL)
@keys_option
@click.option(
    "--time-zone",
    metavar="ZONE",
    default="UTC",
    help="Where days begin and end, such as Asia/Shanghai. Default: UTC.",
)
@reports_problems
def init(url: str, keys: Path | None, time_zone: str) -> None:
    """Make a register at URL, sqlite:///FILE or postgresql://..., default sqlite:///checker.db.

    The keys of the register and of its registrar are made too, where they are not there yet.
    Give the fingerprint that is printed to every party: with it they know this register again.
    """
    register = initialise(Plan(url, time_zone, keys, passphrase()))
    click.echo(f"Made the register {register.shown}")
    click.echo(f"Keys of register and registrar: {register.keys}")
    click.echo(f"Fingerprint of the register: {register.signing_key.public.fingerprint}")
