"""Between which figures the papers of a way may lie, found by assessing the case again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from checker.evaluation.display import shortest
from checker.model.case import Document
from checker.unlock.drafts import ENVELOPE, Draft, Drafts, Path, value_at, with_value
from checker.unlock.prospects import DayRange, Interval
from checker.unlock.shapes import shape
from checker.unlock.witnesses import Filling, step_of

_DAY = timedelta(days=1)
_FINER: Final = 2
"""So many digits more than the figures of the case an end may have: 80 percent of 618 t."""
_FAR: Final = Decimal(10) ** 12
"""So far is looked where the schema does not say how large or small a figure can be."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A free figure of a draft: its path, value, the schema of its field and its finest step."""

    path: Path
    value: Decimal
    schema: Mapping[str, Any]
    step: Decimal


def free_figures(
    draft: Draft,
    schema: Mapping[str, Any],
    steps: Mapping[str | None, Decimal],
    old: Mapping[str, Any],
) -> Iterator[Figure]:
    """Yield the figures of a draft that neither the wants nor ``old`` fix, which it supersedes.

    ``steps`` are the finest by their unit.
    """
    fixed = {want.path for want in draft.wants if want.target.operator == "="}
    for path, value, part in _numbers(draft.fields, schema, ()):
        is_new = path not in fixed and value_at(old, path) is None
        if is_new and part.get("type") == "number":
            bounds = [want.target.value for want in draft.wants if want.path == path]
            of_case = steps.get(part.get("x-unit"), Decimal(1))
            yield Figure(path, value, part, step_of(part, (*bounds, value, of_case)))


def finest_steps(
    documents: Iterable[Document], schemas: Mapping[str, Mapping[str, Any]]
) -> dict[str | None, Decimal]:
    """Return the finest step that the figures of documents have, by their unit."""
    found: dict[str | None, Decimal] = {}
    shapes = {name: shape(schema) for name, schema in schemas.items()}
    for document in documents:
        for _, value, part in _numbers(document.record, shapes[document.type], ()):
            unit = part.get("x-unit")
            found[unit] = min(found.get(unit, Decimal(1)), step_of({}, (value,)))
    return found


def interval(
    figure: Figure, draft: Draft, holds: Callable[[Decimal], bool], unit: str | None
) -> Interval:
    """Return the interval around a figure in which ``holds`` is true, in steps of the figure.

    An end at which the schema ends is open. Where the figure is the most that is asked of it, it
    is not looked at how little would do: the other papers of the way follow from it.
    """
    low, high = _ends(figure, draft)
    upper = _edge(figure, high, holds)
    lower = None if low is None else _edge(figure, low, holds)
    least, most = (None if end is None else shortest(end) for end in (lower, upper))
    return Interval(".".join(figure.path), least, most, unit, draft.is_fact)


def ends_are_right(
    one: Interval, figure: Figure, draft: Draft, holds: Callable[[Decimal], bool]
) -> bool:
    """Return whether ``holds`` is true at the ends of an interval, and not one step beyond."""
    low, high = _ends(figure, draft)
    least, most = one.at_least, one.at_most
    ends = (low if least is None else least, high if most is None else most)
    inside = [end for end in ends if end is not None]
    beyond = [least - figure.step] if least is not None else []
    beyond += [most + figure.step] if most is not None else []
    return all(map(holds, inside)) and not any(map(holds, beyond))


def _ends(figure: Figure, draft: Draft) -> tuple[Decimal | None, Decimal]:
    """Return where the schema ends below and above; None for an end that is not looked at."""
    bounds = {want.target.operator for want in draft.wants if want.path == figure.path}
    is_ceiling = bool(bounds & {"<", "<="}) and not draft.is_fact
    low = None if is_ceiling else Decimal(figure.schema.get("minimum", -_FAR))
    return low, Decimal(figure.schema.get("maximum", _FAR))


def _edge(figure: Figure, limit: Decimal, holds: Callable[[Decimal], bool]) -> Decimal | None:
    """Return the last figure towards a limit for which ``holds`` is true; None for the limit."""
    if limit == figure.value or holds(limit):
        return None
    side = 1 if limit > figure.value else -1
    last = _last(figure.value, limit, side * figure.step, holds)
    return last if "multipleOf" in figure.schema else _finer(last, side * figure.step, holds)


def _finer(last: Decimal, step: Decimal, holds: Callable[[Decimal], bool]) -> Decimal:
    """Return an end with more digits, or as it is where it has no last figure, as with ``< 5``."""
    finer, open_so_far = last, last
    for _ in range(_FINER):
        limit, step = finer + step, step.scaleb(-1)
        finer = _last(finer, limit, step, holds)
        open_so_far += 9 * step
    return last if finer == open_so_far else finer


def _last(
    start: Decimal, limit: Decimal, step: Decimal, holds: Callable[[Decimal], bool]
) -> Decimal:
    """Return the last figure for which ``holds`` is true, in steps towards where it is not."""
    good, bad = 0, int((limit - start) / step)
    if bad <= 1 or not holds(start + step):
        return start
    while bad - good > 1:
        middle = (good + bad) // 2
        if holds(start + middle * step):
            good = middle
        else:
            bad = middle
    return start + good * step


def day_ranges(draft: Draft, day: date, holds: Callable[[Path, date], bool]) -> Iterator[DayRange]:
    """Yield the bounds of the dates of a draft that ``holds`` bears out: on them, not beyond.

    Before the draft comes nobody can date it, and that something is done by ``day``, on which the
    case is assessed, need not be said.
    """
    asked = [want for want in draft.wants if isinstance(value_at(draft.fields, want.path), date)]
    own = Filling(tuple(asked), draft.received_on)
    for path in dict.fromkeys(want.path for want in asked if want.path[0] not in ENVELOPE):
        low, high = own.first(path), own.last(path)
        if low is not None and (low <= draft.received_on or not _is_end(holds, path, low, -_DAY)):
            low = None
        if high is not None and (high == day or not _is_end(holds, path, high, _DAY)):
            high = None
        if low or high:
            yield DayRange(".".join(path), low, high)


def _is_end(holds: Callable[[Path, date], bool], path: Path, end: date, beyond: timedelta) -> bool:
    return holds(path, end) and not holds(path, end + beyond)


def with_value_at(drafts: Drafts, draft: Draft, path: Path, value: Decimal | date) -> Drafts:
    """Return the drafts with another figure or date in one of them."""
    changed = replace(draft, fields=with_value(draft.fields, path, value))
    return tuple(changed if each.id == draft.id else each for each in drafts)


def _numbers(
    value: Mapping[str, Any], schema: Mapping[str, Any], path: Path
) -> Iterator[tuple[Path, Decimal, Mapping[str, Any]]]:
    properties: Mapping[str, Any] = schema.get("properties", {})
    for name, item in value.items():
        part = properties.get(name, {})
        if isinstance(item, Decimal):
            yield (*path, name), item, part
        elif isinstance(item, Mapping):
            yield from _numbers(item, part, (*path, name))
