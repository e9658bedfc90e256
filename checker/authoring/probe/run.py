"""All probes of a pack, on all cores, within a time if one is set."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from checker.authoring.probe.accepted import load_accepted
from checker.authoring.probe.bench import Baseline, Bench
from checker.authoring.probe.probed_cases import ProbedCase, probed_cases
from checker.authoring.probe.probing import Improvement, Probed, probe_paper
from checker.authoring.probe.worthwhile import Situation, situations, worth_a_probe
from checker.authoring.processes import spread
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.problems import Problem
from checker.packs import load_compiled

FEW = 4
"""Cases or papers for each process, below which starting one takes longer than it saves."""
SHARE_OF_CASES = 0.4
"""The part of the time after which no further case is looked at."""
Advance = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What there was no time for: cases, and papers of those cases that were looked at."""

    cases: int = 0
    papers: int = 0

    def __bool__(self) -> bool:
        """Return whether anything was left out."""
        return bool(self.cases or self.papers)


@dataclass(frozen=True, slots=True)
class ProbeReport:
    """What the probes of a pack found.

    ``improved`` are the improvements that nothing accepts, ``accepted`` is the number of the
    others. ``unused`` are entries of the list of accepted ones that accept nothing; they are
    not looked for where something was left out.
    """

    pack: Pack
    cases: int
    papers: int
    probes: int
    improved: tuple[Improvement, ...]
    accepted: int
    unused: tuple[Problem, ...]
    left_out: LeftOut


def probe(
    pack: str,
    until: float | None = None,
    advance: Advance = lambda stage, done, total: None,
) -> ProbeReport:
    """Return what gets better when the evidence in the cases of a pack is changed.

    ``until`` is the reading of ``time.monotonic`` at which to stop. ``advance(stage, done,
    total)`` reports progress. Raises InputError where the pack, a test file, or the list of
    accepted probes cannot be used.
    """
    compiled = load_compiled(pack)
    accepted = load_accepted(compiled.pack)
    run = _Run(Bench(compiled), probed_cases(compiled.pack), until)
    chosen = run.situations(advance)
    results = run.results(chosen, advance)
    found = [each for result in results if result for each in result.improvements]
    left_out = LeftOut(run.unseen, results.count(None))
    improved = tuple(each for each in found if each not in accepted)
    return ProbeReport(
        pack=compiled.pack,
        cases=len(run.cases) - run.unseen,
        papers=len(chosen) - left_out.papers,
        probes=sum(result.probes for result in results if result),
        improved=improved,
        accepted=len(found) - len(improved),
        unused=() if left_out else tuple(accepted.unused(found)),
        left_out=left_out,
    )


@dataclass(slots=True)
class _Run:
    """The probes of one pack; its methods that work on one thing run in processes of their own."""

    bench: Bench
    cases: Sequence[ProbedCase]
    until: float | None
    unseen: int = 0
    started: float = field(default_factory=time.monotonic)
    latest: tuple[int, Baseline] | None = None

    def situations(self, advance: Advance) -> list[Situation]:
        """Return the papers to change."""
        # In an order that is always the same and in which no file comes before another.
        order = sorted(range(len(self.cases)), key=lambda n: _scattered(self.cases[n].name))
        found: list[Situation] = []
        for done, seen in enumerate(spread(self._of_case, order, few=FEW), 1):
            found += seen or ()
            self.unseen += seen is None
            advance(gettext("Cases"), done, len(order))
        # Where two situations are alike, that of the smaller case is quicker.
        return worth_a_probe(sorted(found, key=self._size))

    def results(self, chosen: Sequence[Situation], advance: Advance) -> list[Probed | None]:
        """Return what the changes of each paper brought; None where there was no time for it."""
        order = list(range(len(chosen)))
        if self.until is None:
            # A case is assessed once where its papers come one after the other.
            order.sort(key=lambda place: chosen[place].case)
        found: list[Probed | None] = [None] * len(chosen)
        work = [chosen[place] for place in order]
        for done, result in enumerate(spread(self._of_paper, work, few=FEW), 1):
            found[order[done - 1]] = result
            advance(gettext("Papers"), done, len(chosen))
        return found

    def _size(self, situation: Situation) -> int:
        return len(self.cases[situation.case].case.documents)

    def _of_case(self, number: int) -> list[Situation] | None:
        if self.until is not None:
            enough = self.started + SHARE_OF_CASES * (self.until - self.started)
            if time.monotonic() > enough:
                return None
        return situations(number, self.bench.baseline(self.cases[number]))

    def _of_paper(self, situation: Situation) -> Probed | None:
        if self.until is not None and time.monotonic() > self.until:
            return None
        base = self._baseline(situation.case)
        return probe_paper(self.bench, base, situation.paper)

    def _baseline(self, number: int) -> Baseline:
        """Return a case evaluated; papers of one case often come one after the other."""
        if self.latest is None or self.latest[0] != number:
            self.latest = number, self.bench.baseline(self.cases[number])
        return self.latest[1]


def _scattered(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
