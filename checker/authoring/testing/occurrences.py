"""What occurs in tests although none of them looks: goals of rules that ran, and no more."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.authoring.coverage.goals import Hit, goals, hits_of
from checker.authoring.dependencies import dependencies
from checker.authoring.processes import spread
from checker.authoring.selected_rules import assess_part
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import LocatedTest
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError
from checker.pipeline import Loaded

FEW = 8
"""Tests for each process, below which starting one takes longer than it saves."""


def occurrences(
    compiled: CompiledPack, tests: Sequence[LocatedTest], checked: Collection[Hit]
) -> frozenset[Hit]:
    """Return the goals that no test checks and that occur in one all the same.

    Only the rules that have such goals are evaluated, with what they rest on.
    """
    known = {(hit.rule, hit.goal) for hit in checked}
    entries = compiled.pack.topic.deciding_entries()
    wanted = {(name, goal) for name, entry in entries.items() for goal in goals(entry)} - known
    if not wanted:
        return frozenset()
    needed = dependencies(compiled.pack).settling(name for name, _ in wanted)
    looking = _Looking(compiled, needed, frozenset(wanted))
    return frozenset().union(*spread(looking.hits, tests, few=FEW))


@dataclass(frozen=True, slots=True)
class _Looking:
    """Looks for goals in tests; ``needed`` are the rules that decide whether they occur."""

    compiled: CompiledPack
    needed: frozenset[str]
    wanted: frozenset[tuple[str, str]]

    def hits(self, test: LocatedTest) -> frozenset[Hit]:
        """Return what of the goals occurs in a test; nothing where its case cannot be used."""
        try:
            loaded = Loaded(case_of(test, self.compiled.pack), self.compiled)
        except InputError:
            return frozenset()
        verdict = assess_part(loaded, test.test.as_of, self.needed, test.test.known_on)
        found = hits_of(self.compiled.pack, test.test.expect, verdict)
        return frozenset(hit for hit in found if (hit.rule, hit.goal) in self.wanted)
