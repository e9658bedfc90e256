"""``checker excel``: workbooks for the project office."""

from __future__ import annotations

from pathlib import Path

import click

from checker.cli.extra import needing_excel
from checker.cli.options import Output, Text, lang_option, language, reports_problems, write
from checker.messages import gettext
from checker.model.pack import Pack
from checker.packs import load_compiled


@click.group()
def excel() -> None:
    """Make workbooks for Excel, WPS and LibreOffice.

    A workbook that was filled in is a CASE for every other command.
    """


@excel.command(short_help="Write a workbook to fill in.")
@click.argument("pack", type=Text(), metavar="PACK")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.xlsx",
    required=True,
    help="The workbook to write.",
)
@click.option("--year", type=int, help="Only documents that can be about this year.")
@click.option("--role", type=Text(), help="Only documents that this role sends.")
@lang_option
@reports_problems
def template(pack: str, output: Path, year: int | None, role: str | None) -> None:
    """Write a workbook to fill in, with a sheet for each type of document of PACK.

    Each sheet has its columns from the schema of its type: key, English, Chinese, unit and
    paragraph, and lists to choose from.
    """
    if output.suffix.lower() != ".xlsx":
        raise click.UsageError(gettext("the name of the workbook has to end in .xlsx"))
    loaded = load_compiled(pack).pack
    _check_role(loaded, role)
    with needing_excel():
        from checker.excel.guide import Wanted
        from checker.excel.template import TemplateError
        from checker.excel.template import template as made
    try:
        content = made(loaded, Wanted(year, role, language()))
    except TemplateError as error:
        raise click.UsageError(str(error)) from error
    write(Output("xlsx", str(output)), content)
    click.echo(gettext("wrote {file}", file=output))


def _check_role(pack: Pack, role: str | None) -> None:
    """Raise click.UsageError for a role that the pack does not have."""
    roles = pack.manifest.roles
    if role is not None and role not in roles:
        message = gettext(
            "the pack {pack} has no role {role!r}; choose from {roles}",
            pack=pack.id,
            role=role,
            roles=", ".join(roles),
        )
        raise click.UsageError(message)
