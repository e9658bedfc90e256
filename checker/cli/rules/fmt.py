"""``checker rules fmt``: one order and layout for the files of packs."""

from __future__ import annotations

from pathlib import Path

import click

from checker.authoring.formatting.layout import formatted_file
from checker.authoring.pack_files.kinds import pack_files
from checker.cli.options import reports_problems
from checker.cli.rules.options import chosen_packs, packs_argument
from checker.model.problems import InputError, Problem
from checker.packs.locations import locate
from checker.parsers.files import display_path
from checker.reports.wording import count

NOT_FORMATTED = 1


@click.command()
@packs_argument
@click.option("--check", is_flag=True, help="Change nothing; end with 1 where something would.")
@reports_problems
def fmt(packs: tuple[str, ...], check: bool) -> None:
    """Bring the files of each PACK into one order and layout.

    Keys stand in the order in which they are read, entries an empty line apart; comments stay, and
    so does every value as it is written. The first line names the JSON Schema for editors.
    """
    changed, total = 0, 0
    problems: list[Problem] = []
    for path in _files(chosen_packs(packs)):
        total += 1
        try:
            old, new = formatted_file(path)
        except InputError as error:
            problems += error.problems
            continue
        if old != new:
            changed += 1
            click.echo(f"{'would change' if check else 'changed'} {display_path(path)}")
            if not check:
                path.write_text(new, encoding="utf-8", newline="\n")
    click.echo(f"{count(total, 'file')}, {changed} {'to change' if check else 'changed'}")
    if problems:
        raise InputError(problems)
    if check and changed:
        raise SystemExit(NOT_FORMATTED)


def _files(packs: tuple[str, ...]) -> list[Path]:
    """Return the files of all packs; raises InputError where one is not there."""
    problems: list[Problem] = []
    files: list[Path] = []
    for pack in packs:
        try:
            files += pack_files(locate(pack).rules)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return files
