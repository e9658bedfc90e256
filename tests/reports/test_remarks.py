from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.model.case import Skipped
from checker.model.problems import Position, Problem
from checker.model.verdict import Remark, SkippedDocument
from checker.reports import FORMATS, Assessment, Style, render
from checker.reports.remarks import as_problems, skipped, told, warnings
from tests.reports.samples import assessment


@pytest.fixture
def remarked() -> Assessment:
    one = assessment()
    place = Position("case/audit-97.json", "", 3, 5)
    fault = Problem(place, "wrong-type", "a fault")
    odd = next(iter(one.documents))
    verdict = one.verdict.model_copy(
        update={
            "skipped": (SkippedDocument(document="audit-97", problems=("a fault", "another")),),
            "warnings": (
                Remark(code="ignored-file", file="case/b.json.txt", message="it is not read"),
                Remark(code="odd-figure", document=odd, message="it is odd", hint="check it"),
                Remark(code="received-later", message="two arrived later"),
            ),
        }
    )
    case = replace(one.case, skipped=(Skipped("audit-97", "audit", place, (fault,)),))
    return Assessment(verdict, one.pack, case)


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_what_was_left_out_and_the_warnings(
    remarked: Assessment, format_: str
) -> None:
    text = render([remarked], format_, Style(width=120))
    for part in ("audit-97", "another", "b.json.txt", "it is odd", "two arrived later"):
        assert part in text


def test_places_of_remarks(remarked: Assessment) -> None:
    (left_out,) = skipped(remarked)
    assert (left_out.position.line, left_out.text) == (3, "a fault; another")
    ignored, odd, later = warnings(remarked)
    assert ignored.position == Position("case/b.json.txt")
    assert odd.position == next(iter(remarked.documents.values())).position
    assert odd.text == "it is odd (check it)"
    assert (later.name, later.position) == (remarked.verdict.case, remarked.case.position)
    assert told(remarked) == [left_out, ignored, odd, later]


def test_warnings_as_problems(remarked: Assessment) -> None:
    found = list(as_problems(remarked))
    assert [each.code for each in found] == ["ignored-file", "odd-figure", "received-later"]
    assert not any(each.is_warning for each in found)


def test_json_names_document_and_problems(remarked: Assessment) -> None:
    published = json.loads(render([remarked], "json", Style()))
    assert published["skipped"] == [{"document": "audit-97", "problems": ["a fault", "another"]}]
    assert published["warnings"][0]["file"] == "case/b.json.txt"
