from __future__ import annotations

import json
from decimal import Decimal

import pytest

from checker.register.papers.written import document, written


@pytest.mark.parametrize("text", ["12.50", "1", "1.0", "0.000", "123456789012345678901234567890"])
def test_numbers_keep_their_digits(text: str) -> None:
    assert written({"n": Decimal(text)}) == f'{{"n": {text}}}'


def test_everything_else_is_plain_json_in_the_order_given() -> None:
    value = {"b": [True, None, 'é"\n'], "a": {"x": {}}}
    assert written(value) == json.dumps(value, ensure_ascii=False)


def test_a_document_is_named_by_its_fields() -> None:
    made = document({"id": "R-1", "type": "report", "n": Decimal("1.10")})
    assert (made.id, made.type) == ("R-1", "report")
    assert made.content == b'{"id": "R-1", "type": "report", "n": 1.10}'
