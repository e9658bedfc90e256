from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.testing.expectations import mismatches
from checker.authoring.testing.runner import Runner, case_and_verdict, load_suites, run_tests
from checker.authoring.testing.suite import load_suite
from checker.model.problems import InputError
from checker.packs import load_compiled

Edit = Callable[[str, str, str], None]


@pytest.mark.parametrize(
    "change",
    [
        None,
        ("wells.yaml", "at_most: cap", "below: cap"),
        ("wells.yaml", "{2001: 100, 2002: 90.5}", "{2001: 100.01, 2002: 90.51}"),
        ("wells.yaml", "date(of_year + 1, 1, 31)", "date(of_year + 1, 2, 1)"),
        ("grants.yaml", "0.5 * 1000", "0.6 * 1000"),
        ("grants.yaml", "<= cap(well, year)", "< cap(well, year)"),
        ("grants.yaml", "second.year > first.year", "second.year != first.year"),
        ("grants.yaml", "{finding: within-cap, as: first}", "{finding: yearly-report, as: first}"),
        ("grants.yaml", "{penalty: closure,", "{hold: closure,"),
    ],
)
def test_evaluating_what_is_expected_tells_the_same_as_evaluating_everything(
    water: Path, edit: Edit, change: tuple[str, str, str] | None
) -> None:
    if change:
        edit(*change)
    compiled = load_compiled(water)
    part = Runner(compiled)
    for test in load_suite(compiled.pack):
        _, verdict = case_and_verdict(test, compiled)
        assert part.run(test).mismatches == tuple(mismatches(test.test.expect, verdict))


def test_a_waiver_is_judged_by_whatever_it_could_excuse(water: Path, edit: Edit) -> None:
    common = EXAMPLES / "schemas" / "common" / "waiver.schema.json"
    shutil.copy(common, "schemas/common/waiver.schema.json")
    (water / "tests" / "waived.yaml").write_text(WAIVED)
    compiled = load_compiled(water)
    (test,) = [each for each in load_suite(compiled.pack) if each.name == "a waiver in use"]
    assert Runner(compiled).run(test).outcome == "passed"


EXAMPLES = Path(__file__).parents[3]
WAIVED = """\
base: two-years
cases:
  - case: a waiver in use
    as_of: 2003-03-01
    given:
      change: {north-2001: {drawn: 101}}
      add:
        - {type: waiver, id: W1, submitted_by: council, received_on: 2002-02-01, norm: cap,
           approved_by: council, subject: {}, reason: drought, expires_on: 2003-12-31}
    expect:
      findings: {waiver/W1: satisfied}
"""


def test_many_tests_run_in_processes_and_come_back_in_order(water: Path) -> None:
    cases = "".join(
        f"  - case: number {number}\n    as_of: 2003-03-01\n"
        f"    expect: {{findings: {{within-cap/north/2001: {status}}}}}\n"
        for number, status in enumerate(["satisfied", "violated"] * 20)
    )
    (water / "tests" / "many.yaml").write_text(f"base: two-years\ncases:\n{cases}")
    tests = load_suite(load_compiled(water).pack)
    done: list[int] = []
    results = run_tests(load_compiled(water), tests, done.append)
    assert [result.name for result in results] == [test.name for test in tests]
    assert [result.outcome for result in results[:4]] == ["passed", "failed"] * 2
    assert sum(done) == len(tests)


def test_a_base_has_its_tests_in_the_packs_that_extend_it(water: Path, edit: Edit) -> None:
    edit("pack.yaml", "pack: water", "pack: water\nis_base: true")
    shutil.rmtree(water / "tests")
    (suite,) = load_suites([str(water), "mlf-nigeria"])
    assert suite[0].pack.id == "mlf-nigeria"
    with pytest.raises(InputError, match="the pack has no tests"):
        load_suites([str(water)])
