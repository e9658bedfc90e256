"""Functions on points and ranges (DMN 1.5, 10.3.4.7).

Each relation follows its definition in table 78. A missing end, as in ``(>= 10)``, lies beyond all
values; if values cannot be compared, the result is null.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from checker.feel.functions.signature import Builtin, Form, form
from checker.feel.types import BOOLEAN
from checker.feel.values import Range, Value, operations
from checker.feel.values.operations import Truth


@dataclass(frozen=True, slots=True)
class _End:
    """An end of a range, or a point; ``beyond`` is -1 or 1 if before or after all values."""

    value: Value
    included: bool = True
    beyond: int = 0


def _start(of: Range) -> _End:
    return _End(of.low, of.low_closed, -1 if of.low_unbounded else 0)


def _end(of: Range) -> _End:
    return _End(of.high, of.high_closed, 1 if of.high_unbounded else 0)


def _less(left: _End, right: _End) -> Truth:
    if left.beyond or right.beyond:
        return left.beyond < right.beyond
    return operations.less(left.value, right.value)


def _same(left: _End, right: _End) -> Truth:
    if left.beyond or right.beyond:
        return left.beyond == right.beyond
    if left.value is None or right.value is None:
        return None
    return operations.equal(left.value, right.value)


def _either(left: Truth, right: Truth) -> Truth:
    if left is True or right is True:
        return True
    return False if left is False and right is False else None


def _also(left: Truth, right: bool) -> Truth:
    return left if right else False


def _both(left: Truth, right: Truth) -> Truth:
    return operations.both(left, right)


# Points and ranges -----------------------------------------------------------------------------


def _point_before_point(left: Value, right: Value) -> Truth:
    return operations.less(left, right)


def _point_before(point: Value, of: Range) -> Truth:
    start, at = _start(of), _End(point)
    return _either(_less(at, start), _also(_same(at, start), not start.included))


def _before_point(of: Range, point: Value) -> Truth:
    end, at = _end(of), _End(point)
    return _either(_less(end, at), _also(_same(end, at), not end.included))


def _before(first: Range, second: Range) -> Truth:
    end, start = _end(first), _start(second)
    touching = not (end.included and start.included)
    return _either(_less(end, start), _also(_same(end, start), touching))


def _swapped(relation: Callable[[Value, Value], Truth]) -> Callable[[Value, Value], Truth]:
    """Return a relation with its two sides exchanged."""
    return lambda left, right: relation(right, left)


def _includes_point(of: Range, point: Value) -> Truth:
    start, end, at = _start(of), _end(of), _End(point)
    inside = _both(_less(start, at), _less(at, end))
    on_start = _also(_same(start, at), start.included)
    on_end = _also(_same(end, at), end.included)
    return _either(_either(inside, on_start), on_end)


def _starts_point(point: Value, of: Range) -> Truth:
    return _also(_same(_start(of), _End(point)), of.low_closed)


def _finishes_point(point: Value, of: Range) -> Truth:
    return _also(_same(_end(of), _End(point)), of.high_closed)


# Two ranges ------------------------------------------------------------------------------------


def _meets(first: Range, second: Range) -> Truth:
    end, start = _end(first), _start(second)
    return _also(_same(end, start), end.included and start.included)


def _reaches(end: _End, start: _End) -> Truth:
    """Return whether an end lies on or after a start."""
    touching = end.included and start.included
    return _either(_less(start, end), _also(_same(end, start), touching))


def _overlaps(first: Range, second: Range) -> Truth:
    return _both(_reaches(_end(first), _start(second)), _reaches(_end(second), _start(first)))


def _starts_earlier(first: Range, second: Range) -> Truth:
    left, right = _start(first), _start(second)
    wider = left.included and not right.included
    return _either(_less(left, right), _also(_same(left, right), wider))


def _starts_no_later(first: Range, second: Range) -> Truth:
    left, right = _start(first), _start(second)
    as_wide = left.included or not right.included
    return _either(_less(left, right), _also(_same(left, right), as_wide))


def _ends_no_later(first: Range, second: Range) -> Truth:
    left, right = _end(first), _end(second)
    as_wide = right.included or not left.included
    return _either(_less(left, right), _also(_same(left, right), as_wide))


def _overlaps_before(first: Range, second: Range) -> Truth:
    overlapping = _reaches(_end(first), _start(second))
    return _both(_both(_starts_earlier(first, second), overlapping), _ends_no_later(first, second))


def _includes(first: Range, second: Range) -> Truth:
    return _both(_starts_no_later(first, second), _ends_no_later(second, first))


def _starts(first: Range, second: Range) -> Truth:
    left, right = _start(first), _start(second)
    same = _also(_same(left, right), left.included == right.included)
    return _both(same, _ends_no_later(first, second))


def _finishes(first: Range, second: Range) -> Truth:
    left, right = _end(first), _end(second)
    same = _also(_same(left, right), left.included == right.included)
    return _both(same, _starts_no_later(second, first))


def _coincides(first: Range, second: Range) -> Truth:
    starts, ends = (_start(first), _start(second)), (_end(first), _end(second))
    same_start = _also(_same(*starts), starts[0].included == starts[1].included)
    return _both(same_start, _also(_same(*ends), ends[0].included == ends[1].included))


def _point_coincides(left: Value, right: Value) -> Truth:
    return _same(_End(left), _End(right))


# The table -------------------------------------------------------------------------------------


def _ranges(run: Callable[[Range, Range], Truth]) -> Form:
    return form("range1: range, range2: range", BOOLEAN, run)


def _point_range(run: Callable[[Value, Range], Truth]) -> Form:
    return form("point: Any, range: range", BOOLEAN, run)


def _range_point(run: Callable[[Range, Value], Truth]) -> Form:
    return form("range: range, point: Any", BOOLEAN, run)


def _points(run: Callable[[Value, Value], Truth]) -> Form:
    return form("point1: Any, point2: Any", BOOLEAN, run)


TABLE: Final = (
    Builtin(
        "before",
        "Whether a point or range lies before another.",
        _ranges(_before),
        _point_range(_point_before),
        _range_point(_before_point),
        _points(_point_before_point),
    ),
    Builtin(
        "after",
        "Whether a point or range lies after another.",
        _ranges(_swapped(_before)),
        _point_range(_swapped(_before_point)),
        _range_point(_swapped(_point_before)),
        _points(_swapped(_point_before_point)),
    ),
    Builtin("meets", "Whether a range ends where another starts.", _ranges(_meets)),
    Builtin("met by", "Whether a range starts where another ends.", _ranges(_swapped(_meets))),
    Builtin("overlaps", "Whether two ranges share a value.", _ranges(_overlaps)),
    Builtin(
        "overlaps before",
        "Whether a range starts before another and ends within it.",
        _ranges(_overlaps_before),
    ),
    Builtin(
        "overlaps after",
        "Whether a range starts within another and ends after it.",
        _ranges(_swapped(_overlaps_before)),
    ),
    Builtin(
        "finishes",
        "Whether a point is the end of a range, or two ranges end alike, the first within.",
        _ranges(_finishes),
        _point_range(_finishes_point),
    ),
    Builtin(
        "finished by",
        "The same as `finishes`, with its arguments exchanged.",
        _ranges(_swapped(_finishes)),
        _range_point(_swapped(_finishes_point)),
    ),
    Builtin(
        "includes",
        "Whether a point or range lies within a range.",
        _ranges(_includes),
        _range_point(_includes_point),
    ),
    Builtin(
        "during",
        "The same as `includes`, with its arguments exchanged.",
        _ranges(_swapped(_includes)),
        _point_range(_swapped(_includes_point)),
    ),
    Builtin(
        "starts",
        "Whether a point is the start of a range, or two ranges start alike, the first within.",
        _ranges(_starts),
        _point_range(_starts_point),
    ),
    Builtin(
        "started by",
        "The same as `starts`, with its arguments exchanged.",
        _ranges(_swapped(_starts)),
        _range_point(_swapped(_starts_point)),
    ),
    Builtin(
        "coincides",
        "Whether two points or two ranges are equal.",
        _ranges(_coincides),
        _points(_point_coincides),
    ),
)
