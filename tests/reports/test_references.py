from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs import load_pack
from checker.reports.references import reference
from tests.packs.problems import add_rules

TABLES = """\
tables:
  - id: rates
    title: Rate of a well from a day on
    norm: cap
    name: rate
    keys: {well: string, on_day: date}
    dated: on_day
    values:
      north: {2001-01-01: 2, 2002-01-01: {value: 3, norm: report}}
  - id: fees
    title: Fee of a year
    norm: cap
    name: fee
    keys: {year: number}
    values: {2001: {value: 5, norm: cap}, 2002: 6}
"""


@pytest.mark.parametrize(
    ("label", "paragraph"),
    [
        ("rate(north, 2002-01-01)", "charter 2"),
        ("rate(north, 2005-07-31)", "charter 2"),
        ("rate(north, 2001-12-31)", ""),
        ("rate(north, 2000-12-31)", ""),
        ("rate(south, 2002-01-01)", ""),
        ("fee(2001)", "charter 1"),
        ("fee(2002)", ""),
        ("fee(2003)", ""),
        ("cap", ""),
        ("drawn(north, 2001)", ""),
    ],
)
def test_a_value_is_told_with_its_paragraph(water: Path, label: str, paragraph: str) -> None:
    add_rules(water, TABLES)
    assert reference(load_pack(water), label) == paragraph
