from __future__ import annotations

import pytest

from checker.register.identity.rights import ACTS, Act, is_slug, may
from checker.register.identity.standing import CaseFile, Party, Standing
from checker.register.log.entry import Kind


def party(name: str) -> Party:
    return Party(name, name, (name,), frozenset({name}))


STANDING = Standing(
    parties={name: party(name) for name in ("registrar", "pmo", "bank")},
    cases={"dam": CaseFile("dam", "water", "sha256:0", frozenset({"pmo"}))},
)
OF_MEMBERS = {"read", "export", "submit", "forward", "precheck", "record-verdict", "affirm"}


@pytest.mark.parametrize("act", list(Act))
def test_a_member_does_what_members_do(act: Act) -> None:
    allowed = may(STANDING, "pmo", act, "dam") is None
    assert allowed is (act.value in OF_MEMBERS | {"replace-key"})


@pytest.mark.parametrize("act", list(Act))
def test_others_do_nothing_with_a_case(act: Act) -> None:
    assert (may(STANDING, "bank", act, "dam") is None) is (act is Act.REPLACE_KEY)
    assert may(STANDING, "nobody", act, "dam") is not None


@pytest.mark.parametrize("act", list(Act))
def test_the_registrar_does_all_but_standing_by_papers(act: Act) -> None:
    allowed = may(STANDING, "registrar", act, "dam") is None
    assert allowed is (act is not Act.AFFIRM)


def test_a_case_of_others_looks_like_one_that_is_not_there() -> None:
    hidden = may(STANDING, "bank", Act.READ, "dam")
    missing = may(STANDING, "bank", Act.READ, "mad")
    assert hidden is not None
    assert missing == hidden.replace("dam", "mad")


def test_every_kind_of_entry_asks_for_a_right() -> None:
    assert set(ACTS) == set(Kind)


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("halon-1999", True),
        ("a", True),
        ("a" * 63, True),
        ("a" * 64, False),
        ("", False),
        ("-a", False),
        ("a-", False),
        ("A", False),
        ("a.b", False),
        ("../a", False),
        ("a\n", False),
        ("é", False),
        ("a b", False),
    ],
)
def test_names_are_small_letters_digits_and_hyphens(name: str, is_one: bool) -> None:
    assert is_slug(name) is is_one
