from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker import evaluation, pipeline
from tests.evaluation.world import GRANTS, planting, survey, write_world

SAMPLE = Path(__file__).parents[1] / "samples" / "halon-1999"


def test_a_verdict_names_case_day_rules_and_engine(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    verdict = world.assess([planting("A", 50), survey(60)], "2001-12-31", engine="chainer")
    assert (verdict.case, str(verdict.as_of)) == ("a case", "2001-12-31")
    assert (verdict.rules.pack, verdict.rules.version) == ("plots", "1.0.0")
    assert verdict.engine.inference == "chainer"


def test_a_verdict_of_some_rules_has_their_status(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 91), survey(60)], "2001-12-31")
    verdict = pipeline.decide(evaluation.evaluate(scope, {"grant-1"}))
    assert (verdict.status, verdict.findings, verdict.consequences) == ("satisfied", (), ())


@pytest.mark.parametrize("day", ["1999-12-31", datetime(1999, 12, 31, tzinfo=UTC), None])
def test_a_day_is_a_date(day: Any) -> None:
    with pytest.raises(TypeError, match="as_of has to be a date such as"):
        pipeline.assess(pipeline.load(SAMPLE), day)


def test_what_is_done_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="checker"):
        pipeline.assess(pipeline.load(SAMPLE), date(1999, 12, 31))
    assert "rules halon 1." in caplog.text
    assert "case halon-1999 with" in caplog.text
    assert "assessing halon-1999 as of 1999-12-31" in caplog.text
