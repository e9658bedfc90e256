"""``checker serve``: the workbench in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.extra import needing_web
from checker.cli.options import Text, reports_problems
from checker.messages import gettext

LEAST = 16
"""How many characters a token has at least."""


@click.command()
@click.argument(
    "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path()
)
@click.option("--host", type=Text(), default="127.0.0.1", help="Listen to this address.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, help="Default: 8000.")
@click.option(
    "--token-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Let in only who gives the token in this file. Needed beyond this machine.",
)
@reports_problems
def serve(folder: Path, host: str, port: int, token_file: Path | None) -> None:
    """Show the cases in FOLDER in a browser, and answer programs under /api/v1.

    FOLDER holds cases, or is one; by default it is the working directory. Without a token only
    this machine is listened to.
    """
    with needing_web():
        import uvicorn

        from checker.web import Settings, create_app
    settings = Settings(folder, host, _token(token_file))
    if settings.token is None and not settings.is_local:
        message = gettext("{host} can be reached by others: give --token-file", host=host)
        raise click.UsageError(message)
    uvicorn.run(create_app(settings), host=host, port=port, server_header=False)


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
