"""What is odd about the documents of a case, though each of them is valid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from checker.messages import Message, gettext
from checker.model.case import Caution, Document, Stranger

_FACTOR: Final = 1000
"""A figure this many times all its neighbours was probably typed wrong, or in another unit."""

_FEW: Final = 2
"""Neighbours from which on figures are compared."""

_LONGEST: Final = timedelta(days=30 * 366)
"""How far after the day of receipt a document may look ahead without being odd."""


def cautions(documents: Sequence[Document], strangers: Iterable[Stranger]) -> Iterator[Caution]:
    """Yield what is odd, in words for the person who wrote the documents."""
    by_id = {document.id: document for document in documents}
    for stranger in strangers:
        for name in stranger.documents:
            yield _stranger(stranger, by_id[name])
    for document in documents:
        yield from _days(document)
    yield from _figures(documents)


def _stranger(stranger: Stranger, document: Document) -> Caution:
    message = gettext(
        "no other document knows {name!r}; others have {like!r}",
        name=stranger.name,
        like=stranger.like,
    )
    hint = gettext("is it another spelling? until that is clear, nobody is accused because of it")
    return Caution(document, f"/{stranger.field}", "unknown-party", message, hint)


def _days(document: Document) -> Iterator[Caution]:
    received = document.record.get("received_on")
    for name, value in document.record.items():
        if type(value) is date and type(received) is date and value - received > _LONGEST:
            message = gettext(
                "{day} is more than thirty years after the day of receipt, {received}",
                day=value,
                received=received,
            )
            hint = gettext("check the year")
            yield Caution(document, f"/{name}", "far-future", message, hint)


@dataclass(frozen=True, slots=True)
class _Figure:
    document: Document
    name: str
    value: Decimal


def _figures(documents: Iterable[Document]) -> Iterator[Caution]:
    """Yield figures that are a thousand times, or a thousandth of, all others of their field."""
    fields: defaultdict[tuple[str, str], list[_Figure]] = defaultdict(list)
    for document in documents:
        for name, value in document.record.items():
            if isinstance(value, Decimal) and value > 0:
                fields[document.type, name].append(_Figure(document, name, value))
    for figures in fields.values():
        if len(figures) > _FEW:
            ordered = sorted(figures, key=lambda figure: figure.value)
            if ordered[-1].value >= _FACTOR * ordered[-2].value:
                yield _figure(ordered[-1], _times_more(ordered[-1], ordered[-2]))
            if ordered[0].value * _FACTOR <= ordered[1].value:
                yield _figure(ordered[0], _times_less(ordered[0], ordered[1]))


def _figure(figure: _Figure, message: Message) -> Caution:
    hint = gettext("check the decimal point, the zeros and the unit")
    return Caution(figure.document, f"/{figure.name}", "odd-figure", message, hint)


def _times_more(figure: _Figure, next_one: _Figure) -> Message:
    return gettext(
        "{value:,f} is a thousand times what every other {type} has, at most {other:,f}",
        value=figure.value,
        type=figure.document.type,
        other=next_one.value,
    )


def _times_less(figure: _Figure, next_one: _Figure) -> Message:
    return gettext(
        "{value:,f} is a thousandth of what every other {type} has, at least {other:,f}",
        value=figure.value,
        type=figure.document.type,
        other=next_one.value,
    )
