"""One case of a portfolio: from where it is to its rows."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from checker import intake
from checker.inference.rules import InferenceError
from checker.intake.files import MAX_FILE_BYTES
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.parsers.files import check_size
from checker.parsers.places import UnreadableError, problems_of
from checker.pipeline import Loaded, assess, load_submission
from checker.portfolio.rows import Row, rows_of, unusable_row
from checker.portfolio.sources import CaseAt
from checker.reports.json import escaped

UNUSABLE_STATUS: Final = 2
_log = logging.getLogger(__name__)

Load = Callable[[str], Loaded]
"""Returns the case at an address with its pack; raises InputError."""


Rank = tuple[int, str, Decimal]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every case. ``load`` reads those that are not a line of a file."""

    as_of: date
    known_on: date
    load: Load
    rules: str | None = None
    skip_invalid: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of a case, as JSON with a row on each line, the verdict first.

    Blocks are sorted by ``rank``: by currency the most money at risk first, then what has no sum
    of that, then cases without a verdict. ``exit_status`` is the one of ``checker assess``.
    """

    lines: bytes
    rank: Rank
    exit_status: int


def assessed(question: Question, case: CaseAt) -> Block:
    """Return the rows of a case; where it has no verdict, one row that says why."""
    try:
        loaded = _loaded(question, case)
        verdict = assess(loaded, question.as_of, known_on=question.known_on)
        return _block(list(rows_of(verdict, case.address)), verdict.exit_status)
    except InputError as error:
        return unusable(question, case, error.problems)
    except InferenceError as error:
        message = gettext("the case cannot be assessed with these rules: {reason}", reason=error)
        return unusable(question, case, [_problem(case, "inference", message)])
    except Exception as error:  # one case must not cost the verdicts of all others
        _log.exception("%s cannot be assessed", case.address)
        reason = f"{type(error).__name__}: {error}"
        message = gettext(
            "checker failed; this is a fault of the program, not of the case: {reason}",
            reason=reason,
        )
        return unusable(question, case, [_problem(case, "fault", message)])


def unusable(question: Question, case: CaseAt, problems: Iterable[Problem]) -> Block:
    """Return the row of a case that has no verdict."""
    return _block([unusable_row(case.address, question.as_of, problems)], UNUSABLE_STATUS)


def lost(question: Question, case: CaseAt) -> Block:
    """Return the row of a case during which the process ended, as for lack of memory."""
    message = gettext("the process that assessed the case was ended, perhaps for lack of memory")
    return unusable(question, case, [_problem(case, "lost", message)])


def _loaded(question: Question, case: CaseAt) -> Loaded:
    if case.size is None:
        return question.load(case.path)
    submission = intake.read_bundle(case.address, _line(case, case.size))
    return load_submission(submission, case.path, question.rules, question.skip_invalid)


def _line(case: CaseAt, size: int) -> bytes:
    """Return a line of a file; raises InputError where it is too long for a case."""
    try:
        with Path(case.path).open("rb") as stream:
            stream.seek(case.start)
            data = stream.read(min(size, MAX_FILE_BYTES + 1))
        check_size(data, case.address, MAX_FILE_BYTES)
    except UnreadableError as error:
        raise InputError(problems_of([error.fault])) from None
    except OSError as error:
        message = gettext("this cannot be read: {reason}", reason=error.strerror or str(error))
        raise InputError([_problem(case, "file", message)]) from None
    return data


def _block(rows: list[Row], exit_status: int) -> Block:
    lines = "".join(escaped(json.dumps(row, ensure_ascii=False)) + "\n" for row in rows)
    return Block(lines.encode("utf-8"), _rank(rows[0], exit_status), exit_status)


def _rank(verdict: Row, exit_status: int) -> Rank:
    currency, risk = verdict["currency"], verdict["at_risk"]
    if isinstance(risk, str):
        return 0, str(currency), -Decimal(risk)
    return (2 if exit_status == UNUSABLE_STATUS else 1), "", Decimal(0)


def _problem(case: CaseAt, code: str, message: str) -> Problem:
    return Problem(Position(case.address), code, message)
