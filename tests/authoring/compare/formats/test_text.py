from __future__ import annotations

from checker.authoring.compare.formats.text import render
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
    text = render(pair(), Style(width=100))
    assert text.startswith("From ")
    assert "1 CHANGE\n" in text
    assert f"[{samples.OVERRUN}]\n    was violated" in text
    assert "    paper: new-1 came\n" in text
