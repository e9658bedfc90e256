"""``checker new``: the first files of something."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.options import reports_problems
from checker.packs.new_pack import create_pack
from checker.parsers.files import display_path


@click.group()
def new() -> None:
    """Start something new: a rule pack."""


@new.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--in",
    "root",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="Where rules/ and schemas/ are, or are to be. Default: here.",
)
@reports_problems
def pack(name: str, root: Path) -> None:
    """Write a small, sound pack called NAME, to be changed step by step.

    NAME is its id: small letters, digits, hyphens and dots. What is there already stays as it is.
    """
    written = create_pack(name, root)
    for path in written:
        click.echo(f"wrote {display_path(path)}")
    folder = display_path(root / "rules" / name)
    click.echo(f"Next: checker rules check {folder} && checker rules test {folder}")
