from __future__ import annotations

from pathlib import Path

from checker import evaluation, inference
from checker.concluding import cautious_conclusion
from tests.evaluation.test_worlds import KEYED, RULES, two
from tests.evaluation.world import write_world


def test_what_one_of_two_contradicting_papers_forbids_is_not_payable(tmp_path: Path) -> None:
    world = write_world(tmp_path, RULES, KEYED)
    engine = inference.select_engine("chainer")
    contradicting = two(5, 50)
    for documents, status in ((contradicting, "undetermined"), (two(50, 5)[:2], "eligible")):
        scope = world.scope(documents, "2001-12-31")
        (tranche,) = cautious_conclusion(evaluation.evaluate(scope), engine).tranches
        assert tranche.status == status
