"""How the evidence of a case can be changed around one paper."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from checker.authoring.probe.values import Path, places, spoken, with_value, without
from checker.messages import Message, gettext

COPY_SUFFIX = "-copy"
RECEIVED = "received_on"
SENDER = "submitted_by"
_ENVELOPE = frozenset({"type", "id", SENDER})
FEW_CHOICES = 3
"""Other choices of a field that are tried: a list of all roles or provinces tells no more."""
_YEARS = range(1900, 2101)


class Kind(StrEnum):
    """What is done to a paper, as lists of accepted probes name it."""

    DROP = "drop"
    OMIT = "omit"
    SENDER = "sender"
    COPY = "copy"
    COPY_LOWER = "copy-lower"
    COPY_HIGHER = "copy-higher"
    COPY_OTHERWISE = "copy-otherwise"
    EARLIER = "earlier"
    LATER = "later"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: the papers that fall out of the case by id, and those that come in.

    ``words`` says what was done, for people; ``field`` is the place in the paper, where there is
    one.
    """

    kind: Kind
    field: str | None
    words: Message
    gone: frozenset[str]
    new: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the changes of a paper have to know of its case and pack.

    ``senders`` are those who could send it. ``named_in`` gives the ids of the papers that
    refer to one, directly or through others. ``choices`` are the texts that a schema allows
    at a path. ``key`` names the fields that say what the paper is about, None where the type
    does not say it.
    """

    senders: tuple[str, ...]
    named_in: Callable[[str], frozenset[str]]
    choices: Callable[[Path], tuple[str, ...]]
    key: frozenset[str] | None


def changes(paper: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    """Yield every change of a paper, as submitted; not all of them are valid papers."""
    yield from _drop(paper, around)
    yield from _omit(paper)
    yield from _sender(paper, around)
    yield from _copies(paper, around)
    yield from _moved(paper)


def _changed(kind: Kind, path: Path, words: Message, paper: Mapping[str, Any], new: Any) -> Change:
    return Change(kind, spoken(path), words, frozenset({str(paper["id"])}), (new,))


def _drop(paper: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    name = str(paper["id"])
    others = around.named_in(name)
    words = gettext("drop it")
    if others:
        words = gettext("drop it with {papers}", papers=", ".join(sorted(others)))
    yield Change(Kind.DROP, None, words, frozenset({name, *others}))


def _omit(paper: Mapping[str, Any]) -> Iterator[Change]:
    for path, _ in places(paper):
        if isinstance(path[-1], str) and path[0] not in {*_ENVELOPE, RECEIVED}:
            words = gettext("leave out {field}", field=spoken(path))
            yield _changed(Kind.OMIT, path, words, paper, without(paper, path))


def _sender(paper: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    for sender in around.senders:
        if sender != paper[SENDER]:
            new = {**paper, SENDER: sender}
            words = gettext("sent by {sender}", sender=sender)
            yield _changed(Kind.SENDER, (SENDER,), words, paper, new)


def _copies(paper: Mapping[str, Any], around: Surroundings) -> Iterator[Change]:
    """Yield the paper a second time, as it is and with one figure or choice another."""
    copy = {**paper, "id": f"{paper['id']}{COPY_SUFFIX}"}
    yield Change(Kind.COPY, None, gettext("a second time"), frozenset(), (copy,))
    about = _ENVELOPE | (around.key or frozenset())
    for path, value in places(paper):
        if path[0] in about or _is_year(path, value):
            continue
        # Where the key is not known, another choice may well be another matter.
        choices = around.choices(path) if around.key is not None else ()
        for kind, other in _other_values(value, choices):
            words = gettext(
                "a second time, with {field} {new} for {old}",
                field=spoken(path),
                new=_text(other),
                old=_text(value),
            )
            yield Change(kind, spoken(path), words, frozenset(), (with_value(copy, path, other),))


def _other_values(value: Any, choices: Iterable[str]) -> Iterator[tuple[Kind, Any]]:
    if isinstance(value, bool):
        yield Kind.COPY_OTHERWISE, not value
    elif isinstance(value, int | Decimal):
        yield from _other_figures(Decimal(value))
    elif isinstance(value, str):
        others = [each for each in choices if each != value]
        yield from ((Kind.COPY_OTHERWISE, each) for each in others[:FEW_CHOICES])


def _other_figures(value: Decimal) -> Iterator[tuple[Kind, Decimal]]:
    """Yield half and double of a figure, whole where it is whole; zero becomes one."""
    if value == 0:
        yield Kind.COPY_HIGHER, Decimal(1)
        return
    whole = value == value.to_integral_value()
    half = value // 2 if whole else (value / 2).quantize(value)
    smaller, larger = sorted((half, value * 2))
    yield Kind.COPY_LOWER, smaller
    yield Kind.COPY_HIGHER, larger


def _moved(paper: Mapping[str, Any]) -> Iterator[Change]:
    for path, value in places(paper):
        if isinstance(value, str) and (day := _day(value)) is not None:
            yield from _other_days(paper, path, day)
        elif _is_year(path, value):
            for other in (int(value) - 1, int(value) + 1):
                new = with_value(paper, path, Decimal(other))
                words = gettext("{field} {new}", field=spoken(path), new=other)
                yield _changed(Kind.YEAR, path, words, paper, new)


def _other_days(paper: Mapping[str, Any], path: Path, day: date) -> Iterator[Change]:
    for kind, sign in ((Kind.EARLIER, -1), (Kind.LATER, 1)):
        days = day + timedelta(days=sign), _in_months(day, sign), _in_months(day, 12 * sign)
        for other in days:
            words = gettext("{field} {new} for {old}", field=spoken(path), new=other, old=day)
            new = with_value(paper, path, other.isoformat())
            yield _changed(kind, path, words, paper, new)


def _in_months(day: date, months: int) -> date:
    """Return a day some months away, the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _is_year(path: Path, value: object) -> bool:
    """Return whether a value is a year: a number in the range of years in a field of that name."""
    named = isinstance(path[-1], str) and "year" in path[-1]
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    return named and number and value in _YEARS


def _text(value: object) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)
