from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.written import Entry, Feel, Written


class Rule(Written):
    require: Feel


@pytest.mark.parametrize(
    ("bare", "text"),
    [(True, "true"), (False, "false"), (12, "12"), (Decimal("0.80"), "0.80"), ("a > 1", "a > 1")],
)
def test_a_bare_number_or_boolean_is_feel_text(bare: Any, text: str) -> None:
    assert Rule(require=bare).require == text


@pytest.mark.parametrize("wrong", [{"require": ""}, {"require": "a", "requires": "b"}])
def test_empty_texts_and_unknown_keys_are_errors(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Rule(**wrong)


def test_an_entry_names_each_of_its_norms_once() -> None:
    entry = Entry(id="a", title="A", norm="n", norms=("m", "n", "m"))
    assert entry.all_norms == ("n", "m")


def test_an_entry_remembers_where_it_was_written() -> None:
    entry = Entry(id="a", title="A")
    entry.written_at("rules.yaml", "/limits/0")
    assert entry.place == ("rules.yaml", "/limits/0")
