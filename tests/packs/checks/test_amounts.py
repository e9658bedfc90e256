from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs import load_compiled
from checker.packs.checks.amounts import amount_problems

TRANCHE = """\
  - id: part-{index}
    title: T
    norm: grant
    for_each: {{report: well_reports}}
    {applies}amount: {amount}
    conditions: [{{id: c, title: T, norm: grant, require: report.drawn > 0}}]
"""
DEFINITIONS = """\
definitions:
  - {id: base, title: T, name: base, norm: grant, parameters: {paper: well-report},
     value: paper.drawn + paper.year}
  - {id: share, title: T, name: share, norm: grant, parameters: {paper: well-report, at: number},
     value: "if at = 3 then base(paper) - share(paper, 1) - share(paper, 2)
       else decimal(shares[at] * base(paper), 2)"}
  - {id: shares, title: T, name: shares, norm: grant, value: "[0.5, 0.3]"}
tranches:
"""


def messages(folder: Path, *amounts: str, applies: str = "") -> list[str]:
    tranches = (
        TRANCHE.format(index=index, amount=f"'{amount}'", applies=applies)
        for index, amount in enumerate(amounts, 1)
    )
    (folder / "more.yaml").write_text(DEFINITIONS + "".join(tranches))
    return [problem.message for problem in amount_problems(load_compiled(folder))]


@pytest.mark.parametrize(
    "amounts",
    [
        ("0.5 * report.drawn", "0.5 * report.drawn"),
        ("report.drawn / 4", "report.drawn * 3 / 4"),
        ("0.5 * (report.drawn + report.year)", "0.5 * report.year + 0.5 * report.drawn"),
        ("round up(report.drawn / 2, 2)", "report.drawn - round up(report.drawn / 2, 2)"),
        ("share(report, 1)", "share(report, 2)", "share(report, 3)"),
        ("0.9 * report.drawn", "0.5 * report.year"),
        ("1000", "500"),
        ("report.drawn", "report.drawn"),
        ("min([report.drawn, 5])", "0.5 * max([report.drawn, 5])"),
        ("-(-0.5) * report.drawn", "0.5 * report.drawn"),
        ("7.5 * report.drawn", "0.5 * report.drawn"),
        ("0.02 * report.drawn", "0.03 * report.drawn"),
    ],
)
def test_shares_that_add_up_or_cannot_be_told(water: Path, amounts: tuple[str, ...]) -> None:
    assert messages(water, *amounts) == []


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (("0.5 * report.drawn", "0.4 * report.drawn"), "0.9"),
        (("report.drawn / 4", "report.drawn * 3 / 4", "0.01 * report.drawn"), "1.01"),
        (("round up(report.drawn / 2, 2)", "report.drawn"), "1.5"),
        (("share(report, 1)", "decimal(0.4 * base(report), 2)"), "0.9"),
    ],
)
def test_shares_that_do_not_add_up(water: Path, amounts: tuple[str, ...], total: str) -> None:
    found = messages(water, *amounts)
    assert any(f"together pay {total} of" in message for message in found)
    assert any("drawn" in message for message in found)


def test_tranches_that_may_not_apply_are_left_out(water: Path) -> None:
    amounts = ("0.5 * report.drawn", "0.4 * report.drawn")
    assert messages(water, *amounts, applies="applies: report.drawn > 1\n    ") == []


def test_the_problem_stands_at_the_last_amount(water: Path) -> None:
    messages(water, "0.5 * report.drawn", "0.4 * report.drawn")
    (problem,) = amount_problems(load_compiled(water))
    assert problem.code == "amounts"
    assert str(problem.position).endswith("more.yaml:19:13")
