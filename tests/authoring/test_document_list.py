from __future__ import annotations

from pathlib import Path

from checker.authoring.document_list import Wanted, document_types, sent_by
from checker.packs import load_compiled
from tests.packs.problems import Edit


def test_types_with_who_sends_them_and_when() -> None:
    types = {each.type: each for each in document_types(load_compiled("mlf-bahamas"))}
    request = types["tranche-request"]
    assert sent_by(request) == "the implementing agency, the country"
    assert request.about == ("instalment",)
    day = (
        "“First day of the meeting that decides on an instalment” (instalment) − "
        "“How long before its meeting a request has to be there”"
    )
    title = "Request before the meeting"
    assert request.wanted == (Wanted("funding/requested-in-time", title, day),)
    assert request.norms == (
        *("payment-conditions", "request-before-meeting", "limit-kept-before-payment"),
        *("activities-completed", "next-plan"),
    )


def test_a_day_that_only_is_expected() -> None:
    types = {each.type: each for each in document_types(load_compiled("halon"))}
    (programme,) = (
        each for each in types["annual-programme"].wanted if each.rule == "next-programme"
    )
    assert (programme.day, programme.is_expected) == ("31 December of year", True)
    assert sent_by(types["bid"]) == "anybody"


def test_papers_of_all_packs_come_from_those_whose_word_counts(water: Path, edit: Edit) -> None:
    assert [each.type for each in document_types(load_compiled(water))] == ["well-report"]
    edit(
        "wells.yaml",
        "    unit: m3\n    values",
        "    unit: m3\n    amended_by: [council]\n    values",
    )
    types = {each.type: each for each in document_types(load_compiled(water))}
    assert sent_by(types["amendment"]) == "Council"
