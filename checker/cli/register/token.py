"""``checker register token``: what a party comes into a workbench with."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from checker.cli.register.options import key_option, signer, with_register
from checker.messages import gettext
from checker.register.clock import day_of
from checker.register.identity.tokens import TokenError, checked_token, make_token
from checker.register.opening import Register
from checker.register.refusals import refusal

MOST_DAYS = 366


@click.command()
@click.argument("party", metavar="PARTY")
@key_option
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=30,
    help="How long it is good. Default: 30.",
)
@with_register
def token(register: Register, party: str, key_file: Path | None, days: int) -> None:
    """Print a token with which PARTY signs in to `checker serve --register`.

    It is signed with the party's key, and void once that key is out of force. Whoever has it acts
    in the party's name: treat it as a password.
    """
    key = signer(register, party, key_file, entered=False)
    with register.ledger.reader() as reader:
        standing = register.standing(reader)
    today = day_of(register.clock(), standing.time_zone)
    until = date.fromisoformat(today) + timedelta(days=days)
    made = make_token(key, standing.origin, party, until)
    try:
        checked_token(made, standing, today)
    except TokenError:
        message = gettext("this key is not one of {party} that is in force", party=party)
        raise refusal(register.shown, "key-party", message) from None
    click.echo(made)
