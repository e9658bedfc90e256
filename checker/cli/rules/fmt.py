"""``checker rules fmt``: format the files of packs."""

from __future__ import annotations

from pathlib import Path

import click

from checker.authoring.formatting.layout import formatted_file
from checker.authoring.pack_files.kinds import pack_files
from checker.cli.options import reports_problems
from checker.cli.rules.options import chosen_packs, packs_argument
from checker.messages import gettext, ngettext
from checker.model.problems import InputError, Problem
from checker.packs.locations import locate
from checker.parsers.files import display_path

NOT_FORMATTED = 1


@click.command()
@packs_argument
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if a file would change.")
@reports_problems
def fmt(packs: tuple[str, ...], check: bool) -> None:
    """Format the files of each PACK: one order of keys, one layout.

    Keys stand in reading order and entries an empty line apart. Comments stay, and so does every
    value as it is written. The first line names the JSON Schema for editors.

    Exit status 0: formatted; 1: with --check, a file would change; 2: a file cannot be used.
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
            _bring_up_to_date(path, new, check)
    click.echo(_summary(total, changed, check))
    if problems:
        raise InputError(problems)
    if check and changed:
        raise SystemExit(NOT_FORMATTED)


def _bring_up_to_date(path: Path, new: str, check: bool) -> None:
    if check:
        click.echo(gettext("would change {file}", file=display_path(path)))
        return
    path.write_text(new, encoding="utf-8", newline="\n")
    click.echo(gettext("changed {file}", file=display_path(path)))


def _summary(total: int, changed: int, check: bool) -> str:
    files = ngettext("{count:,} file", "{count:,} files", total)
    if check:
        return gettext("{files}, {count} to change", files=files, count=changed)
    return gettext("{files}, {count} changed", files=files, count=changed)


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
