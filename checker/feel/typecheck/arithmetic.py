"""Types and units of arithmetic (DMN 1.5, 10.3.2.5)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from checker.feel.syntax import nodes
from checker.feel.typecheck.impossible import check_day
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ListType,
    NumberType,
    Type,
    units,
)
from checker.feel.types.compatibility import base, describe, is_open, items_of, unit_of

_Table = Mapping[tuple[Type, Type], Type]

_MOMENTS = (DATE, DATE_TIME)
_DURATIONS = (DAYS_DURATION, YEARS_DURATION)

RESULTS: Final[Mapping[str, _Table]] = {
    "+": {
        (NUMBER, NUMBER): NUMBER,
        (STRING, STRING): STRING,
        **{(moment, duration): moment for moment in _MOMENTS for duration in _DURATIONS},
        **{(duration, moment): moment for moment in _MOMENTS for duration in _DURATIONS},
        (TIME, DAYS_DURATION): TIME,
        (DAYS_DURATION, TIME): TIME,
        **{(duration, duration): duration for duration in _DURATIONS},
    },
    "-": {
        (NUMBER, NUMBER): NUMBER,
        **{(moment, duration): moment for moment in _MOMENTS for duration in _DURATIONS},
        **{(left, right): DAYS_DURATION for left in _MOMENTS for right in _MOMENTS},
        (TIME, DAYS_DURATION): TIME,
        (TIME, TIME): DAYS_DURATION,
        **{(duration, duration): duration for duration in _DURATIONS},
    },
    "*": {
        (NUMBER, NUMBER): NUMBER,
        **{(duration, NUMBER): duration for duration in _DURATIONS},
        **{(NUMBER, duration): duration for duration in _DURATIONS},
    },
    "/": {
        (NUMBER, NUMBER): NUMBER,
        **{(duration, NUMBER): duration for duration in _DURATIONS},
        **{(duration, duration): NUMBER for duration in _DURATIONS},
    },
    "**": {(NUMBER, NUMBER): NUMBER},
}
"""The type that an operator gives for two types; a pair that is not listed gives null."""

_VERBS: Final = {
    "+": "add {right} to {left}",
    "-": "subtract {right} from {left}",
    "*": "multiply {left} by {right}",
    "/": "divide {left} by {right}",
    "**": "raise {left} to the power of {right}",
}


@infer.register
def _arithmetic(node: nodes.Arithmetic, scope: TypeScope) -> Type:
    left, right = scope.type_of(node.left), scope.type_of(node.right)
    check_day(node, scope)
    table = RESULTS[node.operator]
    possible = _possible(table, base(left), base(right))
    if not possible:
        verb = _VERBS[node.operator].format(left=describe(left), right=describe(right))
        scope.report(node, "wrong-type", f"FEEL cannot {verb}", _advice(node.operator, left, right))
        return _intended(table, left, right)
    if len(possible) > 1:
        return ANY
    (result,) = possible
    if node.operator == "/" and isinstance(node.right, nodes.Literal) and node.right.value == 0:
        scope.report(node, "wrong-type", "dividing by zero always gives null")
    return _number(node, scope, left, right) if result == NUMBER else result


def _possible(table: _Table, left: Type, right: Type) -> set[Type]:
    """Return the types that a result may have if nothing is known about an operand."""
    return {
        result
        for (first, second), result in table.items()
        if (is_open(left) or left == first) and (is_open(right) or right == second)
    }


def _intended(table: _Table, left: Type, right: Type) -> Type:
    """Return the type that was probably meant, so that one mistake is reported once."""
    return ANY if ListType in (type(left), type(right)) else table.get((base(left),) * 2, ANY)


def _advice(operator: str, left: Type, right: Type) -> str:
    lists = [of for of in (left, right) if isinstance(of, ListType)]
    if lists and base(items_of(lists[0])) == NUMBER:
        return "add a list up with `sum(...)`, or take one item with `[1]`"
    if lists:
        return "take one item of the list with `[1]`, or use a function of lists"
    if operator == "+" and STRING in (base(left), base(right)):
        return "make text of a value with `string(...)`"
    if base(left) in _MOMENTS and base(right) == NUMBER:
        return 'write a number of days as `duration("P45D")`'
    return ""


def _number(node: nodes.Arithmetic, scope: TypeScope, left: Type, right: Type) -> Type:
    """Return the type of a number, with the unit that results."""
    first, second = unit_of(left), unit_of(right)
    if node.operator in ("+", "-"):
        if first and second and first != second:
            verb = _VERBS[node.operator].format(left=describe(left), right=describe(right))
            message = f"FEEL cannot {verb}: the units differ"
            scope.report(node, "unit", message, _unit_advice(first, second))
            return NUMBER
        return NumberType(first or second)
    if is_open(left) or is_open(right):
        return NUMBER
    if node.operator == "**":
        return _power(first, node.right)
    if first is None and second is None:
        return NUMBER
    combine = units.multiply if node.operator == "*" else units.divide
    return NumberType(combine(first or units.RATIO, second or units.RATIO))


def _power(unit: str | None, exponent: nodes.Expression) -> NumberType:
    times = exponent.value if isinstance(exponent, nodes.Literal) else None
    if unit is None or not isinstance(times, Decimal):
        return NUMBER
    whole = times == times.to_integral_value() and abs(times) < 100
    return NumberType(units.power(unit, int(times))) if whole else NUMBER


def _unit_advice(first: str, second: str) -> str:
    return f"multiply by a factor in {units.divide(first, second)} where one is meant"


@infer.register
def _negation(node: nodes.Negation, scope: TypeScope) -> Type:
    of = scope.type_of(node.operand)
    if not is_open(of) and base(of) not in (NUMBER, *_DURATIONS):
        scope.report(node, "wrong-type", f"FEEL cannot negate {describe(of)}", _negated(of))
        return ANY
    return of


def _negated(of: Type) -> str:
    return "write `not(...)`" if of == BOOLEAN else ""
