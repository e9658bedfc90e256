"""Types of comparisons, ranges, membership and logic, and comparisons that cannot hold."""

from __future__ import annotations

import pytest

from checker.feel.types import BOOLEAN, NUMBER, RangeType, Type
from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("[1..3]", RangeType(NUMBER)),
        ("as_of in span", BOOLEAN),
        ("year in [1998..2010]", BOOLEAN),
        ("year in (< 1998, [2000..2010], 1999)", BOOLEAN),
        ("year between 1998 and 2010", BOOLEAN),
        ("report = null or null != report", BOOLEAN),
    ],
)
def test_the_type_of_a_test(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ('as_of < "1998-12-31"', "wrong-type"),
        ('as_of = "1998-12-31"', "wrong-type"),
        ("as_of = moment", "wrong-type"),
        ("days < months", "wrong-type"),
        ('year = "1998"', "wrong-type"),
        ("open < true", "wrong-type"),
        ("reports < 3", "wrong-type"),
        ("reports.quantity <= 3", "wrong-type"),
        ("reports = 3", "wrong-type"),
        ("report < report.lines[1]", "wrong-type"),
        ('year between 1998 and "2010"', "wrong-type"),
        ('year in [1998.."2010"]', "wrong-type"),
        ("text in [1998..2010]", "wrong-type"),
        ('year in (1998, "1999")', "wrong-type"),
        ("year in (> as_of)", "wrong-type"),
        ("text in reports.year", "wrong-type"),
        ("open and year", "wrong-type"),
        ("text or open", "wrong-type"),
        ("made < cost", "unit"),
        ("made = weighted", "unit"),
        ("made <= cost * 2", "unit"),
        ("made * price <= made", "unit"),
        ("made / made <= made", "unit"),
        ("made between 1 and cost", "unit"),
        ("made in [0..cost]", "unit"),
        ('report.substance = "halon-1212"', "enumeration"),
        ('report.substance in ("halon-1211", "halon-1212")', "enumeration"),
        ('report.substance in ["halon-1211", "halon-1212"]', "enumeration"),
        ("report.year != report.year", "same-operands"),
    ],
)
def test_a_problem_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "something.any_key < 3",
        'anything = 1 or anything = "a"',
        "anything and open",
        "made <= null",
        "made <= 100",
        "made > anything",
        "count(reports) > 3",
        "[1, 2] = [3]",
        'text in ["a", "b"]',
        "made in (< 3, [5..7])",
        "year in (null, 1998)",
        '"a" = "b"',
        '"a" in ("b", "c")',
        "[1, 2] in [[1, 2], [3]]",
        "[1] in ([[1, 2]], [[3]])",
    ],
)
def test_what_may_hold_is_no_problem(text: str) -> None:
    assert checked(text)[1] == []


def test_a_date_compared_with_text_is_told_how_to_write_a_date() -> None:
    assert '`@"1998-12-31"`' in checked('as_of < "1998"')[1][0].hint
