"""Judge one case by two versions of its pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker import intake
from checker.authoring.diff.cases import ComparedCase
from checker.authoring.diff.verdict_changes import VerdictChange, verdict_change
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.messages import gettext
from checker.model.case import Case
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.pipeline import Loaded, assess


@dataclass(frozen=True, slots=True)
class Versions:
    """The folders of one pack in the old and the new tree; None where it is not there."""

    old: str | None
    new: str | None


def change_of(versions: Versions, case: ComparedCase) -> VerdictChange | None:
    """Return how the verdict on a case changes, or None where it does not."""
    day, old = _verdict(versions, versions.old, case)
    other, new = _verdict(versions, versions.new, case)
    return verdict_change(case.name, day or other or date.min, old, new)


def _verdict(
    versions: Versions, folder: str | None, compared: ComparedCase
) -> tuple[date | None, Verdict | InputError]:
    """Return the day and the verdict by one version, or why there is none."""
    if folder is None:
        problem = Problem(Position(compared.pack), "no-pack", gettext("there is no such pack"))
        return compared.as_of, InputError([problem])
    compiled = load_compiled(Path(folder))
    try:
        case, day, known_on = _case(versions, compiled.pack, compared)
    except InputError as error:
        return compared.as_of, error
    return day, assess(Loaded(case, compiled), day, known_on=known_on)


def _case(versions: Versions, pack: Pack, compared: ComparedCase) -> tuple[Case, date, date | None]:
    """Return the case, the day of its assessment, and that on which it is known, if another."""
    if compared.test is not None:
        test = _tests(versions.new or "")[compared.test]
        return case_of(test, pack), test.test.as_of, test.test.known_on
    case = intake.validate(intake.read_submission(compared.path or ""), pack)
    latest = max((d.record["received_on"] for d in case.documents), default=date.min)
    return case, compared.as_of or latest, None


@lru_cache(maxsize=8)
def _tests(folder: str) -> tuple[LocatedTest, ...]:
    return load_suite(load_compiled(Path(folder)).pack)
