from __future__ import annotations

import json

from checker.authoring.coverage.formats.json import render
from checker.authoring.coverage.report import CoverageReport
from checker.reports import Style


def test_norms_and_goals_are_told_in_full(report: CoverageReport) -> None:
    (pack,) = json.loads(render([report], Style()))["packs"]
    norms = {norm["id"]: norm for norm in pack["norms"]}
    assert norms["grant"]["rules"] == ["half", "half/cap-kept"]
    assert norms["judgment"]["state"] == "not-checkable"
    assert (pack["tests"]["checked"], pack["tests"]["percent"]) == (14, "73.6")
    rules = {rule["rule"]: rule for rule in pack["tests"]["rules"]}
    assert rules["within-cap"]["goals"]["just below"] == "never"
    assert rules["within-cap"]["file"] == "rules/water/wells.yaml"
