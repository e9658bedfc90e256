from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from checker.reports import Style, render_file
from checker.reports.assessment import Assessment
from tests.reports import samples


def opened(*assessments: Assessment, **unusable: list[str]) -> Any:
    content = render_file(assessments or (samples.assessment(),), "xlsx", unusable)
    return openpyxl.load_workbook(BytesIO(content), data_only=True)


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *below = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in below if row[0]]


def test_each_case_has_a_row_with_its_amounts_and_counts() -> None:
    one = samples.assessment()
    verdict = one.verdict
    case, *totals = rows(opened(one)["Cases"])
    assert (case["Case"], case["Status"]) == (verdict.case, verdict.status.traits.words)
    payable = sum(each.payable_now.value for each in verdict.tranches if each.payable_now)
    assert case["Payable now"] == payable
    violated = [each.status.value for each in verdict.all_findings()].count("violated")
    assert case["violated"] == violated
    assert totals[0]["Payable now"] == payable
    assert case["Digest of the rules"] == verdict.rules.digest


def test_amounts_of_which_none_is_known_are_not_zero() -> None:
    one = samples.assessment()
    unknown = {"amount": None, "paid": None, "payable": None}
    tranches = tuple(each.model_copy(update=unknown) for each in one.verdict.tranches)
    verdict = one.verdict.model_copy(update={"tranches": tranches})
    case = rows(opened(replace(one, verdict=verdict))["Cases"])[0]
    assert (case["Entitled"], case["Paid"], case["Payable now"]) == (None, None, 0)
    assert case["Amounts not known"] == len(tranches)


def test_cases_add_up() -> None:
    one = samples.assessment()
    first, second, total = rows(opened(one, one)["Cases"])
    assert total["Entitled"] == first["Entitled"] + second["Entitled"] > 0


def test_a_case_without_a_verdict_is_a_row_with_its_problems() -> None:
    found = rows(opened(bad=["a.json:1:1: the file is empty", "another"])["Cases"])
    row = next(each for each in found if each["Case"] == "bad")
    assert row["Status"] == "unusable"
    assert row["Summary"].startswith("a.json:1:1: the file is empty")


def test_every_finding_has_a_row() -> None:
    one = samples.assessment()
    found = rows(opened(one)["Findings"])
    assert sorted(row["Id"] for row in found) == sorted(f.id for f in one.verdict.all_findings())
    finding = one.verdict.findings[0]
    row = next(each for each in found if each["Id"] == finding.id)
    assert row["What was found"] == finding.message
    assert row["Paragraph"] == finding.source


def test_figures_are_numbers() -> None:
    one = samples.assessment()
    figures = {"measured": Decimal("8250.5"), "bound": Decimal(7960), "due": date(1999, 12, 31)}
    finding = one.verdict.findings[0].model_copy(update=figures)
    verdict = one.verdict.model_copy(update={"tranches": (), "findings": (finding,)})
    (row,) = rows(opened(replace(one, verdict=verdict))["Findings"])
    assert (row["Measured"], row["Limit"], row["Due"].date()) == (8250.5, 7960, figures["due"])


def test_every_tranche_consequence_and_missing_thing_has_a_row() -> None:
    one = samples.assessment()
    book = opened(one)
    tranches = [row["Id"] for row in rows(book["Tranches"]) if row["Id"]]
    assert tranches == [each.key for each in one.verdict.tranches]
    consequences = {row["Id"] for row in rows(book["Consequences"]) if row["Id"]}
    assert consequences == {each.id for each in one.verdict.consequences}
    assert rows(book["Missing"])
    assert [row["Document"] for row in rows(book["Not counted"])] == [
        each.document for each in one.verdict.not_counted
    ]


def test_what_a_submitter_wrote_is_never_a_formula() -> None:
    one = samples.assessment()
    finding = one.verdict.findings[0].model_copy(update={"message": "=1+1", "evidence": ("=A1",)})
    verdict = one.verdict.model_copy(update={"case": "=1+1", "findings": (finding,)})
    content = render_file([replace(one, verdict=verdict)], "xlsx", {"=cmd": ["=1+1"]})
    book = openpyxl.load_workbook(BytesIO(content))
    formulas = [
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f"
    ]  # fmt: skip
    assert all(formula.startswith("=SUMIF(") for formula in formulas)


def test_the_same_verdicts_give_the_same_bytes() -> None:
    one = samples.assessment()
    assert render_file([one], "xlsx", {}) == render_file([one], "xlsx", {})


def test_it_is_told_in_chinese() -> None:
    content = render_file([samples.assessment()], "xlsx", {}, Style(language="zh"))
    book = openpyxl.load_workbook(BytesIO(content))
    assert book.sheetnames[1] == "付款批次"
    assert not [cell.value for sheet in book for cell in sheet[1] if cell.value.isascii()]


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'text'; known are xlsx"):
        render_file([samples.assessment()], "text", {})
