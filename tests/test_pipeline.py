from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.model.verdict import Consequence, ConsequenceKind
from checker.pipeline import following
from tests.evaluation.world import planting, survey, write_world

TWO_NAMES = """
checks:
  - {id: seen, title: Seen, norm: n1, for_each: {plot: '[1, "1"]'}, require: 'plantings != []'}
"""
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


def consequence(name: str, *because: str) -> Consequence:
    return Consequence(
        id=name,
        kind=ConsequenceKind.PENALTY,
        measure="fine",
        rule=name,
        title=name,
        because=because,
        source="agreement 1",
        message="",
    )


def test_a_consequence_of_a_consequence_is_told_with_its_finding() -> None:
    chain = [
        consequence("a-refund", "closure"),
        consequence("closure", "overrun"),
        consequence("other", "elsewhere"),
    ]
    assert [each.id for each in following(chain, {"overrun"})] == ["a-refund", "closure"]


def test_a_hold_is_told_with_its_tranche_whatever_brought_it() -> None:
    assert following([consequence("hold", "elsewhere")], {"hold"})


def test_consequences_of_what_is_not_told_are_left_out() -> None:
    assert following([consequence("closure", "overrun")], {"another"}) == ()


def test_one_finding_never_stands_in_for_another(tmp_path: Path) -> None:
    world = write_world(tmp_path, TWO_NAMES)
    with pytest.raises(InputError, match="two findings on this case have the id 'seen/1'"):
        world.assess([planting("A", 1)], "2001-12-31")


def test_an_unknown_amount_leaves_the_case_undetermined(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANT.replace("LATER", "count(plantings) > 0"))
    unknown = world.assess([planting("A", 1)], "2001-12-31")
    known = world.assess([planting("A", 1), survey(1)], "2001-12-31")
    assert (unknown.status, unknown.exit_status) == ("undetermined", 3)
    assert (known.status, known.exit_status) == ("satisfied", 0)


def test_a_tranche_that_waits_for_a_day_leaves_the_case_pending(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANT.replace("LATER", "if payments = [] then null else true"))
    assert world.assess([planting("A", 1)], "2001-12-31").status == "pending"
