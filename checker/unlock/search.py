"""Search for the smallest sets of further papers with which a tranche can be paid."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count

from checker.feel.goals import Way, key_of
from checker.model.problems import InputError
from checker.unlock.drafting import Asking, Drafter
from checker.unlock.drafts import Drafts, alike, signature, skeleton
from checker.unlock.questions import Question, State
from checker.unlock.trials import Bench, Trial

MOST_ASSESSED = 1000
"""So many sets of papers are assessed in one search."""
_BRANCHES = ((3, 16), (6, 2))
"""Below so many papers, so many alternatives are followed; from there on the first alone."""
MOST_WAYS, MOST_ALIKE, MOST_FOUND = 6, 8, 32
"""So many kinds of ways are looked for, so many of one kind, and so many in all."""
_MORE_PAPERS = 1
"""So many papers more than the smallest way has, another one may have."""


class Effect(Enum):
    """What further papers do for a question."""

    NONE = auto()
    CLOSER = auto()
    MET = auto()


@dataclass
class Search:
    """One search on one day.

    ``found`` are the sets of papers, the smallest first; ``is_cut`` tells that more may exist,
    ``is_narrowed`` that not every alternative was followed. ``closest`` is what was reached with
    the fewest questions left of all to which nothing more could be added.
    """

    bench: Bench
    drafter: Drafter
    only: str | None = None
    found: list[Trial] = field(default_factory=list)
    closest: Trial | None = None
    is_cut: bool = False
    is_narrowed: bool = False

    def run(self) -> None:
        """Look for ways until none of the size allowed is left."""
        numbers = count()
        waiting: list[tuple[int, int, Drafts]] = [(0, next(numbers), ())]
        seen = {signature(())}
        until = self.bench.assessed + MOST_ASSESSED
        while waiting:
            size, _, drafts = heapq.heappop(waiting)
            if self.found and size > len(self.found[0].drafts) + _MORE_PAPERS:
                return
            if self.bench.assessed >= until or self._is_enough():
                self.is_cut = True
                return
            if self._is_known_enough(drafts):
                continue
            trial = self._trial(drafts)
            if trial is None:
                continue
            if self._is_done(trial):
                self._keep(trial)
                continue
            further = self._next(trial)
            if not further:
                self._remember(trial)
            for more in further:
                name = signature(more)
                if name not in seen:
                    seen.add(name)
                    heapq.heappush(waiting, (len(more), next(numbers), more))

    def _remember(self, trial: Trial) -> None:
        if self.closest is None or len(trial.questions) < len(self.closest.questions):
            self.closest = trial

    def _kinds(self) -> Counter[object]:
        """Return how many ways there are of each kind: of papers of some types from some roles."""
        return Counter(skeleton(each.drafts) for each in self.found)

    def _is_enough(self) -> bool:
        return len(self._kinds()) >= MOST_WAYS or len(self.found) >= MOST_FOUND

    def _is_known_enough(self, drafts: Drafts) -> bool:
        return self._kinds()[skeleton(drafts)] >= MOST_ALIKE

    def _trial(self, drafts: Drafts) -> Trial | None:
        try:
            return self.bench.trial(drafts)
        except InputError:
            return None

    def _is_done(self, trial: Trial) -> bool:
        if self.only is None:
            return trial.is_payable
        return all(each.id != self.only for each in trial.questions)

    def _keep(self, trial: Trial) -> None:
        smallest = self._minimal(trial)
        same = {alike(each.drafts) for each in self.found}
        if alike(smallest.drafts) not in same:
            self.found.append(smallest)
            self.found.sort(key=lambda each: len(each.drafts))

    def _minimal(self, trial: Trial) -> Trial:
        """Return the trial without the papers that it does not need."""
        for each in trial.drafts:
            gone = {each.id, *(d.id for d in trial.drafts if each.id in d.refers)}
            rest = tuple(draft for draft in trial.drafts if draft.id not in gone)
            smaller = self._trial(rest)
            if smaller is not None and self._is_done(smaller):
                return self._minimal(smaller)
        return trial

    def _next(self, trial: Trial) -> list[Drafts]:
        """Return the sets with one more need met, of the question that has the fewest ways."""
        best: list[Drafts] | None = None
        for question in trial.questions:
            if self.only not in (None, question.id):
                continue
            found = list(self._answers(trial, question))
            if found and (best is None or len(found) < len(best)):
                best = found
        if best is None:
            return []
        size = len(trial.drafts)
        followed = next((most for below, most in _BRANCHES if size < below), 1)
        self.is_narrowed |= len(best) > followed
        return best[:followed]

    def _answers(self, trial: Trial, question: Question) -> Iterator[Drafts]:
        """Yield the papers with some more that bring a question forward."""
        ways = _read(self.bench, trial, question)
        before, unknown = question.state(trial.scope), question.nulls(trial.scope)
        asking = Asking(question.id, question.bearer)
        candidates = {
            repr([(each.type, each.fields) for each in drafts]): drafts
            for way in ways
            for drafts in self.drafter.drafts(way, trial.drafts, asking)
        }
        found: dict[str, Drafts] = {}
        met: set[str] = set()
        for drafts in self.drafter.specific(list(candidates.values()), trial.drafts):
            name = alike(drafts)
            if name in met:
                continue
            effect = self._effect(question, before, unknown, ways, drafts)
            if effect is Effect.MET:
                met.add(name)
                found[name] = drafts
            elif effect is Effect.CLOSER:
                found.setdefault(name, drafts)
        yield from sorted(found.values(), key=lambda each: alike(each) not in met)

    def _effect(
        self, question: Question, before: State, unknown: str, ways: list[Way], drafts: Drafts
    ) -> Effect:
        """Return what these papers do for a question: a part of what it lacks is better too."""
        try:
            scope = self.bench.scope(drafts)
        except InputError:
            return Effect.NONE
        if any(each.id in scope.papers.reasons for each in drafts):
            return Effect.NONE
        after = question.state(scope)
        if after.is_met:
            return Effect.MET
        if after.is_violated and not before.is_violated:
            return Effect.NONE
        if after.words != before.words or question.nulls(scope) != unknown:
            return Effect.CLOSER
        asked = question.ways(scope, self.bench.reader(scope))
        return Effect.CLOSER if set(map(key_of, asked)) != set(map(key_of, ways)) else Effect.NONE


def _read(bench: Bench, trial: Trial, question: Question) -> list[Way]:
    reader = bench.reader(trial.scope)
    ways = question.ways(trial.scope, reader)
    bench.days |= {day for day in reader.days if day > bench.day}
    return ways
