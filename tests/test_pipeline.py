from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.model.problems import InputError
from tests.evaluation.world import GRANTS, planting, survey, write_world


def test_a_pack_that_a_case_names_has_to_be_shipped(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{"case": "c", "rules": "no-such-pack", "documents": []}')
    with pytest.raises(InputError) as raised:
        pipeline.load(str(case))
    (problem,) = raised.value.problems
    assert (problem.code, problem.position.pointer) == ("unknown-pack", "/rules")
    assert "'no-such-pack'" in problem.message


def test_a_verdict_names_case_day_rules_and_engine(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    verdict = world.assess([planting("A", 50), survey(60)], "2001-12-31", engine="chainer")
    assert (verdict.case, str(verdict.as_of)) == ("a case", "2001-12-31")
    assert (verdict.rules.pack, verdict.rules.version) == ("plots", "1.0.0")
    assert verdict.engine.inference == "chainer"


def test_a_verdict_of_some_rules_has_their_status(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 91), survey(60)], "2001-12-31")
    verdict = pipeline.decide(pipeline.evaluation.evaluate(scope, {"grant-1"}))
    assert (verdict.status, verdict.findings, verdict.consequences) == ("satisfied", (), ())
