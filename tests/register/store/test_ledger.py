from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from checker.model.problems import InputError
from checker.register.log.entry import Kind
from checker.register.store.ledger import Ledger
from tests.register.world import World


def test_what_was_appended_is_read_back_byte_for_byte(either: World) -> None:
    accepted = either.submit(either.report("R-1", drawn=12), either.report("R-2", year=2002))
    seq = accepted.receipt.body.seq
    with either.register.ledger.reader() as reader:
        entry = reader.entry(seq, documents=True)
    assert entry is not None
    assert entry.body_bytes == accepted.receipt.body_bytes
    assert [item.ref for item in entry.documents] == list(accepted.receipt.body.documents)


def test_entries_are_chosen_by_kind_case_and_number(either: World) -> None:
    either.submit(either.report("R-1"))
    with either.register.ledger.reader() as reader:
        kinds = [entry.body.kind for entry in reader.entries(kinds=[Kind.PARTY])]
        cases = [entry.body.kind for entry in reader.entries(case="wells")]
        numbers = [entry.body.seq for entry in reader.entries(after=2, upto=4)]
    assert kinds == [Kind.PARTY, Kind.PARTY]
    assert cases == [Kind.CASE_OPENED, Kind.SUBMISSION]
    assert numbers == [3, 4]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE entry SET party = 'council' WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 5",
        "UPDATE document SET content = 'other'",
        "DELETE FROM document",
        "DELETE FROM head",
    ],
)
def test_the_database_itself_refuses_to_change_what_was_recorded(either: World, sql: str) -> None:
    ledger = Ledger(either.register.ledger.address)
    with pytest.raises((InputError, DBAPIError), match="append-only"), ledger.writer() as writer:
        writer.connection.execute(text(sql))
    assert either.verify().extent.size == 5


def test_truncate_is_refused_too(postgresql: str, either: World) -> None:
    if either.register.ledger.address.file is not None:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(InputError, match="append-only"), either.register.ledger.writer() as writer:
        writer.connection.execute(text("TRUNCATE document"))


def test_an_exception_while_writing_undoes_everything(either: World) -> None:
    before = either.size

    def fail_halfway() -> None:
        with either.register.ledger.writer() as writer:
            writer.connection.execute(text("UPDATE head SET size = 99"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail_halfway()
    assert either.size == before
