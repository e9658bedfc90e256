from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker import feel
from checker.model.problems import InputError
from checker.packs import compile_pack, load_compiled, load_pack

Edit = Callable[[str, str, str], None]


def amendment(
    origin: str, key: feel.Value, value: feel.Value, agreed_on: date, table: str = "caps"
) -> feel.Record:
    fields: dict[str, feel.Value] = {
        "type": "amendment",
        "table": table,
        "key": key,
        "value": Decimal(value) if isinstance(value, str) and value.isdigit() else value,
        "agreed_on": agreed_on,
    }
    return feel.Record(fields, origin=origin)


def evaluate(folder: Path, text: str, **values: feel.Value) -> feel.Value:
    compiled = load_compiled(folder)
    session = compiled.library.session({**compiled.constants, **values})
    return session.evaluate(compiled.library.compile(text))


def problems_of(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        load_compiled(folder)
    found = caught.value.problems
    return [(problem.code, str(problem.position).rpartition("/")[2]) for problem in found]


def test_lists_of_documents_have_names(water: Path, edit: Edit) -> None:
    assert load_compiled(water).collections == {
        "amendment": "amendments",
        "well-report": "well_reports",
    }
    edit(
        "../../schemas/water/well-report.schema.json", '"x-grade"', '"x-collection": "w", "x-grade"'
    )
    edit("wells.yaml", "sum(well_reports[well", "sum(w[well")
    edit("wells.yaml", "fulfilled_by: well_reports[", "fulfilled_by: w[")
    assert load_compiled(water).collections["well-report"] == "w"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('cap("north", 2002)', Decimal("90.5")),
        ('cap(year: 2001, well: "south")', Decimal(200)),
        ('cap("north", 2003)', None),
        ('cap("north", "2002")', None),
        ("cap(null, 2002)", None),
        ("years", [Decimal(2001), Decimal(2002)]),
    ],
)
def test_tables_are_functions_of_their_keys(water: Path, text: str, value: feel.Value) -> None:
    assert evaluate(water, text) == value


@pytest.mark.parametrize(
    ("as_of", "value"),
    [
        (date(2001, 4, 30), "100"),
        (date(2001, 5, 1), "120"),
        (date(2001, 5, 31), "120"),
        (date(2001, 6, 1), "130"),
    ],
)
def test_the_amendment_agreed_last_goes_first(water: Path, as_of: date, value: str) -> None:
    amendments: list[feel.Value] = [
        amendment("a2", ["north", Decimal(2001)], "130", date(2001, 6, 1)),
        amendment("a1", ["north", Decimal(2001)], "120", date(2001, 5, 1)),
        amendment("a3", ["south", Decimal(2001)], "1", date(2001, 1, 1)),
    ]
    found = evaluate(water, 'cap("north", 2001)', as_of=as_of, amendments=amendments)
    assert found == Decimal(value)


NINE = Decimal(2009)


@pytest.mark.parametrize("table", ["caps", "cap"])
@pytest.mark.parametrize("key", [["north", NINE], {"year": NINE, "well": "north"}])
def test_an_amendment_can_add_a_value(water: Path, table: str, key: feel.Value) -> None:
    amendments: list[feel.Value] = [amendment("a", key, "7", date(2001, 1, 1), table)]
    as_of = date(2001, 1, 1)
    assert evaluate(water, 'cap("north", 2009)', as_of=as_of, amendments=amendments) == 7
    assert evaluate(water, 'cap("south", 2009)', as_of=as_of, amendments=amendments) is None


def test_an_amendment_to_a_value_of_another_type_leaves_nothing(water: Path) -> None:
    amendments: list[feel.Value] = [
        amendment("a", ["north", Decimal(2001)], "much", date(2001, 1, 1))
    ]
    as_of = date(2001, 1, 1)
    assert evaluate(water, 'cap("north", 2001)', as_of=as_of, amendments=amendments) is None


def test_dates_in_amendments_are_text(water: Path) -> None:
    (water / "more.yaml").write_text(
        "tables: [{id: ends, title: T, name: last_day, keys: {day: date}, type: date,\n"
        "          values: {2001-02-03: 2001-12-31}}]\n"
    )
    amendments: list[feel.Value] = [
        amendment("a", ["2001-02-03"], "2002-12-31", date(2001, 1, 1), "ends")
    ]
    found = evaluate(
        water, 'last_day(@"2001-02-03")', as_of=date(2001, 1, 1), amendments=amendments
    )
    assert found == date(2002, 12, 31)


def test_a_pack_without_amendments_has_tables_too(water: Path) -> None:
    (water / "../../schemas/common/amendment.schema.json").unlink()
    assert evaluate(water, 'cap("north", 2001)') == 100


def test_keys_and_values_can_be_dates_and_truth_values(water: Path) -> None:
    (water / "more.yaml").write_text(
        "tables:\n"
        "  - {id: begins, title: T, name: begins, keys: {day: date, on: boolean}, type: date,\n"
        "     values: {2001-02-03: {true: 2001-12-31, false: null}}}\n"
    )
    assert evaluate(water, 'begins(date("2001-02-03"), true)') == date(2001, 12, 31)
    assert evaluate(water, 'begins(date("2001-02-03"), false)') is None


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("south: {2001: 200", 'south: {"2001": 200', "wells.yaml:10:23"),
        ("south: {2001: 200", "south: {2001: lots", "wells.yaml:10:21"),
        ("south: {2001: 200", "south: {2001: true", "wells.yaml:10:21"),
        ("south: {2001: 200", "7: {2001: 200", "wells.yaml:10:17"),
        ("south: {2001: 200, 2002: 180}", "south: 5", "wells.yaml:10:14"),
        ("south: {2001: 200", "south: {2001: {a: 1}", "wells.yaml:10:21"),
    ],
)
def test_misfits_of_a_table_have_a_place(
    water: Path, edit: Edit, old: str, new: str, place: str
) -> None:
    edit("wells.yaml", old, new)
    assert ("table", place) in problems_of(water)


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        ("wells.yaml", "year = in_year].drawn)", "year = in_year.drawn)", "feel-syntax", ":25"),
        (
            "wells.yaml",
            "at_most: cap(well, year)",
            "at_most: cap(well, year",
            "feel-syntax",
            ":37:28",
        ),
        (
            "wells.yaml",
            'for_each: {well: \'["north", "south"]\', year: years}',
            "for_each: {well: '[\"north\"', year: years}",
            "feel-syntax",
            ":35:31",
        ),
        ("wells.yaml", "{drawn(well, year)}", "{drawn(well, }", "feel-syntax", ":40:43"),
        ("wells.yaml", "in {year}", "in {year", "template", ":40:53"),
        ("wells.yaml", "{of_well} for", "{of_well for", "template", ":27:33"),
        (
            "wells.yaml",
            "date(of_year + 1, 1, 31)",
            "date(of_year + , 1, 31)",
            "feel-syntax",
            ":48:25",
        ),
        ("grants.yaml", "<= cap(well, year)", "<= cap(well year)", "feel-syntax", ":14:"),
        ("grants.yaml", "amount: 0.5 * 1000", "amount: 0.5 ** * 1000", "feel-syntax", ":6:20"),
        (
            "grants.yaml",
            "second.year > first.year",
            "second.year >> first.year",
            "feel-syntax",
            ":23:",
        ),
        ("grants.yaml", "{second.well} is", "{second..well} is", "feel-syntax", ":25:"),
    ],
)
def test_mistakes_of_syntax_have_a_line_and_column(
    water: Path, edit: Edit, name: str, old: str, new: str, code: str, place: str
) -> None:
    edit(name, old, new)
    ((found, where),) = problems_of(water)
    assert found == code
    assert f"{name}{place}" in where


def test_all_mistakes_are_reported_at_once(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: cap(")
    edit("wells.yaml", "in {year}", "in {year")
    edit("grants.yaml", "amount: 0.5 * 1000", "amount: 0.5 *")
    edit("wells.yaml", "south: {2001: 200", "south: {2001: lots")
    edit("wells.yaml", "name: years", "name: documents")
    assert [code for code, _ in problems_of(water)] == [
        "feel-syntax", "table", "name-taken", "feel-syntax", "template",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["as_of", "well_reports", "sum", "item", "tranche"])
def test_names_that_mean_something_already(water: Path, edit: Edit, name: str) -> None:
    edit("wells.yaml", "name: years", f"name: {name}")
    assert problems_of(water) == [("name-taken", "wells.yaml:16:11")]


@pytest.mark.parametrize("clock", ["now()", "today()", "(today)()"])
def test_rules_cannot_read_the_clock(water: Path, edit: Edit, clock: str) -> None:
    edit("wells.yaml", "due: date(of_year + 1, 1, 31)", f"due: {clock}")
    assert problems_of(water)[0][0] == "clock"


def test_an_expression_nested_too_deep_is_a_problem(water: Path, edit: Edit) -> None:
    edit("grants.yaml", "amount: 0.5 * 1000", f"amount: '{'(' * 9999}1{')' * 9999}'")
    ((code, place),) = problems_of(water)
    assert code == "feel-syntax"
    assert place.startswith("grants.yaml:6:")


def test_a_pack_compiles_again(water: Path) -> None:
    pack = load_pack(water)
    assert compile_pack(pack).collections == compile_pack(pack).collections
