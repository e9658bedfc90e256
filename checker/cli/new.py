"""``checker new``: write the first files of a rule pack."""

from __future__ import annotations

from pathlib import Path

import click

from checker.authoring.pack_files.json_schemas import write_schemas
from checker.cli.options import reports_problems
from checker.messages import gettext
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
    help="The folder of rules/ and schemas/, which may not exist yet. Default: here.",
)
@reports_problems
def pack(name: str, root: Path) -> None:
    """Write a small working pack called NAME, to be changed step by step.

    NAME is its id: lower-case letters, digits, hyphens and dots. The first line of each file names
    its JSON Schema in schemas/rules, for editors. Existing files are not changed.
    """
    written = list(create_pack(name, root))
    schemas = root / "schemas" / "rules"
    if not schemas.exists():
        written += write_schemas(schemas)
    for path in written:
        click.echo(gettext("wrote {file}", file=display_path(path)))
    folder = display_path(root / "rules" / name)
    click.echo(
        gettext("Next: checker rules check {folder} && checker rules test {folder}", folder=folder)
    )
