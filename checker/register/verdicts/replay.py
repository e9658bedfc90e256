"""Judge again from the same papers and rules: the same bytes, or what is different."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from checker.model.compiled import CompiledPack
from checker.model.problems import InputError
from checker.pipeline import Loaded
from checker.register.identity.envelope import EnvelopeError, open_sealed
from checker.register.identity.keys import PublicKey
from checker.register.identity.standing import KINDS, standing_after
from checker.register.log import canonical
from checker.register.log.entry import Entry, Kind
from checker.register.papers.case import case_at
from checker.register.papers.rules import pack_from_documents
from checker.register.verdicts.statement import (
    IN_TOTO,
    JUDGEMENT_FILE,
    STATEMENT_FILE,
    VERDICT_FILE,
    Judged,
    Question,
    judge,
    read_statement,
)


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of judging again. ``differences`` is empty where the judgement is the same.

    ``remarks`` tell what else is different, such as another engine or version of the program.
    """

    seq: int
    case: str
    as_of: str
    differences: tuple[str, ...]
    remarks: tuple[str, ...]


class NotReplayableError(ValueError):
    """A recorded verdict that does not hold in itself; says why."""


def replay(
    entry: Entry, entries: Sequence[Entry], keys: Iterable[PublicKey], engine: str | None = None
) -> Replayed:
    """Judge again what a verdict entry records, from the entries of its register.

    ``entries`` are those of its case and those that say who stands where, with their documents;
    ``keys`` are those that the register has signed with. Raises NotReplayableError.
    """
    documents = {item.id: item.content for item in entry.documents}
    try:
        statement = _statement(documents[STATEMENT_FILE], keys)
        recorded = canonical.digest(documents[VERDICT_FILE])
    except (KeyError, EnvelopeError, ValueError) as error:
        raise NotReplayableError(f"the verdict does not hold: {error}") from None
    if _subject(statement, VERDICT_FILE) != recorded:
        raise NotReplayableError("the recorded verdict is not the one that was signed for")
    before = statement["predicate"]
    try:
        again = _again(before, entries, engine)
    except InputError as error:
        differences = [f"it cannot be judged again: {error.problems[0]}"]
        return Replayed(entry.body.seq, before["case"], before["as_of"], tuple(differences), ())
    differences, remarks = _compared(statement, again)
    return Replayed(
        entry.body.seq, before["case"], before["as_of"], tuple(differences), tuple(remarks)
    )


def _statement(envelope: bytes, keys: Iterable[PublicKey]) -> dict[str, Any]:
    sealed = open_sealed(envelope)
    signer = [key for key in keys if key.fingerprint in sealed.signers]
    return read_statement(sealed.check(IN_TOTO, signer))


def _again(before: Mapping[str, Any], entries: Sequence[Entry], engine: str | None) -> Judged:
    size, root = before["known"]["size"], before["known"]["root"]
    part = [entry for entry in entries if entry.body.seq <= size]
    standing = standing_after((e for e in part if e.body.kind in KINDS), size)
    of_case = [entry for entry in part if entry.body.case == before["case"]]
    compiled = _rules(before["rules"], entries)
    case = replace(case_at(of_case, standing, before["case"], root), pack=compiled.pack.id)
    loaded = Loaded(case.validated(compiled.pack), compiled)
    as_of, known_on = (date.fromisoformat(before[name]) for name in ("as_of", "known_on"))
    question = Question(as_of, known_on, before["tranche"], engine)
    return judge(case, loaded, question)


def _rules(wanted: Mapping[str, str], entries: Iterable[Entry]) -> CompiledPack:
    """Return the rules of a verdict as they were recorded; raises InputError."""
    for entry in entries:
        if entry.body.kind is Kind.RULES:
            try:
                return pack_from_documents(wanted["pack"], wanted["digest"], entry.documents)
            except InputError:
                continue  # other rules, or other files than were recorded
    return pack_from_documents(wanted["pack"], wanted["digest"], ())


def _compared(statement: Mapping[str, Any], again: Judged) -> tuple[list[str], list[str]]:
    """Return what makes the judgement another one, and what is different and did not."""
    before, after = statement["predicate"], again.statement["predicate"]
    causes = _rules_and_papers(before, after)
    remarks = _program(before, after)
    if _subject(again.statement, VERDICT_FILE) == _subject(statement, VERDICT_FILE):
        return causes, remarks
    if _subject(again.statement, JUDGEMENT_FILE) == _subject(statement, JUDGEMENT_FILE):
        return causes, remarks
    return [*causes, "the judgement is another one"], remarks


def _rules_and_papers(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    found = []
    if (was := before["rules"]) != (now := after["rules"]):
        found.append(
            f"the rules are {now['pack']} {now['version']} ({_short(now)}), "
            f"and were {was['pack']} {was['version']} ({_short(was)})"
        )
    old = {item["id"]: item for item in before["inputs"]}
    new = {item["id"]: item for item in after["inputs"]}
    found += [f"the paper {id_!r} is missing" for id_ in old if id_ not in new]
    found += [f"the paper {id_!r} was not there" for id_ in new if id_ not in old]
    found += [
        f"the paper {id_!r} is another one: {_short(new[id_])}, and was {_short(item)}"
        for id_, item in old.items()
        if id_ in new and new[id_]["digest"] != item["digest"]
    ]
    return found


def _program(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    was, now = before["program"], after["program"]
    found = []
    if before["engine"] != after["engine"]:
        found.append(f"the engine is {after['engine']}, and was {before['engine']}")
    if was["digest"] != now["digest"]:
        found.append(
            f"the program is checker {now['version']} ({_short(now)}), "
            f"and was {was['version']} ({_short(was)})"
        )
    for name, version in was["dependencies"].items():
        if (other := now["dependencies"].get(name)) != version:
            found.append(f"{name} is {other or 'not there'}, and was {version or 'not there'}")
    if was["unicode"] != now["unicode"]:
        found.append(f"Unicode is {now['unicode']}, and was {was['unicode']}")
    return found


def _short(item: Mapping[str, Any]) -> str:
    return str(item["digest"])[:19]


def _subject(statement: Mapping[str, Any], name: str) -> str | None:
    for subject in statement["subject"]:
        if subject["name"] == name:
            return f"sha256:{subject['digest']['sha256']}"
    return None
