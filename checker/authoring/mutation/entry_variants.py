"""How an entry is changed beside its FEEL: bounds, parts left out, and values of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, TypeVar

from checker.model.days import InForce
from checker.model.pack import (
    Condition,
    ConsequenceRule,
    Entry,
    FindingRule,
    Obligation,
    Period,
    Requirement,
    Table,
    TrancheRule,
)
from checker.model.pointers import pointer_to, split

E = TypeVar("E", bound=Entry)
TWIN_BOUNDS = {"at_most": "below", "below": "at_most", "at_least": "above", "above": "at_least"}
ONE_DAY = timedelta(days=1)
_DONE_ON = Obligation.model_fields["done_on"].default


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed entry: what changed at the JSON Pointer ``below`` it, in words."""

    below: str
    words: str
    entry: Entry


def variants(entry: Entry) -> Iterator[Variant]:
    """Yield the variants of an entry."""
    if isinstance(entry, Table):
        yield from _cells(entry)
    if isinstance(entry, Period):
        yield from _ends(entry, entry, "")
    if isinstance(entry, Requirement):
        yield from _bound(entry)
    if isinstance(entry, FindingRule):
        yield from _rule(entry)
    if isinstance(entry, Condition):
        yield from _takeover(entry)
    if isinstance(entry, TrancheRule):
        yield from _tranche(entry)
    if isinstance(entry, ConsequenceRule):
        yield from _consequence(entry)


def with_value(entry: E, below: str, value: object) -> E:
    """Return a copy of an entry with another value at a JSON Pointer below it."""
    changed = _replaced(entry, list(split(below)), value)
    if not isinstance(changed, type(entry)):
        raise TypeError(f"{below} is not below the entry")
    return changed


def _replaced(thing: Any, path: list[str], value: object) -> Any:
    if not path:
        return value
    first, *rest = path
    if isinstance(thing, Mapping):
        key = next(each for each in thing if str(each) == first)
        return {**thing, key: _replaced(thing[key], rest, value)}
    if isinstance(thing, tuple):
        at = int(first)
        return (*thing[:at], _replaced(thing[at], rest, value), *thing[at + 1 :])
    return thing.model_copy(update={first: _replaced(getattr(thing, first), rest, value)})


def _without(entry: Entry, below: str, words: str, value: object = None) -> Variant:
    return Variant(below, words, with_value(entry, below, value))


def _cells(table: Table) -> Iterator[Variant]:
    for below, value in _numbers(table.values, "/values"):
        exponent = value.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
        for new in (value + step, value - step):
            words = f"{format(value, 'f')} becomes {format(new, 'f')}"
            yield Variant(below, words, with_value(table, below, new))


def _numbers(values: Any, below: str) -> Iterator[tuple[str, Decimal]]:
    if isinstance(values, Mapping):
        for key, value in values.items():
            yield from _numbers(value, pointer_to(below, key))
    elif isinstance(values, int | Decimal) and not isinstance(values, bool):
        yield below, Decimal(values)


def _bound(entry: Entry) -> Iterator[Variant]:
    if not isinstance(entry, Requirement) or entry.bound is None:
        return
    name, text = entry.bound
    if name in TWIN_BOUNDS:
        other = TWIN_BOUNDS[name]
        changed = entry.model_copy(update={name: None, other: text})
        yield Variant(f"/{name}", f"{name} becomes {other}", changed)
    if entry.partial is not None:
        yield _without(entry, "/partial", "partial left out")


def _rule(rule: FindingRule) -> Iterator[Variant]:
    if rule.applies is not None:
        yield _without(rule, "/applies", "applies left out")
    yield from _in_force(rule)
    if isinstance(rule, Obligation | Condition) and rule.done_on != _DONE_ON:
        yield _without(rule, "/done_on", "done_on left out", _DONE_ON)


def _in_force(entry: FindingRule | TrancheRule) -> Iterator[Variant]:
    """Yield the rule without its interval, and with each end of it a day off."""
    if entry.in_force is None:
        return
    yield _without(entry, "/in_force", "in_force left out")
    yield from _ends(entry, entry.in_force, "/in_force")


def _ends(entry: Entry, interval: Period | InForce, below: str) -> Iterator[Variant]:
    """Yield the entry with the first and the last day of an interval a day off."""
    for name, key in (("start", "from"), ("end", "to")):
        day = getattr(interval, name)
        for other in (day - ONE_DAY, day + ONE_DAY) if day else ():
            changed = with_value(entry, f"{below}/{name}", other)
            yield Variant(f"{below}/{key}", f"{day} becomes {other}", changed)


def _takeover(condition: Condition) -> Iterator[Variant]:
    if condition.where is not None:
        yield _without(condition, "/where", "where left out")


def _tranche(tranche: TrancheRule) -> Iterator[Variant]:
    if tranche.applies is not None:
        yield _without(tranche, "/applies", "applies left out")
    yield from _in_force(tranche)
    if tranche.payments is not None:
        yield _without(tranche, "/payments", "payments left out")
        if tranche.payments.where is not None:
            yield _without(tranche, "/payments/where", "where left out")
    for index, condition in enumerate(tranche.conditions):
        kept = tuple(each for each in tranche.conditions if each is not condition)
        if kept:
            changed = tranche.model_copy(update={"conditions": kept})
            words = f"condition {condition.id} left out"
            yield Variant(f"/conditions/{index}", words, changed)


def _consequence(rule: ConsequenceRule) -> Iterator[Variant]:
    for index, trigger in enumerate(rule.when):
        if trigger.where is not None:
            yield _without(rule, f"/when/{index}/where", "where left out")
    if rule.then.lifted_when is not None:
        yield _without(rule, "/then/lifted_when", "lifted_when left out")
    if rule.then.at_most is not None:
        yield _without(rule, "/then/at_most", "at_most left out")
    if rule.then.reduces is not None and rule.then.where is None:
        yield _without(rule, "/then/reduces", "reduces left out")
    if rule.then.where is not None:
        yield _without(rule, "/then/where", "where left out")
    if rule.then.tranches:
        yield _without(rule, "/then/tranches", "tranches left out", ())
