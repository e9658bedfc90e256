from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import load_compiled
from tests.evaluation.world import write_world

RULES = """
tranches:
  - id: grant
    title: Grant
    norm: n1
    amount: "100"
    conditions:
      - {{id: first, title: First, norm: n1, finding: {first}}}
      - {{id: second, title: Second, norm: n1, finding: {second}}}
checks:
  - {{id: planted, title: Planted, norm: n1, require: count(plantings) > 0}}
"""


def _problems(root: Path, first: str, second: str) -> list[tuple[str, str, str]]:
    world = write_world(root, RULES.format(first=first, second=second))
    with pytest.raises(InputError) as error:
        load_compiled(world.folder)
    return [(each.code, each.message, each.hint or "") for each in error.value.problems]


def test_a_rule_that_is_not_there_is_refused_with_the_nearest(tmp_path: Path) -> None:
    assert _problems(tmp_path, "plantet", "planted") == [
        ("unknown-rule", "there is no rule 'plantet'", "did you mean `planted`?")
    ]


def test_conditions_that_wait_for_one_another_are_refused(tmp_path: Path) -> None:
    codes = _problems(tmp_path, "grant/second", "grant/first")
    assert [code for code, _, _ in codes] == ["circle", "circle"]
    assert "grant/first -> grant/second -> grant/first" in codes[0][2]


def test_a_condition_cannot_take_over_itself(tmp_path: Path) -> None:
    (problem,) = _problems(tmp_path, "grant/first", "planted")
    assert problem[0] == "circle"
