from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from checker.register.log import canonical
from checker.register.log.chain import Extent, frontier_text
from checker.register.log.entry import Body, entry_hash
from checker.register.proofs.receipt import Receipt
from checker.register.store.tables import DOCUMENT, ENTRY
from checker.register.verifying import (
    BrokenError,
    equivocation,
    pinned,
    verify_ledger,
    verify_note,
    verify_receipts,
)
from tests.register.world import World, by_hand


@pytest.fixture
def told(world: World) -> World:
    """A register with papers in entries 6 to 8."""
    for number in (1, 2, 3):
        world.clock.later(days=1)
        world.submit(world.report(f"R-{number}"), world.report(f"S-{number}"))
    return world


def broken(world: World) -> BrokenError:
    """Verify from the database alone, and return what does not hold."""
    from checker.register.opening import open_unwatched

    register = open_unwatched(world.url, world.folder / "keys")
    with pytest.raises(BrokenError) as caught, register.ledger.reader() as reader:
        verify_ledger(reader)
    return caught.value


COLUMNS = [
    (table.name, column.name)
    for table in (ENTRY, DOCUMENT)
    for column in table.columns
    if column.name != "seq"  # what is changed there is looked for below
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
@pytest.mark.parametrize(
    "kind",
    ["text", *(pytest.param(kind, marks=pytest.mark.long) for kind in ("bytes", "null", "number"))],
)
def test_every_column_that_is_changed_is_found(
    told: World, table: str, column: str, kind: str
) -> None:
    value: Any = {"text": "changed", "bytes": b"changed", "null": None, "number": 77}[kind]
    where = "seq = 7" if table == "entry" else "seq = 7 AND n = 1"
    with by_hand(told.url) as database:
        try:
            database.execute(f"UPDATE {table} SET {column} = ? WHERE {where}", [value])
        except sqlite3.IntegrityError:
            pytest.skip("the database refuses this itself")
    assert broken(told).seq == 7


@pytest.mark.parametrize("table", ["entry", "document"])
def test_a_number_that_is_changed_is_found(told: World, table: str) -> None:
    with by_hand(told.url) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(f"UPDATE {table} SET seq = 99 WHERE seq = 7")
    assert broken(told).seq == 7


@pytest.mark.parametrize(
    ("sql", "seq"),
    [
        ("UPDATE head SET size = 7", 8),
        ("UPDATE head SET hash = prev FROM (SELECT prev FROM entry WHERE seq = 8)", 8),
        ("UPDATE head SET frontier = 'aa'", 8),
        ("UPDATE head SET size = 'many'", 8),
        ("DELETE FROM head", 8),
        ("DELETE FROM document WHERE seq = 7 AND n = 2", 7),
        ("DELETE FROM document WHERE seq = 7", 7),
        (
            "INSERT INTO document SELECT 7, 3, 'T', type, digest, content FROM document "
            "WHERE seq = 8 AND n = 1",
            7,
        ),
        (
            "INSERT INTO document SELECT 99, 1, 'T', type, digest, content FROM document "
            "WHERE seq = 8 AND n = 1",
            99,
        ),
        ("DELETE FROM entry WHERE seq = 7", 7),
        ("DELETE FROM entry WHERE seq = 8", 8),
        ("DELETE FROM entry WHERE seq = 1", 1),
    ],
)
def test_rows_that_are_dropped_or_put_in_are_found(told: World, sql: str, seq: int) -> None:
    with by_hand(told.url) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(sql)
        database.execute(
            "DELETE FROM document WHERE seq NOT IN (SELECT seq FROM entry) AND seq <> 99"
        )
    assert broken(told).seq == seq


def swap(database: sqlite3.Connection, columns: str, one: str, other: str, table: str) -> None:
    rows = [
        database.execute(f"SELECT {columns} FROM {table} WHERE {where}").fetchone()
        for where in (one, other)
    ]
    names = columns.split(", ")
    marks = ", ".join(f"{name} = ?" for name in names)
    spare = [f"x{n}" for n in range(len(names))]
    database.execute(f"UPDATE {table} SET {marks} WHERE {one}", spare)
    database.execute(f"UPDATE {table} SET {marks} WHERE {other}", rows[0])
    database.execute(f"UPDATE {table} SET {marks} WHERE {one}", rows[1])


def test_two_documents_that_change_places_are_found(told: World) -> None:
    with by_hand(told.url) as database:
        swap(database, "digest, content", "seq = 6 AND n = 1", "seq = 7 AND n = 1", "document")
    assert broken(told).seq == 6


def test_two_entries_that_change_places_are_found(told: World) -> None:
    columns = "body, envelope, hash, prev, retry_key"
    with by_hand(told.url) as database:
        swap(database, columns, "seq = 7", "seq = 8", "entry")
    assert broken(told).seq == 7


def rewritten(
    world: World, first: int, change: Callable[[Body], Body], drop: int | None = None
) -> None:
    """Change an entry and make all hashes, the head included, anew, as an operator can."""
    with by_hand(world.url) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        rows = database.execute("SELECT seq, body FROM entry ORDER BY seq").fetchall()
        extent = Extent()
        case_ends: dict[str | None, tuple[int, str | None]] = {}
        database.execute("UPDATE entry SET hash = 'h' || seq, prev = 'p' || seq")
        for seq, data in rows:
            if seq == drop:
                continue
            body = Body.from_bytes(data)
            body = change(body) if seq == first else body
            number, last = case_ends.get(body.case, (0, None))
            of_case: dict[str, Any] = (
                {} if body.case is None else {"case_seq": number + 1, "case_prev": last}
            )
            body = replace(body, seq=extent.size + 1, prev=extent.hash, **of_case)
            new = body.to_bytes()
            hash_ = entry_hash(new)
            case_ends[body.case] = (number + 1, hash_)
            database.execute(
                "UPDATE entry SET body = ?, hash = ?, prev = ?, case_seq = ?, party = ?, "
                "received_on = ?, recorded_at = ? WHERE seq = ?",
                [
                    *(new, hash_, body.prev, body.case_seq, body.party),
                    *(body.received_on, body.recorded_at, seq),
                ],
            )
            extent = extent.extended(hash_)
        database.execute(
            "UPDATE head SET size = ?, hash = ?, frontier = ?",
            [extent.size, extent.hash, frontier_text(extent.frontier)],
        )


def receipts(world: World) -> list[Receipt]:
    from checker.register.appending import receipt_of

    with world.register.ledger.reader() as reader:
        return [receipt_of(world.register, reader, seq) for seq in (6, 7, 8)]


def test_an_operator_cannot_change_what_was_signed(told: World) -> None:
    rewritten(told, 7, lambda body: replace(body, party="council"))
    assert broken(told).seq == 7


def test_what_the_register_alone_says_is_vouched_for_by_what_others_have_seen(
    told: World,
) -> None:
    def a_day_earlier(body: Body) -> Body:
        return replace(body, received_on="2001-03-01", recorded_at="2001-03-01T13:00:00.000000Z")

    kept = receipts(told)
    rewritten(told, 6, a_day_earlier)
    found = broken(told)
    assert (found.seq, "had seen another history" in found.reason) == (7, True)
    history = rewritten_last(told)
    with pytest.raises(BrokenError, match="rewritten"):
        verify_receipts(history, [("kept", kept[2])])


def rewritten_last(world: World) -> Any:
    """The history of another register than the one of the receipts: only the last differs."""
    history = world_history(world, upto=5)
    for seq in (6, 7, 8):
        history.roots.append(hashlib.sha256(str(seq).encode()).hexdigest())
        history.extent = history.extent.extended("0" * 64)
    return history


def world_history(world: World, upto: int) -> Any:
    from checker.register.opening import open_unwatched
    from checker.register.verifying import History

    history = History()
    with open_unwatched(world.url).ledger.reader() as reader:
        for entry in reader.entries(upto=upto, documents=True):
            history.take(entry)
    return history


def test_the_last_entry_rewritten_is_found_by_its_receipt_alone(told: World) -> None:
    kept = receipts(told)
    rewritten(
        told,
        8,
        lambda body: replace(
            body, received_on="2001-03-03", recorded_at="2001-03-03T13:00:00.000000Z"
        ),
    )
    from checker.register.opening import open_unwatched

    with open_unwatched(told.url).ledger.reader() as reader:
        history = verify_ledger(reader)
    verify_receipts(history, [("6", kept[0]), ("7", kept[1])])
    with pytest.raises(BrokenError, match="rewritten") as caught:
        verify_receipts(history, [("8", kept[2])])
    assert caught.value.seq == 8


def test_a_tail_that_was_cut_is_found_by_a_receipt(told: World) -> None:
    kept = receipts(told)
    with by_hand(told.url) as database:
        database.execute("DELETE FROM document WHERE seq = 8")
        database.execute("DELETE FROM entry WHERE seq = 8")
    rewritten(told, 0, lambda body: body)
    from checker.register.opening import open_unwatched

    with open_unwatched(told.url).ledger.reader() as reader:
        history = verify_ledger(reader)
    verify_receipts(history, [("7", kept[1])])
    with pytest.raises(BrokenError, match="cut after 7") as caught:
        verify_receipts(history, [("8", kept[2])])
    assert caught.value.seq == 8


def test_an_entry_that_was_left_out_is_found_by_the_next_signature(told: World) -> None:
    with by_hand(told.url) as database:
        database.execute("DELETE FROM document WHERE seq = 6")
        database.execute("DELETE FROM entry WHERE seq = 6")
        for table in ("document", "entry"):
            database.execute("PRAGMA foreign_keys = OFF")
            database.execute(f"UPDATE {table} SET seq = seq - 1 WHERE seq > 6")
    rewritten(told, 0, lambda body: body)
    found = broken(told)
    assert (found.seq, "seen" in found.reason) == (6, True)


def test_a_receipt_of_another_register_does_not_hold(told: World, tmp_path: Any) -> None:
    (tmp_path / "other").mkdir()
    other = World(f"sqlite:///{tmp_path}/other/r.db", tmp_path / "other").make()
    receipt = other.submit(other.report("R-1")).receipt
    with pytest.raises(BrokenError, match="does not hold"):
        verify_receipts(told.verify(), [("other", receipt)])


def test_checkpoints_are_held_against_the_log(told: World) -> None:
    kept = receipts(told)
    history = told.verify()
    verify_note(history, "kept", kept[0].note)
    with pytest.raises(BrokenError, match="does not hold"):
        verify_note(history, "kept", kept[0].note.replace("\n6\n", "\n7\n"))


def test_two_checkpoints_of_one_size_prove_that_the_register_lied(told: World) -> None:
    from checker.register.proofs.note import Checkpoint

    one, other = Checkpoint("x", 6, "a" * 64), Checkpoint("x", 6, "b" * 64)
    assert equivocation([("a", one), ("b", one)]) is None
    assert "two histories of 6" in str(equivocation([("a", one), ("b", other)]))
    assert equivocation([("a", one), ("b", replace(other, size=7))]) is None


def test_the_first_key_is_named_by_a_long_enough_beginning(told: World) -> None:
    history = told.verify()
    whole = told.register.signing_key.public.fingerprint
    assert pinned(history, whole)
    assert pinned(history, whole[:16])
    assert not pinned(history, whole[:15])
    assert not pinned(history, "0" * 64)


def test_canonical_bytes_are_the_only_ones(told: World) -> None:
    with by_hand(told.url) as database:
        (data,) = database.execute("SELECT body FROM entry WHERE seq = 7").fetchone()
        spaced = canonical.dumps(canonical.loads(data)).replace(b'","', b'", "', 1)
        database.execute("UPDATE entry SET body = ? WHERE seq = 7", [spaced])
    assert broken(told).seq == 7
