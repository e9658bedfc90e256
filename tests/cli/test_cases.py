from __future__ import annotations

import pytest

pytest.importorskip("sqlalchemy")

from tests.cli.register.conftest import Run, opened, run, two_cases, write
from tests.register.world import PACK

__all__ = ["opened", "run", "two_cases"]


@pytest.mark.parametrize("command", ["assess", "validate", "calendar"])
def test_a_case_of_the_register_goes_where_a_case_does(two_cases: Run, command: str) -> None:
    result = two_cases(command, "register:wells", status=None)
    assert result.exit_code != 2, result.output
    hidden = two_cases(command, "register:secret", env={"CHECKER_PARTY": "warden"}, status=2)
    assert "takes part in no case" in hidden.output


def test_a_finding_is_explained_down_to_the_entry(two_cases: Run) -> None:
    result = two_cases("explain", "register:wells", "within-cap/north/2001")
    assert "register:wells/6/1" in result.output


def test_statements_are_made_of_a_case_of_the_register(two_cases: Run) -> None:
    result = two_cases("statement", "register:wells", status=None)
    assert "Traceback" not in result.output
    assert (
        result.exit_code
        == two_cases(
            "statement",
            write("same", {"submitted_by": "warden", "received_on": "2001-03-01"}),
            "--rules",
            PACK,
            status=None,
        ).exit_code
    )


def test_the_register_is_a_portfolio_of_what_its_reader_may_read(two_cases: Run) -> None:
    every = two_cases("portfolio", "register:", "--jobs", "2", status=None)
    assert "register:" not in every.stderr
    assert every.stdout.startswith("PORTFOLIO (2)\n")
    own = two_cases("portfolio", "register:", env={"CHECKER_PARTY": "warden"}, status=None)
    assert own.stdout.startswith("PORTFOLIO (1)\n")
