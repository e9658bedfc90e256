from __future__ import annotations

from checker.portfolio.columns import COLUMNS, Kind, Record, of_record


def test_no_two_columns_have_one_name() -> None:
    names = [column.name for column in COLUMNS]
    assert len(set(names)) == len(names)


def test_each_record_has_the_columns_that_say_what_and_where_it_is() -> None:
    for record in Record:
        names = [column.name for column in of_record(record)]
        assert names[:4] == ["record", "case", "address", "as_of"]
        assert "status" in names


def test_amounts_are_exact_in_sql() -> None:
    kinds = {column.name: column.kind for column in COLUMNS}
    amounts = ("amount", "paid", "payable", "at_risk", "measured", "bound")
    assert {kinds[name] for name in amounts} == {Kind.NUMBER}
    assert Kind.NUMBER.value == "DECIMAL(38,10)"
