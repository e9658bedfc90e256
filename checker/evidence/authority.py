"""Why a paper does not count by itself: its sender, whom it speaks for, and its dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.evidence.periods import end_of_period
from checker.evidence.senders import Senders
from checker.evidence.terms import Terms, values_at
from checker.messages import Message, gettext
from checker.model.case import PARTY, Document


def faults(document: Document, terms: Terms, senders: Senders) -> Iterator[Message]:
    """Yield every reason why a paper is not evidence, whatever other papers say."""
    yield from _sender_faults(document, terms, senders)
    yield from _naming_faults(document, senders)
    yield from _speaker_faults(document, terms, senders)
    yield from _time_faults(document, terms)


def sender_of(document: Document) -> str:
    """Return who issued a paper."""
    return str(document.record["submitted_by"])


def received(document: Document) -> date:
    """Return the day on which a paper was received."""
    day: date = document.record["received_on"]
    return day


def _sender_faults(document: Document, terms: Terms, senders: Senders) -> Iterator[Message]:
    sender = sender_of(document)
    if terms.issued_by is not None and not senders.roles(sender) & set(terms.issued_by):
        yield _no_authority(document, terms.issued_by, senders)
        return
    if terms.about_sender is not None and senders.is_party(sender):
        about = document.record.get(terms.about_sender)
        if about is None:
            yield gettext(
                "{sender} speaks for itself only, and `{field}` does not say whom the paper is "
                "about.",
                sender=sender,
                field=terms.about_sender,
            )
        elif about != sender:
            yield gettext(
                "{sender} speaks for itself only, and `{field}` is {value}.",
                sender=sender,
                field=terms.about_sender,
                value=str(about),
            )


def _no_authority(document: Document, issued_by: Iterable[str], senders: Senders) -> Message:
    sender, allowed = sender_of(document), _listed(issued_by, senders)
    if not allowed:
        return gettext("The rules name nobody who may issue a {type}.", type=document.type)
    if not senders.own_roles(sender):
        return gettext(
            "A {type} comes from {allowed}, and no paper that counts says that {sender} is one.",
            type=document.type,
            allowed=allowed,
            sender=sender,
        )
    return gettext(
        "A {type} comes from {allowed}, and {sender} may not issue it.",
        type=document.type,
        allowed=allowed,
        sender=senders.title(sender),
    )


def _listed(roles: Iterable[str], senders: Senders) -> str:
    return " / ".join(senders.title(role) for role in roles)


def _naming_faults(document: Document, senders: Senders) -> Iterator[Message]:
    sender = sender_of(document)
    if document.type == PARTY and not senders.may_name(sender, str(document.record["role"])):
        yield gettext(
            "Who speaks for {role} is for {role} to say, and the paper comes from {sender}.",
            role=senders.title(str(document.record["role"])),
            sender=senders.title(sender),
        )


def _speaker_faults(document: Document, terms: Terms, senders: Senders) -> Iterator[Message]:
    sender = sender_of(document)
    may_name = {sender, *senders.roles(sender)}
    for path in terms.speakers:
        for place, value in values_at(document.record, path):
            named = value if isinstance(value, list) else [value]
            if not may_name.issuperset(str(each) for each in named):
                yield gettext(
                    "`{field}` is {value}, and the paper comes from {sender}.",
                    field=place,
                    value=", ".join(senders.title(str(each)) for each in named),
                    sender=senders.title(sender),
                )


def _time_faults(document: Document, terms: Terms) -> Iterator[Message]:
    day = received(document)
    for path in terms.past:
        for place, value in values_at(document.record, path):
            if isinstance(value, date) and value > day:
                yield gettext(
                    "`{field}` is {value}, and the paper was received before that, on {received}.",
                    field=place,
                    value=value,
                    received=day,
                )
    end = end_of_period(terms.covers, document.record) if terms.covers else None
    if end is not None and end >= day:
        yield gettext(
            "It covers the time until {end}, which was not over when it was received on "
            "{received}.",
            end=end,
            received=day,
        )
