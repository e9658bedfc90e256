"""``checker portfolio``: the verdicts on many cases as rows."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from checker.cli.cases import cases_of_register, load
from checker.cli.extra import needing_excel, needing_portfolio, needing_spark
from checker.cli.options import (
    Output,
    Text,
    as_of_option,
    days,
    known_on_option,
    lang_option,
    no_cache_option,
    progress,
    reports_problems,
    rules_option,
    skip_invalid_option,
    style,
    verbose_option,
    write,
)
from checker.messages import gettext, ngettext
from checker.portfolio.assessing import Block, Question, assessed, lost
from checker.portfolio.sources import CaseAt, cases_at
from checker.portfolio.spool import Spool
from checker.portfolio.telling import overview
from checker.portfolio.workers import in_order
from checker.portfolio.writing import WRITERS
from checker.portfolio.writing import write as write_rows

Run = Callable[[Question, Iterable[CaseAt]], Iterator[Block]]
"""Assesses cases and yields their rows in order."""
LOCAL, LOCAL_SPARK, CLUSTER = "local", "local-spark", "spark://"
PRECEDENCE = (2, 1, 3, 0)
"""Exit statuses of cases: the first of these that one of them has."""


@click.command()
@click.argument("paths", metavar="PATH...", type=Text(), nargs=-1, required=True)
@as_of_option
@known_on_option
@rules_option
@skip_invalid_option
@no_cache_option
@click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes. Default: all cores."
)
@click.option(
    "--engine",
    type=Text(),
    metavar="ENGINE",
    default=LOCAL,
    help="Who does the work: local, local-spark, or a cluster (spark://HOST:PORT). Default: local.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"Write the rows to a file of this kind: {', '.join(WRITERS)}.",
)
@verbose_option
@lang_option
@reports_problems
def portfolio(
    paths: tuple[str, ...],
    as_of: date | None,
    known_on: date | None,
    rules: str | None,
    skip_invalid: bool,
    jobs: int | None,
    engine: str,
    output: Path | None,
    verbose: bool,
) -> None:
    """Assess all cases at each PATH, and write the verdicts as rows.

    PATH is a case, a folder of cases, a file with a case on each line (.jsonl), or register: for
    all cases of the register. A case that cannot be used is a row that says why.

    Rows are verdicts, tranches, findings and consequences; cases with the most money at risk come
    first. schemas/portfolio.schema.json describes the columns.

    Exit status 0: nothing violated or undetermined; 1: something violated; 2: a case cannot be
    used; 3: nothing violated, but something undetermined.
    """
    _check(output)
    run = _engine(engine, jobs or os.cpu_count() or 1)
    day, known = days(as_of, known_on)
    reading = partial(load, rules=rules, recorded_by=known_on, skip_invalid=skip_invalid)
    question = Question(day, known, reading, rules, skip_invalid)
    statuses: Counter[int] = Counter()
    with closing(Spool()) as spool:
        for block in _blocks(paths, question, run):
            spool.add(block)
            statuses[block.exit_status] += 1
        if not spool:
            raise click.UsageError(gettext("there is no case at {paths}", paths=", ".join(paths)))
        glance = Output("text", None)
        write(glance, overview(spool, style(glance, verbose)))
        if output is not None:
            _write(spool, output)
    sys.exit(next(status for status in PRECEDENCE if statuses[status]))


def _check(output: Path | None) -> None:
    """Raise click.UsageError where the rows could not be written in the end."""
    if output is None:
        return
    if output.suffix.lower() not in WRITERS:
        message = gettext(
            "{file} is not a kind of file that is written; name one that ends in {known}",
            file=output.name,
            known=", ".join(WRITERS),
        )
        raise click.UsageError(message)
    with needing_portfolio(), needing_excel():
        for suffix, module in ((".parquet", "duckdb"), (".xlsx", "xlsxwriter")):
            if output.suffix.lower() == suffix and find_spec(module) is None:
                raise ModuleNotFoundError(name=module)


def _engine(name: str, jobs: int) -> Run:
    """Return what does the work; raises click.UsageError where no engine has the name."""
    if name == LOCAL:
        return partial(_locally, jobs)
    if name != LOCAL_SPARK and not name.startswith(CLUSTER):
        message = gettext(
            "there is no engine {name!r}; choose from {known}",
            name=name,
            known=f"{LOCAL}, {LOCAL_SPARK}, {CLUSTER}HOST:PORT",
        )
        raise click.UsageError(message)
    with needing_spark():
        import checker.portfolio.spark  # noqa: F401 - before cases are read
    return partial(_on_spark, f"local[{jobs}]" if name == LOCAL_SPARK else name)


def _on_spark(master: str, question: Question, cases: Iterable[CaseAt]) -> Iterator[Block]:
    from checker.portfolio.spark import SparkError, on_spark

    try:
        yield from on_spark(partial(assessed, question), cases, master)
    except SparkError as error:
        message = gettext("Spark cannot do the work: {reason}", reason=error)
        raise click.UsageError(message) from None


def _locally(jobs: int, question: Question, cases: Iterable[CaseAt]) -> Iterator[Block]:
    return in_order(partial(assessed, question), cases, jobs, partial(lost, question))


def _blocks(paths: tuple[str, ...], question: Question, run: Run) -> Iterator[Block]:
    """Yield the rows of each case in the order found, with a bar on a terminal."""

    def cases() -> Iterator[CaseAt]:
        return cases_at(paths, cases_of_register)

    count = sum(1 for _ in cases()) if sys.stderr.isatty() else 0  # only a bar needs it
    with progress(gettext("Assessing"), count) as advance:
        for block in run(question, cases()):
            advance(1)
            yield block


def _write(spool: Spool, output: Path) -> None:
    try:
        write_rows(spool, output)
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("cannot write {file}: {reason}", file=output, reason=reason)
        raise click.UsageError(message) from error
    count = len(spool)
    message = ngettext(
        "Wrote {file}: {count:,} case", "Wrote {file}: {count:,} cases", count, file=output
    )
    click.echo(message, err=True)
