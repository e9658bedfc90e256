"""The indicators of Annex 9 for 1998 and 1999, recomputed by hand and set beside the statement."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.test_statements import SAMPLES, figures, sections

NEPA = {"submitted_by": "nepa", "received_on": "2000-02-10"}
CHINA = {"submitted_by": "china", "received_on": "2000-01-20"}
PAPERS: list[dict[str, Any]] = [
    {
        "type": "statistics",
        "id": f"ST-{substance}-{year}",
        **NEPA,
        "substance": substance,
        "year": year,
        "production": production,
        "imports": imports,
        "exports": exports,
    }
    for substance, year, production, imports, exports in (
        ("halon-1211", 1998, 7912.4, 0, 750.4),
        ("halon-1301", 1998, 612, 0, 318),
        ("halon-1211", 1999, 5900, 10, 600),
        ("halon-1301", 1999, 610, 0, 315),
    )
]
PAPERS += [
    {
        "type": "government-confirmation",
        "id": f"CONF-{substance}-1999",
        **CHINA,
        "substance": substance,
        "year": 1999,
        "period": "year",
        "production": production,
    }
    for substance, production in (("halon-1211", 5900), ("halon-1301", 610))
]
PAPERS += [
    {
        "type": "plant-count",
        "id": f"PLANTS-{year}",
        **NEPA,
        "group": "agent-producers",
        "year": year,
        "start": start,
        "closed": closed,
        "end": end,
    }
    for year, start, closed, end in ((1998, 14, 8, 6), (1999, 6, 2, 4))
]
PAPERS += [
    {
        "type": "record",
        "id": "BANK-1999",
        **NEPA,
        "act": "halon-bank-site",
        "on": "1999-05-04",
        "by": "nepa",
        "year": 1999,
    },
    {
        "type": "payment",
        "id": "PAY-E07",
        "submitted_by": "dia",
        "received_on": "1998-03-10",
        "recipient": "E07",
        "category": "ods-reduction",
        "amount": 12345.67,
        "paid_on": "1998-03-09",
        "authorised_by": ["nepa", "dia"],
        "contract": "RC-E07-1998",
        "year": 1998,
        "step": 1,
    },
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample of two years, with trade, plants and China's word on 1999."""
    folder = tmp_path_factory.mktemp("record") / "halon-1999"
    shutil.copytree(SAMPLES / "halon-1999", folder)
    (folder / "more.json").write_text(json.dumps(PAPERS), encoding="utf-8")
    return folder


def indicators(record: Path, year: int) -> dict[str, dict[str, Any]]:
    """Return the sections of the indicators of a year by id."""
    words = ("performance-indicators", "--for", f"year={year}")
    return sections(str(record), "2000-02-15", *words)


def test_1998_is_measured_from_the_baselines(record: Path) -> None:
    made = indicators(record, 1998)
    assert figures(made["halon-1211"]) == {
        "(a) Production phaseout": ("1990", "2037.6"),  # 9,950 - 7,912.4
        "Production": ("7960", "7912.4"),
        "(b) Consumption phaseout": ("1790", "1788"),  # 7,160 + 1,790 - 7,162
        "Consumption": ("7160", "7162"),  # 7,912.4 - 750.4
        "(c) Exports": ("800", "750.4"),
        "(c) Imports": ("0", "0"),
    }
    assert figures(made["halon-1301"]) == {
        "(a) Production phaseout": ("0", "6"),  # 618 - 612
        "Production": ("618", "612"),
        "(b) Consumption phaseout": ("0", "6"),  # 300 - 294
        "Consumption": ("300", "294"),  # 612 - 318
        "(c) Exports": ("318", "318"),
        "(c) Imports": ("0", "0"),
    }


def test_1999_is_measured_from_the_year_before(record: Path) -> None:
    made = indicators(record, 1999)
    assert figures(made["halon-1211"]) == {
        "(a) Production phaseout": ("1990", "2012.4"),  # 7,912.4 - 5,900
        "Production": ("5970", "5900"),
        "(b) Consumption phaseout": ("1790", "1852"),  # 7,162 - 5,310
        "Consumption": ("5370", "5310"),  # 5,900 + 10 - 600
        "(c) Exports": ("600", "600"),
        "(c) Imports": ("0", "10"),
    }
    assert figures(made["halon-1301"]) == {
        "(a) Production phaseout": ("0", "2"),  # 612 - 610
        "Production": ("618", "610"),
        "(b) Consumption phaseout": ("0", "-1"),  # 294 - 295
        "Consumption": ("300", "295"),  # 610 - 315
        "(c) Exports": ("318", "315"),
        "(c) Imports": ("0", "0"),
    }


def plants(made: dict[str, dict[str, Any]]) -> list[str | None]:
    """Return the row of the agent producers: planned and actual, beginning, closed and end."""
    row = made["plants"]["rows"][0]
    names = ("start", "closed", "end")
    return [row[f"{kind}_{name}"]["value"] for name in names for kind in ("planned", "actual")]


def test_plants_stand_beside_the_plan_of_1998_and_alone_later(record: Path) -> None:
    assert plants(indicators(record, 1998)) == ["14", "14", "8", "8", "6", "6"]
    assert plants(indicators(record, 1999)) == [None, "6", None, "2", None, "4"]


def test_contracts_have_what_was_paid_on_them(record: Path) -> None:
    rows = indicators(record, 1998)["contracts"]["rows"]
    paid = {row["enterprise"]["value"]: row["paid"]["value"] for row in rows}
    assert paid["E07"] == "12345.67"
    assert paid["E08"] is None


def test_other_activities_are_those_on_record(record: Path) -> None:
    assert indicators(record, 1998)["other-activities"]["rows"] == []
    (row,) = indicators(record, 1999)["other-activities"]["rows"]
    assert (row["act"]["value"], row["day"]["value"]) == ("halon-bank-site", "1999-05-04")


@pytest.mark.parametrize(
    ("quarter", "since"),
    [("1", "2009.2"), ("2", "4128.5"), ("3", None), ("4", None)],
)
def test_quarterly_reports_set_production_beside_the_target(
    quarter: str, since: str | None
) -> None:
    words = ("progress-report", "--for", "year=1998", "--for", f"quarter={quarter}")
    made = sections("halon-1998", "1998-08-14", *words)
    row = made["targets"]["rows"][0]
    assert (row["target"]["value"], row["since"]["value"]) == ("7960", since)
    if since is None:  # the half year is known, the later quarters are not
        assert row["since"]["at_least"] == "4128.5"
