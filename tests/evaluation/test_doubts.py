from __future__ import annotations

from pathlib import Path

from tests.evaluation.test_worlds import KEYED, RULES, two
from tests.evaluation.world import write_world


def test_a_breach_that_one_of_two_papers_shows_is_open_and_does_not_go(tmp_path: Path) -> None:
    world = write_world(tmp_path, RULES, KEYED)
    found = {each.id: each for each in world.assess(two(50, 91), "2001-12-31").all_findings()}
    breach = found["too-big/S-B"]
    assert breach.status == "undetermined"
    assert breach.message == "It depends on papers that contradict each other."
    assert breach.missing == (
        "a paper that supersedes what contradicts, as long as S-B could hold",
    )
    assert "too-big/S-2001" not in found


def test_a_condition_that_one_of_two_papers_breaks_is_not_met(tmp_path: Path) -> None:
    world = write_world(tmp_path, RULES, KEYED)
    (condition,) = world.assess(two(5, 50), "2001-12-31").tranches[0].conditions
    assert condition.status == "undetermined"


def test_findings_on_which_all_papers_agree_stay(tmp_path: Path) -> None:
    world = write_world(tmp_path, RULES, KEYED)
    (condition,) = world.assess(two(50, 60), "2001-12-31").tranches[0].conditions
    assert condition.status == "satisfied"


def test_a_question_that_one_of_two_papers_leaves_is_not_settled_by_the_other(
    tmp_path: Path,
) -> None:
    world = write_world(tmp_path, RULES, KEYED)
    (condition,) = world.assess(two(50, None), "2001-12-31").tranches[0].conditions
    assert condition.status == "undetermined"
    assert condition.missing == (
        "a paper that supersedes what contradicts, as long as S-B could hold",
    )
