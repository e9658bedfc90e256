from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.case_status import case_status
from checker.model.verdict import Finding, Status
from tests.evaluation.world import planting, survey, write_world

GRANT = """
definitions: [{id: rate, title: Rate, name: rate, value: 'surveys[year = 2001][1].area',
               missing: the survey}]
tranches:
  - id: grant
    title: Grant
    norm: n1
    amount: 10 * rate
    conditions:
      - {id: planted, title: Planted, norm: n1, require: count(plantings) > 0}
      - {id: later, title: Later, norm: n2, due: 'date("2001-12-31")', require: 'LATER'}
"""


def finding(status: Status) -> Finding:
    return Finding(id="a", rule="a", title="A", status=status, source="deed 1", message="")


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([Status.WAIVED], Status.SATISFIED),
        ([Status.WAIVED, Status.NOT_APPLICABLE], Status.SATISFIED),
        ([Status.WAIVED, Status.PENDING], Status.PENDING),
        ([Status.SATISFIED, Status.PENDING, Status.UNDETERMINED], Status.UNDETERMINED),
        ([Status.UNDETERMINED, Status.VIOLATED, Status.SATISFIED], Status.VIOLATED),
        ([Status.NOT_APPLICABLE], Status.UNDETERMINED),
        ([], Status.UNDETERMINED),
    ],
)
def test_the_worst_status_is_that_of_the_case(statuses: list[Status], expected: Status) -> None:
    assert case_status(map(finding, statuses)) is expected


def test_an_unknown_amount_leaves_the_case_undetermined(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANT.replace("LATER", "count(plantings) > 0"))
    unknown = world.assess([planting("A", 1)], "2001-12-31")
    known = world.assess([planting("A", 1), survey(1)], "2001-12-31")
    assert (unknown.status, unknown.exit_status) == ("undetermined", 3)
    assert (known.status, known.exit_status) == ("satisfied", 0)


def test_a_tranche_that_waits_for_a_day_leaves_the_case_pending(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANT.replace("LATER", "if payments = [] then null else true"))
    assert world.assess([planting("A", 1)], "2001-12-31").status == "pending"


def test_an_empty_case_is_undetermined_and_says_that_nothing_was_checked(tmp_path: Path) -> None:
    rules = """
checks:
  - {id: each, title: Each, norm: n1, for_each: {p: plantings}, require: "p.area > 0"}
"""
    verdict = write_world(tmp_path, rules).assess([survey(1)], "2001-12-31")
    assert verdict.status is Status.UNDETERMINED
    assert verdict.findings == ()
    assert verdict.exit_status == 3
    assert "No norm applied" in verdict.summary


def test_a_case_of_nothing_but_not_applicable_is_undetermined(tmp_path: Path) -> None:
    rules = """
checks:
  - {id: each, title: Each, norm: n1, applies: "1 > 2", require: "count(surveys) > 0"}
"""
    verdict = write_world(tmp_path, rules).assess([survey(1)], "2001-12-31")
    assert verdict.status is Status.UNDETERMINED
    assert "No norm applied" in verdict.summary
