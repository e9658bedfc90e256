"""What became of the tests of a pack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.authoring.coverage.goals import Hit
from checker.authoring.testing.expectations import Mismatch
from checker.authoring.testing.suite import LocatedTest
from checker.messages import Message, gettext, joined, ngettext
from checker.model.compiled import CompiledPack
from checker.model.problems import Position, Problem

TestOutcome = Literal["passed", "failed", "error", "todo"]


@dataclass(frozen=True, slots=True)
class TestResult:
    """What became of one test.

    ``problems`` are faults of the test itself, such as invalid documents. ``hits`` are the goals
    of rules that it checks.
    """

    __test__ = False

    name: str
    position: Position
    todo: str | None = None
    mismatches: tuple[Mismatch, ...] = ()
    problems: tuple[Problem, ...] = ()
    hits: frozenset[Hit] = frozenset()

    @property
    def as_expected(self) -> bool:
        """Return whether everything was as expected, even for a test that is still to do."""
        return not (self.problems or self.mismatches)

    @property
    def outcome(self) -> TestOutcome:
        """Return ``todo`` for a test that is to do, whatever it found; else how it ended."""
        if self.todo is not None:
            return "todo"
        if self.problems:
            return "error"
        return "failed" if self.mismatches else "passed"


@dataclass(frozen=True, slots=True)
class SuiteResults:
    """The tests of one pack and the result of each, in the same order.

    ``occurred`` are the goals of rules that occurred and that no test checks, where they were
    asked for.
    """

    compiled: CompiledPack
    tests: Sequence[LocatedTest]
    results: Sequence[TestResult]
    occurred: frozenset[Hit] = frozenset()

    @property
    def failed(self) -> bool:
        """Return whether any test failed or could not be run."""
        return any(result.outcome in ("failed", "error") for result in self.results)

    def summary(self) -> Message:
        """Return the pack and the numbers of its results on one line."""
        pack = self.compiled.pack
        return gettext(
            "{pack} {version}: {total}, {numbers}",
            pack=pack.id,
            version=pack.manifest.version,
            total=ngettext("{count:,} test", "{count:,} tests", len(self.results)),
            numbers=joined(self._numbers(), ", "),
        )

    def _numbers(self) -> list[Message]:
        numbers = Counter(str(result.outcome) for result in self.results)
        said = {
            "failed": gettext("{count:,} failed", count=numbers["failed"]),
            "error": gettext("{count:,} not usable", count=numbers["error"]),
            "todo": gettext("{count:,} to do", count=numbers["todo"]),
            "passed": gettext("{count:,} passed", count=numbers["passed"]),
        }
        return [text for outcome, text in said.items() if numbers[outcome]]
