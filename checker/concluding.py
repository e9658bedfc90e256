"""What follows where nobody gains by papers that are in doubt, contradict, or were left out."""

from __future__ import annotations

from collections.abc import Collection

from checker import evaluation, packs
from checker.evaluation import Conclusion, Evaluated, LeftOut, World
from checker.inference import Engine


def cautious_conclusion(evaluated: Evaluated, engine: Engine) -> Conclusion:
    """Return what follows from what the rules say, in every world in which it has to hold."""
    compiled, case = evaluated.scope.compiled, evaluated.scope.case
    # Finding out what reads a type of paper takes parsing, which most cases do not need.
    readers = packs.rules_open(compiled, case.skipped) if case.skipped else frozenset()
    left_out = LeftOut(case.skipped, readers)

    def reading(types: Collection[str]) -> frozenset[str]:
        return packs.rules_reading(compiled, types)

    def conclude(found: Evaluated) -> Conclusion:
        return evaluation.conclude(left_out.unsettled(evaluation.excused(found)), engine)

    conclusion = conclude(evaluated)
    if doubts := evaluation.asked(evaluated, reading):
        accusing = conclusion
        conclusion = doubts.guarded(conclude(doubts.unaccused(evaluated)), accusing)
    worlds = [World(taken, conclude(other)) for taken, other in evaluation.other_worlds(evaluated)]
    conclusion = evaluation.weighed(conclusion, worlds)
    if not left_out.documents:
        return conclusion
    accusing = evaluation.conclude(evaluation.excused(evaluated), engine)
    return left_out.unpaid(conclusion, accusing, compiled.pack.topic)
