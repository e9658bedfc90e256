from __future__ import annotations

import pytest

from checker.model.problems import InputError, Problem
from tests.evaluation.world import planting
from tests.statements.conftest import Stated

PLANTED = [planting("a", 60)]


def problems(stated: Stated, **given: str) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        stated.make(PLANTED, "yearly", **given)
    return list(caught.value.problems)


def test_a_parameter_has_to_be_picked_and_the_message_names_its_values(stated: Stated) -> None:
    (problem,) = problems(stated)
    assert problem.message == "the statement yearly needs a value of 'year'"
    assert problem.expected == "one of 2001"
    assert problem.hint == "pick one with --for year=2001"


def test_a_value_that_the_record_does_not_have_is_refused(stated: Stated) -> None:
    (problem,) = problems(stated, year="1999")
    assert problem.message == "'year' cannot be '1999' in the statement yearly"
    assert (problem.expected, problem.found) == ("one of 2001", "1999")


def test_every_unknown_parameter_is_named(stated: Stated) -> None:
    found = problems(stated, yaer="2001", month="5")
    hints = {problem.message: problem.hint for problem in found}
    assert hints == {
        "the statement yearly has no parameter 'yaer'": "did you mean `year`?",
        "the statement yearly has no parameter 'month'": None,
        "the statement yearly needs a value of 'year'": "pick one with --for year=2001",
    }


def test_an_empty_record_offers_nothing_to_pick(stated: Stated) -> None:
    with pytest.raises(InputError) as caught:
        stated.make([], "yearly", year="2001")
    (problem,) = caught.value.problems
    assert problem.expected == "a value that the record has; it has none on this day"


def test_the_values_picked_are_the_subject(stated: Stated) -> None:
    assert stated.make(PLANTED, "yearly", year="2001").parameters == {"year": 2001}
