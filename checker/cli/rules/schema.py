"""``checker rules schema``: the JSON Schemas of pack files."""

from __future__ import annotations

from pathlib import Path

import click

from checker.authoring.pack_files.json_schemas import write_schemas
from checker.messages import gettext


@click.command()
@click.argument("folder", default="schemas/rules", type=click.Path(file_okay=False, path_type=Path))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of pack files into FOLDER, for editors and other tools."""
    changed = write_schemas(folder)
    for path in changed:
        click.echo(gettext("wrote {file}", file=path))
    if not changed:
        click.echo(gettext("{folder} is up to date", folder=folder))
