from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.feel import Record
from checker.packs import load_compiled

AMENDMENT = Record(
    {
        "type": "amendment",
        "id": "a",
        "table": "caps",
        "key": ["north", Decimal(2001)],
        "value": Decimal(120),
        "agreed_on": date(2001, 5, 1),
    },
    "a",
)


def test_an_amended_value_rests_on_the_amendment(water: Path) -> None:
    compiled = load_compiled(water)
    values = {**compiled.constants, "amendments": [AMENDMENT], "as_of": date(2001, 5, 1)}
    session = compiled.library.session(values)
    amended = session.trace(compiled.library.compile('cap("north", 2001) < 110'))
    assert (amended.value, amended.reads) == (False, (AMENDMENT,))
    printed = session.trace(compiled.library.compile('cap("south", 2001) < 110'))
    assert (printed.value, printed.reads) == (False, ())


def test_an_amendment_counts_from_the_day_on_which_it_is_agreed(water: Path) -> None:
    compiled = load_compiled(water)
    program = compiled.library.compile('cap("north", 2001)')
    values = {**compiled.constants, "amendments": [AMENDMENT]}
    day_before = compiled.library.session({**values, "as_of": date(2001, 4, 30)})
    same_day = compiled.library.session({**values, "as_of": date(2001, 5, 1)})
    assert day_before.evaluate(program, {}) != Decimal(120)
    assert same_day.evaluate(program, {}) == Decimal(120)


def test_a_value_that_is_nowhere_is_told_by_the_name_of_the_table(water: Path) -> None:
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})
    (reason,) = session.trace(compiled.library.compile('cap("north", 1999)')).nulls
    assert (reason.kind, reason.definition) == ("definition", "cap")
    assert reason.arguments == ("north", Decimal(1999))
