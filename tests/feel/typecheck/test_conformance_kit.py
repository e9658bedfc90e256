"""What the conformance kit gives a value for is no type problem, and most of its nulls are one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.feel import FeelSyntaxError
from checker.feel.syntax import parser
from checker.feel.typecheck import TypeEnvironment, TypeProblem, check
from checker.feel.types import ANY, Type
from checker.feel.values import conformance, notation

CASES = Path(__file__).parents[4] / "shared" / "tck" / "feel-cases.jsonl"

MISTAKES_THAT_HAVE_A_VALUE = {
    "0012-list-functions/0012-list-functions#001/listContainsList",  # a list in a list of text
    "0064-feel-conjunction/0064-feel-conjunction#006_b/decision006_b",  # false and 123
    "0064-feel-conjunction/0064-feel-conjunction#008_b/decision008_b",  # 123 and false
    "0065-feel-disjunction/0065-feel-disjunction#003_b/decision003_b",  # true or 123
    "0065-feel-disjunction/0065-feel-disjunction#007_b/decision007_b",  # 123 or true
    "0065-feel-disjunction/0065-feel-disjunction#007_c/decision007_c",  # "true" or true
    "0072-feel-in/0072-feel-in#boolean_001_a/boolean_001_a",  # true in [false, 2, 3]
    "0103-feel-is-function/0103-feel-is-function#named_params_002/named_params_002",
    "0103-feel-is-function/0103-feel-is-function#named_params_003/named_params_003",
}
"""What no rule should say although the standard gives it a value."""

pytestmark = pytest.mark.skipif(not CASES.exists(), reason="needs the conformance cases")


def _value(written: Any) -> Any:
    if isinstance(written, list):
        return [_value(item) for item in written]
    if not isinstance(written, dict):
        return written
    ((kind, text),) = written.items()
    if kind == "number":
        return Decimal(text)
    if kind == "context":
        return {key: _value(entry) for key, entry in text.items()}
    return notation.read_at_literal(text)


def _checked() -> Iterator[tuple[dict[str, Any], list[TypeProblem]]]:
    for line in CASES.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        names: dict[str, Type] = {
            name: conformance.type_of(_value(value)) for name, value in case["context"].items()
        }
        names.update({each["name"]: ANY for each in case.get("definitions", ())})
        types = dict.fromkeys(case.get("types", {}).get("named", ()), ANY)
        try:
            node = parser.parse(case["expression"], names)
        except FeelSyntaxError:
            continue
        yield case, check(node, TypeEnvironment(names, types))[1]


def test_no_false_alarms_and_most_mistakes_found() -> None:
    alarms: dict[str, str] = {}
    nulls = found = 0
    for case, problems in _checked():
        if case["expected"] is None:
            nulls += 1
            found += bool(problems)
        elif problems and case["id"] not in MISTAKES_THAT_HAVE_A_VALUE:
            alarms[case["id"]] = str(problems[0])
    assert alarms == {}
    assert found / nulls > 0.75
