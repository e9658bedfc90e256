from __future__ import annotations

import pytest

from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.styles import NumberFormat, cell_formats
from tests.parsers.workbook.books import rows, workbook


def format_of(number: int, code: str = "") -> NumberFormat:
    named = f'<numFmts><numFmt numFmtId="{number}" formatCode="{code}"/></numFmts>' if code else ""
    other = '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    styles = f'{named}{other}<cellXfs><xf numFmtId="{number}"/></cellXfs>'
    (found,) = cell_formats(open_archive("a.xlsx", workbook({"a": rows()}, styles)))
    return found


@pytest.mark.parametrize("number", [14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)])
def test_formats_known_by_number_alone_show_days_chinese_ones_too(number: int) -> None:
    assert format_of(number).shows_day


@pytest.mark.parametrize(
    "code",
    ["yyyy-mm-dd", "yyyy/m/d", "d. mmm yy", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;",
     "[$-804]yyyy/m/d;@", "yyyy\\-mm\\-dd", "m/d/yy h:mm"],
)  # fmt: skip
def test_formats_that_are_written_out_show_days(code: str) -> None:
    assert format_of(164, code).shows_day


@pytest.mark.parametrize(
    "code",
    ["General", "0", "#,##0.00", "@", "0.00 &quot;dry tons&quot;", "[Red]0", "h:mm", "mm:ss", "0%",
     "#,##0 [$USD]", "0.00E+00", "# ?/?"],
)  # fmt: skip
def test_other_formats_show_none(code: str) -> None:
    assert not format_of(164, code).shows_day


def test_a_time_is_not_a_day() -> None:
    assert format_of(20).shows_time
    assert not format_of(20).shows_day
    assert format_of(164, "h:mm").shows_time
    assert format_of(164, "[h]:mm").shows_time
    assert not format_of(164, "[Red]0.00 &quot;hours&quot;").shows_time


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("0", 0), ("#,##0.00", 2), ("0.0 &quot;t&quot;", 1), ("General", None), ("@", None),
     ("0.00E+00", None), ("# ?/?", None)],
)  # fmt: skip
def test_the_decimals_that_are_shown(code: str, decimals: int | None) -> None:
    assert format_of(164, code).decimals == decimals


def test_percent_and_unit_are_seen() -> None:
    assert format_of(9).is_percent
    assert not format_of(164, "0&quot;%&quot;").is_percent
    assert format_of(164, "0.00 &quot;吨&quot;").unit == "吨"
    assert format_of(2).unit == ""
