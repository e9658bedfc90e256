from __future__ import annotations

from contextlib import closing

import pytest

from checker.reports import Style, pieces, render
from checker.reports.pieces import FORMATS, Pieces, in_short
from checker.reports.portfolio import overview
from tests.reports import samples

STYLE = Style(several=True)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("count", [1, 3])
def test_pieces_make_the_report_on_all_cases(
    format_: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_CHUNK", 1000)
    cases = [samples.assessment(case=f"case \u5317 {number}") for number in range(count)]
    with closing(Pieces(format_, STYLE)) as report:
        for one in cases:
            report.add(one)
        parts = list(report.parts())
    assert "".join(parts) == render(cases, format_, STYLE)
    assert max(map(len, parts)) <= 1000


@pytest.mark.parametrize("format_", FORMATS)
def test_the_report_on_one_case_alone_is_as_ever(format_: str) -> None:
    one = samples.assessment()
    with closing(Pieces(format_, Style())) as report:
        report.add(one)
        assert "".join(report.parts()) == render([one], format_, Style())


def test_what_is_kept_is_enough_for_the_overview() -> None:
    one = samples.assessment()
    short = in_short(one)
    assert overview([short], {}, STYLE) == overview([one], {}, STYLE)
    assert short.verdict.exit_status == one.verdict.exit_status
    assert not short.case.documents
    assert not short.verdict.all_findings()
