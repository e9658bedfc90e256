from __future__ import annotations

from checker.authoring.probe.groups import groups
from checker.authoring.probe.run import ProbeReport


def test_money_stands_first_and_kinds_stand_together(report: ProbeReport) -> None:
    found = groups(report.improved)
    assert [(each.first.gain.rule, each.first.kind, len(each.improvements)) for each in found] == [
        ("half", "year", 1),
        ("half/cap-kept", "year", 1),
        ("within-cap", "year", 1),
        ("yearly-report", "earlier", 3),
        ("yearly-report", "year", 2),
    ]


def test_the_money_of_a_kind_is_the_largest_amount(report: ProbeReport) -> None:
    money, *others = groups(report.improved)
    assert money.money is not None
    assert str(money.money.value) == "500.00"
    assert all(each.money is None for each in others)


def test_nothing_improved_is_no_group() -> None:
    assert groups([]) == []
