"""From a folder to papers that can be submitted: what is new in it, and whether it may go in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checker import intake
from checker.intake import RawDocument, Submission
from checker.messages import gettext
from checker.model.problems import InputError, Problem
from checker.parsers.places import position_of, problems_of
from checker.register.clock import day_of
from checker.register.identity.rights import SLUG_FORM, is_slug
from checker.register.identity.standing import Party
from checker.register.log.entry import Kind, StoredDocument
from checker.register.opening import Register
from checker.register.papers.admission import day_is_other, id_is_taken, sender_is_other
from checker.register.papers.case import CaseAt
from checker.register.papers.loading import readable
from checker.register.papers.related import papers_of, related
from checker.register.papers.rules import compiled_rules
from checker.register.papers.written import document
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader


@dataclass(frozen=True, slots=True)
class Prepared:
    """Papers of a folder that the register does not have yet; ``known`` are those it has."""

    case: str
    sender: str
    documents: tuple[StoredDocument, ...]
    known: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take from a folder: for which party, as what, under which name, which ids."""

    source: str
    party: str
    kind: Kind
    case: str | None = None
    sender: str | None = None
    only: Collection[str] = ()


def prepare(register: Register, reader: Reader, wanted: Wanted) -> Prepared:
    """Return what a folder, bundle or workbook has that is new to the register.

    Raises InputError with every problem, at its place in the folder.
    """
    return prepared(register, reader, wanted, intake.read_submission(wanted.source))


def prepared(
    register: Register, reader: Reader, wanted: Wanted, submission: Submission
) -> Prepared:
    """Return what a case that was read already has that is new, as ``prepare`` does."""
    if submission.faults:
        raise InputError(problems_of(submission.faults))
    name = _case_name(submission, wanted)
    standing = readable(register, reader, name, wanted.party)
    party = standing.parties[wanted.party]
    sender = _sender(party, wanted)
    day = day_of(register.clock(), standing.time_zone)
    stamps = _stamps(wanted.kind, sender, day)
    taken = _chosen(submission, wanted, party)
    standing_ones = papers_of(reader, standing, name, {raw.value["id"] for raw in taken})
    new, known = _sorted_out(standing_ones, taken, party.senders)
    _check_claims(wanted.kind, party, new, day)
    case = related(reader, standing, name, [raw.value for raw in new])
    compiled = compiled_rules(reader, case.pack, case.digest, standing.rules[case.digest])
    raws = [replace(raw, value={**stamps, **raw.value}) for raw in new]
    own = {raw.value["id"] for raw in new}
    others = [raw for raw in case.submission.documents if raw.value["id"] not in own]
    intake.validate(replace(case.submission, documents=(*others, *raws)), compiled.pack)
    return Prepared(name, sender, tuple(document(raw.value) for raw in new), known)


def _case_name(submission: Submission, wanted: Wanted) -> str:
    name = wanted.case or submission.case
    if is_slug(name):
        return name
    message = gettext("{name!r} cannot be the name of a case in a register", name=name)
    hint = gettext("name the case of the register with --case")
    raise InputError(
        [Problem(submission.header.place_of("/case"), "case-name", message, SLUG_FORM, hint=hint)]
    )


def _sender(party: Party, wanted: Wanted) -> str:
    if wanted.sender is not None:
        return wanted.sender
    if len(party.senders) == 1 or wanted.kind is Kind.IMPORT:
        return party.senders[0] if party.senders else party.name
    message = gettext("{party} sends under several names", party=party.name)
    expected = gettext("--sender with one of {names}", names=", ".join(party.senders))
    raise refusal(wanted.source, "register-sender", message, expected=expected)


def _stamps(kind: Kind, sender: str, day: str) -> dict[str, str]:
    if kind is Kind.IMPORT:
        return {}
    return {"received_on": day} | ({"submitted_by": sender} if kind is Kind.SUBMISSION else {})


def _chosen(submission: Submission, wanted: Wanted, party: Party) -> list[RawDocument]:
    """Return the papers to look at; of somebody else's, only copies can be forwarded."""
    found = [raw for raw in submission.documents if isinstance(raw.value, dict)]
    for raw in found:
        if not all(isinstance(raw.value.get(name), str) for name in ("id", "type")):
            message = gettext("a paper needs `id` and `type`")
            raise InputError([Problem(position_of(raw.place), "missing-field", message)])
    if wanted.only:
        found = [raw for raw in found if raw.value["id"] in wanted.only]
        missing = sorted(set(wanted.only) - {raw.value["id"] for raw in found})
        if missing:
            message = gettext("there is no paper {id!r}", id=missing[0])
            raise refusal(wanted.source, "unknown-document", message)
    if wanted.kind is Kind.FORWARDED:
        found = [
            raw for raw in found if raw.value.get("submitted_by") not in (None, *party.senders)
        ]
    return found


def _sorted_out(
    case: CaseAt, raws: Sequence[RawDocument], senders: Collection[str]
) -> tuple[list[RawDocument], dict[str, int]]:
    """Return the papers that are new, and the entries of those that stand with the same fields."""
    standing = {
        paper.stored.id: (paper, raw.value)
        for paper, raw in zip(case.papers, case.submission.documents, strict=True)
    }
    new, known, problems = [], {}, []
    for raw in raws:
        if (found := standing.get(raw.value["id"])) is None:
            new.append(raw)
        elif _is_same(found[1], raw.value, senders):
            known[raw.value["id"]] = found[0].seq
        else:
            message = id_is_taken(raw.value["id"], found[0].seq)
            problems.append(Problem(raw.place.position_of("/id"), "duplicate-id", message))
    if problems:
        raise InputError(problems)
    return new, known


def _is_same(standing: Any, given: Mapping[str, Any], senders: Collection[str]) -> bool:
    """Return whether a paper says what the standing one says.

    It may leave the day open, and its sender where that is one of ``senders``.
    """
    stamps = {"received_on": standing["received_on"]}
    if standing["submitted_by"] in senders:
        stamps["submitted_by"] = standing["submitted_by"]
    return bool(standing == {**stamps, **given})


def _check_claims(kind: Kind, party: Party, raws: Sequence[RawDocument], day: str) -> None:
    if kind is Kind.IMPORT:
        return
    problems = []
    for raw in raws:
        stated, received = raw.value.get("submitted_by"), raw.value.get("received_on", day)
        if kind is Kind.SUBMISSION and stated not in (None, *party.senders):
            message = sender_is_other(raw.value["id"], str(stated), party.name)
            place = raw.place.position_of("/submitted_by")
            problems.append(Problem(place, "register-sender", message))
        if received != day:
            message = day_is_other(raw.value["id"], str(received), day)
            place = raw.place.position_of("/received_on")
            problems.append(Problem(place, "register-day", message))
    if problems:
        raise InputError(problems)
