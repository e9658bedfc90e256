from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.requirements import judge
from checker.model.pack import Requirement
from tests.evaluation.world import GRANTS, planting, write_world


@pytest.mark.parametrize(
    ("bound", "below", "at", "above", "words"),
    [
        ("at_most", "satisfied", "satisfied", "violated", "50 of 50 ha"),
        ("below", "satisfied", "violated", "violated", "50 of less than 50 ha"),
        ("at_least", "violated", "satisfied", "satisfied", "50 of at least 50 ha"),
        ("above", "violated", "violated", "satisfied", "50 of more than 50 ha"),
        ("equals", "violated", "satisfied", "violated", "50 against 50 ha"),
    ],
)
def test_a_bound_at_and_beside_its_limit(
    tmp_path: Path, bound: str, below: str, at: str, above: str, words: str
) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 50)], "2001-12-31")
    tests = [
        Requirement.model_validate({"measure": "plantings[1].area", bound: limit, "unit": "ha"})
        for limit in ("50.01", "50", "49.99")
    ]
    outcomes = [judge(scope, test, {}) for test in tests]
    assert [outcome.status for outcome in outcomes] == [below, at, above]
    figures = outcomes[1].figures
    assert figures is not None
    assert figures.words == words


def test_a_condition_that_is_not_known_is_undetermined(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 50)], "2001-12-31")
    outcome = judge(scope, Requirement(require="surveys[1].area > 1"), {})
    assert outcome.status == "undetermined"


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("49", "planted at least 50 ha, allowed 49 ha"),
        ("50", "planted 50 ha so far, allowed 50 ha"),
    ],
)
def test_both_figures_have_names_where_a_part_of_the_measure_is_known(
    tmp_path: Path, limit: str, words: str
) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 50)], "2001-12-31")
    test = Requirement.model_validate(
        {
            "measure": "surveys[1].area",
            "partial": "plantings[1].area",
            "at_most": limit,
            "unit": "ha",
            "called": {"measure": "planted", "bound": "allowed"},
        }
    )
    figures = judge(scope, test, {}).figures
    assert figures is not None
    assert figures.words == words
