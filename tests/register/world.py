"""A small register for tests: two parties, a case about wells, and a clock that tests set."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from checker.register import administering
from checker.register.administering import Plan
from checker.register.appending import Accepted, Request, append
from checker.register.identity import keys
from checker.register.identity.keys import PrivateKey
from checker.register.log.entry import Kind, StoredDocument
from checker.register.opening import Register, open_register
from checker.register.papers.written import document
from checker.register.verifying import History, verify_ledger

EXAMPLE = Path(__file__).parents[1] / "packs" / "example"
PACK = str(EXAMPLE / "rules" / "water")
CASE = "wells"


@dataclass
class Clock:
    """A clock that stands still until it is told to move."""

    now: datetime = datetime(2001, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, day: str, hour: int = 12) -> None:
        self.now = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)

    def later(self, **parts: float) -> None:
        self.now += timedelta(**parts)


@dataclass
class World:
    """A register with the parties ``warden`` and ``council`` in the case ``wells``."""

    url: str
    folder: Path
    clock: Clock = field(default_factory=Clock)
    keys: dict[str, PrivateKey] = field(default_factory=dict)

    def make(self) -> World:
        plan = Plan(self.url, keys=self.folder / "keys")
        register = administering.initialise(plan, self.clock)
        for name in ("warden", "council"):
            self.make_key(name)
            pub = self.folder / f"{name}.pub"
            roles = sorted({name, "warden"})  # the pack takes reports from wardens alone
            administering.add_party(register, name, name, roles, [name], pub)
        administering.open_case(register, CASE, PACK, ["warden", "council"])
        return self

    def make_key(self, name: str, file: str | None = None) -> PrivateKey:
        made = keys.make()
        keys.save(made, self.folder / f"{file or name}.key")
        keys.save_public(made, name, self.folder / f"{file or name}.pub")
        self.keys[file or name] = made
        return made

    @property
    def register(self) -> Register:
        return open_register(self.url, self.folder / "keys", clock=self.clock)

    def report(self, id_: str, **fields: Any) -> dict[str, Any]:
        return {
            "type": "well-report",
            "id": id_,
            "well": "north",
            "year": 2001,
            "drawn": 12,
            **fields,
        }

    def submit(self, *papers: dict[str, Any], party: str = "warden", **changes: Any) -> Accepted:
        documents = [document(paper) for paper in papers]
        return self.send(documents, party, **changes)

    def send(
        self, documents: Sequence[StoredDocument], party: str = "warden", **changes: Any
    ) -> Accepted:
        request = Request(
            kind=changes.get("kind", Kind.SUBMISSION),
            party=party,
            case=changes.get("case", CASE),
            data=changes.get("data", {"sender": changes.get("sender", party)}),
            documents=documents,
        )
        signer = changes.get("key") or self.keys[party]
        return append(self.register, request, [signer], changes.get("clock_is_right", True))

    def verify(self) -> History:
        with self.register.ledger.reader() as reader:
            return verify_ledger(reader)

    @property
    def size(self) -> int:
        with self.register.ledger.reader() as reader:
            return reader.extent().size


@contextmanager
def by_hand(url: str) -> Iterator[sqlite3.Connection]:
    """Yield the SQLite file as an operator opens it who takes the triggers away first."""
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in names:
        connection.execute(f"DROP TRIGGER {name}")
    try:
        yield connection
    finally:
        connection.close()


def write_case(folder: Path, *papers: dict[str, Any], case: str = CASE) -> Path:
    """Write a case folder with these papers in one file; return it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.json").write_text(json.dumps({"case": case, "rules": "water"}))
    (folder / "papers.json").write_text(json.dumps(list(papers)))
    return folder
