from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import load_suite
from checker.model.case import Case
from checker.model.problems import InputError
from checker.packs import load_compiled

TEST = """\
base: two-years
cases:
  - case: one
    as_of: 2003-03-01
    given: %s
    expect: {status: satisfied}
"""


def case(water: Path, given: str) -> Case:
    (water / "tests" / "wells.yaml").write_text(TEST % given)
    pack = load_compiled(water).pack
    return case_of(load_suite(pack)[0], pack)


def ids(found: Case) -> set[str]:
    return {document.id for document in found.documents}


def test_documents_are_removed_by_id_or_by_fields(water: Path) -> None:
    everything = ids(case(water, "{}"))
    assert everything - ids(case(water, "{without: [north-2001]}")) == {"north-2001"}
    gone = everything - ids(case(water, "{without: [{well: north}]}"))
    assert gone == {"north-2001", "north-2002"}


def test_a_changed_number_stays_exact(water: Path) -> None:
    found = case(water, "{change: {north-2001: {drawn: 0.1}}}")
    (changed,) = [each for each in found.documents if each.id == "north-2001"]
    assert changed.record["drawn"] == Decimal("0.1")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("{change: {nroth-2001: {drawn: 1}}}", "no document 'nroth-2001'"),
        ("{without: [nroth-2001]}", "no document 'nroth-2001'"),
        ("{without: [{well: east}]}", "no document with {'well': 'east'}"),
    ],
)
def test_a_difference_has_to_fit_the_base(water: Path, given: str, told: str) -> None:
    with pytest.raises(InputError, match="unknown-document") as caught:
        case(water, given)
    assert told in caught.value.problems[0].message


def test_an_invalid_document_is_reported_at_the_line_of_the_test(water: Path) -> None:
    with pytest.raises(InputError) as caught:
        case(water, "{change: {north-2001: {drawn: -1}}}")
    place = caught.value.problems[0].position
    assert (place.file, place.line) == ("rules/water/tests/wells.yaml", 5)
