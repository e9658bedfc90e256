"""Statements of the packs on the samples, with figures recomputed by hand."""

from __future__ import annotations

import json
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
