"""Fingerprints of pre-checks in the register: leave one, and find it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.cli.register.options import register_of_environment, signer
from checker.intake import RawDocument
from checker.model.case import REGISTER_PREFIX
from checker.register.appending import Request, append
from checker.register.identity.payload import read_payload
from checker.register.log.entry import Kind
from checker.register.papers.loading import read_case
from checker.register.precheck import Precheck


def leave(made: Precheck, party: str, key_file: Path | None) -> int:
    """Record a fingerprint and nothing else; return the entry."""
    register, _ = register_of_environment()
    key = signer(register, party, key_file, entered=False)
    request = Request(Kind.PRECHECK, party, data={"fingerprint": made.fingerprint})
    return append(register, request, [key]).receipt.body.seq


def found(made: Precheck) -> str:
    """Return where the register has the fingerprint, in words."""
    register, _ = register_of_environment()
    with register.ledger.reader() as reader:
        for entry in reader.entries(kinds=[Kind.PRECHECK]):
            if read_payload(entry.envelope).data["fingerprint"] == made.fingerprint:
                body = entry.body
                return f"In the register: entry {body.seq}, {body.received_on}, by {body.party}"
    return "The register does not have this fingerprint."


def documents_of(case: str) -> Sequence[RawDocument]:
    """Return the papers of a case of the register."""
    register, party = register_of_environment()
    with register.ledger.reader() as reader:
        name = case.removeprefix(REGISTER_PREFIX)
        return read_case(register, reader, name, party=party)[0].submission.documents
