"""Proofs of a way to payment by hand: the case assessed with its papers, and without each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from checker.feel import to_feel
from checker.intake import read_mapping, validate
from checker.pipeline import Loaded, assess
from checker.unlock import Prospect, WayToPay


def with_papers(loaded: Loaded, until: date, papers: Sequence[Mapping[str, Any]]) -> Loaded:
    """Return the case as known on a day, with more papers that were checked as any others are."""
    source = {"case": "x", "rules": loaded.case.rules, "documents": to_feel(list(papers))}
    submission = replace(read_mapping(source), is_complete=False)
    new = validate(submission, loaded.compiled.pack)
    old = tuple(each for each in loaded.case.documents if each.record["received_on"] <= until)
    return Loaded(replace(loaded.case, documents=(*old, *new.documents)), loaded.compiled)


def pays(
    loaded: Loaded, day: date, found: Prospect, way: WayToPay, papers: Sequence[Mapping[str, Any]]
) -> bool:
    """Return whether the tranche can be paid with these papers on the first day of the way."""
    tranches = assess(with_papers(loaded, day, papers), way.earliest, engine="chainer").tranches
    tranche = next((each for each in tranches if each.key == found.tranche.key), None)
    return tranche is not None and tranche.payable_now is not None


def without_each(way: WayToPay) -> Iterator[list[Mapping[str, Any]]]:
    """Yield the papers of a way without one of them, and without those that are about it."""
    papers = [step.document for step in way.steps]
    for left_out in papers:
        gone = {left_out["id"]}
        for _ in papers:
            gone |= {each["id"] for each in papers if gone & set(map(str, each.values()))}
        yield [each for each in papers if each["id"] not in gone]
