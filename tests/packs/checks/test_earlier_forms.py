from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import add_rules

TRANCHE = """\
tranches:
  - id: rest
    title: Rest of the grant
    norm: grant
    amount: "500"
    PAID
    conditions:
      - id: reported
        title: Reported
        norm: report
        fulfilled_by: well_reports
        ADVICE
"""
PAID = 'payments: {of: well_reports, amount: "500"}'
ADVICE = 'advice: {undetermined: "Ask for it."}'
EARLIER_PAID, EARLIER_ADVICE = "released_by: well_reports", "advice: Ask for it."


def write(water: Path, paid: str, advice: str) -> Path:
    add_rules(water, TRANCHE.replace("PAID", paid).replace("ADVICE", advice))
    return water


@pytest.mark.parametrize(
    ("paid", "advice", "line", "hint"),
    [
        (EARLIER_PAID, ADVICE, 6, "write `payments: {of: ...}` with the documents"),
        (PAID, EARLIER_ADVICE, 12, "write `advice: {violated: ..., undetermined: ...}`"),
    ],
)
def test_an_earlier_form_is_read_and_a_warning_says_how_to_write_it_now(
    water: Path, paid: str, advice: str, line: int, hint: str
) -> None:
    found = check_files(write(water, paid, advice))
    (problem,) = [each for each in found if each.code == "earlier-form"]
    assert problem.is_warning
    assert (problem.position.file.rpartition("/")[2], problem.position.line) == ("more.yaml", line)
    assert str(problem.hint).startswith(hint)


def test_the_form_of_today_has_no_warning(water: Path) -> None:
    assert check_files(write(water, PAID, ADVICE)) == []
