from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checker.authoring.probe.probed_cases import probed_cases
from checker.authoring.probe.sights import Lists, differences, lists_of, seen_of, touched
from checker.evidence import sift
from checker.feel import Record, to_feel
from checker.model.case import Document
from checker.packs import load_compiled

REPORTS = "well_reports"


class Papers:
    """The papers of a case of the small pack, and the lists of them after changes."""

    def __init__(self, water: Path) -> None:
        self.compiled = load_compiled(water)
        cases = {each.name: each for each in probed_cases(self.compiled.pack)}
        self.documents = cases["report a day late"].case.documents

    def lists(self, **late: object) -> Lists:
        """Return the lists with fields of the late report changed."""
        changed = [
            _changed(each, late) if late and each.id == "late" else each for each in self.documents
        ]
        papers = sift(changed, self.compiled.pack, date(2003, 3, 1))
        return lists_of(papers, self.compiled.collections)


def _changed(document: Document, fields: dict[str, object]) -> Document:
    record = Record({**document.record, **to_feel(fields)}, document.id)
    return replace(document, record=record)


@pytest.fixture
def papers(water: Path) -> Papers:
    return Papers(water)


def test_nothing_is_touched_where_nothing_changed(papers: Papers) -> None:
    assert touched(papers.lists(), papers.lists()) == frozenset()
    assert differences(papers.lists(), papers.lists()) == ((), ())


def test_a_changed_field_is_touched_in_its_list_and_in_that_of_all(papers: Papers) -> None:
    found = touched(papers.lists(), papers.lists(drawn=2))
    assert found == {(REPORTS, "drawn"), ("documents", "drawn")}


def test_a_paper_not_known_on_the_day_touches_the_lists_as_a_whole(papers: Papers) -> None:
    found = touched(papers.lists(), papers.lists(received_on=date(2003, 3, 2)))
    assert found == {(REPORTS, None), ("documents", None)}


def test_a_paper_in_another_place_of_its_list_touches_it_as_a_whole(papers: Papers) -> None:
    found = touched(papers.lists(), papers.lists(received_on=date(2001, 1, 1)))
    assert (REPORTS, None) in found


def test_what_no_rule_reads_is_not_seen(papers: Papers) -> None:
    def seen(drawn: int, fields: frozenset[str] | None) -> str:
        lists = papers.lists(drawn=drawn)
        read = {REPORTS: fields, "documents": fields}
        return seen_of([lists[REPORTS]["late"]], lists, read)

    assert seen(2, frozenset({"well"})) == seen(3, frozenset({"well"}))
    assert seen(2, frozenset({"drawn"})) != seen(3, frozenset({"drawn"}))
    assert seen(2, None) != seen(3, None)
