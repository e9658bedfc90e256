from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker import feel
from checker.packs import load_compiled
from checker.packs.checks.constants import MAX_SUBJECTS, Constants, items


@pytest.fixture
def constants(water: Path) -> Constants:
    return Constants(load_compiled(water))


@pytest.mark.parametrize(
    ("text", "constant"),
    [
        ("1 + 1", True),
        ("years", True),
        ('cap("north", 2001)', True),
        ("as_of", False),
        ("well_reports", False),
        ('drawn("north", 2001)', False),
        ("item", True),
    ],
)
def test_what_no_document_can_change_is_constant(
    constants: Constants, text: str, constant: bool
) -> None:
    assert constants.is_constant(constants.parse(text)) is constant


def test_a_variable_that_only_a_case_can_tell_is_not_constant(constants: Constants) -> None:
    assert not constants.is_constant(constants.parse("year + 1"), {"year"})


def test_tables_have_the_values_of_the_pack(constants: Constants) -> None:
    assert constants.value("cap(w, 2001)", {"w": "north"}) == Decimal(100)


def test_subjects_combine_and_name_those_that_are_not_known(constants: Constants) -> None:
    for_each = {"year": "years", "part": "[1, 2]", "report": "well_reports"}
    known, unknown = constants.subjects(for_each)
    assert len(known) == 4
    assert known[0] == {"year": Decimal(2001), "part": Decimal(1)}
    assert unknown == {"report"}


def test_whole_numbers_of_a_range_are_items_to_its_ends() -> None:
    assert [*items(feel.Range(Decimal(1), Decimal(3), True, False))] == [1, 2]
    assert [*items(feel.Range(Decimal(0), Decimal(MAX_SUBJECTS), True, True))] == []
    assert [*items("text")] == []
