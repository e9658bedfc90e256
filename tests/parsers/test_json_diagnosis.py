from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.parsers.json_diagnosis import MAX_STEPS
from checker.parsers.places import MAX_FAULTS
from tests.intake.cases import faults_of

MISTAKES = [
    # text, line, column, pointer, part of the message, expected, found, hint
    ('{"a": 1,}', 1, 8, "", "comma before `}`", None, None, "remove the comma"),
    ("[1,\n 2,\n]", 2, 3, "", "comma before `]`", None, None, "remove the comma"),
    ("[1, 2", 1, 6, "", "ends too early", "a comma or `]`", None, None),
    ('{"a": 1 "b": 2}', 1, 9, "", "not JSON", "a comma or `}`", '`"`', "put a comma in between"),
    ('{"a" 1}', 1, 6, "/a", "not JSON", "a colon after `a`", "`1`", None),
    ("{'a': 1}", 1, 2, "", "not JSON", "a field name in double quotes", "`'a'`", "double quotes"),
    ("{a: 1}", 1, 2, "", "not JSON", "a field name in double quotes", "`a`", "double quotes"),
    ("{“a”: 1}", 1, 2, "", "not JSON", "a field name in double quotes", "`“a”`", "straight"),
    ('{"q": 7,912.4}', 1, 9, "", "not JSON", "a field name in double quotes", "`912.4`", "commas"),
    ("[\n  True]", 2, 3, "/0", "not JSON", "a value", "`True`", "write true"),
    ("[None]", 1, 2, "/0", "not JSON", "a value", "`None`", "write null"),
    ("[yes]", 1, 2, "/0", "not JSON", "a value", "`yes`", "double quotes"),
    ("[1,,2]", 1, 4, "/1", "not JSON", "a value", "`,`", "remove one of the commas"),
    ("[.5]", 1, 2, "/0", "not JSON", "a value", "`.5`", "a digit before"),
    ("[+5]", 1, 2, "/0", "not JSON", "a value", "`+5`", "plus sign"),
    ("[01]", 1, 2, "/0", "not a number", None, "`01`", "7912.4"),
    ("[5.]", 1, 2, "/0", "not a number", None, "`5.`", "7912.4"),
    ("[0x1F]", 1, 2, "/0", "not a number", None, "`0x1F`", "7912.4"),
    ("[12t]", 1, 2, "/0", "not a number", None, "`12t`", "7912.4"),
    ('["abc]', 1, 2, "/0", "does not end on its line", None, None, "double quote"),
    ('["a\nb"]', 1, 2, "/0", "does not end on its line", None, None, "double quote"),
    ('["a\tb"]', 1, 4, "/0", "control character", None, "U+0009", None),
    ('["C:\\x"]', 1, 5, "/0", "backslash", None, "`\\x`", "\\\\"),
    ('["\\u12"]', 1, 3, "/0", "backslash", None, None, "\\\\"),
    ("// note\n{}", 1, 1, "", "not JSON", "a value", "`//`", "no comments"),
    ("{} {}", 1, 4, "", "not JSON", "the end of the file", "`{`", "into a list"),
    ('{"a": 1}}', 1, 9, "", "not JSON", "the end of the file", "`}`", None),
    ("import os", 1, 1, "", "not JSON", "a value", "`import`", None),
]


@pytest.mark.parametrize(
    ("text", "line", "column", "pointer", "message", "expected", "found", "hint"), MISTAKES
)
def test_mistakes_of_grammar(
    text: str,
    line: int,
    column: int,
    pointer: str,
    message: str,
    expected: str | None,
    found: str | None,
    hint: str | None,
) -> None:
    decoded, (problem,) = faults_of(text)
    place = problem.position
    assert not decoded.is_readable
    assert problem.code == "json-syntax"
    assert (place.line, place.column, place.pointer) == (line, column, pointer)
    assert message in problem.message
    assert problem.expected == expected
    assert (found or "") in (problem.found or "")
    assert (hint or "") in (problem.hint or "")


def test_key_given_twice_shows_both_places() -> None:
    decoded, (problem,) = faults_of('[{"a": {"b": 1,\n "c": 2,\n  "b": 3}}]')
    assert str(problem) == (
        "x.json:3:3 /0/a/b: `b` is given twice; "
        "keep one; the first is at x.json:1:9 [duplicate-key]"
    )
    assert decoded.is_readable


def test_same_key_in_different_objects_is_fine() -> None:
    assert faults_of('[{"a": {"a": 1}}, {"a": 2}]')[1] == []


def test_all_doubtful_values_are_reported() -> None:
    _, found = faults_of('{"a": NaN,\n "b": [-Infinity, 1e999999999],\n "c": "\\u001b[2J"}')
    places = [(str(p.position), p.position.pointer, p.code) for p in found]
    assert places == [
        ("x.json:1:7", "/a", "number"),
        ("x.json:2:8", "/b/0", "number"),
        ("x.json:2:19", "/b/1", "number"),
        ("x.json:3:7", "/c", "control-character"),
    ]
    assert found[2].found == "`1e999999999`"
    assert found[3].found == "U+001B"


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_deep_nesting_ends_quickly(opening: str) -> None:
    started = time.monotonic()
    decoded, (problem,) = faults_of(opening * 100_000)
    assert time.monotonic() - started < 5
    assert not decoded.is_readable
    assert "nested more than 64 deep" in problem.message
    assert problem.position.line == 1


def test_values_too_many_to_look_at_are_refused_before_they_are_read() -> None:
    started = time.monotonic()
    _, (problem,) = faults_of("[" + "{}," * 3_000_000 + "{}]")
    assert time.monotonic() - started < 5
    assert problem.code == "file-size"


def test_search_for_the_place_is_given_up_in_time() -> None:
    decoded, (problem,) = faults_of("[[[" + "1," * MAX_STEPS + "NaN]]]")
    assert not decoded.is_readable
    assert "NaN is not a number" in problem.message


def test_faults_are_gathered_up_to_a_limit() -> None:
    _, found = faults_of("[" + "NaN," * 5_000 + "1]")
    assert len(found) == MAX_FAULTS + 1
    assert found[-1].code == "too-many-problems"


@given(st.text(alphabet="[]{}:,\"\\ \n0123456789.eE+-truefalsnN'a\ud83d\x00\x1b", max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    decoded, found = faults_of(text)
    try:
        json.loads(text)
        is_readable = True
    except ValueError:
        is_readable = False
    assert decoded.is_readable == is_readable
    assert is_readable or found
    assert all(p.position.line and p.position.column for p in found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(max_size=5),
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=3), below, max_size=4)
    ),
    max_leaves=20,
)


@given(json_values, st.integers(0, 300), st.sampled_from([*'[]{}:,"0x\\ \n', ""]))
def test_damaged_json_is_read_or_explained(value: object, at: int, char: str) -> None:
    text = json.dumps(value, indent=1)
    at %= len(text)
    decoded, found = faults_of(text[:at] + char + text[at + 1 :])
    assert decoded.is_readable or found


def lines_and_hints(text: str) -> list[tuple[int | None, str | None]]:
    _, found = faults_of(text)
    return [(problem.position.line, problem.hint) for problem in found]


def test_mistakes_on_several_lines_are_told_apart() -> None:
    text = """[
  {
    "a": 50%,
    "b": 12/04/1998,
    "c": "ok",
    "d": 1998\u5e744\u670812\u65e5,
    'e': 1
  },
  {
    "f": {"g": True},
    "h": 1
    "i": 2
  }
]"""
    assert [line for line, _ in lines_and_hints(text)] == [3, 4, 6, 7, 10, 12]
    hints = dict(lines_and_hints(text))
    assert hints[3] == "write 50 without the percent sign, or 0.5 where a share of 1 is asked for"
    assert hints[4] == 'write "1998-04-12" or "1998-12-04", whichever is meant'
    assert hints[6] == 'write "1998-04-12"'
    assert hints[12] == "put a comma in between"


def test_reading_goes_on_with_the_next_document() -> None:
    text = '[\n{"a": 1,},\n{"b": 2},\n{"c": tru},\n{"d" 3}\n]'
    assert [line for line, _ in lines_and_hints(text)] == [2, 4, 5]


def test_mistakes_on_one_line_are_not_guessed_apart() -> None:
    assert len(lines_and_hints('[{"a": 1,}, {"b": tru}]')) == 1


def test_place_of_a_later_mistake_is_exact() -> None:
    _, (_, problem) = faults_of('{\n  "a": 1%,\n  "b": tru\n}')
    place = problem.position
    assert (place.line, place.column, place.pointer) == (3, 8, "/b")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"a": \uff11\uff12}', "write 12, without quotes and without separators between digits"),
        ('{"a": 1\uff0c"b": 2}', "use the comma of a keyboard (,)"),
        ('{"a"\uff1a 1}', "use the colon of a keyboard (:)"),
        ('{"a": 1998-04-12}', 'write "1998-04-12"'),
        ('{"a": \u201cx\u201d}', 'use straight double quotes (")'),
    ],
)
def test_marks_of_a_chinese_keyboard_and_days_without_quotes(text: str, hint: str) -> None:
    assert [told for _, told in lines_and_hints(text)] == [hint]
