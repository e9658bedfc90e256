"""What the commands on rules share: packs as arguments, outputs, and bars by stage."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from checker.cli.options import Text
from checker.messages import gettext

packs_argument = click.argument("packs", metavar="[PACK]...", type=Text(), nargs=-1)
output_option = click.option(
    "--output", "-o", type=Text(), metavar="FILE", help="Write the report to FILE."
)


def format_option(
    formats: Sequence[str], default: str = "text"
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option ``--format`` for these formats."""
    help_ = f"One of {', '.join(formats)}; repeat with =FILE to write several. Default: {default}."
    return click.option(
        "--format", "-f", "formats", metavar="FORMAT[=FILE]", multiple=True, help=help_
    )


def chosen_packs(packs: Sequence[str]) -> tuple[str, ...]:
    """Return the packs that were named; else those in ``rules`` here; else the shipped ones.

    A pack in ``rules`` here takes precedence over a shipped pack of the same name, because an
    author means the files in front of them. Raises click.UsageError where there is no pack: a run
    that looks at nothing is not a success.
    """
    from checker.packs import pack_ids
    from checker.packs.locations import MANIFEST

    here = {path.parent.name: str(path.parent) for path in Path("rules").glob(f"*/{MANIFEST}")}
    if packs:
        return tuple(here.get(name, name) for name in packs)
    chosen = tuple(here[name] for name in sorted(here)) or pack_ids()
    if not chosen:
        message = gettext("no pack is shipped with this program; name the folder of one")
        raise click.UsageError(message)
    return chosen


@contextmanager
def counter() -> Iterator[Callable[[str, int, int], None]]:
    """Yield a function ``advance(stage, done, total)`` that shows a progress bar for each stage."""
    if not sys.stderr.isatty():
        yield lambda what, done, total: None
        return
    bars: dict[str, Any] = {}

    def advance(what: str, done: int, total: int) -> None:
        if what not in bars:
            bars[what] = click.progressbar(length=total, label=what, file=sys.stderr)
        bars[what].update(done - bars[what].pos)
        if done == total:
            bars.pop(what).render_finish()

    yield advance
