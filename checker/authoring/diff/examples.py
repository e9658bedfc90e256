"""Concrete cases at the bounds on which two versions of a rule differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from checker import evaluation
from checker.authoring.dependencies import Dependencies, dependencies
from checker.authoring.diff.axes import Axis, axes_of, moved
from checker.authoring.diff.judging import Versions
from checker.authoring.diff.reach import directly_changed
from checker.authoring.rule_ids import kind_of
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.runner import Runner
from checker.authoring.testing.suite import LocatedTest
from checker.authoring.testing.suite_file import Expected, ExpectedFinding
from checker.evaluation import Scope
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.pack import FindingRule
from checker.model.problems import InputError
from checker.model.verdict import Finding, Status

TRIALS: Final = 100
"""Cases that are judged for one rule among decided findings, and again among all, at the most."""
_DECIDED: Final = frozenset({Status.SATISFIED, Status.VIOLATED})

Pair = tuple[Finding, Finding]
"""What the old and the new version find of the same subject."""
Start = tuple[LocatedTest, Pair]
"""A test, and what both versions find of one subject in it."""
PairAt = Callable[[int], Pair | None]
"""The pair so many steps along an axis; None where it is not looked at."""
Advance = Callable[[int, int], None]
"""Is told how much of a search is done, of how much in all."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A case at the bound: the test ``base`` with one ``field`` of a paper set to ``value``.

    All three are None where the versions already differ on the test as it stands. ``test`` is that
    case as a test of the pack, which the new version passes and the old fails.
    """

    base: str
    document: str | None
    field: str | None
    value: str | None
    finding: str
    old: Status
    new: Status
    test: LocatedTest


@dataclass(frozen=True, slots=True)
class Example:
    """A rule that changed, with the case that tells its versions apart; None if none was found."""

    pack: str
    kind: str
    rule: str
    witness: Witness | None


def examples_of(name: str, versions: Versions, advance: Advance) -> Iterator[Example]:
    """Yield an example for each finding rule of a pack whose own terms changed, in rule order.

    ``advance`` is told after each test and each rule that was looked at.
    """
    old, new = versions.old, versions.new
    if old is None or new is None:
        return
    changed = directly_changed(old.pack, new.pack) & old.pack.topic.deciding_entries().keys()
    entries = new.pack.topic.deciding_entries().items()
    rules = {
        rule: entry for rule, entry in entries if rule in changed and isinstance(entry, FindingRule)
    }
    sides = _Side.of(old), _Side.of(new)
    total = len(versions.tests) + len(rules)
    starts = _starts(_Sides(sides, rules), versions.tests, lambda done: advance(done, total))
    for done, (rule, entry) in enumerate(rules.items(), len(versions.tests) + 1):
        witness = _Search(sides, rule).first(starts.get(rule, ()))
        advance(done, total)
        yield Example(name, kind_of(entry), rule, witness)


@dataclass(frozen=True, slots=True)
class _Side:
    """One version of a pack, with what its rules rest on and what runs its tests."""

    compiled: CompiledPack
    known: Dependencies
    runner: Runner

    @classmethod
    def of(cls, compiled: CompiledPack) -> _Side:
        """Return a version made ready for a search."""
        return cls(compiled, dependencies(compiled.pack), Runner(compiled))


def _starts(
    sides: _Sides, tests: Sequence[LocatedTest], advance: Callable[[int], None]
) -> dict[str, list[Start]]:
    """Return where a search can start, by rule: first where the versions already say otherwise."""
    starts: dict[str, list[Start]] = {}
    for done, test in enumerate(tests, 1):
        for pair in sides.pairs(test).values():
            starts.setdefault(pair[0].rule, []).append((test, pair))
        advance(done)
    return {rule: sorted(found, key=_is_same) for rule, found in starts.items()}


def _is_same(start: Start) -> bool:
    old, new = start[1]
    return old == new


class _Sides:
    """Two versions of a pack, of which only some rules are asked."""

    def __init__(self, sides: tuple[_Side, _Side], rules: Iterable[str]) -> None:
        self._rules = frozenset(rules)
        self._sides = [(each.compiled, each.known.with_grounds(self._rules)) for each in sides]

    def pairs(self, test: LocatedTest) -> dict[str, Pair]:
        """Return what both versions find, by id; nothing for a case that one cannot use."""
        try:
            cases = [case_of(test, each.pack) for each, _ in self._sides]
        except InputError:
            return {}
        sides = zip(self._sides, cases, strict=True)
        old, new = (self._found(test, case, *side) for side, case in sides)
        return {name: (old[name], now) for name, now in new.items() if name in old}

    def _found(
        self, test: LocatedTest, case: Case, compiled: CompiledPack, rules: frozenset[str]
    ) -> dict[str, Finding]:
        scope = Scope(compiled, case, test.test.as_of, test.test.known_on)
        found = (each.finding for each in evaluation.evaluate(scope, rules).of_rules)
        return {each.id: each for each in found if each.rule in self._rules}


class _Search:
    """The search for a case on which two versions of one rule differ."""

    def __init__(self, sides: tuple[_Side, _Side], rule: str) -> None:
        self._sides = _Sides(sides, (rule,))
        self._pack = sides[1].compiled.pack
        self._runners = [each.runner for each in sides]
        self._left = 0
        self._statuses: frozenset[Status] = _DECIDED

    def first(self, starts: Sequence[Start]) -> Witness | None:
        """Return the first case that is found, going out from each of the starts in turn.

        Best is one that both versions decide. Else one on which they differ in any other way, and
        last a test as it stands.
        """
        for self._statuses in (_DECIDED, frozenset(Status)):
            self._left = TRIALS
            own = (start for start in starts if self._is_in_question(start[1]))
            found = next((found for start in own for found in self._from(*start)), None)
            if found is not None:
                return found
        apart = (start for start in starts if _differ(start[1]))
        return next((found for start in apart for found in self._as_it_stands(*start)), None)

    def _is_in_question(self, pair: Pair | None) -> bool:
        return pair is not None and self._statuses.issuperset(each.status for each in pair)

    def _from(self, test: LocatedTest, start: Pair) -> Iterator[Witness]:
        for axis in self._axes(test, start) if self._left else ():
            at = self._along(test, axis, start)
            for limit in (axis.up, -axis.down):
                steps = _parting(at, limit)
                found = None if steps is None else at(steps)
                if steps is not None and found is not None:
                    yield from self._proven(test, axis, steps, found)

    def _axes(self, test: LocatedTest, start: Pair) -> list[Axis]:
        papers = {paper for finding in start for paper in finding.evidence}
        figures = (each for finding in start for each in (finding.bound, finding.measured))
        bounds = tuple(each for each in figures if isinstance(each, Decimal))
        return axes_of(case_of(test, self._pack), papers, self._pack.schemas, bounds)

    def _along(self, test: LocatedTest, axis: Axis, start: Pair) -> PairAt:
        @cache
        def at(steps: int) -> Pair | None:
            if not steps:
                return start
            if not self._left:
                return None
            self._left -= 1
            pair = self._sides.pairs(moved(test, axis, steps)).get(start[0].id)
            return pair if self._is_in_question(pair) else None

        return at

    def _proven(self, test: LocatedTest, axis: Axis, steps: int, found: Pair) -> Iterator[Witness]:
        """Yield the case with a field that was moved, if it tells the versions apart."""
        value = format(axis.at(steps))
        name = gettext(
            "{finding} with {field} {value} in {document}",
            finding=found[1].id,
            field=axis.field,
            value=value,
            document=axis.document,
        )
        case = self._case(moved(test, axis, steps), name, found[1])
        if self._tells_apart(case):
            whose = (test.name, axis.document, axis.field, value)
            yield Witness(*whose, found[1].id, found[0].status, found[1].status, case)

    def _as_it_stands(self, test: LocatedTest, found: Pair) -> Iterator[Witness]:
        """Yield a test itself, if it tells the versions apart."""
        name = gettext("{finding}: {test}", finding=found[1].id, test=test.name)
        case = self._case(test, name, found[1])
        if self._tells_apart(case):
            whose = (test.name, None, None, None)
            yield Witness(*whose, found[1].id, found[0].status, found[1].status, case)

    def _case(self, case: LocatedTest, name: str, new: Finding) -> LocatedTest:
        """Return a case as a test of what the new version finds."""
        expect = Expected(findings={new.id: ExpectedFinding(status=new.status)})
        update = {"case": str(name), "expect": expect, "todo": None}
        return replace(case, test=case.test.model_copy(update=update))

    def _tells_apart(self, case: LocatedTest) -> bool:
        """Return whether the new version passes a test and the old one fails it."""
        return [each.run(case).as_expected for each in self._runners] == [False, True]


def _parting(at: PairAt, limit: int) -> int | None:
    """Return how many steps towards a limit the two versions differ beside a bound.

    That is the last step before the second of them changes its mind; None where they differ
    nowhere, or where no version changes its mind.
    """
    start = at(0)
    if start is None or not limit:
        return None
    edges = [_edge(limit, _alike(at, side, start[side].status)) for side in (0, 1)]
    ends = sorted((each for each in edges if each is not None), key=abs)
    if not ends or (_differ(start) is False and len(set(edges)) == 1):
        return None
    ahead = 1 if limit > 0 else -1
    if _differ(start):
        return ends[0] if _differ(at(ends[0] + ahead)) is False else None
    steps = ends[-1] if len(ends) == len(edges) else ends[0] + ahead
    return steps if _differ(at(steps)) else None


def _differ(pair: Pair | None) -> bool | None:
    return None if pair is None else pair[0].status is not pair[1].status


def _alike(at: PairAt, side: int, status: Status) -> Callable[[int], bool]:
    def alike(steps: int) -> bool:
        pair = at(steps)
        return pair is not None and pair[side].status is status

    return alike


def _edge(limit: int, holds: Callable[[int], bool]) -> int | None:
    """Return the last step towards a limit that ``holds``; None where that is the limit."""
    if holds(limit):
        return None
    good, bad = 0, limit
    while abs(bad - good) > 1:
        middle = (good + bad) // 2
        if holds(middle):
            good = middle
        else:
            bad = middle
    return good
