"""The in-toto Statement about a verdict, in a DSSE envelope that the register signs.

It holds no clock, host, user or path, so that the statement itself comes out the same again. Two
subjects: the verdict as its exact bytes, and the judgement, which is the verdict without the name
of the engine, so that another engine can be held against it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.model.verdict import Verdict
from checker.pipeline import Loaded, assess
from checker.register.identity.envelope import seal
from checker.register.identity.keys import PrivateKey
from checker.register.log import canonical
from checker.register.papers.case import CaseAt
from checker.register.verdicts.program import program
from checker.reports.json import dumps

IN_TOTO = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "https://checker.invalid/verdict/v1"
VERDICT_FILE = "verdict.json"
JUDGEMENT_FILE = "judgement.json"
STATEMENT_FILE = "statement.dsse.json"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of a case: the day that is judged, on what was received by when.

    ``known_on`` is None for the same day; ``tranche`` and ``engine`` are ``assess``'s.
    """

    as_of: date
    known_on: date | None = None
    tranche: str | None = None
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with the bytes that are signed for, and the statement about them."""

    verdict: Verdict
    verdict_bytes: bytes
    statement: dict[str, Any]

    def sealed(self, key: PrivateKey) -> bytes:
        """Return the signed statement. The same verdict and key give the same bytes."""
        return seal(canonical.dumps(self.statement), IN_TOTO, [key])


def judge(case: CaseAt, loaded: Loaded, question: Question) -> Judged:
    """Return the verdict on a case of the register, with the statement about it."""
    verdict = assess(loaded, question.as_of, question.tranche, question.engine, question.known_on)
    value = verdict.model_dump(mode="json")
    verdict_bytes = dumps(value).encode()
    subjects = {VERDICT_FILE: verdict_bytes, JUDGEMENT_FILE: judgement_bytes(value)}
    statement = {
        "_type": STATEMENT,
        "subject": [
            {"name": name, "digest": {"sha256": canonical.digest(data).removeprefix("sha256:")}}
            for name, data in subjects.items()
        ],
        "predicateType": PREDICATE,
        "predicate": _predicate(case, loaded, question, value),
    }
    return Judged(verdict, verdict_bytes, statement)


def judgement_bytes(value: Mapping[str, Any]) -> bytes:
    """Return the bytes of a verdict without the program that made it."""
    return dumps({name: item for name, item in value.items() if name != "engine"}).encode()


def _predicate(
    case: CaseAt, loaded: Loaded, question: Question, value: Mapping[str, Any]
) -> dict[str, Any]:
    pack = loaded.compiled.pack
    return {
        "case": case.case,
        "as_of": question.as_of.isoformat(),
        "known_on": value["known_on"],
        "tranche": question.tranche,
        "known": {"size": case.size, "root": case.root},
        "status": value["status"],
        "rules": {"pack": pack.id, "version": pack.manifest.version, "digest": pack.digest},
        "inputs": [
            {"id": paper.stored.id, "digest": paper.digest, "entry": paper.seq}
            for paper in case.papers
        ],
        "program": program(),
        "engine": value["engine"]["inference"],
    }


def read_statement(payload: bytes) -> dict[str, Any]:
    """Return a statement about a verdict from what was signed; raises ValueError for any other."""
    statement = canonical.loads_object(payload)
    if (statement.get("_type"), statement.get("predicateType")) != (STATEMENT, PREDICATE):
        raise ValueError("it is not a statement about a verdict")
    return statement
