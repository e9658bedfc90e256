from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.intake import RawDocument, SourceFile, read_submission, validate
from checker.intake.amendments import amendment_faults
from checker.model.problems import InputError, Problem
from checker.packs import load_pack
from checker.parsers.places import Place, problems_of

FORM = {
    "type": "amendment", "id": "a", "submitted_by": "council", "received_on": "2001-05-01",
    "table": "caps", "key": ["north", Decimal(2001)], "value": Decimal(120),
    "agreed_on": "2001-05-01",
}  # fmt: skip


def document(**changes: Any) -> RawDocument:
    return RawDocument(FORM | changes, Place(SourceFile("case/a.json"), (0,)))


def found(pack: Path, **changes: Any) -> list[Problem]:
    return problems_of(list(amendment_faults(load_pack(pack), [document(**changes)])))


@pytest.mark.parametrize(
    "changes",
    [{}, {"table": "cap"}, {"key": {"year": Decimal(2001), "well": "north"}}],
)
def test_amendments_that_fit(water: Path, changes: dict[str, Any]) -> None:
    assert found(water, **changes) == []


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"table": "capz"}, "/0/table", "did you mean `caps`?"),
        ({"table": "x"}, "/0/table", "expected one of caps"),
        ({"key": ["north"]}, "/0/key", "well (string), year (number)"),
        ({"key": ["north", Decimal(2001), "x"]}, "/0/key", "keys are not those"),
        ({"key": {"well": "north", "yaer": Decimal(2001)}}, "/0/key", "keys are not those"),
        ({"key": [Decimal(1), Decimal(2001)]}, "/0/key/0", "'well'"),
        ({"key": ["north", True]}, "/0/key/1", "'year'"),
        ({"key": {"well": "north", "year": "x"}}, "/0/key/year", "'year'"),
        ({"value": "much"}, "/0/value", "expected number"),
        ({"value": True}, "/0/value", "expected number"),
    ],
)
def test_amendments_that_would_have_no_effect(
    water: Path, changes: dict[str, Any], pointer: str, words: str
) -> None:
    (problem,) = found(water, **changes)
    assert problem.position.pointer == pointer
    assert words in str(problem)


def test_everything_wrong_with_an_amendment_is_told(water: Path) -> None:
    pointers = [p.position.pointer for p in found(water, key=[Decimal(1), "x"], value="much")]
    assert pointers == ["/0/key/0", "/0/key/1", "/0/value"]


@pytest.mark.parametrize(
    ("day", "fits"), [("2001-05-18", True), ("2001-W20-5", False), ("20010518", False)]
)
def test_the_day_of_a_key_is_written_as_in_feel(water: Path, day: str, fits: bool) -> None:
    pack = load_pack(water)
    table = pack.topic.tables[0].model_copy(update={"keys": {"day": "date"}})
    by_day = replace(pack, topic=pack.topic.model_copy(update={"tables": (table,)}))
    assert (list(amendment_faults(by_day, [document(key=[day])])) == []) is fits


def test_a_case_with_an_amendment_that_fits_nothing_is_refused(water: Path, tmp_path: Path) -> None:
    amendment = json.dumps(FORM | {"table": "capz"}, default=int, indent=1)
    case = f'{{"case": "c", "rules": "water",\n"documents": [{amendment}]}}'
    (tmp_path / "case.json").write_text(case)
    with pytest.raises(InputError) as caught:
        validate(read_submission(str(tmp_path / "case.json")), load_pack(water))
    (problem,) = caught.value.problems
    place = problem.position
    assert (place.pointer, place.line, place.column) == ("/documents/0/table", 7, 11)
