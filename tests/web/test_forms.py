import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from checker.excel.sheets import Field
from checker.intake.columns import CellKind
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.problems import Position, Problem
from checker.packs import load_pack
from checker.web.forms import Form, Table, form_of, label_of, typed_of


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("halon")


def form(pack: Pack, type_: str, is_registered: bool = False) -> Form:
    found = form_of(pack, type_, is_registered)
    assert found is not None
    return found


def keys(one: Form) -> list[str]:
    return [part.key if isinstance(part, Table) else part.column.key for part in one.parts]


def problem(pointer: str, code: str = "wrong-type", **arguments: Any) -> Problem:
    return Problem(
        Position("x.json", pointer), code, gettext("{field}", **{"field": "", **arguments})
    )


def test_a_form_has_the_fields_of_the_schema_and_a_table_for_a_list_of_objects(pack: Pack) -> None:
    report = form(pack, "progress-report")
    assert keys(report)[:5] == ["id", "submitted_by", "received_on", "year", "quarter"]
    [table] = report.tables
    assert [each.column.key for each in table.columns] == [
        "production[].enterprise",
        "production[].substance",
        "production[].production",
    ]
    assert keys(form(pack, "progress-report", is_registered=True))[:2] == ["id", "year"]
    assert form_of(pack, "nothing", False) is None


def test_what_is_typed_becomes_a_document_with_the_digits_that_were_typed(pack: Pack) -> None:
    given = {
        "id": [" P-1 "],
        "year": ["1999"],
        "quarter": [""],
        "from_mis": ["true"],
        "policies[]": ["First; and more.\r\n\r\n第二；条"],
        "production[].enterprise": ["E01", "", "E02"],
        "production[].substance": ["halon-1211", "", ""],
        "production[].production": ["812.50", "", "0"],
    }
    report = form(pack, "progress-report")
    content = report.content(report.without_empty_rows(given)).decode()
    assert '"production": 812.50' in content
    assert json.loads(content, parse_float=Decimal) == {
        "type": "progress-report",
        "id": "P-1",
        "year": 1999,
        "from_mis": True,
        "production": [
            {"enterprise": "E01", "substance": "halon-1211", "production": Decimal("812.50")},
            {"enterprise": "E02", "production": 0},
        ],
        "policies": ["First; and more.", "第二；条"],
    }


@pytest.mark.parametrize("text", ["1,5", "abc", "1e3", "0x1", "007", "١٢", "NaN", "-"])
def test_what_is_not_a_number_stays_a_text(pack: Pack, text: str) -> None:
    document = form(pack, "plant-count").document({"closed": [text], "year": [text]})
    assert (document["closed"], document["year"]) == (text, text)


def test_json_is_taken_where_a_field_holds_anything(pack: Pack) -> None:
    waiver = form(pack, "waiver")
    assert waiver.document({"subject": ['{"year": 1.50}']})["subject"] == {"year": Decimal("1.50")}
    for text in ("{", "[NaN]", '{"year": 1, "year": 2}', "[" * 100_000):
        assert waiver.document({"subject": [text]})["subject"] == text
    amendment = form(pack, "amendment")
    values = [amendment.document({"value": [text]})["value"] for text in ("1.50", "true", "yes")]
    assert values == [Decimal("1.50"), True, "yes"]


def test_what_is_known_of_a_document_is_typed_for_it_and_gives_it_again(pack: Pack) -> None:
    document = {
        "type": "progress-report",
        "year": 1999,
        "from_mis": False,
        "policies": ["One", "Two; and three"],
        "production": [{"enterprise": "E01", "production": Decimal("1.50")}, {"substance": "x"}],
    }
    typed = typed_of(document)
    assert typed["production[].substance"] == ["", "x"]
    assert "type" not in typed
    assert form(pack, "progress-report").document(typed) == document
    nested = {"type": "remedial-plan", "revised_target": {"halon-1211": Decimal("5642.40")}}
    assert form(pack, "remedial-plan").document(typed_of(nested)) == nested


@pytest.mark.parametrize(
    ("wrong", "spot"),
    [
        (problem("/year"), ("year", 0)),
        (problem("/production/2/production"), ("production[].production", 2)),
        (problem("/production/1", "missing-field", field="production.enterprise"),
         ("production[].enterprise", 1)),
        (problem("", "missing-field", field="quarter"), ("quarter", 0)),
        (problem("/policies/3"), ("policies[]", 0)),
        (problem("/other"), ("", 0)),
        (problem(""), ("", 0)),
    ],
)  # fmt: skip
def test_a_problem_stands_at_its_field(pack: Pack, wrong: Problem, spot: tuple[str, int]) -> None:
    assert form(pack, "progress-report").problems_at([wrong]) == {spot: [wrong]}


def test_a_table_shows_the_rows_that_were_typed_and_one_more_if_asked(pack: Pack) -> None:
    report = form(pack, "progress-report")
    [table] = report.tables
    given = {"production[].enterprise": ["E01", "E02"]}
    assert report.rows_of(table, {}) == 1
    assert report.rows_of(table, given) == 2
    assert report.rows_of(table, given, more="production") == 3
    assert report.rows_of(table, given, more="other") == 2


def test_fields_have_names_in_both_languages(pack: Pack) -> None:
    def named(field: Field, language: str) -> str:
        return str(label_of(field, language))

    report = form(pack, "progress-report")
    fields = {part.column.key: part for part in report.parts if isinstance(part, Field)}
    assert (named(fields["year"], "en"), named(fields["year"], "zh")) == ("Year", "年份")
    [table] = report.tables
    assert [named(each, "en") for each in table.columns] == [
        "enterprise",
        "substance",
        "production",
    ]


def test_a_list_within_the_objects_of_a_list_is_one_input() -> None:
    deep = {
        "type": "object",
        "properties": {
            "plants": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "lines": {
                            "type": "array",
                            "items": {"type": "object", "properties": {"n": {"type": "number"}}},
                        },
                    },
                },
            }
        },
    }
    halon = load_pack("halon")
    made = form_of(replace(halon, schemas={"deep": deep}), "deep", is_registered=True)
    assert made is not None
    [part] = made.parts
    assert isinstance(part, Field)
    assert (part.column.key, part.column.kind) == ("plants", CellKind.NESTED)
    document = made.document({"plants": ['[{"name": "A", "lines": [{"n": 1}]}]']})
    assert document["plants"] == [{"name": "A", "lines": [{"n": 1}]}]
