from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest

from checker.model.problems import InputError
from checker.packs import load_pack

Edit = Callable[[str, str, str], None]
REPORT = "../../schemas/water/well-report.schema.json"
DOCUMENT = {
    "type": "well-report", "id": "r1", "submitted_by": "w", "received_on": "2001-01-01",
    "well": "north", "year": 2001, "drawn": Decimal("1.5"),
}  # fmt: skip


def test_a_schema_is_complete_in_itself(water: Path) -> None:
    validator = jsonschema.Draft202012Validator(load_pack(water).schemas["well-report"])
    assert not list(validator.iter_errors(DOCUMENT))
    assert list(validator.iter_errors({**DOCUMENT, "id": ""}))
    assert list(validator.iter_errors({**DOCUMENT, "extra": 1}))
    missing = {key: value for key, value in DOCUMENT.items() if key != "received_on"}
    assert list(validator.iter_errors(missing))


def test_the_pack_overrides_a_common_type(water: Path) -> None:
    own = water.parent.parent / "schemas" / "water" / "amendment.schema.json"
    own.write_text('{"title": "Ours"}')
    assert load_pack(water).schemas["amendment"] == {"title": "Ours"}


def test_numbers_of_schemas_are_exact(water: Path, edit: Edit) -> None:
    edit(REPORT, '"minimum": 0', '"multipleOf": 0.1')
    drawn = load_pack(water).schemas["well-report"]["properties"]["drawn"]
    assert drawn["multipleOf"] == Decimal("0.1")
    jsonschema.Draft202012Validator(drawn).validate(Decimal("0.3"))


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ('"integer"', '"integral"', "schema", ":10:22"),
        ('"required": [', '"required": [1, ', "schema", ":6:16"),
        ("../common/envelope", "../common/envelop", "schema-reference", ":5:22"),
        (
            "../common/envelope.schema.json",
            "../water/well-report.schema.json",
            "schema-reference",
            ":5:",
        ),
        ("../common/envelope.schema.json", "https://example.org/x.json", "schema-reference", ":5:"),
        (
            "../common/envelope.schema.json",
            "../../rules/water/pack.yaml",
            "schema-reference",
            ":5:",
        ),
        ('"minimum": 0', '"minimum": NaN', "number", ":11:44"),
        ('"minimum": 0', '"type": 0', "duplicate-key", ":11:33"),
        ('"minimum": 0', '"minimum" 0', "json-syntax", ":11:43"),
    ],
)
def test_faults_of_schemas_have_a_place(
    water: Path, edit: Edit, old: str, new: str, code: str, place: str
) -> None:
    edit(REPORT, old, new)
    with pytest.raises(InputError) as caught:
        load_pack(water)
    found = caught.value.problems
    assert [problem.code for problem in found] == [code]
    assert f"well-report.schema.json{place}" in str(found[0].position)


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff", b"[" * 100_000, b"null", b"9" * 9999])
def test_garbage_is_a_problem(water: Path, data: bytes) -> None:
    (water.parent.parent / "schemas" / "water" / "x.schema.json").write_bytes(data)
    with pytest.raises(InputError):
        load_pack(water)


def test_references_in_a_circle_end(water: Path) -> None:
    folder = water.parent.parent / "schemas" / "water"
    for name, other in (("a", "b"), ("b", "a")):
        schema = {"properties": {"x": {"$ref": f"{other}.schema.json"}, "y": {"$ref": "#"}}}
        (folder / f"{name}.schema.json").write_text(json.dumps(schema))
    loaded = load_pack(water).schemas["a"]
    validator = jsonschema.Draft202012Validator({**loaded, "type": "object"})
    assert not list(validator.iter_errors({"x": {"x": {"y": {}}}}))


def test_a_pack_without_schemas(water: Path) -> None:
    (water.parent.parent / "schemas" / "water").rename(water.parent / "away")
    with pytest.raises(InputError, match="no schemas of document types"):
        load_pack(water)


@pytest.mark.parametrize(
    "dialect", ["http://json-schema.org/draft-07/schema#", "https://example.org/meta", "draft-07"]
)
def test_schema_of_another_dialect_is_refused_at_its_name(
    water: Path, edit: Edit, dialect: str
) -> None:
    edit(REPORT, "https://json-schema.org/draft/2020-12/schema", dialect)
    with pytest.raises(InputError) as caught:
        load_pack(water)
    (problem,) = caught.value.problems
    assert (problem.code, problem.position.pointer) == ("schema-dialect", "/$schema")
    assert "2020-12" in problem.message
    assert problem.found == dialect


@pytest.mark.parametrize(
    "target",
    [
        "#/$defs/nope",
        "#nope",
        "deed.schema.json#/properties/nope",
        "../common/envelope.schema.json#x",
    ],
)
def test_reference_that_leads_nowhere(water: Path, edit: Edit, target: str) -> None:
    (water.parent.parent / "schemas" / "water" / "deed.schema.json").write_text('{"title": "Deed"}')
    edit(REPORT, '"year": {"type"', f'"part": {{"$ref": "{target}"}}, "year": {{"type"')
    with pytest.raises(InputError) as caught:
        load_pack(water)
    assert {problem.code for problem in caught.value.problems} == {"schema-reference"}
    assert f"{target!r}, which leads nowhere" in str(caught.value)


@pytest.mark.parametrize(
    "target", ["#/$defs/m", "#em", "urn:report#/$defs/m", "#/$defs/a%20b", "#/$defs/c~1d"]
)
def test_reference_within_the_schema(water: Path, edit: Edit, target: str) -> None:
    number = '{"$anchor": "em", "type": "number"}'
    plain = '{"type": "number"}'
    definitions = f'"m": {number}, "a b": {plain}, "c/d": {plain}'
    edit(REPORT, '"title"', f'"$id": "urn:report", "$defs": {{{definitions}}}, "title"')
    edit(REPORT, '"year": {"type"', f'"part": {{"$ref": "{target}"}}, "year": {{"type"')
    validator = jsonschema.Draft202012Validator(load_pack(water).schemas["well-report"])
    assert not list(validator.iter_errors({**DOCUMENT, "part": 1}))
    assert list(validator.iter_errors({**DOCUMENT, "part": "x"}))
