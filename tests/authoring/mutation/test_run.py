from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.authoring.mutation.judge import Judge, baseline
from checker.authoring.mutation.mutants import Mutant, mutants, mutated
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.expectations import mismatches
from checker.authoring.testing.suite import load_suite
from checker.cli import main
from checker.packs import load_compiled
from checker.packs.compile import compile_pack
from checker.pipeline import Loaded, assess

Edit = Callable[[str, str, str], None]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", "mutate", *arguments], catch_exceptions=False)


def test_survivors_are_listed_with_their_lines(water: Path) -> None:
    result = run(str(water))
    assert result.exit_code == 1
    assert result.output == SURVIVORS


SURVIVORS = """\
rules/water/grants.yaml:23:17 consequence close when 1 where
    second.well = first.well and second.year > first.year becomes (second.year > first.year)
rules/water/grants.yaml:23:17 consequence close when 1 where
    second.well = first.well and second.year > first.year becomes (second.well = first.well)
rules/water/grants.yaml:23:17 consequence close when 1 where
    second.well = first.well and second.year > first.year becomes (second.well = first.well) or
      (second.year > first.year)
rules/water/grants.yaml:23:46 consequence close when 1 where
    second.year > first.year becomes second.year >= first.year
rules/water/wells.yaml:10:21 table caps values south 2001
    200 becomes 201
rules/water/wells.yaml:10:21 table caps values south 2001
    200 becomes 199
rules/water/wells.yaml:10:32 table caps values south 2002
    180 becomes 181
rules/water/wells.yaml:10:32 table caps values south 2002
    180 becomes 179
rules/water/grants.yaml:23:17 consequence close when 1 where
    where left out
water 1.0.0: 31 mutants, 22 noticed by 4 tests, 9 survived
"""


def brute_force(pack: Path, mutant: Mutant) -> bool:
    """Whether a test notices the mutant, with everything compiled and evaluated anew."""
    sound = load_compiled(pack)
    broken = compile_pack(mutated(sound.pack, mutant))
    for test in load_suite(sound.pack):
        case = case_of(test, sound.pack)
        verdict = assess(Loaded(case, broken), test.test.as_of)
        if mismatches(test.test.expect, verdict):
            return True
    return False


def test_judging_in_part_tells_the_same_as_evaluating_everything(water: Path) -> None:
    compiled = load_compiled(water)
    baselines = [found for t in load_suite(compiled.pack) if (found := baseline(t, compiled))]
    judge = Judge(compiled, baselines)
    everything = mutants(compiled.pack)
    assert len(everything) == 31
    for mutant in everything:
        assert (judge.killer(mutant) is not None) is brute_force(water, mutant), mutant.key


def test_names_of_mutants_are_unique(water: Path) -> None:
    keys = [mutant.key for mutant in mutants(load_compiled(water).pack)]
    assert len(set(keys)) == len(keys)


def test_a_missing_test_of_a_boundary_shows(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "{status: satisfied, figures: 100 of 100 m3}", "satisfied")
    edit("tests/wells.yaml", "north-2001: {drawn: 100.01}", "north-2001: {drawn: 150}")
    result = run(str(water), "--only", "table caps values north 2001")
    assert "100 becomes 101" in result.output


def equivalents(water: Path, *mutants_: str) -> None:
    listed = [f"  - mutant: '{key}'\n    reason: it changes nothing\n" for key in mutants_]
    (water / "equivalent-mutants.yaml").write_text("mutants:\n" + "".join(listed))


LEFT_OUT = "consequence close when 1 where: where left out"


def test_a_mutant_listed_as_equivalent_is_counted_apart(water: Path) -> None:
    equivalents(water, LEFT_OUT)
    result = run(str(water), "-f", "json")
    (report,) = json.loads(result.stdout)["packs"]
    assert report["equivalent"] == 1
    assert LEFT_OUT not in [each["mutant"] for each in report["survivors"]]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        (
            "limit within-cap at_most: at_most becomes below",
            "a test notices the mutant 'limit within-cap at_most: at_most becomes below', so it "
            "is not equivalent",
        ),
        ("limit within-cap at_most: no such change", "the rules have no mutant"),
    ],
)
def test_the_list_cannot_go_stale(water: Path, key: str, message: str) -> None:
    equivalents(water, key)
    result = run(str(water))
    assert result.exit_code == 1
    assert "rules/water/equivalent-mutants.yaml:2:5" in result.output
    assert message in " ".join(result.output.split())


def test_the_list_is_no_part_of_the_rules(water: Path) -> None:
    before = load_compiled(water).pack.digest
    equivalents(water, LEFT_OUT)
    assert load_compiled(water).pack.digest == before


def test_a_reason_is_needed(water: Path) -> None:
    (water / "equivalent-mutants.yaml").write_text(f"mutants:\n  - mutant: '{LEFT_OUT}'\n")
    result = run(str(water))
    assert result.exit_code == 2
    assert "the key 'reason' is missing" in result.output


def test_mutation_needs_tests_that_pass(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run(str(water))
    assert result.exit_code == 2
    assert "fails without any mutation" in result.output


def test_a_filter_that_fits_no_mutant_is_not_a_success(water: Path) -> None:
    assert run(str(water), "--only", "nothing like that").exit_code == 2


def test_terms_and_tables_can_be_tested_by_their_values(water: Path) -> None:
    cells = 'cap("south", 2001): 200, \'cap("south", 2002)\': 180'
    terms = "{'" + cells.replace("): 200", ")': 200") + ", 'years': [2001, 2002]}"
    case = "cases:\n  - case: caps\n    as_of: 2001-01-01\n    expect: {terms: %s}\n"
    (water / "tests" / "tables.yaml").write_text(case % terms)
    result = run(str(water), "--only", "table caps")
    assert (result.exit_code, result.output) == (
        0,
        "water 1.0.0: 8 mutants, 8 noticed by 4 tests, 0 survived\n",
    )


def test_everything_noticed_is_a_success(water: Path) -> None:
    assert run(str(water), "--only", "limit within-cap").exit_code == 0


def test_github_annotates_the_rule(water: Path) -> None:
    result = run(str(water), "-f", "github")
    assert (
        "::error file=rules/water/grants.yaml,line=23,col=17,title=No test notices" in result.stdout
    )
