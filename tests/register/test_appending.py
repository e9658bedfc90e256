from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import replace
from typing import Any

import pytest

from checker.model.problems import InputError
from checker.register.appending import accept, receipt_of
from checker.register.identity.payload import Payload, sealed_payload
from checker.register.log.entry import Kind, StoredDocument
from checker.register.papers.written import document
from tests.register.world import CASE, World


def payload(world: World, papers: list[StoredDocument], **changes: Any) -> Payload:
    with world.register.ledger.reader() as reader:
        extent, origin = reader.extent(), world.register.standing(reader).origin
    made = Payload(
        kind=Kind.SUBMISSION,
        origin=origin,
        party="warden",
        key=world.keys["warden"].public.fingerprint,
        seen_size=extent.size,
        seen_root=extent.root,
        case=CASE,
        data={"sender": "warden"},
        documents=tuple(item.ref for item in papers),
    )
    return replace(made, **changes)


def papers(world: World, *ids: str) -> list[StoredDocument]:
    return [document(world.report(id_)) for id_ in ids or ("R-1",)]


def test_a_submission_is_stamped_with_the_day_and_kept(either: World) -> None:
    either.clock.on("2001-04-02")
    accepted = either.submit(either.report("R-1"))
    body = accepted.receipt.body
    assert (body.received_on, body.party, body.case) == ("2001-04-02", "warden", CASE)
    assert accepted.is_new
    assert either.verify().extent.size == body.seq


def test_the_same_request_again_gives_the_same_receipt_and_no_entry(either: World) -> None:
    documents = papers(either)
    envelope = sealed_payload(payload(either, documents), [either.keys["warden"]])
    first = accept(either.register, envelope, documents)
    either.clock.later(days=1)
    either.submit(either.report("R-2"))
    second = accept(either.register, envelope, documents)
    assert second.receipt.to_bytes() == first.receipt.to_bytes()
    assert (first.is_new, second.is_new) == (True, False)
    assert either.size == first.receipt.body.seq + 1


def test_a_receipt_is_made_again_byte_for_byte(either: World) -> None:
    accepted = either.submit(either.report("R-1"))
    either.submit(either.report("R-2"))
    with either.register.ledger.reader() as reader:
        again = receipt_of(either.register, reader, accepted.receipt.body.seq)
    assert again.to_bytes() == accepted.receipt.to_bytes()


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"origin": "checker-register/other"}, "another register"),
        ({"case": "others"}, "no case"),
        ({"case": None}, "case has to be named"),
        ({"party": "council"}, "in the name of council"),
        ({"party": "nobody"}, "in the name of nobody"),
        ({"key": "0" * 64}, "not known"),
        ({"kind": Kind.FORWARDED}, "not somebody else's"),
        ({"kind": Kind.IMPORT, "data": {}}, "registrar"),
        ({"kind": Kind.VERDICT}, "wrong"),
        ({"data": {"sender": "council"}}, "does not send as"),
        ({"data": {"sender": "warden", "day": "2001-01-01"}}, "wrong day"),
        ({"seen_size": 99}, "which is not here"),
        ({"seen_size": -1}, "which is not here"),
        ({"seen_root": "0" * 64}, "another history"),
        ({"seen_size": 2}, "another history"),
        ({"documents": ()}, "not those that were signed"),
    ],
)
def test_what_was_signed_for_something_else_is_refused(
    world: World, changes: dict[str, Any], reason: str
) -> None:
    documents = papers(world)
    envelope = sealed_payload(payload(world, documents, **changes), [world.keys["warden"]])
    with pytest.raises(InputError, match=reason):
        accept(world.register, envelope, documents)
    assert world.size == 5


def test_a_signature_of_somebody_else_is_refused(world: World) -> None:
    documents = papers(world)
    envelope = sealed_payload(payload(world, documents), [world.keys["council"]])
    with pytest.raises(InputError, match="other keys"):
        accept(world.register, envelope, documents)


@pytest.mark.parametrize(
    "content",
    [b'{"type":"well-report","id":"R-2"}', b"[]", b"\xff", b'{"a":' * 5000, b"", b"1"],
)
def test_papers_that_are_not_what_the_request_says_are_refused(
    world: World, content: bytes
) -> None:
    with pytest.raises(InputError):
        world.send([StoredDocument("R-1", "well-report", content)])
    assert world.size == 5


def test_an_id_is_taken_once_for_all(either: World) -> None:
    either.submit(either.report("R-1"))
    with pytest.raises(InputError, match="entry 6"):
        either.submit(either.report("R-1", drawn=13))


@pytest.mark.parametrize(("days", "is_refused"), [(30, False), (30.001, True)])
def test_a_clock_far_ahead_has_to_be_confirmed(world: World, days: float, is_refused: bool) -> None:
    world.clock.later(days=days)
    documents = papers(world)
    envelope = sealed_payload(payload(world, documents), [world.keys["warden"]])
    if is_refused:
        with pytest.raises(InputError, match="clock-is-right"):
            accept(world.register, envelope, documents)
    assert accept(world.register, envelope, documents, clock_is_right=True).is_new


def test_writers_at_once_come_one_after_the_other(either: World) -> None:
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for number in range(4):
                either.submit(either.report(f"{name}-{number}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=[f"W{n}"]) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert either.verify().extent.size == 5 + 12


def test_one_request_from_two_processes_makes_one_entry(either: World) -> None:
    documents = papers(either)
    envelope = sealed_payload(payload(either, documents), [either.keys["warden"]])
    receipts: list[bytes] = []

    def send() -> None:
        receipts.append(accept(either.register, envelope, documents).receipt.to_bytes())

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(receipts) == 3
    assert len(set(receipts)) == 1
    assert either.size == 6


def test_a_full_disk_refuses_clearly_and_loses_nothing(world: World) -> None:
    world.submit(world.report("R-1"))
    register = world.register
    engine = register.ledger._writing

    from sqlalchemy import event

    def limit(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "connect", limit)
    big = [document(world.report(f"B-{n}")) for n in range(2000)]
    envelope = sealed_payload(payload(world, big), [world.keys["warden"]])
    with pytest.raises(InputError, match="disk is full"):
        accept(register, envelope, big)
    event.remove(engine, "connect", limit)
    assert world.verify().extent.size == 6
    assert accept(world.register, envelope, big).is_new


INJECTIONS = [
    "x'; DROP TABLE entry; --",
    '"; DELETE FROM document; --',
    "../../etc/passwd",
    "a/../../b",
    "%00",
    "{x}",
    "%(x)s",
    ":seq",
    "R" * 200,
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_ids_are_data_and_nothing_else(either: World, text: str) -> None:
    accepted = either.submit(either.report(text))
    with either.register.ledger.reader() as reader:
        entry = reader.entry(accepted.receipt.body.seq, documents=True)
    assert entry is not None
    assert json.loads(entry.documents[0].content)["id"] == text
    assert either.verify().extent.size == 6
