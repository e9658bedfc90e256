"""Statements of the packs on the samples, with figures recomputed by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import main

SAMPLES = Path(__file__).parent.parent / "samples"


def sections(sample: str, day: str, *words: str) -> dict[str, dict[str, Any]]:
    """Return the sections of a statement by id."""
    command = ["statement", str(SAMPLES / sample), *words, "--as-of", day, "-f", "json"]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0, result.output
    return {each["id"]: each for each in json.loads(result.stdout)["sections"]}


def figures(section: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    """Return planned and actual figures of a table of indicators by line."""
    return {
        row["line"]["value"]: (row["planned"]["value"], row["actual"]["value"])
        for row in section["rows"]
    }


@pytest.mark.parametrize(
    ("year", "production", "phaseout"),
    [
        ("1998", ("7960", "7912.4"), ("1990", "2037.6")),  # 9,950 - 7,912.4
        ("1999", ("5970", None), ("1990", None)),  # the last quarter is still to come
    ],
)
def test_indicators_stand_beside_the_plan(
    year: str, production: tuple[str, str | None], phaseout: tuple[str, str | None]
) -> None:
    made = sections("halon-1999", "1999-12-31", "performance-indicators", "--for", f"year={year}")
    found = figures(made["halon-1211"])
    assert found["Production"] == production
    assert found["(a) Production phaseout"] == phaseout
    assert found["(c) Exports"][1] is None


def test_production_of_a_year_that_is_not_over_is_a_lower_limit() -> None:
    made = sections("halon-1999", "1999-12-31", "performance-indicators", "--for", "year=1999")
    (row,) = [r for r in made["halon-1211"]["rows"] if r["line"]["value"] == "Production"]
    reported = sum(
        float(quarter["value"])
        for producer in made["producers"]["rows"]
        if producer["substance"]["value"] == "halon-1211"
        for quarter in (producer["q1"], producer["q2"], producer["q3"])
        if quarter["value"] is not None
    )
    assert float(row["actual"]["at_least"]) == pytest.approx(reported)


def test_the_account_adds_up_and_says_what_is_not_on_record() -> None:
    made = sections("halon-1999", "1999-12-31", "account-statement")
    # 12,772,000 for 1998, then 1,045,500 + 4,472,750 + 2,683,650
    assert made["deposits"]["total"]["amount"]["value"] == "20973900"
    balance = {row["line"]["value"]: row["amount"]["value"] for row in made["balance"]["rows"]}
    assert balance == {"Deposits": "20973900", "Payments": None, "Balance": None}


@pytest.mark.parametrize(("quarter", "parts"), [("1", False), ("2", True), ("4", True)])
def test_the_second_and_fourth_report_have_more_than_production(quarter: str, parts: bool) -> None:
    words = ("progress-report", "--for", "year=1998", "--for", f"quarter={quarter}")
    made = sections("halon-1999", "1999-12-31", *words)
    assert "production-1211" in made
    assert ({"enterprises", "dia", "policies", "money"} <= set(made)) is parts


def test_the_memo_names_the_hold_and_what_lifts_it() -> None:
    words = ("decision-memo", "--for", "year=1999", "--for", "deposit=3")
    made = sections("halon-1999-overproduction", "1999-07-31", *words)
    assert made["decision"]["text"].startswith("Do not pay deposit 3 of 1999 today")
    assert "5,680 t" in made["holds"]["rows"][0]["lifted_by"]["value"]
    money = {row["line"]["value"]: row["amount"]["value"] for row in made["money"]["rows"]}
    assert (money["This deposit"], money["Payable now"]) == ("2683650", "0")


def test_the_application_has_the_amount_in_words() -> None:
    words = ("withdrawal-application", "--for", "year=1999", "--for", "deposit=4")
    made = sections("halon-1999", "1999-12-31", *words)
    lines = {row["line"]["value"]: row["value"]["value"] for row in made["application"]["rows"]}
    assert lines["Amount applied for"] == "1789100"
    assert lines["In words"] == (
        "US dollars one million seven hundred and eighty-nine thousand one hundred and 00/100"
    )


@pytest.mark.parametrize(
    ("deposit", "parts", "amount"),
    [
        ("1", ["900000", "145500", "0", "0"], "1045500"),
        ("2", ["0", "0", "4400000", "72750"], "4472750"),  # half of 8,800,000 and of 145,500
        ("3", ["0", "0", "2640000", "43650"], "2683650"),
        ("4", ["0", "0", "1760000", "29100"], "1789100"),
    ],
)
def test_the_application_says_what_a_deposit_is_for(
    deposit: str, parts: list[str], amount: str
) -> None:
    words = ("withdrawal-application", "--for", "year=1999", "--for", f"deposit={deposit}")
    composition = sections("halon-1999", "1999-12-31", *words)["composition"]
    assert [row["deposit"]["value"] for row in composition["rows"]] == parts
    assert composition["total"]["deposit"]["value"] == amount


def test_training_is_counted_by_gender() -> None:
    made = sections(
        "management-response-carried-out",
        "2022-01-01",
        "training-and-meetings",
        "--for",
        "year=2020",
    )
    total = {name: cell["value"] for name, cell in made["groups"]["total"].items()}
    assert total == {"trainings": "1", "trainees": "64", "women": "29", "men": "35"}


def table_7(made: dict[str, dict[str, Any]]) -> dict[str, tuple[str | None, str | None]]:
    """Return request as printed and as computed by row of Table 7."""
    return {
        row["row"]["value"]: (row["request"]["value"], row["request_computed"]["value"])
        for row in made["totals"]["rows"]
    }


def test_the_cost_model_stands_beside_the_printed_tables() -> None:
    made = sections("cost-model", "1997-12-31", "cost-model", "--for", "scenario=B")
    assert table_7(made) == {
        "incurred": ("4.4", "4.4"),
        "halon-1211": ("48.6", None),  # plants by size and four more inputs are not printed
        "halon-1301": ("8.1", None),
        "technical-assistance": ("6", "6.1"),  # Annex 8 discounted: 6,060,599
        "total": ("67.1", "67.1"),
        "minus-incurred": ("-4.4", "-4.4"),
        "net": ("62.7", "62.7"),
    }
    assert {
        (row["agent"]["value"], row["size"]["value"]): (
            row["printed"]["value"],
            row["computed"]["value"],
        )
        for row in made["per-kilogram"]["rows"]
    } == {
        ("abc", "small"): ("2.2", "2.2"),
        ("abc", "medium"): ("2", "1.88"),
        ("abc", "large"): ("1", "0.71"),
        ("co2", "small"): ("1.43", "1.43"),
        ("co2", "medium"): ("1", "1.02"),
        ("co2", "large"): ("0.5", "0.39"),
        ("afff", "large"): ("0.5", "0.41"),
    }
    assert made["closure"]["total"]["cost"]["value"] == "30199548"


def test_another_input_gives_another_cost(tmp_path: Path) -> None:
    folder = tmp_path / "cost-model"
    shutil.copytree(SAMPLES / "cost-model", folder)
    inputs = folder / "parameters.json"
    text = inputs.read_text(encoding="utf-8")
    given = '"parameter": "last-year-small", "value": 2004'
    assert given in text
    inputs.write_text(text.replace(given, given.replace("2004", "2005")), encoding="utf-8")
    made = sections(str(folder), "1997-12-31", "cost-model", "--for", "scenario=B")
    # one more year of 9 percent on 5,950 t at 3,600 dollars
    assert made["closure"]["total"]["cost"]["value"] == str(30199548 + 5950 * 324)
