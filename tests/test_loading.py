from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.model.problems import InputError
from checker.pipeline import assess, load
from tests.evaluation.world import GRANTS, planting, survey, write_world


def test_a_pack_that_a_case_names_has_to_be_shipped(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{\n  "case": "c",\n  "rules": "no-such-pack",\n  "documents": []\n}')
    with pytest.raises(InputError) as raised:
        load(str(case))
    (problem,) = raised.value.problems
    place = problem.position
    assert problem.code == "unknown-pack"
    assert (place.pointer, place.line, place.column) == ("/rules", 3, 12)
    assert "'no-such-pack'" in problem.message


def test_every_value_of_a_loaded_case_has_a_place(tmp_path: Path) -> None:
    world = write_world(tmp_path / "pack", GRANTS)
    folder = tmp_path / "case"
    folder.mkdir()
    documents = json.dumps([planting("A", 1), survey(2)], indent=1)
    (folder / "case.json").write_text('{"case": "c",\n"rules": "plots"}')
    (folder / "all.json").write_text(documents)
    case = load(str(folder), str(world.folder)).case
    first, second = case.documents
    assert str(case.place_of("/rules")) == f"{folder / 'case.json'}:2:10"
    line = documents[: documents.rindex('"area"')].count("\n") + 1
    assert str(second.place_of("/area")) == f"{folder / 'all.json'}:{line}:11"
    assert first.place_of("/nowhere") == replace(first.position, pointer="/0/nowhere")


SAMPLE = Path(__file__).parents[1] / "samples" / "halon-1999"


def in_memory() -> dict[str, Any]:
    files = sorted(path for path in SAMPLE.rglob("*.json") if path.name != "case.json")
    documents = [
        each for file in files for each in json.loads(file.read_text(), parse_float=Decimal)
    ]
    return {"case": "halon-1999", "rules": "halon", "documents": documents}


def test_a_case_is_a_path_a_mapping_or_documents() -> None:
    day = date(1999, 12, 31)
    expected = assess(load(str(SAMPLE)), day)
    mapping = in_memory()
    assert assess(load(SAMPLE), day) == expected
    given = assess(load(mapping), day)
    assert sorted(given.findings, key=str) == sorted(expected.findings, key=str)
    alone = assess(load(mapping["documents"], rules="halon"), day)
    assert (alone.case, alone.tranches) == ("documents", given.tranches)


def test_problems_of_a_case_in_memory_have_places() -> None:
    with pytest.raises(InputError) as raised:
        load({"case": "c", "rules": "halon", "documents": [{"type": "nothing"}]})
    assert {str(each.position).split(":")[0] for each in raised.value.problems} == {"<memory>"}
    assert "/documents/0/type" in {each.position.pointer for each in raised.value.problems}


@pytest.mark.parametrize("source", [17, b"bytes", None])
def test_what_is_not_a_case_is_refused(source: Any) -> None:
    with pytest.raises(TypeError, match="a case is a path, a mapping or a list of documents"):
        load(source)


def test_documents_alone_need_rules() -> None:
    with pytest.raises(TypeError, match="name no rules"):
        load([])
