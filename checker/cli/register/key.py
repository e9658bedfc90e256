"""``checker register key``: a key of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import passphrase
from checker.messages import gettext
from checker.register.identity import keys
from checker.register.identity.rights import SLUG_FORM, is_slug
from checker.register.refusals import refusal


@click.command()
@click.argument("party", metavar="PARTY")
@click.option(
    "--folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Where to put the two files. Default: here.",
)
@reports_problems
def key(party: str, folder: Path) -> None:
    """Make a key for PARTY: PARTY.key stays with the party, PARTY.pub goes to the registrar.

    With a passphrase in CHECKER_KEY_PASSPHRASE the private key is locked with it.
    """
    if not is_slug(party):
        message = gettext("{name!r} cannot be the name of a party", name=party)
        raise refusal(party, "party-name", message, expected=SLUG_FORM)
    made = keys.make()
    keys.save(made, folder / f"{party}.key", passphrase())
    keys.save_public(made, party, folder / f"{party}.pub")
    click.echo(f"Private key, never to be sent: {folder / party}.key")
    click.echo(f"Public key, for the registrar: {folder / party}.pub")
    click.echo(f"Fingerprint: {made.public.fingerprint}")
