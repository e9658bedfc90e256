from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker import feel
from checker.model.case import Document
from checker.model.problems import InputError, Position
from checker.packs import load_compiled, load_pack
from checker.packs.amendments import amendment_problems
from checker.pipeline import load


def document(**changes: feel.Value) -> Document:
    fields: dict[str, feel.Value] = {
        "type": "amendment",
        "id": "a",
        "table": "caps",
        "key": ["north", Decimal(2001)],
        "value": Decimal(120),
        "agreed_on": date(2001, 5, 1),
        **changes,
    }
    position = Position("case/a.json", "/0", 1, 2)
    return Document("a", "amendment", feel.Record(fields, origin="a"), position)


@pytest.mark.parametrize(
    "changes",
    [{}, {"table": "cap"}, {"key": {"year": Decimal(2001), "well": "north"}}],
)
def test_amendments_that_fit(water: Path, changes: dict[str, feel.Value]) -> None:
    assert list(amendment_problems(load_pack(water), [document(**changes)])) == []


@pytest.mark.parametrize(
    ("changes", "pointer", "words"),
    [
        ({"table": "capz"}, "/0/table", "did you mean 'caps'?"),
        ({"key": ["north"]}, "/0/key", "well (string), year (number)"),
        ({"key": ["north", Decimal(2001), "x"]}, "/0/key", "keys are not those"),
        ({"key": {"well": "north", "yaer": Decimal(2001)}}, "/0/key", "keys are not those"),
        ({"key": [Decimal(2001), "north"]}, "/0/key", "'well'"),
        ({"key": ["north", True]}, "/0/key", "'year'"),
        ({"value": "much"}, "/0/value", "expected number"),
        ({"value": True}, "/0/value", "expected number"),
    ],
)
def test_amendments_that_would_have_no_effect(
    water: Path, changes: dict[str, feel.Value], pointer: str, words: str
) -> None:
    found = list(amendment_problems(load_pack(water), [document(**changes)]))
    assert {problem.position.pointer for problem in found} == {pointer}
    assert words in " ".join(map(str, found))


@pytest.mark.parametrize(
    ("day", "fits"), [("2001-05-18", True), ("2001-W20-5", False), ("20010518", False)]
)
def test_the_day_of_a_key_is_written_as_in_feel(water: Path, day: str, fits: bool) -> None:
    pack = load_pack(water)
    table = pack.topic.tables[0].model_copy(update={"keys": {"day": "date"}})
    by_day = replace(pack, topic=pack.topic.model_copy(update={"tables": (table,)}))
    assert (list(amendment_problems(by_day, [document(key=[day])])) == []) is fits


def test_an_amended_value_rests_on_the_amendment(water: Path) -> None:
    compiled = load_compiled(water)
    record = document().record
    values = {**compiled.constants, "amendments": [record], "as_of": date(2001, 5, 1)}
    session = compiled.library.session(values)
    amended = session.trace(compiled.library.compile('cap("north", 2001) < 110'))
    assert (amended.value, amended.reads) == (False, (record,))
    printed = session.trace(compiled.library.compile('cap("south", 2001) < 110'))
    assert (printed.value, printed.reads) == (False, ())


def test_a_value_that_is_nowhere_is_told_by_the_name_of_the_table(water: Path) -> None:
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})
    (reason,) = session.trace(compiled.library.compile('cap("north", 1999)')).nulls
    assert (reason.kind, reason.definition) == ("definition", "cap")
    assert reason.arguments == ("north", Decimal(1999))


def test_a_case_with_an_amendment_that_fits_nothing_is_refused(water: Path, tmp_path: Path) -> None:
    case = {"case": "c", "rules": "water", "documents": [FORM | {"table": "capz"}]}
    (tmp_path / "case.json").write_text(json.dumps(case))
    with pytest.raises(InputError, match="did you mean 'caps'"):
        load(str(tmp_path / "case.json"), str(water))
    case["documents"] = [FORM]
    (tmp_path / "case.json").write_text(json.dumps(case))
    assert len(load(str(tmp_path / "case.json"), str(water)).case.documents) == 1


FORM = {
    "type": "amendment", "id": "a", "submitted_by": "council", "received_on": "2001-05-01",
    "table": "caps", "key": ["north", 2001], "value": 120, "agreed_on": "2001-05-01",
}  # fmt: skip
