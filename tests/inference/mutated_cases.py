"""What holds whatever happens to the papers of a case: engines agree, order means nothing.

``python -m tests.inference.mutated_cases 10000`` changes one paper at a time in the cases of both
packs (drops it, leaves a field out, sends it again, re-dates it, gives it to another sender). Each
changed case is judged with both engines, one in ten with its papers in another order too. What
made money payable and the pack does not explain is listed.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from checker.authoring.probe.accepted import load_accepted
from checker.authoring.probe.bench import Baseline, Bench, Changed
from checker.authoring.probe.changes import changes
from checker.authoring.probe.gains import Gain
from checker.authoring.probe.probed_cases import ProbedCase, probed_cases
from checker.authoring.probe.probing import Improvement, surroundings
from checker.evaluation import Conclusion, Scope, conclude, evaluate, excused
from checker.inference import Engine, select_engine
from checker.model.case import as_submitted
from checker.model.problems import InputError
from checker.packs import load_compiled

PACKS = ("halon", "management-response")
ENGINES = ("durable-rules", "chainer")
PER_CASE = 20
"""Changes of one case before the next one is taken."""
TOLD = 500
"""After so many changed cases it is told how things stand."""
ORDERED = 10
"""Of so many changed cases one is judged in another order too, which takes twice the time."""


@dataclass(slots=True)
class Found:
    """What came out: how many changed cases were judged, and what should not have been."""

    judged: int = 0
    refused: int = 0
    disagreements: list[str] = field(default_factory=list)
    orders: list[str] = field(default_factory=list)
    payable: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return a line for each count, and the first of what should not have been."""
        lines = [f"{self.judged} changed cases judged, {self.refused} could not be used"]
        for title, wrong in (
            ("engines disagree", self.disagreements),
            ("order matters", self.orders),
            ("money by a change that nothing explains", self.payable),
        ):
            lines += [f"{title}: {len(wrong)}", *(f"  {each}" for each in wrong[:20])]
        return "\n".join(lines)


def mutated(pack: str, number: int, seed: int, found: Found) -> None:
    """Add to ``found`` what ``number`` changed cases of a pack show."""
    rng = random.Random(f"{pack} {seed}")
    compiled = load_compiled(pack)
    bench, accepted = Bench(compiled), load_accepted(compiled.pack)
    engines = [select_engine(name) for name in ENGINES]
    cases = [each for each in probed_cases(compiled.pack) if each.case.documents]
    enough = found.judged + number
    for base, changed, told in _changed(bench, cases, rng):
        if found.judged >= enough:
            return
        if changed is None:
            found.refused += 1
            continue
        scope = Scope(compiled, changed.case, base.probed.as_of)
        try:
            evaluated = excused(evaluate(scope))
        except InputError:
            found.refused += 1
            continue
        found.judged += 1
        if found.judged % TOLD == 0:
            sys.stderr.write(f"{found}\n")
        one, other = (conclude(evaluated, engine) for engine in engines)
        if one != other:
            found.disagreements.append(told)
        if found.judged % ORDERED == 0 and one != _reordered(scope, rng, engines[0]):
            found.orders.append(told)
        found.payable += [
            f"{told}: {each.gain.id}"
            for each in _improvements(base, changed, bench.gains(base, changed) or ())
            if each not in accepted
        ]


def _changed(
    bench: Bench, cases: Sequence[ProbedCase], rng: random.Random
) -> Iterator[tuple[Baseline, Changed | None, str]]:
    """Yield changed cases without end, None where the changed paper cannot be used."""
    while True:
        base = bench.baseline(rng.choice(cases))
        for _ in range(PER_CASE):
            paper = rng.choice(base.probed.case.documents)
            around = surroundings(bench, base, paper)
            change = rng.choice(list(changes(as_submitted(paper.record), around)))
            told = f"{base.probed.name} as of {base.probed.as_of}: {paper.id}, {change.words}"
            yield base, bench.changed(base, change), told


def _reordered(scope: Scope, rng: random.Random, engine: Engine) -> Conclusion:
    """Return what follows from the same papers in another order."""
    documents = list(scope.case.documents)
    rng.shuffle(documents)
    case = replace(scope.case, documents=tuple(documents))
    return conclude(excused(evaluate(Scope(scope.compiled, case, scope.as_of))), engine)


def _improvements(
    base: Baseline, changed: Changed, gained: Iterable[Gain]
) -> Iterator[Improvement]:
    """Yield what became payable by the change."""
    types = {each.id: each.type for each in (*base.probed.case.documents, *changed.new)}
    change = changed.change
    paper = next(iter((*change.gone, *(str(new["id"]) for new in change.new))))
    for gain in gained:
        if gain.money is not None:
            yield Improvement(
                base.probed.name, base.probed.as_of, paper, types.get(paper, "*"),
                change.kind, change.field, change.words, gain,
            )  # fmt: skip


def main() -> None:
    """Judge as many changed cases as asked for, and end with 1 where engines or orders differ."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    found = Found()
    for pack in PACKS:
        mutated(pack, number // len(PACKS), seed, found)
    sys.stdout.write(f"{found}\n")
    raise SystemExit(bool(found.disagreements or found.orders))


if __name__ == "__main__":
    main()
