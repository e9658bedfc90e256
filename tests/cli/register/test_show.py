from __future__ import annotations

from tests.cli.register.conftest import Run


def test_an_entry_of_others_looks_like_one_that_is_not_there(two_cases: Run) -> None:
    hidden = two_cases("register", "show", "8", "--as", "warden", status=2).output
    missing = two_cases("register", "show", "99", "--as", "warden", status=2).output
    assert hidden.replace("entry 8", "entry 99") == missing
    assert "S-1" in two_cases("register", "show", "8", "--as", "council").output


def test_the_content_of_papers_is_shown_as_it_was_sent(two_cases: Run) -> None:
    assert '"drawn": 12' in two_cases("register", "show", "6", "--content").output


def test_a_case_is_shown_with_its_rules_members_and_papers(two_cases: Run) -> None:
    first, second, *papers = two_cases("register", "show", "wells").output.splitlines()
    assert first.startswith("wells: water (sha256:")
    assert first.endswith("for council, warden")
    assert second.endswith(": 1 papers")
    assert [line.split()[-2:] for line in papers] == [["R-1", "(well-report)"]]
