from __future__ import annotations

import pytest

from tests.cli.register.conftest import Run


def test_a_token_is_one_word_that_can_go_into_a_file(opened: Run) -> None:
    output = opened("register", "token", "warden").output
    assert len(output.split()) == 1
    assert output != opened("register", "token", "warden", "--days", "1").output


def test_only_a_key_of_the_party_that_is_in_force_makes_one(opened: Run) -> None:
    result = opened("register", "token", "warden", "--key", "council.key", status=2)
    assert "not one of warden that is in force" in result.output
    opened("register", "token", "registrar")


@pytest.mark.parametrize("days", ["0", "367"])
def test_it_is_not_good_for_ever(opened: Run, days: str) -> None:
    opened("register", "token", "warden", "--days", days, status=2)
