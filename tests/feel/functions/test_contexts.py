from __future__ import annotations

import pytest

from checker.feel.functions import BUILTINS
from checker.feel.values import Record, to_feel
from tests.feel.builders import call, call_named

ENTRIES = [{"key": "a", "value": 1}, {"key": "b", "value": None}]


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("get value", ({"a": 1}, "a"), 1),
        ("get value", ({"a": 1}, "b"), None),
        ("get value", ({"a": 1}, 1), None),
        ("get value", ([{"a": 1}], "a"), 1),
        ("get entries", ({"a": 1, "b": None},), ENTRIES),
        ("get entries", ({},), []),
        ("get entries", ([1],), None),
        ("context", (ENTRIES,), {"a": 1, "b": None}),
        ("context", ({"key": "a", "value": 1},), {"a": 1}),
        ("context", ([],), {}),
        ("context", ([{"key": "a", "value": 1, "other": 2}],), {"a": 1}),
        ("context", ([{"key": "a"}],), None),
        ("context", ([{"value": 1}],), None),
        ("context", ([{"key": 1, "value": 1}],), None),
        ("context", ([{"key": "a", "value": 1}, {"key": "a", "value": 2}],), None),
        ("context", ([1],), None),
        ("context put", ({"x": 1}, "y", 2), {"x": 1, "y": 2}),
        ("context put", ({"x": 1, "y": 0}, "x", None), {"x": None, "y": 0}),
        ("context put", ({"x": 1}, ["y"], 2), {"x": 1, "y": 2}),
        ("context put", ({"y": {"a": 0}}, ["y", "a"], 2), {"y": {"a": 2}}),
        ("context put", ({"y": {"a": 0}}, ["z", "a"], 2), None),
        ("context put", ({"y": 1}, ["y", "a"], 2), None),
        ("context put", ({"y": 1}, [], 2), None),
        ("context put", ({"y": 1}, ["y", 1], 2), None),
        ("context put", ({"y": 1}, None, 2), None),
        ("context put", ({"y": 1}, "y"), None),
        ("context merge", ([{"x": 1}, {"y": 2}],), {"x": 1, "y": 2}),
        ("context merge", ([{"x": 1, "y": 0}, {"x": 2}],), {"x": 2, "y": 0}),
        ("context merge", ([],), {}),
        ("context merge", ([{"x": 1}, None],), None),
    ],
)
def test_contexts(name: str, args: tuple[object, ...], result: object) -> None:
    assert call(name, *args) == to_feel(result)


def test_entries_keep_their_order() -> None:
    assert list(call("context put", {"x": 1, "y": 0, "z": 0}, "y", 2)) == ["x", "y", "z"]
    assert list(call("context merge", [{"x": 1, "y": 0}, {"z": 1, "x": 2}])) == ["x", "y", "z"]


def test_a_changed_document_is_no_document_any_more() -> None:
    record = Record(to_feel({"a": 1}), "PR-1")
    changed = BUILTINS["context put"].call([record, "a", to_feel(2)])
    assert not isinstance(changed, Record)
    assert record == {"a": 1}


def test_named_arguments() -> None:
    assert call_named("context put", context={}, key="a", value=1) == {"a": 1}
    assert call_named("context put", context={}, keys=["a"], value=1) == {"a": 1}
    assert call_named("get value", m={"a": 1}, key="a") == 1
