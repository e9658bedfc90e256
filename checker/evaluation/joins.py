"""FEEL conditions to joins: the parts of ``where`` by which an engine can narrow matches down.

Of a conjunction, comparisons between two fields become joins:

    second.place = first.place and second.year > first.year + 1

A join lets everything through for which its comparison may be true, so nothing is lost; what
holds in fact is for FEEL to say, which evaluates the whole condition on each match.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from checker.feel import FeelSyntaxError, parse
from checker.feel.syntax.nodes import (
    Arithmetic,
    Comparison,
    Conjunction,
    Expression,
    Literal,
    Name,
    Path,
)
from checker.inference.rules import INTEGER_BOUND, FieldRef, Join, is_bounded_integer

OWN_ID = "id"
"""The field under which FEEL knows a fact's key, which is not part of its subject."""

Sum = tuple[FieldRef | None, int]  # a field, if any, and a whole number added to it


def trigger_joins(where: str, aliases: Collection[str]) -> tuple[Join, ...]:
    """Return the joins among the conjuncts of a condition; none if it cannot be parsed.

    ``aliases`` are the names under which the condition knows the subjects of the facts.
    """
    try:
        condition = parse(where, aliases)
    except FeelSyntaxError:
        return ()
    joins = (_join(part, aliases) for part in _conjuncts(condition))
    return tuple(join for join in joins if join is not None)


def _conjuncts(node: Expression) -> Iterator[Expression]:
    if isinstance(node, Conjunction):
        for operand in node.operands:
            yield from _conjuncts(operand)
    else:
        yield node


def _join(node: Expression, aliases: Collection[str]) -> Join | None:
    if not isinstance(node, Comparison):
        return None
    left, right = _sum(node.left, aliases), _sum(node.right, aliases)
    if left is None or right is None or left[0] is None or right[0] is None:
        return None
    offset = right[1] - left[1]
    if not is_bounded_integer(offset):
        return None
    return Join(left[0], node.operator, right[0], offset)


def _sum(node: Expression, aliases: Collection[str]) -> Sum | None:
    """Return what ``alias.field``, a whole number, or a sum of these stands for."""
    if isinstance(node, Path):
        known = isinstance(node.source, Name) and node.source.name in aliases
        if known and node.name != OWN_ID:
            assert isinstance(node.source, Name)
            return (node.source.name, node.name), 0
    elif isinstance(node, Literal):
        return _whole_number(node)
    elif isinstance(node, Arithmetic) and node.operator in ("+", "-"):
        return _added(node, aliases)
    return None


def _added(node: Arithmetic, aliases: Collection[str]) -> Sum | None:
    left, right = _sum(node.left, aliases), _sum(node.right, aliases)
    if left is None or right is None:
        return None
    if node.operator == "-":
        return (left[0], left[1] - right[1]) if right[0] is None else None
    if left[0] is not None and right[0] is not None:
        return None
    return left[0] or right[0], left[1] + right[1]


def _whole_number(node: Literal) -> Sum | None:
    if isinstance(node.value, str | bool) or node.value is None:
        return None
    if not node.value.is_finite() or abs(node.value) > INTEGER_BOUND or node.value % 1 != 0:
        return None
    return None, int(node.value)
