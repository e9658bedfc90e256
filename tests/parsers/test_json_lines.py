"""Documents on lines, with the places of what is wrong on them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.parsers.json_lines import decode, lines_file
from checker.parsers.places import Place, UnreadableError, positions_of, problems_of

HEADER = b'{"case": "c", "rules": "r"}\n'
LINES = b'{"type": "t", "n": 0.10}\n\n  \n{"type": "t", "n": 2}\r\n'


def test_each_line_that_is_not_blank_is_a_document() -> None:
    decoded = decode(lines_file("f.jsonl", LINES))
    assert decoded.value == [{"type": "t", "n": Decimal("0.10")}, {"type": "t", "n": 2}]
    assert str(decoded.value[0]["n"]) == "0.10"
    assert decoded.is_readable
    assert not decoded.faults


def test_a_first_line_without_type_is_the_header_of_a_case() -> None:
    decoded = decode(lines_file("f.jsonl", HEADER + LINES))
    assert decoded.value["case"] == "c"
    assert [each["n"] for each in decoded.value["documents"]] == [Decimal("0.10"), Decimal(2)]


@pytest.mark.parametrize("header", [b'{"case": 1, "case": "c"}', b'{"case": "c", "n": 1e999999}'])
def test_a_header_with_something_to_put_right_is_still_one(header: bytes) -> None:
    decoded = decode(lines_file("f.jsonl", header + b"\n" + LINES))
    assert decoded.value["case"] == "c"
    assert len(decoded.value["documents"]) == 2
    assert len(decoded.faults) == 1


def test_a_header_that_is_nested_too_deeply_leaves_the_case_unreadable() -> None:
    header = b'{"case": ' + b"[" * 100 + b"]" * 100 + b"}\n"
    decoded = decode(lines_file("f.jsonl", header + LINES))
    assert not decoded.is_readable
    assert decoded.value is None
    assert len(decoded.faults) == 1


@pytest.mark.parametrize("line", [b'{"case": "c", "type": "t"}', b'{"case": 1, "documents": []}'])
def test_a_document_or_a_bundle_is_not_a_header(line: bytes) -> None:
    assert isinstance(decode(lines_file("f.jsonl", line)).value, list)


@pytest.mark.parametrize(
    ("data", "path", "place"),
    [
        (LINES, (1, "n"), (4, 20)),
        (LINES, (1,), (4, 1)),
        (LINES, (1, "missing"), (4, 1)),
        (LINES, (7, "n"), (None, None)),
        (HEADER + LINES, ("documents", 1, "n"), (5, 20)),
        (HEADER + LINES, ("rules",), (1, 24)),
        (HEADER + LINES, (), (1, 1)),
    ],
)
def test_a_value_stands_on_its_line(
    data: bytes, path: tuple[str | int, ...], place: tuple[int | None, int | None]
) -> None:
    at = Place(lines_file("f.jsonl", data), path)
    position = positions_of([at])[at]
    assert (position.line, position.column) == place
    assert position.pointer == "".join(f"/{step}" for step in path)


def test_the_faults_of_all_lines_are_found_at_once() -> None:
    data = b'{"a": 1, "a": 2}\n{"b": }\n\n{"c": NaN}\n{"d": 4}'
    decoded = decode(lines_file("f.jsonl", data))
    found = problems_of(decoded.faults)
    assert not decoded.is_readable
    assert [each.position.line for each in found] == [1, 2, 4]


def test_a_doubtful_value_does_not_keep_other_lines_from_being_looked_at() -> None:
    decoded = decode(lines_file("f.jsonl", b'{"c": NaN}\n{"d": 4}'))
    assert decoded.is_readable
    assert decoded.value == [{"c": None}, {"d": 4}]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xff\xfe{\x00"])
def test_what_is_empty_or_not_text_cannot_be_read(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        lines_file("f.jsonl", data)
