from __future__ import annotations

from tests.cli.register.conftest import Run
from tests.register.world import PACK


def test_roles_members_and_rules_change(opened: Run) -> None:
    assert "warden is auditor" in opened("register", "role", "warden", "auditor").output
    assert "no longer" in opened("register", "role", "warden", "auditor", "--end").output
    opened("register", "member", "wells", "warden", "--end")
    opened("register", "member", "wells", "warden")
    opened("register", "rules", "wells", PACK)
    opened("register", "verify")


def test_a_case_is_opened_for_parties_or_for_nobody_yet(opened: Run) -> None:
    empty = opened("register", "open", "empty", "--rules", PACK).output
    assert empty == "Entry 6: the case empty is open for nobody yet\n"
    twice = ("--member", "warden", "--member", "council", "--member", "warden")
    shared = opened("register", "open", "shared", "--rules", PACK, *twice).output
    assert shared.endswith("is open for council, warden\n")


def test_a_case_that_is_not_open_has_no_members_and_no_rules(opened: Run) -> None:
    assert "'none'" in opened("register", "member", "none", "warden", status=2).output
    assert "'none'" in opened("register", "rules", "none", PACK, status=2).output
    opened("register", "open", "other", "--rules", "no-such-pack", status=2)
