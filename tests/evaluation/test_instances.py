from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation import Scope
from checker.evaluation import instances as checked
from checker.evaluation.instances import MAX_STEPS, Instance, instances
from checker.evaluation.scope import Bindings
from checker.feel import Trace
from checker.model.problems import InputError
from tests.evaluation.world import GRANTS, planting, write_world


@pytest.fixture
def scope(tmp_path: Path) -> Scope:
    documents = [planting("A", 50), planting("B", 1)]
    return write_world(tmp_path, GRANTS).scope(documents, "2001-12-31")


def test_later_lists_see_earlier_names(scope: Scope) -> None:
    found = instances(scope, {"year": "[1, 2]", "next": "[year, year + 1]"})
    subjects = [instance.subject for instance in found]
    assert subjects == [
        {"year": 1, "next": 1},
        {"year": 1, "next": 2},
        {"year": 2, "next": 2},
        {"year": 2, "next": 3},
    ]


def test_each_subject_is_there_once(scope: Scope) -> None:
    found = instances(scope, {"x": "[1, 1.0, 2]"})
    assert [instance.finding_id("cap") for instance in found] == ["cap/1", "cap/2"]


def test_a_document_is_named_by_its_id(scope: Scope) -> None:
    found = instances(scope, {"report": "plantings"})
    assert [instance.subject["report"] for instance in found] == ["P-A-2001", "P-B-2001"]


def test_the_ends_of_a_range_count_as_its_brackets_say(scope: Scope) -> None:
    def values(text: str) -> list[object]:
        return [instance.subject["n"] for instance in instances(scope, {"n": text})]

    assert (values("[1..3]"), values("(1..3)")) == ([1, 2, 3], [2])


@pytest.mark.parametrize("text", ["null", "[1, null]", f"[0..{MAX_STEPS + 1}]"])
def test_a_list_that_is_not_known_leaves_a_gap(scope: Scope, text: str) -> None:
    (only,) = instances(scope, {"year": "[1]", "n": text})
    assert only.subject == {"year": 1}
    assert only.gaps is not None


def test_a_list_that_asks_for_no_earlier_name_is_evaluated_once(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    trace = Scope.trace

    def counting(self: Scope, text: str, bindings: Bindings) -> Trace:
        asked.append(text)
        return trace(self, text, bindings)

    monkeypatch.setattr(Scope, "trace", counting)
    lists = {"plot": '["A", "B", "C"]', "year": "[2000, 2001]", "next": "[year + 1]"}
    assert len(instances(scope, lists)) == 6
    assert [asked.count(text) for text in lists.values()] == [1, 1, 6]
    assert len(instances(scope, {"year": "[1, 2]"}, Instance({"plot": "A"}))) == 2


def test_a_rule_may_have_more_subjects_in_a_larger_case(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked, "MAX_INSTANCES", 2)
    assert len(instances(scope, {"n": "[1..22]"})) == 22
    with pytest.raises(InputError, match="more than 22 subjects of one rule"):
        instances(scope, {"n": "[1..23]"})
