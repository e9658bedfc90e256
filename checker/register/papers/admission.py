"""May these papers join the case? Their form, their sender, and the day that they state."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from checker import intake
from checker.evidence.terms import terms_of
from checker.messages import gettext
from checker.model.pack import Pack
from checker.parsers.characters import FORBIDDEN
from checker.register.clock import day_of
from checker.register.identity.admission import NotAdmittedError
from checker.register.identity.payload import Payload
from checker.register.identity.standing import Party, Standing
from checker.register.log.entry import Kind, StoredDocument
from checker.register.opening import Register
from checker.register.papers.case import Paper
from checker.register.papers.related import related
from checker.register.papers.rules import compiled_rules
from checker.register.store.ledger import Reader

_ID = re.compile(r"(?=.{1,200}$)\S+( \S+)*")


def check_papers(
    register: Register,
    reader: Reader,
    standing: Standing,
    payload: Payload,
    documents: Sequence[StoredDocument],
) -> None:
    """Raise InputError or NotAdmittedError unless the papers can join the case.

    A paper may leave open who sends it and when: the register stamps both. It may not claim
    anything else than the stamps. Its form is checked together with the papers that stand.
    """
    day = day_of(register.clock(), standing.time_zone)
    for item, value in _values(documents):
        _check_identity(item, value)
        _check_sender(payload, standing.parties[payload.party], item, value, day)
    sender = None if payload.kind is not Kind.SUBMISSION else str(payload.data["sender"])
    stamp = None if payload.kind is Kind.IMPORT else day
    new = tuple(
        Paper(standing.size + 1, n, item, sender, stamp) for n, item in enumerate(documents, 1)
    )
    own = {item.id for item in documents}
    values = [value for _, value in _values(documents)]
    case = related(reader, standing, str(payload.case), values)
    others = tuple(paper for paper in case.papers if paper.stored.id not in own)
    rules = compiled_rules(reader, case.pack, case.digest, standing.rules[case.digest])
    if payload.kind is Kind.SUBMISSION:
        party, sender = standing.parties[payload.party], str(payload.data["sender"])
        check_issuer(party, sender, documents, rules.pack)
    intake.validate(replace(case, papers=(*others, *new)).submission, rules.pack)


def check_issuer(
    party: Party, sender: str, documents: Sequence[StoredDocument], pack: Pack
) -> None:
    """Raise NotAdmittedError where the party's roles may not issue papers of a type.

    The roles are those that the register knows, not those that papers claim; nobody sends under
    the name of a role that it has not.
    """
    if sender in pack.manifest.roles and sender not in party.roles:
        message = gettext(
            "papers of {sender!r} come from whoever has that role, and {party} has another one in "
            "this register",
            sender=sender,
            party=party.name,
        )
        raise NotAdmittedError(message)
    roles = party.roles.union(*(pack.manifest.acts_for.get(role, ()) for role in party.roles))
    for item in documents:
        if (schema := pack.schemas.get(item.type)) is None:
            continue
        issuers = terms_of(schema).issued_by
        if issuers is not None and not roles & set(issuers):
            message = gettext(
                "a {type} comes from {issuers}, and {party} has another role in this register",
                type=item.type,
                issuers=", ".join(issuers),
                party=party.name,
            )
            raise NotAdmittedError(message)


def check_days(documents: Sequence[StoredDocument], day: str) -> None:
    """Raise NotAdmittedError where a paper states another day of receipt than the stamp."""
    for item, value in _values(documents):
        if value.get("received_on", day) != day:
            raise NotAdmittedError(day_is_other(item.id, str(value["received_on"]), day))


def day_is_other(id_: str, stated: str, day: str) -> str:
    """Return what is said of a paper that states another day of receipt than today."""
    return gettext(
        "the paper {id!r} says that it was received on {stated}, and today is {day}; "
        "leave `received_on` out, or let the registrar import it",
        id=id_,
        stated=stated,
        day=day,
    )


def sender_is_other(id_: str, stated: str, party: str) -> str:
    """Return what is said of a paper that claims another sender than its party."""
    return gettext(
        "the paper {id!r} says that {stated} sent it, and it comes from {party}; "
        "a copy of somebody else's paper is forwarded, with `checker register forward`",
        id=id_,
        stated=stated,
        party=party,
    )


def id_is_taken(id_: str, seq: int) -> str:
    """Return what is said of a paper whose id another one has already."""
    return gettext(
        "the id {id!r} is that of another paper, in entry {seq}; a correction needs an id of "
        "its own, and `supersedes`",
        id=id_,
        seq=seq,
    )


def _values(documents: Sequence[StoredDocument]) -> Iterator[tuple[StoredDocument, dict[str, Any]]]:
    for item in documents:
        try:
            value = json.loads(item.content.decode("utf-8"), parse_float=Decimal)
        except (ValueError, RecursionError):
            raise NotAdmittedError(gettext("the paper {id!r} is not JSON", id=item.id)) from None
        if not isinstance(value, dict):
            raise NotAdmittedError(gettext("the paper {id!r} is not an object", id=item.id))
        yield item, value


def _check_identity(item: StoredDocument, value: dict[str, Any]) -> None:
    if not _ID.fullmatch(item.id) or FORBIDDEN.search(item.id):
        message = gettext("{id!r} cannot be the id of a paper", id=item.id)
        raise NotAdmittedError(message)
    if (value.get("id"), value.get("type")) != (item.id, item.type):
        message = gettext("the paper {id!r} calls itself something else inside", id=item.id)
        raise NotAdmittedError(message)


def _check_sender(
    payload: Payload, party: Party, item: StoredDocument, value: dict[str, Any], day: str
) -> None:
    stated, received = value.get("submitted_by"), value.get("received_on")
    if payload.kind is Kind.SUBMISSION:
        if stated is not None and stated not in party.senders:
            raise NotAdmittedError(sender_is_other(item.id, str(stated), party.name))
    elif stated is None or stated in party.senders:
        message = gettext("the paper {id!r} has to say who sent it", id=item.id)
        if payload.kind is Kind.FORWARDED:
            message = gettext("the paper {id!r} is not somebody else's", id=item.id)
        raise NotAdmittedError(message)
    if payload.kind is Kind.IMPORT and (not isinstance(received, str) or received > day):
        message = gettext("the paper {id!r} has to say when it was received", id=item.id)
        raise NotAdmittedError(message)
