"""What papers to come say of others."""

from __future__ import annotations

from typing import Any

import pytest

from checker.feel.goals import Target, Want
from checker.unlock.drafts import Draft
from checker.unlock.sayings import is_against, is_said, refers_to_replaced

REQUIRED = ["about", "result", "by"]
KEY = ["about", "part", "by"]


def judgement(result: str = "good", **more: str) -> dict[str, Any]:
    return {"id": "J", "about": "S", "by": "board", "result": result, **more}


@pytest.mark.parametrize(
    ("other", "against"),
    [
        (judgement("bad"), True),
        (judgement("bad", part="north"), True),
        (judgement("bad", about="T"), False),
        (judgement("good"), False),
    ],
    ids=["the same matter", "a part of it", "another matter", "the same word"],
)
def test_a_word_is_against_another_one_on_the_matter_or_a_part(
    other: dict[str, Any], against: bool
) -> None:
    assert is_against(judgement(), other, KEY, REQUIRED) is against


def draft(*asked: str, settles: tuple[str, ...] = (), base: str | None = None) -> Draft:
    wants = tuple(Want((name,), Target("=", "good")) for name in asked)
    return Draft("judgement", judgement(), wants, "board", (), base=base, settles=settles)


def test_what_is_asked_is_told_from_one_of_several_choices() -> None:
    assert is_said(draft("result"), REQUIRED, KEY)
    assert not is_said(draft("about"), REQUIRED, KEY)


@pytest.mark.parametrize(
    ("given", "replaced"),
    [
        (draft(settles=("S", "T")), True),
        (draft(base="S"), True),
        (draft(base="T"), False),
        (draft(), False),
    ],
)
def test_a_paper_about_what_another_one_replaces(given: Draft, replaced: bool) -> None:
    assert refers_to_replaced(draft(), (given,)) is replaced
