from __future__ import annotations

from dataclasses import replace

import pytest

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.norms import coverage
from checker.model.verdict import Unchecked
from tests.evaluation.world import World, planting, survey, write_world

RULES = """
tranches:
  - id: grant
    title: Grant
    norm: n1
    for_each: {year: "[2001]"}
    amount: "100"
    conditions:
      - {id: planted, title: Planted, norm: n1, require: "plantings[1].area > 1"}
obligations:
  - id: surveyed
    title: Yearly survey
    norm: n2
    bearer: office
    for_each: {report: plantings}
    due: date(2001, 12, 30)
    fulfilled_by: surveys
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def _unchecked(world: World, papers: list[object], as_of: str) -> dict[str, tuple[str, str | None]]:
    found = world.assess(papers, as_of).coverage  # type: ignore[arg-type]
    assert (found.norms, found.checked) == (2, 2 - len(found.unchecked))
    return {each.norm: (each.why, each.sender) for each in found.unchecked}


def test_satisfied_and_violated_are_decided(world: World) -> None:
    assert _unchecked(world, [planting("A", 2), survey(1)], "2001-12-31") == {}
    assert _unchecked(world, [planting("A", 1)], "2001-12-31") == {}


def test_what_is_not_due_yet_is_not_decided(world: World) -> None:
    assert _unchecked(world, [planting("A", 2)], "2001-12-30") == {
        "n2": ("not due until 2001-12-30", "office")
    }


def test_what_no_paper_is_about_and_what_is_missing_are_told_apart(world: World) -> None:
    assert _unchecked(world, [], "2001-12-31") == {
        "n1": ("what 'Planted' needs", None),
        "n2": ("nothing in this case is about it", "farm"),
    }


def test_a_narrowed_verdict_tells_of_the_whole_case(world: World) -> None:
    papers = [planting("A", 2), survey(1)]
    assert world.assess(papers, "2001-12-31", tranche="grant").coverage.checked == 2


def test_what_cannot_be_checked_says_why(world: World) -> None:
    pack = world.scope([], "2001-12-31").pack
    norm = pack.norms["n1"].model_copy(update={"state": "not-checkable", "reason": "Of no effect."})
    found = coverage(replace(pack, norms={"n1": norm}), Conclusion((), (), ()))
    assert found.unchecked == (Unchecked(norm="n1", why="Of no effect.", sender=None),)


@pytest.mark.parametrize(("who", "sender"), [("Office", "office"), ("office and farm",) * 2])
def test_who_has_the_duty_is_a_role_where_one_is_named_so(
    world: World, who: str, sender: str
) -> None:
    pack = world.scope([], "2001-12-31").pack
    norm = pack.norms["n2"].model_copy(update={"who": who})
    (found,) = coverage(replace(pack, norms={"n2": norm}), Conclusion((), (), ())).unchecked
    assert found.sender == sender


def test_what_a_person_has_to_judge_waits_for_a_paper(world: World) -> None:
    pack = world.scope([], "2001-12-31").pack
    norm = pack.norms["n2"].model_copy(update={"state": "needs-a-person"})
    (found,) = coverage(replace(pack, norms={"n2": norm}), Conclusion((), (), ())).unchecked
    assert (found.why, found.sender) == (
        "a person has to judge it, and no paper on it is on file",
        "farm",
    )
