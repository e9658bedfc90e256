"""Put a verdict on record: the verdict, its signed statement, and who had it recorded."""

from __future__ import annotations

from dataclasses import dataclass

from checker import intake
from checker.pipeline import Loaded
from checker.register.appending import Accepted, Request, append
from checker.register.identity.keys import PrivateKey
from checker.register.log.entry import Kind, StoredDocument
from checker.register.opening import Register
from checker.register.papers.loading import cut_at, read_case, rules_in_force
from checker.register.verdicts.statement import (
    STATEMENT_FILE,
    VERDICT_FILE,
    Judged,
    Question,
    judge,
)


@dataclass(frozen=True, slots=True)
class Known:
    """Which part of the log is looked at (a day, ``@812``, or None for all), and by whom."""

    party: str
    upto: str | None = None


def judged(
    register: Register, case: str, question: Question, known: Known
) -> tuple[Judged, Loaded]:
    """Return the verdict on a case as some part of the log has it; raises InputError."""
    with register.ledger.reader() as reader:
        upto = None if known.upto is None else cut_at(reader, known.upto)
        found, standing = read_case(register, reader, case, upto, known.party)
        compiled = rules_in_force(reader, standing, found)
    loaded = Loaded(intake.validate(found.submission, compiled.pack), compiled)
    return judge(found, loaded, question), loaded


def record(register: Register, result: Judged, party: str, signer: PrivateKey) -> Accepted:
    """Record a verdict in a party's name; raises InputError where it may not."""
    predicate = result.statement["predicate"]
    documents = [
        StoredDocument(VERDICT_FILE, "verdict", result.verdict_bytes),
        StoredDocument(STATEMENT_FILE, "statement", result.sealed(register.signing_key)),
    ]
    data = {"known": predicate["known"]["size"], "as_of": predicate["as_of"]}
    request = Request(Kind.VERDICT, party, predicate["case"], data, documents)
    return append(register, request, [signer])
