from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.model.pack import Definition, Topic

ENTRY = {"title": "As agreed"}
CONDITION = {**ENTRY, "require": "true"}
WRITTEN = {
    "tables": [
        {**ENTRY, "id": "targets", "name": "target", "keys": {"year": "number"}, "values": {}}
    ],
    "definitions": [{**ENTRY, "id": "made", "name": "made", "value": "1"}],
    "obligations": [{**ENTRY, "id": "report", "due": "as_of", "fulfilled_by": "documents"}],
    "limits": [{**ENTRY, "id": "cap", "measure": "made", "at_most": "1"}],
    "tranches": [
        {
            **ENTRY,
            "id": name,
            "amount": "1",
            "conditions": [{**CONDITION, "id": "report"}, {**CONDITION, "id": "audit"}],
        }
        for name in ("tranche-1", "tranche-2")
    ],
    "checks": [{**CONDITION, "id": "sums"}],
    "consequences": [
        {
            **ENTRY,
            "id": "stop",
            "when": [{"finding": "cap", "as": "over"}],
            "then": {"hold": "all", "on": {}},
        }
    ],
}
TOPIC = Topic.model_validate(WRITTEN)
CONDITIONS = [
    f"{tranche}/{name}" for tranche in ("tranche-1", "tranche-2") for name in ("report", "audit")
]


def test_rules_that_stand_alone_are_judged_obligations_first() -> None:
    assert [rule.id for rule in TOPIC.rules] == ["report", "cap", "sums"]


def test_conditions_make_findings_under_the_id_of_their_tranche() -> None:
    assert list(TOPIC.rules_by_id()) == ["report", "cap", "sums", *CONDITIONS]


def test_conditions_of_two_tranches_may_share_an_id() -> None:
    rules = TOPIC.rules_by_id()
    assert rules["tranche-1/report"] is TOPIC.tranches[0].conditions[0]
    assert rules["tranche-2/report"] is TOPIC.tranches[1].conditions[0]
    assert rules["report"] is TOPIC.obligations[0]


def test_a_verdict_may_name_all_but_tables_and_definitions() -> None:
    named = {name for name, _ in TOPIC.named_entries()}
    assert named - TOPIC.deciding_entries().keys() == {"targets", "made"}
    assert TOPIC.deciding_entries().keys() <= named


def test_every_entry_is_named_once_in_the_order_of_its_kind() -> None:
    names = [name for name, _ in TOPIC.named_entries()]
    tranches = ["tranche-1", *CONDITIONS[:2], "tranche-2", *CONDITIONS[2:]]
    assert names == ["targets", "made", "report", "cap", *tranches, "sums", "stop"]
    assert [entry.id for entry in TOPIC.entries()] == [name.rpartition("/")[2] for name in names]


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ({"missing": "m", "from": "a", "awaiting": "b"}, "not both"),
        ({"from": "a"}, "belong to what is 'missing'"),
        ({"awaiting": "a"}, "belong to what is 'missing'"),
        ({"steps": {"x": "1"}, "parameters": {"x": "number"}}, "is a parameter already"),
    ],
)
def test_keys_of_a_definition_that_contradict(keys: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        Definition.model_validate({"id": "a", "title": "A", "name": "a", "value": "3", **keys})
