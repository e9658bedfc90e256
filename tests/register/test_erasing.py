"""What papers say is taken away; that they were there, and what they were worth, is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.model.statuses import Status
from checker.pipeline import assess
from checker.register import administering
from checker.register.appending import Request, append
from checker.register.bundle import make_bundle, read_bundle, verify_bundle
from checker.register.log.entry import Kind
from checker.register.papers.loading import load_case
from checker.register.verdicts.recording import Known, judged, record
from checker.register.verdicts.replay import replay
from checker.register.verdicts.statement import Question
from checker.register.verifying import BrokenError, verify_receipts
from tests.register.world import CASE, PACK, World, by_hand

SECRET = 271828182845


@pytest.fixture
def told(either: World) -> World:
    """A register with a paper in entry 6, a copy of it by somebody else in entry 7, and another."""
    either.submit(either.report("R-1", drawn=SECRET), either.report("R-2"))
    copy = either.report("R-1", drawn=SECRET, submitted_by="warden")
    either.submit(copy, party="council", kind=Kind.FORWARDED)
    return either


def test_papers_and_copies_lose_what_they_say_and_receipts_hold(told: World) -> None:
    receipt = told.submit(told.report("R-3", drawn=SECRET)).receipt
    erased = administering.erase(told.register, CASE, ["R-1", "R-3"], "asked for by Ms Li")
    assert len(erased) == 3
    history = told.verify()
    verify_receipts(history, [("R-3", receipt)])
    assert history.empty == {(6, "R-1"), (7, "R-1"), (8, "R-3")}
    with told.register.ledger.reader() as reader:
        for entry in reader.entries(documents=True):
            assert all(str(SECRET).encode() not in item.content for item in entry.documents)
    loaded = load_case(told.register, CASE)
    assert [each.id for each in loaded.case.documents] == ["R-2"]
    verdict = assess(loaded, date(2001, 12, 31))
    assert [each.document for each in verdict.skipped] == ["R-1", "R-3"]
    assert "it was erased" in str(verdict.skipped[0].problems[0])


def test_an_erased_paper_helps_nobody(world: World) -> None:
    world.submit(world.report("R-1", drawn=SECRET))
    before = assess(load_case(world.register, CASE), date(2001, 12, 31))
    assert before.status is Status.VIOLATED
    administering.erase(world.register, CASE, ["R-1"], "it speaks against the wells")
    after = assess(load_case(world.register, CASE), date(2001, 12, 31))
    assert after.status is Status.UNDETERMINED
    assert all(each.payable_now is None for each in after.tranches)


def test_nothing_of_it_is_left_in_the_file(world: World) -> None:
    world.submit(world.report("R-1", drawn=SECRET))
    administering.erase(world.register, CASE, ["R-1"], "asked for")
    for path in Path(world.folder).glob("register.db*"):
        assert str(SECRET).encode() not in path.read_bytes()


def test_a_bundle_with_an_erased_paper_holds(told: World) -> None:
    administering.erase(told.register, CASE, ["R-1"], "asked for")
    with told.register.ledger.reader() as reader:
        text = make_bundle(told.register, reader, CASE).to_text()
    assert str(SECRET) not in text
    history, _ = verify_bundle(read_bundle(text))
    assert (6, "R-1") in history.erased


def test_a_verdict_that_rests_on_it_names_what_is_missing(told: World) -> None:
    result, _ = judged(told.register, CASE, Question(date(2001, 3, 1)), Known("warden"))
    seq = record(told.register, result, "warden", told.keys["warden"]).receipt.body.seq
    administering.erase(told.register, CASE, ["R-1"], "asked for")
    with told.register.ledger.reader() as reader:
        entries = list(reader.entries(documents=True))
        keys = [record.public for record in told.register.standing(reader).register_keys]
    replayed = replay(entries[seq - 1], entries, keys)
    assert "the paper 'R-1' is missing" in replayed.differences


@pytest.mark.parametrize(
    ("case", "entry", "ids"),
    [
        (CASE, 6, ["R-9"]),
        (CASE, 6, []),
        (CASE, 6, ["R-2", "R-9"]),
        (CASE, 4, ["pack.yaml"]),
        (CASE, 99, ["R-1"]),
        ("other", 6, ["R-1"]),
    ],
)
def test_only_papers_of_the_case_are_erased(
    told: World, case: str, entry: int, ids: list[str]
) -> None:
    administering.open_case(told.register, "other", PACK, ["warden"])
    before = told.size
    data = {"entry": entry, "ids": ids, "reason": "asked for"}
    request = Request(Kind.ERASED, "registrar", case, data)
    with pytest.raises(InputError):
        append(told.register, request, [told.register.registrar_key])
    assert told.size == before
    assert not told.verify().empty


def test_a_paper_is_erased_once_and_by_the_registrar_alone(told: World) -> None:
    data = {"entry": 6, "ids": ["R-1"], "reason": "it speaks against me"}
    with pytest.raises(InputError, match="only the registrar"):
        append(told.register, Request(Kind.ERASED, "warden", CASE, data), [told.keys["warden"]])
    administering.erase(told.register, CASE, ["R-1"], "asked for")
    with pytest.raises(InputError, match="has no paper 'R-1'"):
        administering.erase(told.register, CASE, ["R-1"], "again")


def test_a_paper_that_lost_its_bytes_without_an_entry_is_found(world: World) -> None:
    world.submit(world.report("R-1"), world.report("R-2"))
    administering.erase(world.register, CASE, ["R-1"], "asked for")
    with by_hand(world.url) as database:
        database.execute("UPDATE document SET content = x'' WHERE id = 'R-2'")
    with pytest.raises(BrokenError, match="'R-2' is not what was recorded") as caught:
        world.verify()
    assert caught.value.seq == 6


def test_an_id_of_an_erased_paper_stays_taken(told: World) -> None:
    administering.erase(told.register, CASE, ["R-1"], "asked for")
    with pytest.raises(InputError, match="the id 'R-1' is that of another paper"):
        told.submit(told.report("R-1"))


def test_the_database_lets_a_document_lose_its_bytes_and_nothing_else(told: World) -> None:
    from sqlalchemy import text
    from sqlalchemy.exc import DBAPIError

    ledger = told.register.ledger
    for change in ("content = 'other'", "content = '', digest = 'x'", "id = 'R-9'"):
        with pytest.raises((DBAPIError, InputError)), ledger.writer() as writer:
            writer.connection.execute(text(f"UPDATE document SET {change} WHERE id = 'R-2'"))
    assert not told.verify().empty
