"""``checker register backup, restore``: a whole copy, and going on from one."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.cli.register.options import keys_option, passphrase, url_option, with_register
from checker.messages import gettext
from checker.register.backup import back_up, bring_back, note_restored, read_checkpoint
from checker.register.opening import Register, open_unwatched
from checker.register.refusals import refusal

_file = click.Path(path_type=Path)


@click.command()
@click.argument("file", metavar="FILE", type=_file)
@with_register
def backup(register: Register, file: Path) -> None:
    """Write a verified copy of the register into a new FILE, while others go on writing.

    Copying the database file by hand loses what is still in its write-ahead log.
    """
    size = back_up(register, file)
    click.echo(f"{size} entries copied and verified: {file}")
    click.echo(f"The keys are not in it: keep a copy of {register.keys} elsewhere.")


@click.command()
@click.argument("file", metavar="[FILE]", required=False, type=_file)
@click.option(
    "--checkpoint",
    "newest",
    metavar="FILE",
    type=_file,
    required=True,
    help="The newest checkpoint or receipt that anybody has.",
)
@url_option
@keys_option
@reports_problems
def restore(file: Path | None, newest: Path, url: str, keys: Path | None) -> None:
    """Put the backup FILE in the place of a register that is gone, and record that it was.

    Without FILE a database that its own tools restored (PostgreSQL) goes on. What the checkpoint
    covers and the backup lacks may be lost: the parties submit it again, and their receipts show
    whether it is the same.
    """
    try:
        data = newest.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("this cannot be read: {reason}", reason=reason)
        raise refusal(str(newest), "file", message) from None
    if file is not None:
        bring_back(file, url)
    register = open_unwatched(url, keys, passphrase())
    restored = note_restored(register, read_checkpoint(register, str(newest), data))
    click.echo(f"The register goes on from a backup of {restored.size} entries")
    if restored.lost_up_to == restored.size:
        click.echo("Nothing is lost: it has all that the checkpoint vouches for")
        return
    click.echo(
        f"Entries {restored.size + 1} to {restored.lost_up_to} may be lost: "
        "ask the parties for receipts with these numbers, and to submit again"
    )
