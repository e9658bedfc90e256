from __future__ import annotations

import pytest

from checker.authoring.diff.rule_changes import ABSENT, RuleChange, rule_changes
from checker.packs import load_pack


@pytest.mark.parametrize(
    ("field", "old", "new", "sentence"),
    [
        ("unit", "t", "kg", "limit cap: unit was t, is kg"),
        ("unit", ABSENT, "kg", "limit cap: unit is new: kg"),
        ("unit", "t", ABSENT, "limit cap: unit is gone: t"),
        ("", None, "The cap", "new limit cap: The cap"),
        ("", "The cap", None, "limit cap is gone: The cap"),
    ],
)
def test_a_change_is_one_sentence(
    field: str, old: str | None, new: str | None, sentence: str
) -> None:
    assert RuleChange("limit", "cap", field, old, new).sentence() == sentence


def test_a_pack_against_itself_and_against_nothing(water: str) -> None:
    pack = load_pack(water)
    assert rule_changes(pack, pack) == []
    new = {(change.kind, change.id) for change in rule_changes(None, pack)}
    assert {("condition", "half/cap-kept"), ("norm", "cap"), ("table", "caps")} <= new
    assert all(change.new is None for change in rule_changes(pack, None))
