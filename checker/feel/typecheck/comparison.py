"""Types of comparisons, ranges, membership and logic (DMN 1.5, 10.3.2.5 to 10.3.2.8)."""

from __future__ import annotations

from typing import Final

from checker.feel.syntax import nodes
from checker.feel.typecheck.impossible import check_between, check_range
from checker.feel.typecheck.type_problems import did_you_mean
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ContextType,
    ListType,
    RangeType,
    StringType,
    Type,
)
from checker.feel.types.compatibility import base, common, describe, inequality, is_open

_DURATIONS = (DAYS_DURATION, YEARS_DURATION)

ORDERED: Final = (NUMBER, STRING, DATE, TIME, DATE_TIME, DAYS_DURATION, YEARS_DURATION)
"""The types whose values are ordered."""


# Comparison ------------------------------------------------------------------------------------


@infer.register
def _comparison(node: nodes.Comparison, scope: TypeScope) -> Type:
    left, right = scope.type_of(node.left), scope.type_of(node.right)
    if isinstance(node.left, (nodes.Name, nodes.Path)) and (
        _without_item(node.left, scope) == _without_item(node.right, scope)
    ):
        _report_same(node, scope)
    elif isinstance(node.left, nodes.Literal) and isinstance(node.right, nodes.Literal):
        check_equality(node, base(left), base(right), scope)
    elif node.operator in ("=", "!="):
        check_equality(node, left, right, scope)
    else:
        check_order(node, left, right, scope)
    return BOOLEAN


def _without_item(node: nodes.Expression, scope: TypeScope) -> nodes.Expression:
    """Return ``item.key`` of a filter as ``key``, which means the same if the item has that key."""
    item = scope.names.get("item")
    match node:
        case nodes.Path(source=nodes.Name(name="item"), name=key) if (
            isinstance(item, ContextType) and key in item.fields
        ):
            return nodes.Name(key, span=node.span)
        case _:
            return node


def _report_same(node: nodes.Comparison, scope: TypeScope) -> None:
    hint = "in a filter, a key of the item hides a variable of the same name; rename the variable"
    scope.report(node, "same-operands", "both sides are the same value", hint)


_ORDER_ADVICE: Final = (
    "take one item of the list with `[1]`, or use `sum(...)`, `min(...)` or `max(...)`"
)


def check_equality(node: nodes.Node, left: Type, right: Type, scope: TypeScope) -> None:
    """Report two types whose values are never equal."""
    found = inequality(left, right)
    if found == "unit":
        _report_units(node, left, right, scope)
    elif found == "enumeration":
        report_enumeration(node, left, right, scope)
    elif found:
        _report_incomparable(node, left, right, scope)


def check_order(node: nodes.Node, left: Type, right: Type, scope: TypeScope) -> None:
    """Report two types whose values cannot be ordered."""
    for of in (left, right):
        if not is_open(of) and base(of) not in ORDERED:
            hint = _ORDER_ADVICE if isinstance(of, ListType) else ""
            scope.report(node, "wrong-type", f"{describe(of)} has no order", hint)
            return
    found = inequality(left, right)
    if found == "unit":
        _report_units(node, left, right, scope)
    elif found == "wrong-type":
        _report_incomparable(node, left, right, scope)


def _report_units(node: nodes.Node, left: Type, right: Type, scope: TypeScope) -> None:
    message = f"{describe(left)} is compared with {describe(right)}: the units differ"
    scope.report(node, "unit", message, "compare quantities of one unit")


def _report_incomparable(node: nodes.Node, left: Type, right: Type, scope: TypeScope) -> None:
    message = f"{describe(left)} is compared with {describe(right)}, which always gives null"
    scope.report(node, "wrong-type", message, _comparison_advice(left, right))


def _comparison_advice(left: Type, right: Type) -> str:
    kinds = {base(left), base(right)}
    if STRING in kinds and kinds & {DATE, TIME, DATE_TIME, *_DURATIONS}:
        return 'write a date, time or duration as `@"1998-12-31"`'
    if STRING in kinds and NUMBER in kinds:
        return 'write a number without quotes, or convert text with `number(text, ",", ".")`'
    if kinds == {DATE, DATE_TIME}:
        return "take the date of a date and time with `date(...)`"
    if any(isinstance(of, ListType) for of in (left, right)):
        return "ask whether a list has a value with `list contains(...)`, or take one item by `[1]`"
    return ""


def report_enumeration(node: nodes.Node, left: Type, right: Type, scope: TypeScope) -> None:
    """Report text that is not one of the values that the other side can have."""
    if not isinstance(left, StringType) or not isinstance(right, StringType):
        scope.report(node, "enumeration", "no value is on both sides")
        return
    few, many = sorted((left.values, right.values), key=len)
    hint = did_you_mean(few[0], many).replace("`", '"') or f"it can be {_quoted(many)}"
    scope.report(node, "enumeration", f"{_quoted(few)} is not among the values it can have", hint)


def _quoted(values: tuple[str, ...], most: int = 8) -> str:
    shown = ", ".join(f'"{value}"' for value in values[:most])
    return shown + (", ..." if len(values) > most else "")


@infer.register
def _between(node: nodes.Between, scope: TypeScope) -> Type:
    value = scope.type_of(node.value)
    for end in (node.low, node.high):
        check_order(end, value, scope.type_of(end), scope)
    check_between(node, scope)
    return BOOLEAN


@infer.register
def _range(node: nodes.RangeLiteral, scope: TypeScope) -> Type:
    ends = [scope.type_of(end) for end in (node.low, node.high) if end is not None]
    check_order(node, ends[0], ends[-1], scope)
    check_range(node, scope)
    return RangeType(common(ends))


@infer.register
def _equality_range(node: nodes.EqualityRange, scope: TypeScope) -> Type:
    return RangeType(scope.type_of(node.operand))


# Membership ------------------------------------------------------------------------------------


@infer.register
def _in(node: nodes.In, scope: TypeScope) -> Type:
    value = scope.type_of(node.value)
    value = base(value) if isinstance(node.value, nodes.Literal) else value
    for test in node.tests:
        check_test(test, value, scope)
    return BOOLEAN


def check_test(test: nodes.Test, value: Type, scope: TypeScope) -> None:
    """Report a unary test that no value of a type can satisfy (10.3.2.8)."""
    inner = scope.within({"?": value})
    if isinstance(test, nodes.ComparisonTest):
        operand = inner.type_of(test.operand)
        check = check_equality if test.operator in ("=", "!=") else check_order
        check(test, value, operand, inner)
    elif isinstance(test, nodes.ExpressionTest):
        _check_expression_test(test.expression, value, inner)


def _check_expression_test(node: nodes.Expression, value: Type, scope: TypeScope) -> None:
    if isinstance(node, nodes.ListLiteral) and not isinstance(value, ListType):
        for item in node.items:
            _check_member(item, value, scope.type_of(item), scope)
        return
    of = scope.type_of(node)
    if any(isinstance(each, nodes.InputValue) for each in nodes.walk(node)):
        if not is_open(of) and of != BOOLEAN:
            message = f"a test with `?` must be true or false, not {describe(of)}"
            scope.report(node, "wrong-type", message)
    else:
        _check_member(node, value, of, scope)


def _check_member(node: nodes.Expression, value: Type, of: Type, scope: TypeScope) -> None:
    """Report a value that can neither be in nor equal what it is tested against."""
    if inequality(value, of) is None:
        return
    if isinstance(of, ListType):
        _check_member(node, value, of.of, scope)
    elif isinstance(of, RangeType) and not isinstance(value, RangeType):
        check_order(node, value, of.of, scope)
    else:
        check_equality(node, value, of, scope)


# Logic -----------------------------------------------------------------------------------------


@infer.register(nodes.Conjunction)
@infer.register(nodes.Disjunction)
def _logic(node: nodes.Conjunction | nodes.Disjunction, scope: TypeScope) -> Type:
    word = "and" if isinstance(node, nodes.Conjunction) else "or"
    for operand in node.operands:
        check_condition(operand, scope, f"an operand of `{word}`")
    return BOOLEAN


def check_condition(node: nodes.Expression, scope: TypeScope, role: str) -> None:
    """Report a condition that is neither true nor false; ``role`` names it in the message."""
    of = scope.type_of(node)
    if not is_open(of) and of != BOOLEAN:
        scope.report(node, "wrong-type", f"{role} must be true or false, not {describe(of)}")
