"""Keywords on whose papers count fit the type and the pack, or are told with line and hint."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.problems import Problem
from checker.packs.check import check_files

Edit = Callable[[str, str, str], None]
REPORT = "../../schemas/water/well-report.schema.json"
ISSUED = '"x-issued-by": ["warden"],'
YEAR = '"year": {"type": "integer"}'
DAY = '"on": {"type": "string", "format": "date"}'


def only_problem(folder: Path) -> Problem:
    (problem,) = check_files(folder)
    return problem


def test_a_type_that_names_no_issuer_is_a_warning(water: Path, edit: Edit) -> None:
    edit(REPORT, ISSUED, "")
    problem = only_problem(water)
    assert problem.is_warning
    assert problem.code == "x-issued-by"
    assert problem.message == "papers of the type well-report count whoever sends them"
    assert problem.position.file.endswith("well-report.schema.json")


@pytest.mark.parametrize(
    "keywords",
    [
        '"x-paragraph": "1(a)",',
        '"x-about-sender": "well",',
        '"x-key": ["well", "year"],',
        '"x-key": ["well", "submitted_by"], "x-latest": true,',
        '"x-covers": {"year": "year"},',
        '"x-covers": {"year": "year", "quarter": "drawn"},',
        '"x-covers": {"from": "received_on", "to": "received_on"},',
        '"x-covers": {"year": "year", "part": {"field": "well", "months": {"north": 9}}},',
        '"x-basis": "determination",',
    ],
)
def test_keywords_that_fit(water: Path, edit: Edit, keywords: str) -> None:
    edit(REPORT, ISSUED, ISSUED + keywords)
    assert check_files(water) == []


@pytest.mark.parametrize(
    ("keywords", "code", "message"),
    [
        ('"x-paragraph": 1,', "x-paragraph", "x-paragraph is a text"),
        ('"x-about-sender": "wel",', "unknown-field", "there is no field 'wel'"),
        ('"x-about-sender": "year",', "x-about-sender", "the field 'year' has another type"),
        ('"x-about-sender": true,', "x-about-sender", "x-about-sender names a field"),
        ('"x-key": [],', "x-key", "x-key is a list of fields"),
        ('"x-key": "year",', "x-key", "x-key is a list of fields"),
        ('"x-key": ["yaer"],', "unknown-field", "there is no field 'yaer'"),
        ('"x-latest": true,', "x-latest", "x-latest needs an x-key"),
        ('"x-key": ["year"], "x-latest": 1,', "x-latest", "x-latest is true or left out"),
        ('"x-covers": {"quarter": "year"},', "x-covers", "x-covers names the fields of a period"),
        ('"x-covers": ["year"],', "x-covers", "x-covers names the fields of a period"),
        ('"x-covers": {"year": "well"},', "x-covers", "the field 'well' has another type"),
        ('"x-covers": {"from": "year", "to": "received_on"},', "x-covers", "'year' has another"),
        (
            '"x-covers": {"year": "year", "part": {"field": "well"}},',
            "x-covers",
            "the part of a year is given by a field",
        ),
        (
            '"x-covers": {"year": "year", "part": {"field": "well", "months": {"east": 9}}},',
            "unknown-value",
            "there is no value 'east'",
        ),
        (
            '"x-covers": {"year": "year", "part": {"field": "well", "months": {"north": 13}}},',
            "x-covers",
            "13 is not a number of months of a year",
        ),
        ('"x-covers": {"entry": "well"},', "x-covers", "x-covers names the fields of a period"),
        (
            '"x-covers": {"entry": "well", "table": "seasons"},',
            "unknown-table",
            "there is no table 'seasons'",
        ),
        (
            '"x-covers": {"entry": "well", "table": "caps"},',
            "x-covers",
            "the entries of the table 'caps' have no last day",
        ),
        ('"x-basis": "hearsay",', "x-basis", "there is no basis 'hearsay'"),
    ],
)
def test_keywords_that_do_not_fit(
    water: Path, edit: Edit, keywords: str, code: str, message: str
) -> None:
    edit(REPORT, ISSUED, ISSUED + keywords)
    problem = only_problem(water)
    assert not problem.is_warning
    assert problem.code == code
    assert message in problem.message
    assert problem.position.line == 4


def test_that_anybody_issues_a_type_is_said_in_a_word(water: Path, edit: Edit) -> None:
    edit(REPORT, '"x-issued-by": ["warden"]', '"x-issued-by": "anybody"')
    assert not list(check_files(water))


@pytest.mark.parametrize(
    ("roles", "code"),
    [('["wardne"]', "unknown-role"), ('"warden"', "x-issued-by"), ("[]", "x-issued-by")],
)
def test_issuers_are_roles(water: Path, edit: Edit, roles: str, code: str) -> None:
    edit(REPORT, '"x-issued-by": ["warden"]', f'"x-issued-by": {roles}')
    assert only_problem(water).code == code


@pytest.mark.parametrize("keyword", ['"x-key": ["year"]', '"x-issued-by": ["warden"]'])
def test_a_keyword_of_the_type_does_not_stand_at_a_field(
    water: Path, edit: Edit, keyword: str
) -> None:
    edit(REPORT, YEAR, f'"year": {{"type": "integer", {keyword}}}')
    assert "describes a whole type of documents" in only_problem(water).message


def test_fields_are_marked(water: Path, edit: Edit) -> None:
    marked = DAY.replace("}", ', "x-past": true}')
    edit(REPORT, YEAR, f'{YEAR}, {marked}, "by": {{"type": "string", "x-speaker": true}}')
    assert check_files(water) == []


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ('"on": {"type": "string", "x-past": true}', "x-past marks a date, and this is not one"),
        ('"by": {"type": "string", "x-speaker": "by"}', "x-speaker is true or left out"),
    ],
)
def test_marks_that_do_not_fit(water: Path, edit: Edit, field: str, message: str) -> None:
    edit(REPORT, YEAR, f"{YEAR}, {field}")
    assert only_problem(water).message == message
