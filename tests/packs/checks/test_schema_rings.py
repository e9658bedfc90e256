from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import REPORT, Edit, found_in

YEAR = '"year": {"type"'


def add(edit: Edit, use: str, definitions: str) -> None:
    edit(REPORT, YEAR, f'"part": {use}, {YEAR}')
    edit(REPORT, '"title"', f'"$defs": {{{definitions}}}, "title"')


@pytest.mark.parametrize(
    "definitions",
    [
        '"a": {"$ref": "#/$defs/a"}',
        '"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}',
        '"a": {"allOf": [{"type": "object"}, {"$ref": "#/$defs/a"}]}',
        '"a": {"type": "object", "if": {"$ref": "#/$defs/a"}, "then": {}}',
        '"a": {"$anchor": "me", "$ref": "#me"}',
    ],
)
def test_reference_to_itself_is_told(water: Path, edit: Edit, definitions: str) -> None:
    add(edit, '{"$ref": "#/$defs/a"}', definitions)
    assert {code for code, _ in found_in(water)} == {"schema-reference"}


def test_reference_of_fields_or_items_to_the_whole_is_fine(water: Path, edit: Edit) -> None:
    definitions = '"a": {"type": "object", "properties": {"in": {"$ref": "#/$defs/a"}}}'
    add(edit, '{"$ref": "#/$defs/a"}', definitions)
    assert check_files(water) == []


def test_ring_through_another_file(water: Path, edit: Edit) -> None:
    edit(REPORT, YEAR, f'"part": {{"$ref": "part.schema.json"}}, {YEAR}')
    part = water.parent.parent / "schemas" / "water" / "part.schema.json"
    part.write_text('{"title": "Part", "allOf": [{"$ref": "part.schema.json"}]}')
    assert "schema-reference" in {code for code, _ in found_in(water)}
