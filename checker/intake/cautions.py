"""What is odd about the documents of a case, though each of them is valid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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


_Figures = dict[tuple[str, str], list[Decimal]]
"""The values of each field of a type of document, by both names."""


def _figures(documents: Sequence[Document]) -> Iterator[Caution]:
    """Yield figures that are a thousand times, or a thousandth of, all others of their field."""
    for (type_, name), figures in _figures_by_field(documents).items():
        if len(figures) > _FEW:
            smallest, second, *_ = ordered = sorted(figures)
            if ordered[-1] >= _FACTOR * ordered[-2]:
                message = _times_more(ordered[-1], ordered[-2], type_)
                yield _figure(documents, type_, name, ordered[-1], message)
            if smallest * _FACTOR <= second:
                message = _times_less(smallest, second, type_)
                yield _figure(documents, type_, name, smallest, message)


def _figures_by_field(documents: Iterable[Document]) -> _Figures:
    """Return the figures above zero."""
    found: _Figures = {}
    for document in documents:
        for name, value in document.record.items():
            if type(value) is Decimal and value > 0:
                found.setdefault((document.type, name), []).append(value)
    return found


def _figure(
    documents: Iterable[Document], type_: str, name: str, value: Decimal, message: Message
) -> Caution:
    """Return the caution on the one document of a type with this figure."""
    found = next(
        each for each in documents if each.type == type_ and each.record.get(name) == value
    )
    hint = gettext("check the decimal point, the zeros and the unit")
    return Caution(found, f"/{name}", "odd-figure", message, hint)


def _times_more(value: Decimal, other: Decimal, type_: str) -> Message:
    return gettext(
        "{value:,f} is a thousand times what every other {type} has, at most {other:,f}",
        value=value,
        type=type_,
        other=other,
    )


def _times_less(value: Decimal, other: Decimal, type_: str) -> Message:
    return gettext(
        "{value:,f} is a thousandth of what every other {type} has, at least {other:,f}",
        value=value,
        type=type_,
        other=other,
    )
