from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.testing.suite import load_suite
from checker.model.problems import InputError
from checker.packs import load_pack

Edit = Callable[[str, str, str], None]


def problems(pack: Path) -> list[tuple[str, int | None]]:
    with pytest.raises(InputError) as caught:
        load_suite(load_pack(pack))
    return [(problem.code, problem.position.line) for problem in caught.value.problems]


def test_tests_come_in_file_order_with_their_base(water: Path) -> None:
    tests = load_suite(load_pack(water))
    assert tests[0].name == "both years at the cap"
    assert {test.base for test in tests} == {(water / "tests/bases/two-years.json").absolute()}
    assert tests[0].key_position("expect", "absent").line == 14


def test_all_problems_of_a_file_come_at_once(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "case: report a day late", "case: nothing yet")
    edit("tests/wells.yaml", "half/2002: eligible", "halve/2002: eligible")
    edit("tests/wells.yaml", "base: two-years", "base: three-years")
    codes = problems(water)
    assert ("unknown-rule", 10) in codes
    assert {code for code, _ in codes} == {"unknown-rule", "base-case", "duplicate-id"}


def test_a_pack_without_tests_has_none(water: Path) -> None:
    (water / "tests" / "wells.yaml").unlink()
    assert load_suite(load_pack(water)) == ()
