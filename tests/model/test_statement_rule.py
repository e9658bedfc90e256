from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.statement_rule import Section, StatementRule

TABLE: dict[str, Any] = {
    "id": "s",
    "title": "S",
    "rows": {"for_each": {"x": "[1]"}},
    "columns": [{"id": "a", "title": "A", "value": "x"}],
}
LINES: dict[str, Any] = {
    "id": "s",
    "title": "S",
    "columns": [{"id": "a", "title": "A"}],
    "lines": [{"title": "L", "values": {"a": "1"}}],
}


@pytest.mark.parametrize("sound", [TABLE, LINES, {"id": "s", "title": "S", "text": "t"}])
def test_a_section_has_one_form(sound: dict[str, Any]) -> None:
    assert Section.model_validate(sound).id == "s"


@pytest.mark.parametrize(
    ("section", "message"),
    [
        ({"id": "s", "title": "S"}, "exactly one of 'text', 'rows' and 'lines'"),
        ({**TABLE, "text": "t"}, "exactly one of 'text', 'rows' and 'lines'"),
        ({**TABLE, "columns": []}, "'rows' and 'lines' need 'columns'"),
        ({**TABLE, "columns": [{"id": "a", "title": "A"}]}, "each column has a 'value'"),
        ({**LINES, "columns": TABLE["columns"]}, "with 'lines' each line does"),
        ({**TABLE, "columns": TABLE["columns"] * 2}, "the id 'a' is taken"),
        ({**LINES, "lines": [{"title": "L", "values": {"b": "1"}}]}, "no column 'b'"),
        (
            {**LINES, "lines": [{"title": "L", "partial": {"a": "1"}}]},
            "'a' has a part but no value",
        ),
        ({**LINES, "columns": [{"id": "line", "title": "A"}]}, "can be called 'line'"),
        ({**LINES, "columns": [{"id": "a", "title": "A", "partial": "1"}]}, "needs a 'value'"),
    ],
)
def test_a_section_that_is_none_of_these_is_refused(section: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Section.model_validate(section)


def test_sections_of_a_statement_have_ids_of_their_own() -> None:
    rule = {"id": "r", "title": "R", "sections": [TABLE, TABLE]}
    with pytest.raises(ValidationError, match="the id 's' is taken"):
        StatementRule.model_validate(rule)
