"""``checker new``: write the first files of a rule pack or a case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checker.authoring.pack_files.json_schemas import write_schemas
from checker.cli.asking import FIGURES, asked, outline
from checker.cli.options import Text, reports_problems
from checker.intake.new_case import create_case
from checker.messages import gettext
from checker.packs import load_pack
from checker.packs.new_pack import create_extending, create_pack
from checker.parsers.files import display_path


@click.group()
def new() -> None:
    """Start something new: a rule pack, or a case."""


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
@click.option("--title", type=Text(), help="The agreement in a few words.")
@click.option(
    "--extends",
    "base",
    metavar="BASE",
    type=Text(),
    help="The pack that it extends: then its empty tables are there to be filled in.",
)
@click.option(
    "--role",
    "roles",
    metavar="ID=TITLE",
    type=Text(),
    multiple=True,
    help="Who does something; several times. The first reports, the last pays.",
)
@click.option("--unit", metavar="SYMBOL", type=Text(), help="The unit of the limits, such as t.")
@click.option(
    "--limit",
    "limits",
    metavar="YEAR=QUANTITY",
    type=Text(),
    multiple=True,
    help="The limit of a year; several times.",
)
@click.option(
    "--tranche",
    "tranches",
    metavar="YEAR=AMOUNT",
    type=Text(),
    multiple=True,
    help="The money for a year whose limit was kept; several times.",
)
@click.option(
    "--deadline",
    "deadlines",
    metavar="PAPER=MM-DD",
    type=Text(),
    multiple=True,
    help="By when in the next year a paper on a year is there; the first reports the quantity.",
)
@click.option("--ask", is_flag=True, help="Ask for what no option says.")
@reports_problems
def pack(name: str, root: Path, base: str | None, ask: bool, **given: Any) -> None:
    """Write a small working pack called NAME, to be changed step by step.

    NAME is its id: lower-case letters, digits, hyphens and dots. The first line of each file names
    its JSON Schema in schemas/rules, for editors. Existing files are not changed.
    """
    said = asked(given, extends=base is not None) if ask else given
    if base is not None:
        if strange := [key for key in FIGURES if said[key]]:
            raise click.UsageError(
                gettext(
                    "with --extends the tables of the base say it, and not {keys}", keys=strange[0]
                )
            )
        written = list(create_extending(name, root, load_pack(base), said["title"]))
    else:
        written = list(create_pack(name, root, outline(said)))
    schemas = root / "schemas" / "rules"
    if not schemas.exists():
        written += write_schemas(schemas)
    for path in written:
        click.echo(gettext("wrote {file}", file=display_path(path)))
    folder = display_path(root / "rules" / name)
    click.echo(
        gettext("Next: checker rules check {folder} && checker rules test {folder}", folder=folder)
    )


@new.command()
@click.argument("pack_name", type=Text(), metavar="PACK")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--role", type=Text(), metavar="ROLE", help="Only what this role sends.")
@click.option("--year", type=int, metavar="YEAR", help="Only what this year fits; it is filled in.")
@reports_problems
def case(pack_name: str, folder: Path, role: str | None, year: int | None) -> None:
    """Write a case for PACK into DIR: a blank document of each type, to be filled in.

    Blank fields are empty texts: `checker validate` lists those that are still to be filled in.
    Remove the documents that you do not need, and the fields that are not known.
    """
    for path in create_case(load_pack(pack_name), folder, role, year):
        click.echo(gettext("wrote {file}", file=display_path(path)))
    where = f" --rules {pack_name}" if Path(pack_name).is_dir() else ""
    click.echo(
        gettext("Next: checker validate {folder}{rules}", folder=display_path(folder), rules=where)
    )
