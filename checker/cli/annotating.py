"""``--annotate`` of ``checker validate``: a copy of a workbook with its problems marked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from checker.cli.extra import needing_excel
from checker.cli.options import Output, language, write
from checker.messages import catalogue, gettext, speaking
from checker.model.problems import Problem
from checker.parsers.places import UnreadableError

SUFFIX = ".xlsx"


def check_target(cases: Sequence[str], target: Path) -> None:
    """Raise click.UsageError unless there is one workbook, and the copy is another file."""
    if len(cases) != 1 or Path(cases[0]).suffix.lower() != SUFFIX:
        raise click.UsageError(gettext("--annotate is for one CASE that is a workbook (.xlsx)"))
    if target.suffix.lower() != SUFFIX:
        raise click.UsageError(gettext("the name of the workbook has to end in .xlsx"))
    if target.resolve() == Path(cases[0]).resolve():
        message = gettext("--annotate writes a copy; give it another name than {name}", name=target)
        raise click.UsageError(message)


def write_annotated(source: str, problems: Sequence[Problem], target: Path) -> None:
    """Write the copy; where none can be made, end with exit status 2."""
    with needing_excel():
        from checker.excel.annotate import AnnotateError, annotated
    try:
        with speaking(catalogue(language(), {})):
            content = annotated(source, Path(source).read_bytes(), problems)
    except (AnnotateError, UnreadableError, OSError) as error:
        message = gettext("no marked copy is written: {reason}", reason=error)
        raise click.UsageError(message) from error
    write(Output("xlsx", str(target)), content)
    click.echo(gettext("wrote {file}", file=target), err=True)
