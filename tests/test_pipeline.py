from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker import evaluation, pipeline
from checker.model.problems import InputError
from tests.evaluation.world import GRANTS, planting, survey, write_world


def test_a_pack_that_a_case_names_has_to_be_shipped(tmp_path: Path) -> None:
    case = tmp_path / "case.json"
    case.write_text('{\n  "case": "c",\n  "rules": "no-such-pack",\n  "documents": []\n}')
    with pytest.raises(InputError) as raised:
        pipeline.load(str(case))
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
    case = pipeline.load(str(folder), str(world.folder)).case
    first, second = case.documents
    assert str(case.place_of("/rules")) == f"{folder / 'case.json'}:2:10"
    line = documents[: documents.rindex('"area"')].count("\n") + 1
    assert str(second.place_of("/area")) == f"{folder / 'all.json'}:{line}:11"
    assert first.place_of("/nowhere") == replace(first.position, pointer="/0/nowhere")


def test_a_verdict_names_case_day_rules_and_engine(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    verdict = world.assess([planting("A", 50), survey(60)], "2001-12-31", engine="chainer")
    assert (verdict.case, str(verdict.as_of)) == ("a case", "2001-12-31")
    assert (verdict.rules.pack, verdict.rules.version) == ("plots", "1.0.0")
    assert verdict.engine.inference == "chainer"


def test_a_verdict_of_some_rules_has_their_status(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 91), survey(60)], "2001-12-31")
    verdict = pipeline.decide(evaluation.evaluate(scope, {"grant-1"}))
    assert (verdict.status, verdict.findings, verdict.consequences) == ("satisfied", (), ())
