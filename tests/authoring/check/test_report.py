from __future__ import annotations

import json

import pytest

from checker.authoring.check.pack_check import Checked, CheckReport
from checker.authoring.check.report import FORMATS, render
from checker.reports import Style

SOUND = CheckReport((Checked("water", "1.0.0", 5, 23, 5, 4),), ())
COUNTED = "water 1.0.0: 5 rules, 23 expressions, 5 norms, 4 tests checked"


def test_text_ends_with_what_was_checked() -> None:
    assert render(SOUND, "text", Style()) == f"No problems found.\n{COUNTED}\n"


def test_json_has_numbers_and_problems() -> None:
    found = json.loads(render(SOUND, "json", Style()))
    assert found["problems"] == []
    assert found["checked"][0]["expressions"] == 23


@pytest.mark.parametrize("format_", sorted({*FORMATS} - {"text", "json"}))
def test_other_formats_have_problems_alone(format_: str) -> None:
    assert "expressions" not in render(SOUND, format_, Style())
