"""The part of a case that new papers have to do with, so that a large case costs no more."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from checker.register.identity.standing import Standing
from checker.register.papers.case import CaseAt, case_at
from checker.register.store.ledger import Reader


def papers_of(reader: Reader, standing: Standing, case: str, ids: Collection[str]) -> CaseAt:
    """Return a case with only those of its papers that have these ids."""
    seqs = sorted(set(reader.taken(case, sorted(ids)).values()))
    entries = (reader.entry(seq, documents=True) for seq in seqs)
    found = case_at((entry for entry in entries if entry is not None), standing, case, "")
    return replace(found, papers=tuple(each for each in found.papers if each.stored.id in ids))


def related(reader: Reader, standing: Standing, case: str, values: Iterable[Any]) -> CaseAt:
    """Return a case with only the papers that these values name, directly or through one another.

    Whatever text is the id of a paper is taken for a reference; a schema says which ones are.
    """
    found = papers_of(reader, standing, case, ())
    asked: set[str] = set()
    wanted = set(_texts(list(values)))
    while new := wanted - asked:
        asked |= new
        more = papers_of(reader, standing, case, new)
        found = replace(found, papers=(*found.papers, *more.papers))
        wanted = set(_texts([raw.value for raw in more.submission.documents]))
    return found


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
