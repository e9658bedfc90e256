from __future__ import annotations

import json

from checker.authoring.compare.formats.json import render
from checker.authoring.compare.two_verdicts import TwoVerdicts, compare_verdicts
from checker.model.statuses import Status
from checker.reports import Style
from tests.reports import samples


def pair() -> TwoVerdicts:
    old = samples.assessment().verdict
    update = {"status": Status.SATISFIED, "title": "<b>Kept</b>"}
    findings = tuple(
        each.model_copy(update={**update, "evidence": (*each.evidence, "new-1")})
        if each.id == samples.OVERRUN
        else each
        for each in old.findings
    )
    return compare_verdicts(old, old.model_copy(update={"findings": findings}))


def test_a_change_is_told_with_its_reason() -> None:
    told = json.loads(render(pair(), Style()))
    (change,) = told["changes"]
    assert change["id"] == samples.OVERRUN
    assert change["reasons"] == ["paper: new-1 came"]
    assert told["old"]["rules"]["origin"] == "shipped"
