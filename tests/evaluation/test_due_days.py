from __future__ import annotations

import pytest

from tests.evaluation.world import World, planting, survey, write_world

RULES = """
obligations:
  - id: plan
    title: Plan of the plots
    norm: n2
    bearer: farm
    due: surveys[1].received_on
    expected: date("2001-06-30")
    fulfilled_by: plantings
  - id: notice
    title: Notice of planting
    norm: n2
    expected: date("2001-06-30")
    fulfilled_by: plantings
  - id: nobody-knows
    title: A day that nobody knows
    norm: n2
    expected: surveys[1].received_on
    fulfilled_by: plantings
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


@pytest.mark.parametrize("rule", ["plan", "notice"])
@pytest.mark.parametrize(
    ("received", "as_of", "status", "due"),
    [
        (None, "2001-06-30", "pending", "2001-06-30"),
        (None, "2001-07-01", "undetermined", "None"),
        ("2001-06-30", "2001-06-30", "satisfied", "2001-06-30"),
        ("2001-07-01", "2001-07-01", "satisfied", "None"),
    ],
)
def test_after_the_expected_day_the_matter_is_open_and_nothing_is_late(
    world: World, rule: str, received: str | None, as_of: str, status: str, due: str
) -> None:
    documents = [planting("A", 1, received)] if received else []
    finding = world.finding(rule, documents, as_of)
    assert (finding.status, str(finding.due)) == (status, due)


@pytest.mark.parametrize(
    ("received", "status"), [("2001-07-31", "satisfied"), ("2001-08-01", "violated")]
)
def test_a_binding_day_goes_before_the_expected_one(
    world: World, received: str, status: str
) -> None:
    documents = [planting("A", 1, received), survey(1, "2001-07-31")]
    assert world.finding("plan", documents, "2001-12-31").status == status


def test_an_expected_day_that_is_not_known_leaves_what_was_filed_open(world: World) -> None:
    finding = world.finding("nobody-knows", [planting("A", 1)], "2001-12-31")
    assert finding.status == "undetermined"
    assert finding.missing == ("the day on which it is due",)
