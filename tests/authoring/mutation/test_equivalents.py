from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.mutation.equivalents import load_equivalents
from checker.model.problems import InputError
from checker.packs import load_compiled

LISTED = "mutants:\n  - {mutant: 'one: a', reason: no verdict depends on it}\n"


def test_a_pack_without_a_list_has_none(water: Path) -> None:
    assert "one: a" not in load_equivalents(load_compiled(water).pack)


@pytest.mark.parametrize(
    ("survivors", "known", "told"),
    [
        ({"one: a"}, {"one: a"}, []),
        ({"one: b"}, {"one: b"}, ["the rules have no mutant 'one: a'"]),
        (set(), {"one: a"}, ["a test notices the mutant 'one: a', so it is not equivalent"]),
    ],
)
def test_what_is_listed_has_to_be_there_and_survive(
    water: Path, survivors: set[str], known: set[str], told: list[str]
) -> None:
    (water / "equivalent-mutants.yaml").write_text(LISTED)
    listed = load_equivalents(load_compiled(water).pack)
    problems = list(listed.stale(survivors, known))
    assert [problem.message for problem in problems] == told
    assert all(problem.position.line == 2 for problem in problems)


def test_a_reason_has_to_say_something(water: Path) -> None:
    (water / "equivalent-mutants.yaml").write_text(LISTED.replace("no verdict depends on it", "-"))
    with pytest.raises(InputError):
        load_equivalents(load_compiled(water).pack)
