from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from checker.authoring.probe.probed_cases import ProbedCase, probed_cases
from checker.packs import load_compiled


def cases(pack: Path) -> tuple[ProbedCase, ...]:
    return probed_cases(load_compiled(pack).pack)


def test_each_test_is_a_case_on_its_day(water: Path) -> None:
    found = [(each.name, each.as_of) for each in cases(water)]
    assert found[-1] == ("nothing yet", date(2002, 1, 31))
    assert len(found) == 4


def sample(water: Path, name: str, rules: str, documents: list[dict[str, object]]) -> None:
    folder = water.parents[1] / "samples" / name
    folder.mkdir(parents=True)
    (folder / "case.json").write_text(json.dumps({"case": name, "rules": rules}))
    (folder / "papers.json").write_text(json.dumps(documents))


def test_samples_of_the_pack_are_cases_on_the_day_of_their_last_paper(water: Path) -> None:
    report = {
        "type": "well-report",
        "id": "r",
        "submitted_by": "warden",
        "received_on": "2002-01-10",
        "well": "north",
        "year": 2001,
        "drawn": 1,
    }
    sample(water, "one", "water", [report, {**report, "id": "s", "received_on": "2002-02-03"}])
    sample(water, "wrong", "water", [{**report, "well": "east"}])
    sample(water, "other", "fire", [report])
    found = cases(water)[4:]
    assert [(each.name, each.as_of) for each in found] == [("samples/one", date(2002, 2, 3))]
