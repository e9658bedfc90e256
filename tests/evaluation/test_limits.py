from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.limits import limits_of, too_large
from checker.feel import LimitExceeded, Limits
from checker.model.problems import InputError
from tests.evaluation.world import GRANTS, World, survey, write_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return write_world(tmp_path, GRANTS)


def test_what_one_evaluation_may_take_grows_with_the_documents() -> None:
    small, large = limits_of(0), limits_of(780_000)
    assert small == Limits()
    assert large.steps > 100 * small.steps
    assert large.length > 780_000
    assert large.call_depth == small.call_depth


def test_an_evaluation_without_end_names_rule_size_and_what_to_do(world: World) -> None:
    scope = world.scope([survey(60)], "2001-12-31")
    with pytest.raises(InputError) as caught:
        scope.value("count(for x in 1..1000000, y in 1..1000000 return 1)", {})
    (problem,) = caught.value.problems
    assert "on this case (documents: 1)" in problem.message
    assert "more than" in problem.message
    assert "searched once for each item" in str(problem.hint)
    rule = next(iter(scope.pack.topic.rules))
    text = next(iter(rule.for_each.values()))
    (named,) = too_large(scope.pack, 1, text, LimitExceeded("steps", 1)).problems
    assert any(repr(each.id) in named.message for each in scope.pack.topic.entries())
