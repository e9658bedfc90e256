from __future__ import annotations

from decimal import Decimal

import pytest

from checker.parsers.json import decode, json_file
from checker.parsers.places import SourceFile, UnreadableError, problems_of


def test_numbers_are_exact() -> None:
    decoded = decode(SourceFile("f", '{"a": 0.10, "b": 1}'))
    assert str(decoded.value["a"]) == "0.10"
    assert type(decoded.value["b"]) is Decimal
    assert not decoded.faults


def test_a_file_with_a_doubtful_value_can_be_looked_at_further() -> None:
    decoded = decode(SourceFile("f", '{"a": NaN, "a": "\\u0000"}'))
    assert decoded.is_readable
    assert decoded.value == {"a": "?"}
    assert {fault.code for fault in decoded.faults} == {
        "number", "duplicate-key", "control-character",
    }  # fmt: skip


def test_a_file_that_is_not_json_has_no_value() -> None:
    decoded = decode(SourceFile("f", "{"))
    assert (decoded.value, decoded.is_readable) == (None, False)


def test_too_many_values_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.parsers.json_strict.MAX_VALUES", 3)
    assert decode(SourceFile("f", "[1, 2, 3]")).is_readable
    decoded = decode(SourceFile("f", "[1, 2, 3, 4]"))
    (problem,) = problems_of(decoded.faults)
    assert (problem.code, problem.position.line, decoded.is_readable) == ("file-size", 1, False)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_says_nothing(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="the file is empty"):
        json_file("f", data)
