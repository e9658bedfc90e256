"""Judge one case by two versions of its pack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from checker import evaluation, inference, intake
from checker.authoring.diff.cases import ComparedCase
from checker.authoring.diff.reach import Reach, reach_of
from checker.authoring.diff.verdict_changes import VerdictChange, verdict_change
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.evaluation import Scope
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.pipeline import Loaded, assess, decide

ENGINE: Final = "chainer"
"""The engine in plain Python for parts of a pack: durable-rules would keep each set of rules."""


@dataclass(frozen=True, slots=True)
class Versions:
    """One pack in the old and the new tree; None where it is not there.

    ``reach`` is how far the change reaches, None where it may be everything. ``tests`` are those
    of the new version, where cases are taken from them.
    """

    old: CompiledPack | None
    new: CompiledPack | None
    reach: Reach | None = None
    tests: Sequence[LocatedTest] = ()

    @property
    def differ(self) -> bool:
        """Return whether what decides verdicts is not the same."""
        return _digest(self.old) != _digest(self.new)


def versions_of(old: str | None, new: str | None, with_tests: bool) -> Versions:
    """Return the pack in two folders, on request with the tests of the new one.

    Raises InputError where one of them cannot be used.
    """
    was, now = _compiled(old), _compiled(new)
    reach = None if was is None or now is None else reach_of(was.pack, now.pack)
    tests = load_suite(now.pack) if with_tests and now is not None else ()
    return Versions(was, now, reach, tests)


def change_of(versions: Versions, case: ComparedCase) -> VerdictChange | None:
    """Return how the verdict on a case changes, or None where it does not.

    Where the change of the rules reaches only some of them, these are judged first, and all the
    others only where that leaves the verdict open.
    """
    old, new, reach = versions.old, versions.new, versions.reach
    if old is None or new is None or reach is None:
        return _change_of_all(versions, case)
    if not reach.rules:
        return None
    try:
        found, day, known_on = _case(versions, new.pack, case)
    except InputError:
        return _change_of_all(versions, case)
    before = Scope(old, found, day, known_on)
    after = Scope(new, found, day, known_on, None if reach.tables else before.papers)
    if reach.is_whole(before, after):
        return _change_of_all(versions, case)
    return _change_within(reach, case, before, after)


def _change_within(
    reach: Reach, case: ComparedCase, before: Scope, after: Scope
) -> VerdictChange | None:
    """Return the change where no rule that is out of reach can find otherwise."""
    was, now = (evaluation.evaluate(scope, reach.judged) for scope in (before, after))
    if reach.alike(was, now, inference.select_engine(ENGINE)):
        return None
    whole = evaluation.evaluate(before, settled={each.finding.id: each for each in was.of_rules})
    kept = {
        each.finding.id: each for each in whole.of_rules if each.finding.rule not in reach.rules
    }
    kept |= {each.finding.id: each for each in now.of_rules}
    changed = evaluation.evaluate(after, settled=kept)
    return verdict_change(case.name, before.as_of, decide(whole), decide(changed))


def _change_of_all(versions: Versions, case: ComparedCase) -> VerdictChange | None:
    day, old = _verdict(versions, versions.old, case)
    other, new = _verdict(versions, versions.new, case)
    return verdict_change(case.name, day or other or date.min, old, new)


def _compiled(folder: str | None) -> CompiledPack | None:
    return None if folder is None else load_compiled(Path(folder))


def _digest(compiled: CompiledPack | None) -> str | None:
    return None if compiled is None else compiled.pack.digest


def _verdict(
    versions: Versions, compiled: CompiledPack | None, compared: ComparedCase
) -> tuple[date | None, Verdict | InputError]:
    """Return the day and the verdict by one version, or why there is none."""
    if compiled is None:
        problem = Problem(Position(compared.pack), "no-pack", gettext("there is no such pack"))
        return compared.as_of, InputError([problem])
    try:
        case, day, known_on = _case(versions, compiled.pack, compared)
    except InputError as error:
        return compared.as_of, error
    return day, assess(Loaded(case, compiled), day, known_on=known_on)


def _case(versions: Versions, pack: Pack, compared: ComparedCase) -> tuple[Case, date, date | None]:
    """Return the case, the day of its assessment, and that on which it is known, if another."""
    if compared.test is not None:
        test = versions.tests[compared.test]
        return case_of(test, pack), test.test.as_of, test.test.known_on
    case = intake.validate(intake.read_submission(compared.path or ""), pack)
    latest = max((d.record["received_on"] for d in case.documents), default=date.min)
    return case, compared.as_of or latest, None
