from __future__ import annotations

import json
from pathlib import Path

from checker.authoring.strength import strength_of
from checker.authoring.strength.formats.json import render
from checker.packs import load_pack
from checker.reports import Style

NONE = {"computed": 0, "document": 0, "determination": 0, "declaration": 0, "not-checkable": 0}


def test_counts_and_norms_are_told_in_full(water: Path) -> None:
    (pack,) = json.loads(render([strength_of(load_pack(str(water)))], Style()))["packs"]
    assert (pack["pack"], pack["norms"]) == ("water", 5)
    assert pack["strength"] == {**NONE, "computed": 3, "document": 1, "not-checkable": 1}
    assert pack["paragraphs"][1] == {
        "source": "charter",
        "paragraph": "2",
        "strength": {**NONE, "document": 1},
    }
    assert pack["inventory"][1] == {
        "id": "report",
        "source": "charter 2",
        "state": "coded",
        "strength": "document",
        "rules": {"yearly-report": "document"},
    }
