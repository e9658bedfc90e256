from __future__ import annotations

from pathlib import Path

from checker.evaluation.remarks import remarks
from tests.evaluation.world import GRANTS, planting, survey, write_world


def test_documents_that_arrive_later_are_counted_and_named(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    papers = [planting("north", 60, received="2001-03-01"), survey(80, received="2001-06-01")]
    before = world.assess(papers, "2001-05-31")
    (remark,) = before.warnings
    assert remark.code == "received-later"
    assert remark.message == "1 document arrived later and is not considered"
    assert papers[1]["id"] in str(remark.hint)
    assert before.summary.endswith("1 document arrived later and is not considered.")


def test_nothing_is_said_once_all_have_arrived(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    scope = world.scope([planting("north", 60), survey(80)], "2001-06-01")
    assert remarks(scope) == ()


def test_odd_document_that_has_not_arrived_is_not_told(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    papers = [
        planting("a", 5), planting("b", 6), planting("c", 9000, received="2001-09-01"),
    ]  # fmt: skip
    codes = [each.code for each in world.assess(papers, "2001-08-31").warnings]
    assert codes == ["received-later"]
    codes = [each.code for each in world.assess(papers, "2001-09-01").warnings]
    assert codes == ["odd-figure"]
