from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import REPORT, Edit, found_in


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('"x-unit": "m3"', '"x-unit": "m4"', "unknown-unit", ":11:57"),
        ('"x-unit": "m3"', '"x-unit": 3', "x-unit", ":11:57"),
        ('"x-unit"', '"x-units"', "unknown-keyword", ":11:47"),
        ('"x-unit": "m3"', '"x-prose": "yes"', "x-prose", ":11:58"),
        ('"minimum"', '"minimun"', "unknown-keyword", ":11:33"),
        ('"x-grade": "self-reported"', '"x-grade": "sworn"', "x-grade", ":4:14"),
        ('"x-grade"', '"x-collection": "my list", "x-grade"', "x-collection", ":4:19"),
        ('"x-grade"', '"x-collection": "amendments", "x-grade"', "x-collection", ":4:19"),
        (
            '"year": {"type"',
            '"year": {"x-references": "deed", "type"',
            "unknown-document-type",
            ":10:30",
        ),
    ],
)
def test_keywords_of_schemas(
    water: Path, edit: Edit, old: str, new: str, code: str, place: str
) -> None:
    edit(REPORT, old, new)
    found = found_in(water)
    assert code in [each for each, _ in found]
    where = next(where for each, where in found if each == code)
    assert where == f"well-report.schema.json{place}"


def test_properties_are_not_keywords(water: Path, edit: Edit) -> None:
    edit(REPORT, '"year": {"type"', '"wether": {"type": "string"}, "year": {"type"')
    assert check_files(water) == []
