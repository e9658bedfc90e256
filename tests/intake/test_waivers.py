from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.intake import RawDocument, SourceFile, read_submission, validate
from checker.intake.waivers import waiver_faults
from checker.model.problems import InputError
from checker.packs import load_pack
from checker.parsers.places import Place


def waiver(norm: str) -> RawDocument:
    value = {"type": "waiver", "id": "W", "received_on": "2001-01-01", "norm": norm}
    return RawDocument(value, Place(SourceFile("w.json"), (0,)))


def test_norms_rules_and_conditions_of_the_pack_can_be_waived(water: Path) -> None:
    pack = load_pack(water)
    rules = [entry.id for entry in (*pack.topic.limits, *pack.topic.obligations)]
    for name in (*pack.norms, *rules, "half/cap-kept"):
        assert not list(waiver_faults(pack, [waiver(name)]))


@pytest.mark.parametrize("name", ["", "no-such-norm", "half", "cap-kept"])
def test_a_waiver_of_nothing_is_a_mistake(water: Path, name: str) -> None:
    (fault,) = waiver_faults(load_pack(water), [waiver(name)])
    assert (fault.code, fault.place.path) == ("unknown-norm", (0, "norm"))


def test_a_misspelt_norm_is_suggested(water: Path) -> None:
    pack = load_pack(water)
    norm = next(iter(pack.norms))
    (fault,) = waiver_faults(pack, [waiver(norm + "x")])
    assert fault.hint == f"did you mean `{norm}`?"


def test_a_waiver_of_nothing_is_shown_at_its_norm(water: Path, tmp_path: Path) -> None:
    known = Path(__file__).parents[2] / "schemas" / "common" / "waiver.schema.json"
    shutil.copy(known, water.parents[1] / "schemas" / "common")
    fields = {"id": "W", "submitted_by": "council", "received_on": "2001-01-01"}
    more = {"norm": "nothing", "approved_by": "council", "expires_on": "2002-01-01", "reason": "x"}
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.json").write_text('{"case": "c", "rules": "water"}')
    text = json.dumps([{"type": "waiver", **fields, **more, "subject": {}}], indent=2)
    (folder / "w.json").write_text(text)
    with pytest.raises(InputError) as caught:
        validate(read_submission(str(folder)), load_pack(water))
    (problem,) = caught.value.problems
    assert problem.code == "unknown-norm"
    assert str(problem.position) == f"{folder / 'w.json'}:7:13"
