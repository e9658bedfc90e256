from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import REPORT, Edit, only_problem

YEAR = '"year": {"type"'


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"format": "dat"', "there is no format 'dat', so it would be passed over"),
        ('"format": "Date"', "there is no format 'Date', so it would be passed over"),
        ('"pattern": "\\\\Aabc\\\\Z"', "cannot be used"),
        ('"pattern": "("', "cannot be used"),
        ('"pattern": "(?P<a>b)"', "cannot be used"),
        ('"pattern": "(?i)b"', "cannot be used"),
        ('"minLength": 5, "maxLength": 4', "nothing fits: minLength is above maxLength"),
        ('"minimum": 3', "minimum says nothing of a value of type string"),
        ('"properties": {}', "properties says nothing of a value of type string"),
    ],
)
def test_text_that_nothing_or_everything_fits(
    water: Path, edit: Edit, value: str, message: str
) -> None:
    edit(REPORT, YEAR, f'"note": {{"type": "string", {value}}}, {YEAR}')
    problem = only_problem(water)
    assert message in problem.message
    assert problem.position.line == 10
    assert problem.position.pointer.startswith("/properties/note/")


def test_misspelt_format_is_guessed(water: Path, edit: Edit) -> None:
    edit(REPORT, YEAR, f'"note": {{"type": "string", "format": "Date"}}, {YEAR}')
    assert only_problem(water).hint == "did you mean `date`?"


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ('"maximum": 1000000000000000', "numbers have to be below 1,000,000,000,000,000"),
        ('"minimum": 1, "maximum": 0.5', "nothing fits: minimum is above maximum"),
        ('"multipleOf": 5', 'a whole number as "multipleOf" needs "type": "integer"'),
        ('"pattern": "a"', "pattern says nothing of a value of type number"),
    ],
)
def test_number_that_nothing_fits_or_the_validator_refuses(
    water: Path, edit: Edit, value: str, message: str
) -> None:
    edit(REPORT, YEAR, f'"count": {{"type": "number", {value}}}, {YEAR}')
    assert message in only_problem(water).message


@pytest.mark.parametrize(
    "value",
    [
        '"type": ["string", "null"], "pattern": "^a$", "format": "date"',
        '"type": "integer", "minimum": 1, "maximum": 1, "multipleOf": 5',
        '"type": "string", "pattern": "\\\\d\\\\\\\\A"',
        '"minimum": 1',
        '"type": "string", "pattern": "(?<a>b)(?:c)(?=d)"',
    ],
)
def test_what_constrains_something(water: Path, edit: Edit, value: str) -> None:
    edit(REPORT, YEAR, f'"note": {{{value}}}, {YEAR}')
    assert check_files(water) == []
