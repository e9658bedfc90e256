"""``checker register add-party, role, add-key, replace-key, revoke-key``: who is who."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from checker.cli.options import IsoDate
from checker.cli.register.options import key_option, passphrase, with_register
from checker.register import administering
from checker.register.appending import Accepted
from checker.register.identity.keys import load
from checker.register.opening import Register

_public = click.argument("file", metavar="PUB", type=click.Path(path_type=Path))
_ends = click.option("--end", "ends", is_flag=True, help="End it instead.")


@click.command("add-party")
@click.argument("name", metavar="PARTY")
@click.option("--title", metavar="TEXT", help="How people call it. Default: its name.")
@click.option("--role", "roles", metavar="ROLE", multiple=True, help="A role; may be repeated.")
@click.option(
    "--sender",
    "senders",
    metavar="NAME",
    multiple=True,
    help="What papers have in `submitted_by`. Default: its roles, else its name.",
)
@click.option(
    "--key",
    "file",
    metavar="PUB",
    type=click.Path(path_type=Path),
    help="The file PARTY.pub that `checker register key` wrote.",
)
@with_register
def add_party(
    register: Register,
    name: str,
    title: str | None,
    roles: tuple[str, ...],
    senders: tuple[str, ...],
    file: Path | None,
) -> None:
    """Let PARTY in. Without a key its papers can only be entered at the desk of the registrar."""
    _told(
        administering.add_party(register, name, title or name, roles, senders, file),
        f"{name} takes part",
    )


@click.command()
@click.argument("name", metavar="PARTY")
@click.argument("role", metavar="ROLE")
@_ends
@with_register
def role(register: Register, name: str, role: str, ends: bool) -> None:
    """Give PARTY a ROLE of the agreement, or with --end take it away."""
    words = f"{name} is no longer {role}" if ends else f"{name} is {role}"
    _told(administering.set_role(register, name, role, ends), words)


@click.command("add-key")
@click.argument("name", metavar="PARTY")
@_public
@with_register
def add_key(register: Register, name: str, file: Path) -> None:
    """Add another key of PARTY, from the file PUB that `checker register key` wrote."""
    _told(administering.add_key(register, name, file), f"{name} has another key")


@click.command("replace-key")
@click.argument("name", metavar="PARTY")
@click.argument("new", metavar="NEW_KEY", type=click.Path(path_type=Path))
@key_option
@click.option("--lost", is_flag=True, help="For the register: its key before is not at hand.")
@with_register
def replace_key(
    register: Register, name: str, new: Path, key_file: Path | None, lost: bool
) -> None:
    """Replace the key of PARTY by the private NEW_KEY. PARTY does this, with both keys.

    For `register` itself, NEW_KEY is `-`: the new key is made in the folder of keys, and the
    registrar signs too.
    """
    if name == "register":
        _told(administering.replace_register_key(register, lost), "the register has a new key")
        return
    old = load(key_file or Path(f"{name}.key"), passphrase())
    accepted = administering.replace_key(register, name, old, load(new, passphrase()))
    _told(accepted, f"{name} has a new key")


@click.command("revoke-key")
@click.argument("fingerprint", metavar="KEY")
@click.option(
    "--compromised-since",
    type=IsoDate(),
    help="Entries since this day do not count until their party affirms them.",
)
@with_register
def revoke_key(register: Register, fingerprint: str, compromised_since: date | None) -> None:
    """Put KEY (the beginning of its fingerprint) out of force. What it signed before stands."""
    since = compromised_since.isoformat() if compromised_since else None
    accepted = administering.revoke_key(register, fingerprint, since)
    _told(accepted, f"the key {fingerprint[:16]} is out of force")


def _told(accepted: Accepted, words: str) -> None:
    click.echo(f"Entry {accepted.receipt.body.seq}: {words}")
