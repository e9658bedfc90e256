from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from checker.authoring.diff.comparison import compare
from checker.authoring.diff.example_tests import refuse_existing, write_tests
from checker.authoring.revisions import tree
from checker.authoring.testing.runner import load_suites, run_suites
from checker.authoring.testing.suite import LocatedTest
from checker.authoring.testing.suite_file import Given
from checker.model.problems import InputError

Edit = Callable[[str, str, str], None]


@pytest.fixture
def tests(water: Path, edit: Edit) -> list[LocatedTest]:
    """The example for a cap that is one lower, as a test."""
    shutil.copytree(".", "../old")
    edit("wells.yaml", "north: {2001: 100,", "north: {2001: 99,")
    with tree("../old") as old, tree(".") as new:
        found = compare(old, new, with_examples=True).examples or ()
    return [each.witness.test for each in found if each.witness is not None]


@pytest.mark.parametrize(("root", "outcome"), [(".", "passed"), ("../old", "failed")])
def test_the_new_version_passes_what_is_written_and_the_old_fails(
    tests: list[LocatedTest], root: str, outcome: str
) -> None:
    pack = Path(root, "rules", "water")
    write_tests(pack / "tests" / "caps.yaml", tests)
    (ran,) = run_suites(load_suites([str(pack)], "north-2001"))
    assert {each.outcome for each in ran.results} == {outcome}


@pytest.mark.parametrize("figure", ["99.0", "99.5", "1E+2"])
def test_a_figure_is_written_as_a_plain_number(tests: list[LocatedTest], figure: str) -> None:
    given = Given(add=({"id": "paper", "drawn": Decimal(figure)},))
    made = replace(tests[0], test=tests[0].test.model_copy(update={"given": given}))
    write_tests(Path("figures.yaml"), [made])
    assert f"drawn: {Decimal(figure):f}\n" in Path("figures.yaml").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_not_written_over(tests: list[LocatedTest]) -> None:
    path = Path("rules/water/tests/wells.yaml")
    before = path.read_bytes()
    with pytest.raises(InputError, match="there already"):
        write_tests(path, tests)
    with pytest.raises(InputError, match="there already"):
        refuse_existing(path)
    assert path.read_bytes() == before
