"""`checker feel`: values, nulls with reasons, mistakes with a caret, and a prompt."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.feel import feel


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(feel, arguments, input=given)


@pytest.fixture
def context(tmp_path: Path) -> str:
    file = tmp_path / "context.json"
    text = (
        '{"x": [1, 2.50], "net price": 0.1000000000000000000000000000000001, "day": "1998-12-31"}'
    )
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 1", "2"),
        ("-1", "-1"),
        ('"a" + "b"', '"ab"'),
        ("sum(x)", "3.5"),
        ("net price * 10", "1.000000000000000000000000000000001"),
        ('date(day) + duration("P1D")', "1999-01-01"),
        ('day = "1998-12-31"', "true"),
        ("[1, {a: null}]", "[1, {a: null}]"),
    ],
)
def test_the_value_of_an_expression(expression: str, value: str, context: str) -> None:
    result = run("--context", context, "--", expression)
    assert (result.stdout, result.stderr, result.exit_code) == (f"{value}\n", "", 0)


def test_an_expression_may_begin_with_a_minus() -> None:
    assert run("-1 + 2").stdout == "1\n"


def test_why_a_value_is_null_goes_to_standard_error() -> None:
    result = run("1 + nowhere")
    assert (result.stdout, result.exit_code) == ("null\n", 0)
    assert result.stderr == "1:5: `nowhere` is not known\n"


def test_a_syntax_error_has_a_caret_under_its_column() -> None:
    result = run("1 +\n\tsum(2))")
    assert (result.stdout, result.exit_code) == ("", 2)
    message, line, caret = result.stderr.rstrip("\n").split("\n")
    assert message.startswith("Error: ")
    assert line == "  \tsum(2))"
    assert caret == "  \t      ^"


@pytest.mark.parametrize("expression", ["", "sum(", "1 +\n", "\n\n("])
def test_an_error_at_the_end_has_its_caret_there(expression: str) -> None:
    result = run(expression)
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].strip() == "^"


def test_an_expression_that_takes_too_long_is_no_traceback() -> None:
    result = run("count(for i in 1..100000000 return i)")
    assert result.exit_code == 2
    assert "steps" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1]", "has to be a JSON object"),
        ('{"a": 1,}', ":1:8"),
        ('{"a": 1, "a": 2}', "`a` is given twice"),
        ('{"a": NaN}', ":1:7"),
        ('{"a": 1e9999}', "more digits than can be calculated with exactly"),
        ("[" * 100_000, "context.json"),
        ("", "the file is empty"),
    ],
)
def test_a_context_that_cannot_be_used(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "context.json"
    file.write_text(text, encoding="utf-8")
    result = run("1", "--context", str(file))
    assert (result.stdout, result.exit_code) == ("", 2)
    assert told in result.stderr


def test_a_context_that_is_not_there() -> None:
    result = run("1", "--context", "nowhere.json")
    assert result.exit_code == 2
    assert "nowhere.json" in result.stderr


def test_a_context_from_standard_input() -> None:
    assert run("a + 1", "--context", "-", given='{"a": 1}').stdout == "2\n"


def test_the_prompt_answers_line_by_line_and_keeps_values() -> None:
    result = run(given="rate := 0.1\n\n200 * rate\nrate +\nrate\n")
    assert result.stdout.split() == ["0.1", "20", "0.1"]
    assert "Error: " in result.stderr
    assert result.exit_code == 0


def test_the_prompt_starts_with_a_context(context: str) -> None:
    assert run("--context", context, given="count(x)\n").stdout == "2\n"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ('d + duration("P1D")', "2030-01-03"),
        ("papers[received_on < d].id", '["A"]'),
        ("d.year", "2030"),
        ('no_day = "2030-02-30"', "true"),
        ('name = "2030"', "true"),
    ],
)
def test_dates_of_a_context(expression: str, value: str) -> None:
    given = (
        '{"d": "2030-01-02", "no_day": "2030-02-30", "name": "2030",'
        ' "papers": [{"id": "A", "received_on": "2030-01-01"}]}'
    )
    result = run(expression, "--context", "-", "--dates", given=given)
    assert result.stdout == f"{value}\n"
    assert run("d.year", "--context", "-", given=given).stdout == "null\n"
