"""The cases whose evidence is changed: those of a pack's tests, and its samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker import intake
from checker.authoring.revisions import Tree
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import load_suite
from checker.messages import gettext
from checker.model.case import Case
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.parsers.files import display_path


@dataclass(frozen=True, slots=True)
class ProbedCase:
    """A case, the day as of which it is assessed, and the test or folder that it comes from."""

    name: str
    as_of: date
    case: Case


def probed_cases(pack: Pack) -> tuple[ProbedCase, ...]:
    """Return the cases of a pack's tests, and its samples as of the day of their last paper.

    Cases that are not usable, as some samples are on purpose, are left out. Raises InputError
    where a test file cannot be used, and where no case is left.
    """
    found = (*_of_tests(pack), *_of_samples(pack))
    if not found:
        place = Position(display_path(Path(pack.folder)))
        message = gettext("the pack has no tests and no samples")
        raise InputError([Problem(place, "no-tests", message)])
    return found


def _of_tests(pack: Pack) -> Iterator[ProbedCase]:
    for test in load_suite(pack):
        try:
            yield ProbedCase(test.name, test.test.as_of, case_of(test, pack))
        except InputError:
            continue


def _of_samples(pack: Pack) -> Iterator[ProbedCase]:
    for path in Tree(pack.id, Path(pack.folder)).samples():
        try:
            case = _sample(path, pack)
        except InputError:
            continue
        if case is not None:
            yield ProbedCase(display_path(path), _last_day(case), case)


def _sample(path: Path, pack: Pack) -> Case | None:
    """Return the case in a folder, or None where it answers to another pack."""
    submission = intake.read_submission(str(path))
    return intake.validate(submission, pack) if submission.rules == pack.id else None


def _last_day(case: Case) -> date:
    days: Sequence[date] = [each.record["received_on"] for each in case.documents]
    return max(days, default=date.min)
