from __future__ import annotations

from tests.cli.register.conftest import Run


def test_a_paper_is_erased_once_it_is_confirmed(two_cases: Run) -> None:
    command = ("register", "erase", "wells", "R-1", "--reason", "asked for by Ms Li")
    assert "cannot be undone" in two_cases(*command, input="n\n", status=130).output
    assert '"drawn": 12' in two_cases("register", "show", "6", "--content").output
    assert "Entry 9: erased in wells" in two_cases(*command, "--yes").output
    shown = two_cases("register", "show", "6", "--content").output
    assert "R-1 (well-report): erased, sha256:" in shown
    assert "drawn" not in shown
    assert "R-1: erased" in two_cases("register", "show", "wells").output
    assert "R-1 of entry 6: asked for by Ms Li" in two_cases("register", "log").output
    verified = two_cases("register", "verify").output
    assert "Of 1 papers only the digest is left: they were erased." in verified


def test_a_paper_that_is_not_there_is_not_erased(two_cases: Run) -> None:
    command = ("register", "erase", "wells", "S-1", "--reason", "asked for", "--yes")
    assert "the case 'wells' has no paper 'S-1'" in two_cases(*command, status=2).output
