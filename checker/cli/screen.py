"""``checker screen``: rules as SQL on many millions of documents."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker import packs
from checker.cli.extra import needing_screens
from checker.cli.options import (
    Output,
    Text,
    as_of_option,
    days,
    known_on_option,
    no_cache_option,
    reports_problems,
    style,
    verbose_option,
    write,
)
from checker.messages import gettext
from checker.model.statuses import Status
from checker.model.verdict import Finding
from checker.reports.json import escaped

if TYPE_CHECKING:
    from checker.screens.rules import NotScreened
    from checker.screens.running import Screened
    from checker.screens.telling import Found

Keep = Callable[[Finding], object]
"""Takes each finding."""


@click.command()
@click.argument("files", metavar="FILE...", type=Text(), nargs=-1, required=True)
@click.option(
    "--rules", type=Text(), metavar="PACK", required=True, help="A pack id, or the folder of one."
)
@as_of_option
@known_on_option
@no_cache_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.jsonl",
    help="Write every finding, one on each line.",
)
@verbose_option
@reports_problems
def screen(
    files: tuple[str, ...],
    rules: str,
    as_of: date | None,
    known_on: date | None,
    output: Path | None,
    verbose: bool,
) -> None:
    """Screen the documents in Parquet FILEs by the rules of a pack.

    SQL finds the subjects that a limit or check could accuse, or of which it could not know; those
    are judged like any case, on the documents that they rest on. Rules that SQL cannot tell are
    named, and are for checker assess.

    Exit status 0: all rules were screened, and nothing is violated or open; 1: something violated;
    2: a file or document cannot be used; 3: nothing violated, but something open or not screened.
    """
    with needing_screens():
        from checker.screens.running import Question, screened
        from checker.screens.telling import overview
    question = Question(packs.load_compiled(rules), *days(as_of, known_on))
    with _writing(output) as keep:
        results = [_gathered(each, keep) for each in screened(files, question)]
    glance = Output("text", None)
    write(glance, overview(results, style(glance, verbose)))
    sys.exit(_exit_status(results))


@contextmanager
def _writing(file: Path | None) -> Iterator[Keep]:
    """Give what writes findings to a file, or leaves them; click.UsageError where it cannot."""
    if file is None:
        yield lambda finding: None
        return
    if file.suffix.lower() != ".jsonl":
        message = gettext("{file} is not a kind of file that is written here", file=file.name)
        raise click.UsageError(message)
    try:
        with file.open("w", encoding="utf-8") as stream:
            yield lambda finding: stream.write(_line(finding))
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("cannot write {file}: {reason}", file=file, reason=reason)
        raise click.UsageError(message) from error


def _line(finding: Finding) -> str:
    return escaped(json.dumps(finding.model_dump(mode="json"), ensure_ascii=False)) + "\n"


def _gathered(result: Screened | NotScreened, keep: Keep) -> Found | NotScreened:
    """Return what is told of a result, while its findings go by."""
    from checker.screens.rules import NotScreened
    from checker.screens.telling import FEW, Found

    if isinstance(result, NotScreened):
        return result
    found = Found(result.rule, result.subjects, result.suspects)
    for finding in result.findings:
        keep(finding)
        found.statuses[finding.status] += 1
        if finding.status is Status.VIOLATED and len(found.listed) < FEW:
            found.listed.append(finding)
    return found


def _exit_status(results: list[Found | NotScreened]) -> int:
    from checker.screens.telling import Found

    found = [each for each in results if isinstance(each, Found)]
    if any(each.statuses[Status.VIOLATED] for each in found):
        return 1
    quiet = (Status.SATISFIED, Status.NOT_APPLICABLE)
    is_open = any(status not in quiet for each in found for status in each.statuses)
    return 3 if is_open or len(found) < len(results) else 0
