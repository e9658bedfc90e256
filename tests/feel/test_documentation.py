"""docs/feel.md says what the program does: every example is run, every table is up to date."""

from __future__ import annotations

import doctest
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from checker import feel
from checker.feel.typecheck import TypeEnvironment, check
from checker.feel.types import (
    NUMBER,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    StringType,
    Type,
)
from checker.feel.values.notation import to_literal
from tests.feel import documentation as made
from tests.feel.tck import CASES

TEXT = made.PAGE.read_text(encoding="utf-8")
FRESH = "run `python -m tests.feel.documentation`"

SUBSTANCE = StringType(("halon-1211", "halon-1301"))
TONNES = NumberType("t")
REPORT = ContextType({"year": NUMBER, "substance": SUBSTANCE, "quantity": TONNES}, "report")
TYPES: dict[str, Type] = {
    "year": NUMBER,
    "reports": ListType(REPORT),
    "made": TONNES,
    "cost": NumberType("USD"),
    "price": NumberType("USD/t"),
    "target": FunctionType((SUBSTANCE, NUMBER), TONNES, ("substance", "year")),
}


def blocks(language: str) -> Iterator[str]:
    yield from re.findall(rf"^```{language}\n(.*?)^```", TEXT, re.DOTALL | re.MULTILINE)


def examples(language: str) -> list[tuple[str, str]]:
    lines = [line for block in blocks(language) for line in block.splitlines() if line.strip()]
    pairs = [line.rpartition("=>") for line in lines]
    return [(text.strip(), value.strip()) for text, _, value in pairs]


@pytest.fixture(scope="module")
def values() -> dict[str, Any]:
    (block,) = blocks("json context")
    found: dict[str, Any] = feel.to_feel(json.loads(block, parse_float=Decimal, parse_int=Decimal))
    return found


@pytest.mark.parametrize(("text", "value"), examples("feel"))
def test_an_example_has_its_value(text: str, value: str, values: dict[str, Any]) -> None:
    assert to_literal(feel.evaluate(text, values)) == value


@pytest.mark.parametrize(("text", "kind"), examples("feel-problem"))
def test_an_example_has_its_problem(text: str, kind: str) -> None:
    problems = check(feel.parse(text, TYPES), TypeEnvironment(TYPES))[1]
    assert [problem.kind for problem in problems] == [kind]


@pytest.mark.parametrize(
    ("text", "unit"), re.findall(r"^\| `([^`]*(?:made|cost)[^`]*)` \| `([^`]*)` \|$", TEXT, re.M)
)
def test_an_example_has_its_unit(text: str, unit: str) -> None:
    assert check(feel.parse(text, TYPES), TypeEnvironment(TYPES)) == (NumberType(unit), [])


@pytest.mark.parametrize("row", re.findall(r"^(\| (?:true|false|null) \|.*\|)$", TEXT, re.M))
def test_the_truth_table_is_true(row: str) -> None:
    a, b, both, either, opposite = (cell.strip() for cell in row.strip("|").split("|"))
    texts = (f"{a} and {b}", f"{b} and {a}", f"{a} or {b}", f"{b} or {a}", f"not({a})")
    found = [to_literal(feel.evaluate(text)) for text in texts]
    assert found == [both, both, either, either, opposite]


def test_there_are_examples_of_each_kind() -> None:
    assert len(examples("feel")) > 60
    assert len(examples("feel-problem")) > 12


def test_the_python_examples_run() -> None:
    (block,) = blocks("python")
    test = doctest.DocTestParser().get_doctest(block, {}, "docs/feel.md", None, None)
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", ["built-in functions", "limits", "gaps"])
def test_a_generated_part_is_up_to_date(name: str) -> None:
    maker = {
        "built-in functions": made.built_in_functions,
        "limits": made.limits,
        "gaps": made.gaps,
    }
    assert made.part(TEXT, name) == maker[name](), FRESH


@pytest.mark.skipif(not CASES.exists(), reason=f"the cases of the kit are not at {CASES.parent}")
def test_the_score_and_the_gaps_are_up_to_date() -> None:
    found = made.results()
    assert made.part(TEXT, "score") == made.score(found), FRESH
    assert {case.id for case, ok in found if not ok} == set(made.GAPS)
