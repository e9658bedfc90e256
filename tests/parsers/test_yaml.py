from __future__ import annotations

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.problems import InputError, Problem
from checker.parsers.yaml import read_yaml


def problems_of(text: str | bytes) -> tuple[Problem, ...]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InputError) as caught:
        read_yaml(data, "f.yaml")
    return caught.value.problems


def value_of(text: str) -> object:
    return read_yaml(text.encode(), "f.yaml").value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1998-05-15", "1998-05-15"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("~", None),
        ("", None),
        ("12", 12),
        ("-7", -7),
        ("0.1", Decimal("0.1")),
        ("1.50", Decimal("1.50")),
        ("1e3", Decimal("1E+3")),
        ("'12'", "12"),
        ("1_000", "1_000"),
        ("12:30:00", "12:30:00"),
        ("1.0.0", "1.0.0"),
        ("<<", "<<"),
        ("-", [None]),
        ("- .5\n- +2.", [Decimal("0.5"), Decimal(2)]),
        ("9" * 34, int("9" * 34)),
    ],
)
def test_plain_scalars_are_exact_and_never_dates(text: str, value: object) -> None:
    read = value_of(text)
    assert read == value
    assert type(read) is type(value)


def test_a_decimal_keeps_its_digits() -> None:
    assert str(value_of("1.50")) == "1.50"


@pytest.mark.parametrize(
    "text", ["9" * 35, "1e7000", "1e" + "9" * 5000, "9" * 6000, ".nan", "-.inf"]
)
def test_numbers_that_are_not_exact_are_problems(text: str) -> None:
    (problem,) = problems_of(f"a:\n  - {text}")
    assert (problem.code, problem.position.line, problem.position.column) == ("number", 2, 5)


def test_places_of_keys_and_values() -> None:
    file = read_yaml(b"a:\n  - b: one\n    c/d: two\n", "f.yaml")
    value, key = file.position("/a/0/c~1d"), file.key_position("/a/0/c~1d")
    assert str(value) == "f.yaml:3:10"
    assert str(key) == "f.yaml:3:5"
    assert str(file.position("/a/0/unknown")) == "f.yaml:2:5"


def test_columns_count_characters_not_bytes() -> None:
    assert read_yaml("é: {ü: x}".encode(), "f").position("/é/ü").column == 8


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    file = read_yaml(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", "f")
    assert file.value == {"a": 1, "b": 2}
    assert file.position("/b").line == 2


def test_every_duplicate_key_is_reported_at_the_second() -> None:
    found = problems_of("a: 1\nb: {c: 1, c: 2}\n'a': 2\n")
    assert [(p.code, str(p.position)) for p in found] == [
        ("duplicate-key", "f.yaml:2:11"),
        ("duplicate-key", "f.yaml:3:1"),
    ]


def test_keys_that_look_the_same_are_duplicates() -> None:
    (problem,) = problems_of("1998: 1\n'1998': 2\n")
    assert problem.code == "duplicate-key"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: [1", "yaml-syntax"),
        ("a: b: c", "yaml-syntax"),
        ("\tx: 1", "yaml-syntax"),
        ("a: 1\n---\nb: 2", "yaml-documents"),
        ("? [1, 2]\n: 3", "yaml-key"),
        ("? {a: 1}\n: 3", "yaml-key"),
        ("a: !!python/object/apply:os.system [x]", "yaml-tag"),
        ("a: !!str 12", "yaml-tag"),
        ("a: &x 1", "yaml-alias"),
        ("&x a: 1", "yaml-alias"),
        ("a: &x [1]", "yaml-alias"),
        ("*x : 1", "yaml-alias"),
    ],
)
def test_what_packs_may_not_hold_is_a_problem_with_a_line(text: str | bytes, code: str) -> None:
    found = problems_of(text)
    assert code in {problem.code for problem in found}
    assert all(problem.position.line for problem in found)


def test_a_line_and_column_for_a_mistake_of_syntax() -> None:
    (problem,) = problems_of("a: 1\nb: c: 2\n")
    assert str(problem.position) == "f.yaml:2:5"


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_files_that_are_not_text_are_problems(data: bytes) -> None:
    assert [problem.code for problem in problems_of(data)] == ["encoding"]


def test_control_characters_are_mistakes_of_syntax() -> None:
    assert [problem.code for problem in problems_of(b"a: \x07")] == ["yaml-syntax"]


def test_positions_of_marks_are_those_of_values_and_keys() -> None:
    file = read_yaml(b"a:\n  - b: one\n", "f.yaml")
    value, key = (("a", 0, "b"), False), (("a", "0", "b"), True)
    found = file.positions([value, key])
    assert (str(found[value]), str(found[key])) == ("f.yaml:2:8", "f.yaml:2:5")


def test_encoding_problems_tell_the_line() -> None:
    (problem,) = problems_of(b"a: 1\nb: \xe9\n")
    assert str(problem.position) == "f.yaml:2:4"
    assert problem.found == "byte 0xE9"


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read_yaml(data, "f")


@given(st.text(alphabet="ab:- \n[]{}#&*!|>'\"%@`?,~0.e+\t", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        read_yaml(text.encode(), "f")
