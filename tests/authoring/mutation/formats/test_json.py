from __future__ import annotations

import json

from checker.authoring.mutation.formats.json import render
from checker.authoring.mutation.run import MutationReport
from checker.reports import Style


def test_survivors_are_named_with_their_place(report: MutationReport) -> None:
    (pack,) = json.loads(render([report], Style()))["packs"]
    assert (pack["mutants"], pack["killed"], pack["equivalent"]) == (8, 4, 0)
    assert pack["survivors"][0] == {
        "mutant": "table caps values south 2001: 200 becomes 201",
        "file": "rules/water/wells.yaml",
        "line": 10,
        "column": 21,
    }
