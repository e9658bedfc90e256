"""Functions of FEEL that have an equal in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from checker.feel import nodes
from checker.screens import lists
from checker.screens.lists import Items, PaperList
from checker.screens.names import Found
from checker.screens.values import Kind, Scalar, UntranslatableError, negated

_OF_LISTS: Final = frozenset({"sum", "sum from zero", "min", "max"})


def as_one_list(name: str, arguments: tuple[Found, ...]) -> tuple[Found, ...]:
    """Return the arguments of a function that takes a list, which may be given one by one."""
    if name not in _OF_LISTS or (len(arguments) == 1 and not isinstance(arguments[0], Scalar)):
        return arguments
    return (Items(tuple(single(each) for each in arguments)),)


def single(value: Found) -> Scalar:
    """Return a value that is not a list; raises UntranslatableError for any other."""
    if not isinstance(value, Scalar):
        raise UntranslatableError("a list or a paper where a single value is needed")
    return value


def _listed(value: Found) -> PaperList | Items:
    if not isinstance(value, PaperList | Items):
        raise UntranslatableError("what is not a list where one is needed")
    return value


def _distinct_values(needs_papers: bool, value: Found) -> Found:
    if not isinstance(value, PaperList):
        raise UntranslatableError("`distinct values` of what are not papers")
    return replace(value, is_distinct=True)


def _counted(needs_papers: bool, value: Found) -> Found:
    return lists.count(_listed(value), needs_papers=needs_papers)


def in_order(source: Found, order: nodes.Expression) -> PaperList:
    """Return a list as it is, where FEEL can surely sort it: what it cannot sort is null."""
    if isinstance(source, PaperList):
        item, is_empty = source.item, source.paper.papers.is_empty
        is_sure = isinstance(item, Scalar) and item.is_sure and item.kind is not Kind.TRUTH
        if is_empty or (is_sure and _is_order(order)):
            return source
    raise UntranslatableError("`sort` of what need not have an order")


def _is_order(node: nodes.Expression) -> bool:
    """Return whether a function says that its first argument is less, or more, than the second."""
    if not (isinstance(node, nodes.FunctionLiteral) and isinstance(node.body, nodes.Comparison)):
        return False
    left, right = node.body.left, node.body.right
    names = [each.name for each in (left, right) if isinstance(each, nodes.Name)]
    return node.body.operator in ("<", ">") and names == [each.name for each in node.parameters]


FUNCTIONS: Final[Mapping[str, Callable[..., Found]]] = {
    "not": lambda _, value: negated(single(value)),
    "count": _counted,
    "sum": lambda _, value: lists.total(_listed(value), empty=None),
    "sum from zero": lambda _, value: lists.total(_listed(value), empty=Decimal(0)),
    "min": lambda _, value: lists.extreme(_listed(value), "min"),
    "max": lambda _, value: lists.extreme(_listed(value), "max"),
    "distinct values": _distinct_values,
}
"""Each takes whether a list of no papers is not sure, and then its arguments."""
