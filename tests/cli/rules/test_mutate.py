from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_survivors_end_with_1_and_kills_with_0(water: Path) -> None:
    survived = run("mutate", str(water), "-k", "table caps values south")
    assert survived.exit_code == 1
    assert survived.output.endswith("4 mutants, 0 noticed by 3 tests, 4 survived\n")
    assert run("mutate", str(water), "-k", "limit within-cap").exit_code == 0


def test_names_may_be_given_several_times(water: Path) -> None:
    names = ("-k", "table caps values south 2001", "-k", "limit within-cap")
    assert ": 3 mutants, " in run("mutate", str(water), *names).output


def test_a_name_that_fits_nothing_is_an_error(water: Path) -> None:
    result = run("mutate", str(water), "-k", "one", "-k", "two")
    assert result.exit_code == 2
    assert "no mutant has any of these in its name: one, two" in result.output
