"""Two versions of packs side by side: what changed in the rules, and in which verdicts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from checker import intake
from checker.authoring.diff.rule_changes import RuleChange, rule_changes
from checker.authoring.diff.verdict_changes import VerdictChange, verdict_change
from checker.authoring.revisions import Tree
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.runner import process_pool
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.model.case import Case
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.packs.locations import display_path
from checker.pipeline import Loaded, assess

FEW = 8


@dataclass(frozen=True, slots=True)
class Situation:
    """A case to be judged by both versions: a test of the new pack, or a case in a folder.

    ``as_of`` is None for the day on which the last document of the case was received.
    """

    name: str
    pack: str
    test: int | None = None
    path: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """The folders of one pack in the old and the new tree; None where it is not there."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two trees; ``compared`` counts the verdicts on each side."""

    old: str
    new: str
    rules: dict[str, list[RuleChange]]
    compared: int
    verdicts: tuple[VerdictChange, ...]

    @property
    def payable(self) -> dict[str, Decimal]:
        """Return how much more becomes payable in all, by currency; less is negative."""
        total: dict[str, Decimal] = {}
        for change in self.verdicts:
            for currency, amount in change.payable.items():
                total[currency] = total.get(currency, Decimal(0)) + amount
        return {currency: amount for currency, amount in total.items() if amount}

    @property
    def changed_rules(self) -> tuple[str, ...]:
        """Return the rules whose outcome changes in some verdict, sorted."""
        return tuple(sorted({rule for change in self.verdicts for rule in change.rules}))

    def not_allowed(self, names: Sequence[str]) -> tuple[VerdictChange, ...]:
        """Return the changes that the names of rules and cases do not cover."""
        return tuple(change for change in self.verdicts if not change.allowed_by(names))


def situations(
    new: Tree, cases: Sequence[str] | None, as_of: date | None, packs: Sequence[str]
) -> list[Situation]:
    """Return the cases to judge: those of the folders given, by default samples and tests.

    Raises InputError where a folder holds no case.
    """
    if cases is not None:
        paths = [path for folder in cases for path in _cases_in(folder)]
        return [_of_path(path, as_of) for path in paths]
    found = [_of_path(path, as_of) for path in new.samples()]
    for pack, folder in new.packs().items():
        tests = load_suite(load_compiled(folder).pack)
        found += [Situation(test.name, pack, test=n) for n, test in enumerate(tests)]
    return [situation for situation in found if situation.pack in packs]


def _cases_in(folder: str) -> list[Path]:
    path = Path(folder)
    if path.is_file() or (path / "case.json").is_file():
        return [path]
    found = sorted(each.parent for each in path.glob("**/case.json"))
    if not found:
        raise InputError([Problem(Position(folder), "no-case", "there is no case in this folder")])
    return found


def _of_path(path: Path, as_of: date | None) -> Situation:
    source = str(path)
    return Situation(display_path(path), intake.read_header(source).rules, None, source, as_of)


def compare(
    old: Tree,
    new: Tree,
    cases: Sequence[str] | None = None,
    as_of: date | None = None,
    advance: Callable[[str, int, int], None] = lambda what, done, total: None,
) -> Comparison:
    """Return what changed from the old tree to the new one.

    ``advance`` is called with what is done, and how much of how much of it. Raises
    InputError where a pack or a case folder cannot be used.
    """
    versions = _versions(old, new)
    loaded = {name: (_pack(each.old), _pack(each.new)) for name, each in versions.items()}
    chosen = situations(new, cases, as_of, tuple(versions))
    moved = {name for name, (was, now) in loaded.items() if _digest(was) != _digest(now)}
    _check(chosen, versions)
    pending = [situation for situation in chosen if situation.pack in moved]
    changes = []
    for done, change in enumerate(_verdict_changes(versions, pending), 1):
        changes += [change] if change else []
        advance("Verdicts", done, len(pending))
    rules = {name: rule_changes(was, now) for name, (was, now) in loaded.items()}
    return Comparison(old.name, new.name, rules, len(chosen), tuple(changes))


def _check(chosen: Sequence[Situation], versions: dict[str, Versions]) -> None:
    """Raise InputError where nothing would be compared, or a case answers to another pack."""
    problems = [
        Problem(Position(each.name), "other-pack", f"the case answers to the pack {each.pack!r}")
        for each in chosen
        if each.pack not in versions
    ]
    if not chosen:
        hint = "write tests for the pack, or name folders with --cases"
        message = "there is no sample and no test to judge"
        problems.append(Problem(Position(", ".join(versions)), "no-case", message, hint=hint))
    if problems:
        raise InputError(problems)


def _versions(old: Tree, new: Tree) -> dict[str, Versions]:
    """Return the packs of both trees; a tree of one pack is compared with its like only."""
    before, after = old.packs(), new.packs()
    names = list(dict.fromkeys((*before, *after)))
    for side, other in ((before, after), (after, before)):
        if len(side) == 1 and len(other) > 1 and set(side) <= set(other):
            names = list(side)
    if len(before) == len(after) == 1 and set(before) != set(after):
        (was,), (now,) = before.values(), after.values()
        return {next(iter(after)): Versions(str(was), str(now))}
    return {name: Versions(_text(before.get(name)), _text(after.get(name))) for name in names}


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _pack(folder: str | None) -> Pack | None:
    return None if folder is None else load_compiled(Path(folder)).pack


def _digest(pack: Pack | None) -> str | None:
    return None if pack is None else pack.digest


def _verdict_changes(
    versions: dict[str, Versions], pending: Sequence[Situation]
) -> Iterator[VerdictChange | None]:
    """Yield the change of each situation in turn, worked out on all cores where it is worth it."""
    workers = min(os.cpu_count() or 1, len(pending) // FEW)
    if workers < 2:
        for situation in pending:
            yield _judged(versions[situation.pack], situation)
        return
    with process_pool(workers, _prepare, (versions,)) as pool:
        yield from pool.map(_judged_apart, pending, chunksize=4)


_own: dict[str, Versions] = {}
"""The versions of the packs, in each process that judges some of the situations."""


def _prepare(versions: dict[str, Versions]) -> None:
    _own.clear()
    _own.update(versions)


def _judged_apart(situation: Situation) -> VerdictChange | None:
    return _judged(_own[situation.pack], situation)


def _judged(versions: Versions, situation: Situation) -> VerdictChange | None:
    day, old = _verdict(versions, versions.old, situation)
    other, new = _verdict(versions, versions.new, situation)
    return verdict_change(situation.name, day or other or date.min, old, new)


def _verdict(
    versions: Versions, folder: str | None, situation: Situation
) -> tuple[date | None, Verdict | InputError]:
    """Return the day and the verdict by one version, or why there is none."""
    if folder is None:
        problem = Problem(Position(situation.pack), "no-pack", "there is no such pack")
        return situation.as_of, InputError([problem])
    compiled = load_compiled(Path(folder))
    try:
        case, day = _case(versions, compiled.pack, situation)
    except InputError as error:
        return situation.as_of, error
    return day, assess(Loaded(case, compiled), day)


def _case(versions: Versions, pack: Pack, situation: Situation) -> tuple[Case, date]:
    if situation.test is not None:
        test = _tests(versions.new or "")[situation.test]
        return case_of(test, pack), test.test.as_of
    case = intake.validate(intake.read_submission(situation.path or ""), pack)
    latest = max((d.record["received_on"] for d in case.documents), default=date.min)
    return case, situation.as_of or latest


@lru_cache(maxsize=8)
def _tests(folder: str) -> tuple[LocatedTest, ...]:
    return load_suite(load_compiled(Path(folder)).pack)
