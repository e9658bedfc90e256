from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.mutation.judge import Judge, baseline
from checker.authoring.mutation.mutants import Mutant, mutants
from checker.authoring.testing.suite import load_suite
from checker.model.compiled import CompiledPack
from checker.packs import load_compiled

Edit = Callable[[str, str, str], None]


def judge_of(compiled: CompiledPack) -> Judge:
    found = (baseline(test, compiled) for test in load_suite(compiled.pack))
    return Judge(compiled, [each for each in found if each is not None])


def mutant_of(compiled: CompiledPack, key: str) -> Mutant:
    return next(each for each in mutants(compiled.pack) if each.key == key)


@pytest.mark.parametrize(
    ("key", "killed"),
    [
        ("limit within-cap at_most: at_most becomes below", True),
        ("table caps values north 2001: 100 becomes 99", True),
        ("table caps values south 2001: 200 becomes 201", False),
    ],
)
def test_a_mutant_is_killed_by_a_test_that_depends_on_it(
    water: Path, key: str, killed: bool
) -> None:
    compiled = load_compiled(water)
    killer = judge_of(compiled).killer(mutant_of(compiled, key))
    assert (killer is not None) == killed


def test_a_test_that_fails_or_is_to_do_judges_nothing(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "half/2002: eligible", "half/2002: withheld")
    edit("tests/wells.yaml", "report a day late\n", "report a day late\n    todo: later\n")
    compiled = load_compiled(water)
    tests = load_suite(compiled.pack)
    assert [baseline(test, compiled) is not None for test in tests] == [False, True, False, True]
