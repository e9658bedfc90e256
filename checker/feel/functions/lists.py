"""Functions on lists (DMN 1.5, 10.3.4.4 and 10.3.4.9). Positions count from 1, or from -1 back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cmp_to_key
from typing import Final

from checker.feel.errors import LimitExceeded, Limits
from checker.feel.functions.arguments import index_of, slice_of
from checker.feel.functions.distinct import distinct
from checker.feel.functions.signature import Builtin, Form, form
from checker.feel.types import ANY, BOOLEAN, NUMBER, ListType, Type
from checker.feel.values import FeelFunction, Value
from checker.feel.values.operations import equal, less

_LONGEST: Final = Limits().length
_LIST: Final = ListType(ANY)
_COMPARABLE: Final = frozenset((Decimal, str, date))
"""Types that Python orders as FEEL does."""

_Items = list[Value] | tuple[Value, ...]


def _within_limit(items: list[Value]) -> list[Value]:
    if len(items) > _LONGEST:
        raise LimitExceeded("items in a list", _LONGEST)
    return items


# Questions about a list ------------------------------------------------------------------------


def _contains(items: list[Value], element: Value) -> bool:
    if type(element) is str:
        return element in items
    return any(equal(item, element) is True for item in items)


def _count(items: list[Value]) -> Decimal:
    return Decimal(len(items))


def _positions(items: list[Value], match: Value) -> list[Value]:
    return [Decimal(at) for at, item in enumerate(items, start=1) if equal(item, match) is True]


def _least(items: _Items) -> Value:
    return _extreme(items, smallest=True)


def _greatest(items: _Items) -> Value:
    return _extreme(items, smallest=False)


def _extreme(items: _Items, *, smallest: bool) -> Value:
    """Return the least or greatest item, or null if some cannot be compared."""
    if not items:
        return None
    kinds = set(map(type, items))
    if len(kinds) == 1 and kinds <= _COMPARABLE:
        return min(items) if smallest else max(items)
    best = items[0]
    if less(best, best) is None:
        return None
    for item in items[1:]:
        better = less(item, best) if smallest else less(best, item)
        if better is None:
            return None
        if better:
            best = item
    return best


def _all(items: _Items) -> bool | None:
    if any(item is False for item in items):
        return False
    return True if all(item is True for item in items) else None


def _any(items: _Items) -> bool | None:
    if any(item is True for item in items):
        return True
    return False if all(item is False for item in items) else None


# Lists made of lists ---------------------------------------------------------------------------


def _sublist(items: list[Value], start: Decimal, length: Decimal | None = None) -> Value:
    part = slice_of(len(items), start, length)
    return None if part is None else items[part]


def _append(items: list[Value], added: tuple[Value, ...]) -> list[Value]:
    return _within_limit([*items, *added])


def _concatenate(lists: tuple[list[Value], ...]) -> list[Value]:
    if sum(map(len, lists)) > _LONGEST:
        raise LimitExceeded("items in a list", _LONGEST)
    return [item for items in lists for item in items]


def _insert_before(items: list[Value], position: Decimal, item: Value) -> Value:
    at = index_of(len(items), position)
    return None if at is None else _within_limit([*items[:at], item, *items[at:]])


def _remove(items: list[Value], position: Decimal) -> Value:
    at = index_of(len(items), position)
    return None if at is None else items[:at] + items[at + 1 :]


def _replace_at(items: list[Value], position: Decimal, item: Value) -> Value:
    at = index_of(len(items), position)
    return None if at is None else [*items[:at], item, *items[at + 1 :]]


def _replace_matching(items: list[Value], match: FeelFunction, new: Value) -> Value:
    """Return the list with every item replaced for which a function is true."""
    chosen = [match.call([item, new]) for item in items]
    if not all(isinstance(choice, bool) for choice in chosen):
        return None
    return [new if choice else item for item, choice in zip(items, chosen, strict=True)]


def _reverse(items: list[Value]) -> list[Value]:
    return items[::-1]


def _union(lists: tuple[list[Value], ...]) -> list[Value]:
    return distinct(_concatenate(lists))


def _flatten(items: list[Value]) -> list[Value]:
    flat: list[Value] = []
    waiting = [iter(items)]
    left = _LONGEST
    while waiting:
        for item in waiting[-1]:
            left -= 1
            if isinstance(item, list):
                waiting.append(iter(item))
                break
            flat.append(item)
        else:
            waiting.pop()
        if left < 0:
            raise LimitExceeded("items in a list", _LONGEST)
    return flat


class _NoOrder(Exception):  # noqa: N818 - it ends a sort and is not an error
    """The function that orders a list gave neither true nor false."""


def _sort(items: list[Value], precedes: FeelFunction) -> Value:
    """Return the list sorted by a function; equal items keep their order."""

    def before(left: Value, right: Value) -> bool:
        answer = precedes.call([left, right])
        if not isinstance(answer, bool):
            raise _NoOrder
        return answer

    def compare(left: Value, right: Value) -> int:
        if before(left, right):
            return -1
        return 1 if before(right, left) else 0

    try:
        return sorted(items, key=cmp_to_key(compare))
    except _NoOrder:
        return None


def _one_or_many(parameter: str, result: Type, run: Callable[[_Items], Value]) -> tuple[Form, Form]:
    """Return the two forms of a function: of one list, or of its items as arguments."""
    return form("list: list", result, run), form(parameter, result, run)


TABLE: Final = (
    Builtin(
        "list contains",
        "Whether a list contains a value.",
        form("list: list, element: Any", BOOLEAN, _contains),
    ),
    Builtin("count", "The number of items of a list.", form("list: list", NUMBER, _count)),
    Builtin(
        "min",
        "The least of several comparable values; null if there are none.",
        *_one_or_many("c...: Any", ANY, _least),
    ),
    Builtin(
        "max",
        "The greatest of several comparable values; null if there are none.",
        *_one_or_many("c...: Any", ANY, _greatest),
    ),
    Builtin(
        "all",
        "False if an item is false, true if all are true, otherwise null.",
        *_one_or_many("b...: Any", BOOLEAN, _all),
    ),
    Builtin(
        "any",
        "True if an item is true, false if all are false, otherwise null.",
        *_one_or_many("b...: Any", BOOLEAN, _any),
    ),
    Builtin(
        "sublist",
        "The items from a position on, or a number of them.",
        form("list: list, start position: number, length?: number", _LIST, _sublist),
    ),
    Builtin(
        "append",
        "The list with items added at its end.",
        form("list: list, item...: Any", _LIST, _append),
    ),
    Builtin(
        "concatenate",
        "The items of several lists in one.",
        form("list...: list", _LIST, _concatenate),
    ),
    Builtin(
        "insert before",
        "The list with an item inserted at a position.",
        form("list: list, position: number, newItem: Any", _LIST, _insert_before),
    ),
    Builtin(
        "remove",
        "The list without the item at a position.",
        form("list: list, position: number", _LIST, _remove),
    ),
    Builtin(
        "list replace",
        "The list with the item at a position replaced, or those for which a function is true.",
        form("list: list, position: number, newItem: Any", _LIST, _replace_at),
        form("list: list, match: function, newItem: Any", _LIST, _replace_matching),
    ),
    Builtin("reverse", "The list backwards.", form("list: list", _LIST, _reverse)),
    Builtin(
        "index of",
        "The positions of the items equal to a value.",
        form("list: list, match: Any", ListType(NUMBER), _positions),
    ),
    Builtin(
        "union",
        "The items of several lists in one, each value once.",
        form("list...: list", _LIST, _union),
    ),
    Builtin(
        "distinct values", "The list with each value once.", form("list: list", _LIST, distinct)
    ),
    Builtin(
        "flatten",
        "The items of a list and of the lists in it, in one list.",
        form("list: list", _LIST, _flatten),
    ),
    Builtin(
        "sort",
        "The list in the order that a function of two items gives.",
        form("list: list, precedes: function", _LIST, _sort),
    ),
)
