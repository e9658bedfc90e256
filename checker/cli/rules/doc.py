"""``checker rules doc``: a readable page on each pack."""

from __future__ import annotations

from pathlib import Path

import click

from checker.authoring.pages.pack_page import pack_page
from checker.authoring.testing.suite import load_suite
from checker.cli.options import reports_problems
from checker.cli.rules.options import chosen_packs, packs_argument
from checker.messages import gettext
from checker.packs import load_compiled
from checker.parsers.files import display_path

STALE = 1


@click.command()
@packs_argument
@click.option(
    "--in",
    "folder",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("docs/rules"),
    help="The folder of the pages. Default: docs/rules.",
)
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if a page is out of date.")
@reports_problems
def doc(packs: tuple[str, ...], folder: Path, check: bool) -> None:
    """Write a readable page on each PACK: DIR/<pack>.md.

    It shows every rule with its paragraph, the reading taken, its condition in words and in FEEL,
    and examples from the tests.
    """
    stale = 0
    for name in chosen_packs(packs):
        pack = load_compiled(name).pack
        path = folder / f"{pack.id}.md"
        text = pack_page(pack, load_suite(pack))
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            continue
        stale += 1
        if check:
            click.echo(gettext("out of date: {file}", file=display_path(path)))
        else:
            click.echo(gettext("wrote {file}", file=display_path(path)))
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    if check and stale:
        raise SystemExit(STALE)
