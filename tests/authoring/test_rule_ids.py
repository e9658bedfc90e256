from __future__ import annotations

from typing import Any

import pytest

from checker.authoring.rule_ids import belongs_to, kind_of, rule_of
from checker.model.pack import ConsequenceRule, Entry, Limit, TrancheRule

OF: Any = {"id": "a", "title": "A"}


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("half", "half"),
        ("half/2001", "half"),
        ("half/cap-kept/2001", "half/cap-kept"),
        ("halves/2001", None),
        ("hal", None),
    ],
)
def test_the_longest_rule_that_fits_has_the_finding(name: str, rule: str | None) -> None:
    assert rule_of(name, ["half", "half/cap-kept"]) == rule


def test_a_longer_id_does_not_belong_to_a_shorter_one() -> None:
    assert belongs_to("cap/1", "cap")
    assert not belongs_to("cap-kept", "cap")


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        (Limit(**OF, measure="1", at_most="2"), "limit"),
        (
            TrancheRule.model_validate(
                {**OF, "amount": "1", "conditions": [{**OF, "require": "true"}]}
            ),
            "tranche",
        ),
        (
            ConsequenceRule.model_validate(
                {**OF, "when": [{"finding": "a", "as": "x"}], "then": {"hold": "h", "on": {}}}
            ),
            "consequence",
        ),
    ],
)
def test_an_entry_has_a_kind_in_a_word(entry: Entry, kind: str) -> None:
    assert kind_of(entry) == kind
