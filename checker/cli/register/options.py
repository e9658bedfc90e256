"""Options that the commands of the register share, and the keys that they lead to."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

import click

from checker.cli.options import KEYS_VARIABLE, reports_problems
from checker.messages import gettext
from checker.register.identity.keys import PrivateKey, load
from checker.register.identity.rights import Act, may
from checker.register.identity.standing import REGISTRAR
from checker.register.opening import Register, open_register
from checker.register.refusals import refusal

P = ParamSpec("P")
DEFAULT_URL = "sqlite:///checker.db"
URL_VARIABLE = "CHECKER_REGISTER"
PARTY_VARIABLE = "CHECKER_PARTY"
PASSPHRASE_VARIABLE = "CHECKER_KEY_PASSPHRASE"  # noqa: S105 - the name, not the word itself

url_option = click.option(
    "--register",
    "url",
    metavar="URL",
    envvar=URL_VARIABLE,
    default=DEFAULT_URL,
    help=f"The register. Default: CHECKER_REGISTER, else {DEFAULT_URL}.",
)
keys_option = click.option(
    "--keys",
    metavar="FOLDER",
    envvar=KEYS_VARIABLE,
    type=click.Path(path_type=Path),
    help="Where the keys of register and registrar lie. Default: checker.keys beside the file.",
)
party_option = click.option(
    "--as",
    "party",
    metavar="PARTY",
    envvar=PARTY_VARIABLE,
    default=REGISTRAR,
    help="Act as this party. Default: CHECKER_PARTY, else the registrar.",
)
key_option = click.option(
    "--key",
    "key_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The party's private key. Default: PARTY.key here.",
)
entered_option = click.option(
    "--entered",
    is_flag=True,
    help="The registrar signs at the desk, for a party that is there in person.",
)
clock_option = click.option(
    "--clock-is-right",
    is_flag=True,
    help="Go on though the last entry is more than 30 days old.",
)


def passphrase() -> str | None:
    """Return the passphrase of private keys, None where they have none."""
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def with_register(
    command: Callable[Concatenate[Register, P], None],
) -> Callable[P, None]:
    """Give a command ``--register`` and ``--keys``, and the open register as first argument."""

    @url_option
    @keys_option
    @functools.wraps(command)
    @reports_problems
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        options: dict[str, Any] = dict(kwargs)
        url, keys = options.pop("url"), options.pop("keys")
        command(opened(url, keys), *args, **options)

    return wrapped


def opened(url: str, keys: Path | None) -> Register:
    """Return the register at a URL, once its users were told what they have to know."""
    register = open_register(url, keys, passphrase())
    if register.notice:
        click.echo(f"Note: {register.notice}", err=True)
    return register


def register_of_environment() -> tuple[Register, str]:
    """Return the register that the environment names, and the party that reads it."""
    keys = os.environ.get(KEYS_VARIABLE)
    url = os.environ.get(URL_VARIABLE) or DEFAULT_URL
    register = opened(url, Path(keys) if keys else None)
    return register, os.environ.get(PARTY_VARIABLE) or REGISTRAR


def signer(register: Register, party: str, key_file: Path | None, entered: bool) -> PrivateKey:
    """Return the key that signs for a party; raises InputError where it is not at hand."""
    if key_file is not None:
        return load(key_file, passphrase())
    if party == REGISTRAR or entered:
        return register.registrar_key
    near = [Path(f"{party}.key"), register.keys / f"{party}.key"]
    for path in near:
        if path.is_file():
            return load(path, passphrase())
    message = gettext("the key of {party} is not here", party=party)
    hint = gettext("name its file with --key, or let the registrar enter the papers: --entered")
    raise refusal(str(near[0]), "key-file", message, hint=hint)


def check_right(register: Register, party: str, act: Act, case: str | None = None) -> None:
    """Raise InputError where a party may not do this."""
    with register.ledger.reader() as reader:
        reason = may(register.standing(reader), party, act, case)
    if reason:
        raise refusal(register.shown, "register-rights", reason)
