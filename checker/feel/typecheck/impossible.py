"""Constants that nobody can mean: they have a value, or null, but never the one intended."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from checker.feel.functions import BUILTINS, patterns
from checker.feel.syntax import nodes
from checker.feel.typecheck.type_scope import TypeScope
from checker.feel.values import Value, notation
from checker.feel.values.operations import less_equal

_FIRST_YEAR, _LAST_YEAR = 1000, 9999
_MONTHS, _DAYS = 12, 31


def check_range(node: nodes.RangeLiteral, scope: TypeScope) -> None:
    """Report a range of constants that holds nothing, as it ends before it starts (10.3.2.7)."""
    if node.low is not None and node.high is not None:
        _check_ends(node, node.low, node.high, node.low_closed and node.high_closed, scope)


def check_between(node: nodes.Between, scope: TypeScope) -> None:
    """Report ``between`` two constants that nothing lies between."""
    _check_ends(node, node.low, node.high, True, scope)


def _check_ends(
    node: nodes.Node,
    low_node: nodes.Expression,
    high_node: nodes.Expression,
    closed: bool,
    scope: TypeScope,
) -> None:
    low, high = constant(low_node), constant(high_node)
    if low is None or high is None:
        return
    backwards = less_equal(low, high) is False
    if backwards or (low == high and not closed):
        message = "nothing is in this range: it starts after it ends"
        if not backwards:
            message = "nothing is in this range: its only value is not part of it"
        scope.report(node, "impossible", message, "write the smaller end first, as in [1..3]")


def check_day(node: nodes.Arithmetic, scope: TypeScope) -> None:
    """Report a day that is written without quotes, and so is arithmetic: ``2030-12-31``."""
    parts = _parts(node)
    if parts is None:
        return
    year, month, day = parts
    written = f"{year}-{month:02}-{day:02}"
    if notation.read_date(written) is None:
        return
    message = f"this is calculated: it is a number and not the day {written}"
    scope.report(node, "impossible", message, f'write @"{written}"')


def _parts(node: nodes.Arithmetic) -> tuple[int, int, int] | None:
    """Return year, month and day where numbers are put together as a day is."""
    inner = node.left
    if not isinstance(inner, nodes.Arithmetic) or node.operator != inner.operator:
        return None
    numbers = [_whole(each) for each in (inner.left, inner.right, node.right)]
    if node.operator not in ("-", "/") or None in numbers:
        return None
    first, second, third = (number or 0 for number in numbers)
    year, month, day = (first, second, third) if first >= _FIRST_YEAR else (third, second, first)
    if month > _MONTHS >= day:
        month, day = day, month  # 12/31/1998
    is_day = _FIRST_YEAR <= year <= _LAST_YEAR and 1 <= month <= _MONTHS and 1 <= day <= _DAYS
    return (year, month, day) if is_day else None


def _whole(node: nodes.Expression) -> int | None:
    value = node.value if isinstance(node, nodes.Literal) else None
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if is_whole and isinstance(value, Decimal) else None


def check_pattern(
    name: str, node: nodes.Expression, flags: nodes.Expression | None, scope: TypeScope
) -> None:
    """Report a literal regular expression that XPath does not have, so that nothing matches it."""
    pattern, chosen = _text(node), "" if flags is None else _text(flags)
    if pattern is None or chosen is None:
        return
    try:
        patterns.compiled(pattern, chosen)
    except patterns.PatternError:
        message = f"`{name}` does not know this regular expression; its value is always null"
        hint = "regular expressions are those of XPath: without look-ahead, \\A and \\Z"
        scope.report(node, "impossible", message, hint)


def _text(node: nodes.Expression) -> str | None:
    value = node.value if isinstance(node, nodes.Literal) else None
    return value if isinstance(value, str) else None


def constant(node: nodes.Expression) -> Value:
    """Return the value of an expression without any name, or None: it has none, or is not simple.

    Calls of functions that make a value from literals count too.
    """
    if isinstance(node, nodes.Literal):
        return None if isinstance(node.value, bool) else node.value
    if isinstance(node, nodes.AtLiteral):
        return notation.read_at_literal(node.text)
    if isinstance(node, nodes.Negation):
        value = constant(node.operand)
        return -value if isinstance(value, Decimal) else None
    if isinstance(node, nodes.Call) and isinstance(node.function, nodes.Name):
        return _called(node.function.name, [constant(each) for each in node.arguments])
    return None


def _called(name: str, arguments: Sequence[Value]) -> Value:
    if name not in ("date", "time", "date and time", "duration") or None in arguments:
        return None
    return BUILTINS[name].call(list(arguments))
