from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.feel import Record
from checker.model.case import Document
from checker.model.problems import Position
from checker.packs import load_pack, waiver_problems


def waiver(norm: str) -> Document:
    fields = {"type": "waiver", "id": "W", "received_on": date(2001, 1, 1), "norm": norm}
    return Document("W", "waiver", Record(fields, "W"), Position("w.json", "/0", 1, 1))


def test_norms_and_rules_of_the_pack_can_be_waived(water: Path) -> None:
    pack = load_pack(water)
    rules = [entry.id for entry in (*pack.topic.limits, *pack.topic.obligations)]
    for name in (*pack.norms, *rules):
        assert not list(waiver_problems(pack, [waiver(name)]))


@pytest.mark.parametrize("name", ["", "no-such-norm"])
def test_a_waiver_of_nothing_is_a_mistake(water: Path, name: str) -> None:
    (problem,) = waiver_problems(load_pack(water), [waiver(name)])
    assert problem.code == "unknown-norm"
    assert problem.position.pointer == "/0/norm"


def test_a_misspelt_norm_is_suggested(water: Path) -> None:
    pack = load_pack(water)
    norm = next(iter(pack.norms))
    (problem,) = waiver_problems(pack, [waiver(norm + "x")])
    assert problem.hint == f"did you mean {norm!r}?"
