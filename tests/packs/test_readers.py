from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.case import Skipped
from checker.model.problems import Position
from checker.packs import load_compiled
from checker.packs.readers import rules_open, rules_reading
from tests.evaluation.world import GRANTS, write_world


@pytest.mark.parametrize(
    ("types", "ids"),
    [
        ({"planting"}, {"grant-1", "grant-1/planted", "too-big", "stop"}),
        ({"survey"}, {"grant-1", "grant-1/seen", "stop"}),
        ({"payment"}, {"grant-1"}),
        (set(), set()),
    ],
)
def test_rules_that_types_can_change(tmp_path: Path, types: set[str], ids: set[str]) -> None:
    compiled = load_compiled(write_world(tmp_path, GRANTS).folder)
    assert rules_reading(compiled, types) == ids


def test_tranche_that_depends_on_documents_takes_its_conditions_along(tmp_path: Path) -> None:
    rules = GRANTS.replace('{year: "[2001]"}', '{year: "distinct values(payments.year)"}')
    compiled = load_compiled(write_world(tmp_path, rules).folder)
    assert rules_reading(compiled, {"payment"}) == {
        "grant-1", "grant-1/planted", "grant-1/seen",
    }  # fmt: skip


def test_list_of_all_documents_reads_every_type(tmp_path: Path) -> None:
    rules = GRANTS.replace("sum(plantings.area)", "count(documents)")
    compiled = load_compiled(write_world(tmp_path, rules).folder)
    assert "grant-1/planted" in rules_reading(compiled, {"payment"})


@pytest.mark.parametrize("type_", [None, "party"])
def test_document_that_may_be_anything_leaves_everything_open(
    tmp_path: Path, type_: str | None
) -> None:
    compiled = load_compiled(write_world(tmp_path, GRANTS).folder)
    skipped = Skipped("X", type_, Position("a.json"), ())
    assert rules_open(compiled, [skipped]) == compiled.pack.topic.deciding_entries().keys()
    assert rules_open(compiled, []) == set()
