from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.register.conftest import Run


@pytest.mark.parametrize("command", ["assess", "export"])
def test_others_neither_assess_nor_export_it(two_cases: Run, command: str) -> None:
    result = two_cases("register", command, "secret", "--as", "warden", status=2)
    assert "warden takes part in no case 'secret'" in result.output


def test_the_recorded_verdict_is_the_one_that_was_printed(judged: Run) -> None:
    shown = judged("register", "show", "7", "--content").output
    assert Path("verdict.json").read_text() in shown


@pytest.mark.parametrize("known", ["@99", "2001-02-30", "soon"])
def test_what_was_known_is_a_day_or_an_entry(opened: Run, known: str) -> None:
    result = opened("register", "assess", "wells", "--known-on", known, status=2)
    assert known in result.output
