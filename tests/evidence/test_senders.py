"""Who a sender is, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.evidence.senders import Senders
from tests.evidence.library import PACK, card, count, counted, pack, paper, reason, ruling

SENDERS = Senders(PACK.manifest, {"Ann": frozenset({"member"})})


def test_a_role_has_itself_and_those_for_which_it_acts() -> None:
    assert SENDERS.roles("helper") == {"helper", "desk"}
    assert SENDERS.roles("desk") == {"desk"}
    assert SENDERS.roles("Ann") == {"member"}
    assert SENDERS.roles("Bob") == frozenset()


def test_a_paper_is_replaced_by_its_issuer_and_by_those_above() -> None:
    assert SENDERS.may_replace("Ann", "Ann")
    assert SENDERS.may_replace("desk", "Ann")
    assert SENDERS.may_replace("board", "Ann")  # above the desk, which is above members
    assert SENDERS.may_replace("helper", "Ann")  # acts for the desk
    assert SENDERS.may_replace("desk", "helper")  # the helper spoke for the desk


def test_a_paper_is_not_replaced_by_equals_or_by_those_below() -> None:
    assert not SENDERS.may_replace("Bob", "Ann")
    assert not SENDERS.may_replace("Ann", "desk")
    assert not SENDERS.may_replace("helper", "desk")
    assert not SENDERS.may_replace("auditor", "Ann")


def test_a_circle_of_superiors_ends() -> None:
    manifest = pack(superiors={"desk": ["board"], "board": ["desk"]}).manifest
    assert Senders(manifest).may_replace("board", "desk")
    assert not Senders(manifest).may_replace("auditor", "desk")


def test_a_paper_of_one_who_may_not_say_so_makes_nobody_a_party() -> None:
    assert counted([card(sender="Ann"), count("C", 3)]) == []


def test_a_role_is_not_made_a_party() -> None:
    assert counted([card(holder="auditor"), count("C", 3, sender="auditor")]) == ["CARD"]


def test_an_authority_says_who_is_a_party() -> None:
    said = paper("party", "P", "board", party="Ann", role="member")
    assert counted([said, count("C", 3)]) == ["C", "P"]


def test_nobody_else_says_who_is_a_party() -> None:
    said = paper("party", "P", "Ann", party="Ann", role="member")
    assert counted([said, count("C", 3)]) == []
    said = paper("party", "P", "board", party="Ann", role="member")
    assert counted([said, count("C", 3)], of=pack(party_authorities=[])) == []


HEADED = pack(
    roles={**PACK.manifest.roles, "owner": "the owner"},
    party_authorities=["board", "owner", "desk"],
    waiver_authorities=["owner"],
)
"""A library in which two others than the board name parties, and the owner excuses."""


@pytest.mark.parametrize(
    ("by", "role"), [("board", "owner"), ("desk", "board"), ("owner", "helper"), ("desk", "owner")]
)
def test_nobody_is_made_an_authority_by_somebody_else(by: str, role: str) -> None:
    """The helper is none itself, and acts for the desk, which is."""
    said = paper("party", "P", by, party="Ann", role=role)
    assert counted([said, ruling("R", by=role, sender="Ann")], of=HEADED) == []
    title = HEADED.manifest.role_title(role)
    assert reason("P", [said], of=HEADED).startswith(f"Who speaks for {title} is for {title} to")


@pytest.mark.parametrize(
    ("by", "role"), [("owner", "owner"), ("board", "desk"), ("board", "helper"), ("desk", "desk")]
)
def test_an_authority_and_who_stands_above_it_say_who_speaks_for_it(by: str, role: str) -> None:
    said = paper("party", "P", by, party="Ann", role=role)
    assert counted([said], of=HEADED) == ["P"]


def test_who_judges_is_not_named_by_somebody_else() -> None:
    judged = {"x-issued-by": ["auditor"], "properties": {"about": {"type": "string"}}}
    of = replace(PACK, schemas={**PACK.schemas, "determination": judged})
    said = paper("party", "P", "board", party="Ann", role="auditor")
    word = paper("determination", "D", "Ann", about="C")
    assert counted([said, word], of=of) == []
    assert counted([said], of=PACK) == ["P"]


def test_a_party_may_be_named_by_another_party() -> None:
    of = pack(
        roles={**PACK.manifest.roles, "clerk": "a clerk"},
        acts_for={"clerk": ["desk"]},
    )
    clerk = paper("party", "P", "board", party="Cleo", role="clerk")
    assert counted([clerk, card(sender="Cleo"), count("C", 3)], of=of) == ["CARD", "C", "P"]


def test_two_papers_that_differ_agree_that_there_is_a_party() -> None:
    other = card(name="CARD-2", received="2001-02-01", colour="red")
    assert counted([card(colour="blue"), other, count("C", 3)]) == ["C"]


def test_a_superseded_paper_names_nobody() -> None:
    corrected = card(holder="Anna", name="CARD-2", received="2001-02-01", supersedes="CARD")
    assert counted([card(), corrected, count("C", 3)]) == ["CARD-2"]
