"""``checker serve``: the workbench in a browser."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.extra import needing_register, needing_web
from checker.cli.options import KEYS_VARIABLE, Text, reports_problems
from checker.messages import gettext

if TYPE_CHECKING:
    from checker.register.opening import Register

URL_MARK = "://"
LEAST = 16
"""How many characters a token has at least."""
GRACE = 20
"""Seconds in which requests are answered that have begun when the workbench is stopped."""


@click.command()
@click.argument("cases", metavar="[FOLDER]", default=".")
@click.option(
    "--register",
    "url",
    metavar="URL",
    help="Show the cases of this register instead; a URL in place of FOLDER does the same.",
)
@click.option(
    "--keys",
    metavar="FOLDER",
    envvar=KEYS_VARIABLE,
    type=click.Path(path_type=Path),
    help="Where the keys of the register lie. Default: checker.keys beside its file.",
)
@click.option("--host", type=Text(), default="127.0.0.1", help="Listen to this address.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000.")
@click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Let in only who gives the token in this file. Needed beyond this machine.",
)
@click.option(
    "--logs",
    type=click.Choice(("text", "json")),
    default="text",
    help="How requests are logged on standard error. Default: text.",
)
@reports_problems
def serve(
    cases: str,
    url: str | None,
    keys: Path | None,
    host: str,
    port: int,
    token_file: Path | None,
    logs: str,
) -> None:
    """Show the cases in FOLDER in a browser, and answer programs under /api/v1.

    FOLDER holds cases, or is one; by default it is the working directory. Without a token only
    this machine is listened to. The cases of a register are shown to its parties: each signs in
    with a token that `checker register token` makes, and sees what it may.
    """
    with needing_web():
        import uvicorn

        from checker.web import Settings, create_app
        from checker.web.logs import configuration
    if url is None and URL_MARK in cases:
        url = cases
    found = _folder(cases) if url is None else _register(url, keys, token_file)
    settings = Settings(found, host, _token(token_file))
    if not settings.needs_token and not settings.is_local:
        message = gettext("{host} can be reached by others: give --token-file", host=host)
        raise click.UsageError(message)
    with _ending_well():
        uvicorn.run(
            create_app(settings),
            host=host,
            port=port,
            server_header=False,
            access_log=False,
            log_config=configuration(logs),
            timeout_graceful_shutdown=GRACE,
        )


@contextmanager
def _ending_well() -> Iterator[None]:
    """Let whoever stops the workbench (SIGTERM) see that it has ended as it should."""

    def stopped(*_: object) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, stopped)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _folder(name: str) -> Path:
    """Return the folder of a name; raises click.UsageError where there is none."""
    if not Path(name).is_dir():
        raise click.UsageError(gettext("there is no folder {name!r}", name=name))
    return Path(name)


def _register(url: str, keys: Path | None, token_file: Path | None) -> Register:
    """Return the register at a URL; raises InputError, and click.UsageError for one with a token.

    Its parties have tokens of their own.
    """
    if token_file is not None:
        message = gettext("--token-file is for a folder; parties sign in with their own tokens")
        raise click.UsageError(message)
    with needing_register():
        from checker.cli.register.options import opened
    found = opened(url, keys)
    _ = found.signing_key  # raises InputError here, and not once somebody submits a paper
    return found


def _token(file: Path | None) -> str | None:
    """Return the token in a file; raises click.UsageError for one that can be guessed."""
    if file is None:
        return None
    token = file.read_text(encoding="utf-8").strip()
    if len(token) < LEAST:
        message = gettext(
            "the token in {file} is shorter than {least} characters", file=file, least=LEAST
        )
        raise click.UsageError(message)
    return token
