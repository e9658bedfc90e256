"""``checker assess``: the verdict on one or more cases."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import click

from checker.cli.cases import load
from checker.cli.extra import needing_excel
from checker.cli.options import (
    INPUT_UNUSABLE,
    Output,
    Text,
    as_of_option,
    cases_argument,
    check_files,
    days,
    known_on_option,
    lang_option,
    no_cache_option,
    parse_outputs,
    progress,
    reports_problems,
    rules_option,
    show_problems,
    skip_invalid_option,
    strict_option,
    style,
    tell_rules_passed_over,
    verbose_option,
    write,
    write_parts,
)
from checker.inference.rules import InferenceError
from checker.messages import gettext, ngettext
from checker.model.problems import InputError, Position, Problem
from checker.pipeline import Loaded
from checker.pipeline import assess as assess_case
from checker.reports import FILE_FORMATS, FORMATS, Assessment, Style, render, render_file
from checker.reports.pieces import FORMATS as PIECEWISE
from checker.reports.pieces import Pieces, in_short
from checker.reports.remarks import as_problems

OVERVIEWS = ("text", "markdown")
"""Formats that have the cases at a glance first; others have an index or a list of their own."""
KNOWN = (*FORMATS, *FILE_FORMATS)
MANY = 5
"""Cases from which on a progress bar is shown."""
PRECEDENCE = (1, 3, 0)
"""Exit statuses of several cases: the first of these that one of them has."""


@click.command()
@cases_argument
@as_of_option
@known_on_option
@rules_option
@no_cache_option
@click.option(
    "--tranche",
    type=Text(),
    metavar="ID",
    help="Assess only this tranche: tranche-3, or 1999/3.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    metavar="FORMAT[=FILE]",
    multiple=True,
    help=f"One of {', '.join(KNOWN)}; repeat with =FILE to write several. Default: text.",
)
@click.option("--output", "-o", type=Text(), metavar="FILE", help="Write the report to FILE.")
@click.option(
    "--require-rules",
    type=Text(),
    metavar="PACK@DIGEST",
    help="Refuse rules other than PACKID@sha256:...; the JSON verdict records the digest.",
)
@skip_invalid_option
@strict_option
@click.option(
    "--unlock",
    "planning",
    is_flag=True,
    help="Say too what it would take to have each tranche paid (text and HTML); takes longer.",
)
@verbose_option
@lang_option
@reports_problems
def assess(
    cases: tuple[str, ...],
    as_of: date | None,
    known_on: date | None,
    rules: str | None,
    tranche: str | None,
    formats: tuple[str, ...],
    output: str | None,
    require_rules: str | None,
    skip_invalid: bool,
    strict: bool,
    planning: bool,
    verbose: bool,
) -> None:
    """Assess each CASE: what may be paid, what is violated, what is missing, and what follows.

    CASE is a folder with case.json, a bundle file, a workbook (.xlsx), or - for standard input. A
    case that cannot be used keeps none of the others from its verdict.

    Exit status 0: nothing violated or undetermined; 1: something violated; 2: the input cannot
    be used; 3: nothing violated, but something undetermined.
    """
    outputs = parse_outputs(formats, output, KNOWN)
    check_files(outputs)
    day, known = days(as_of, known_on)
    question = Question(
        day, known, known_on, rules, tranche, require_rules, skip_invalid, strict, planning
    )
    looks = {each: replace(style(each, verbose), several=len(cases) > 1) for each in outputs}
    assessments, unusable = _written(cases, question, looks)
    if unusable:
        show_problems(InputError(chain.from_iterable(unusable.values())))
        _tell_unusable(unusable, len(cases))
        sys.exit(INPUT_UNUSABLE)
    statuses = {assessment.verdict.exit_status for assessment in assessments}
    sys.exit(next(status for status in PRECEDENCE if status in statuses))


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every case: the days, and what narrows or binds the answer.

    ``recorded_by`` cuts the log of a register; None where no day was named.
    """

    as_of: date
    known_on: date
    recorded_by: date | None
    rules: str | None
    tranche: str | None
    require_rules: str | None
    skip_invalid: bool
    strict: bool
    planning: bool


Unusable = Mapping[str, tuple[Problem, ...]]
"""The problems of each case that cannot be assessed."""


def _written(
    cases: Sequence[str], question: Question, looks: Mapping[Output, Style]
) -> tuple[list[Assessment], Unusable]:
    """Write the report in each look, and return the assessments and why others have none.

    Raises InputError where no case can be assessed.
    """
    with ExitStack() as stack:
        pieces = {
            each: stack.enter_context(closing(Pieces(each.format, look)))
            for each, look in looks.items()
            if each.format in PIECEWISE
        }
        assessments, unusable = _answers(cases, question, [*pieces.values()], len(looks))
        if not assessments:
            raise InputError(chain.from_iterable(unusable.values()))
        for wanted, look in looks.items():
            if wanted in pieces:
                start = _start(assessments, unusable, wanted.format, look)
                write_parts(wanted, chain(start, pieces[wanted].parts()))
            elif wanted.format in FILE_FORMATS:
                write(wanted, _file(assessments, unusable, wanted.format, look))
            else:
                write(wanted, render(assessments, wanted.format, look))
    return assessments, unusable


def _answers(
    cases: Sequence[str], question: Question, pieces: Sequence[Pieces], outputs: int
) -> tuple[list[Assessment], Unusable]:
    """Return the assessments in the order given; one bad case keeps no other from its verdict.

    Each is added to the ``pieces``; where there are no other outputs, only what an overview needs
    is kept of it.
    """
    assessments: list[Assessment] = []
    unusable: dict[str, tuple[Problem, ...]] = {}
    with progress(gettext("Assessing"), len(cases) if len(cases) >= MANY else 0) as advance:
        for source in cases:
            try:
                one = _answer(source, question)
            except InputError as error:
                unusable[source] = error.problems
            except InferenceError as error:
                unusable[source] = (_cannot_be_assessed(source, error),)
            else:
                for report in pieces:
                    report.add(one)
                assessments.append(in_short(one) if len(pieces) == outputs else one)
            advance(1)
    return assessments, unusable


def _answer(source: str, question: Question) -> Assessment:
    """Return the assessment of one case; raises InputError where there cannot be one."""
    item = load(source, question.rules, question.recorded_by, question.skip_invalid)
    tell_rules_passed_over(item)
    _check_rules(item, question.require_rules)
    verdict = assess_case(item, question.as_of, question.tranche, known_on=question.known_on)
    if question.tranche and not verdict.tranches:
        raise InputError([_no_such_tranche(item, question)])
    assessment = Assessment(verdict, item.compiled.pack, item.case)
    if question.strict and verdict.warnings:
        raise InputError(as_problems(assessment))
    return _with_ways(assessment, item, question) if question.planning else assessment


def _with_ways(assessment: Assessment, item: Loaded, question: Question) -> Assessment:
    """Return the assessment with what it would take to have each tranche paid."""
    from checker.unlock import unlock
    from checker.unlock.in_short import in_short

    prospects = unlock(item, question.as_of, question.tranche)
    return replace(assessment, to_be_paid=in_short(prospects, assessment.pack))


def _start(
    assessments: Sequence[Assessment], unusable: Unusable, format_: str, look: Style
) -> Iterator[str]:
    """Yield what stands before the reports on several cases: in some formats, a line on each."""
    if look.several and format_ in OVERVIEWS:
        from checker.reports.portfolio import overview, overview_table

        counts = {case: len(problems) for case, problems in unusable.items()}
        first = overview if format_ == "text" else overview_table
        yield f"{first(assessments, counts, look)}\n"


def _file(
    assessments: Sequence[Assessment], unusable: Unusable, format_: str, look: Style
) -> bytes:
    """Return the report in a format of files."""
    problems_of_cases = {
        case: [str(problem) for problem in problems] for case, problems in unusable.items()
    }
    with needing_excel():
        return render_file(assessments, format_, problems_of_cases, look)


def _tell_unusable(unusable: Unusable, total: int) -> None:
    """Say on standard error which cases have no verdict."""
    message = ngettext(
        "{count} of {total} cases cannot be assessed: {cases}",
        "{count} of {total} cases cannot be assessed: {cases}",
        len(unusable),
        total=total,
        cases=", ".join(unusable),
    )
    click.echo(f"\n{message}", err=True)


def _check_rules(item: Loaded, wanted: str | None) -> None:
    """Raise InputError where the rules are not the ones that were asked for."""
    pack = item.compiled.pack
    if wanted is None or wanted == f"{pack.id}@{pack.digest}":
        return
    problem = Problem(
        Position(pack.folder),
        "other-rules",
        gettext("these are not the rules that --require-rules asks for"),
        expected=wanted,
        found=f"{pack.id}@{pack.digest}",
        hint=gettext("install the version of the rules that was agreed, or agree on this one"),
    )
    raise InputError([problem])


def _cannot_be_assessed(source: str, error: InferenceError) -> Problem:
    message = gettext("the case cannot be assessed with these rules: {reason}", reason=error)
    return Problem(Position(source), "inference", message)


def _no_such_tranche(item: Loaded, question: Question) -> Problem:
    """Return the problem that a case has no such tranche, with those that it has."""
    whole = assess_case(item, question.as_of, known_on=question.known_on)
    known = [each.key for each in whole.tranches]
    message = gettext("the case has no tranche {tranche!r}", tranche=question.tranche)
    expected = gettext("one of {known}", known=", ".join(known)) if known else None
    found = None if known else gettext("a case without tranches")
    return Problem(item.case.position, "unknown-tranche", message, expected, found)
