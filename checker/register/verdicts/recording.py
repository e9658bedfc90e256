"""Put a verdict on record: the verdict, its signed statement, and who had it recorded."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from checker.messages import gettext
from checker.pipeline import Loaded
from checker.register.appending import Accepted, Request, append
from checker.register.identity.keys import PrivateKey
from checker.register.log.entry import Kind, StoredDocument
from checker.register.opening import Register
from checker.register.papers.loading import cut_at, read_case, rules_in_force
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader
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
    """Return the verdict on a case as some part of the log has it; raises InputError.

    A part that ends with a day is judged on all that was received by that day.
    """
    with register.ledger.reader() as reader:
        upto = None if known.upto is None else cut_at(reader, known.upto)
        question = replace(question, known_on=_known_on(reader, question.as_of, known.upto, upto))
        found, standing = read_case(register, reader, case, upto, known.party)
        compiled = rules_in_force(reader, standing, found)
    loaded = Loaded(found.validated(compiled.pack), compiled)
    return judge(found, loaded, question), loaded


def _known_on(reader: Reader, as_of: date, known: str | None, upto: int | None) -> date:
    """Return the day on which the case is known: that of the cut, and never before the as-of day.

    Raises InputError for a day before it.
    """
    if known is None or upto is None:
        return as_of
    if known.startswith("@"):
        entry = reader.entry(upto)
        day = as_of if entry is None else date.fromisoformat(entry.body.received_on)
        return max(day, as_of)
    day = date.fromisoformat(known)
    if day < as_of:
        message = gettext("what was known on {known} cannot tell how things stood later", known=day)
        expected = gettext("a day from {as_of} on", as_of=as_of)
        raise refusal(known, "known-on", message, expected=expected)
    return day


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
