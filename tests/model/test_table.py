from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.table import Table

TABLE = {"id": "caps", "title": "As agreed", "norm": "cap", "name": "cap"}
BY_WELL = {**TABLE, "keys": {"well": "string", "year": "number"}}


def table(**written: Any) -> Table:
    return Table.model_validate({**BY_WELL, **written})


def test_values_have_their_keys_and_places() -> None:
    found = list(table(values={"a/b": {2001: 5, 2002: 6}}).cells())
    assert [(each.keys, each.value, each.below) for each in found] == [
        (("a/b", 2001), 5, "/values/a~1b/2001"),
        (("a/b", 2002), 6, "/values/a~1b/2002"),
    ]


def test_a_value_may_give_the_norm_that_it_is_from() -> None:
    one = table(values={"north": {2001: {"value": 5, "norm": "raised"}, 2002: 6}})
    assert [(each.value, each.norm) for each in one.cells()] == [(5, "raised"), (6, None)]
    assert one.all_norms == ("cap", "raised")


def test_a_record_gives_its_norm_beside_its_fields() -> None:
    one = table(type={"cap": "number"}, values={"north": {2001: {"cap": 5, "norm": "raised"}}})
    (found,) = one.cells()
    assert (found.value, found.norm) == ({"cap": 5}, "raised")


def test_a_value_with_too_few_keys_has_those_that_are_there() -> None:
    assert [each.keys for each in table(values={"north": 5}).cells()] == [("north",)]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"dated": "year"}, "last of the keys, of type date"),
        ({"type": {"cap": "number"}, "amended_by": ["warden"]}, "are for single values"),
        (
            {"keys": {"day": "date"}, "dated": "day", "amended_by": ["warden"]},
            "has no 'amended_by' or 'bounds'",
        ),
    ],
)
def test_what_a_table_cannot_have(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        table(values={}, **written)
