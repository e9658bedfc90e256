from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema

from checker.reports import Assessment, render
from tests.reports import samples


@cache
def schemas() -> list[xmlschema.XMLSchema]:
    """Return what Jenkins and what Ant take."""
    folder = Path(__file__).parent / "schemas"
    return [xmlschema.XMLSchema(folder / name) for name in ("junit-10.xsd", "junit-ant.xsd")]


def valid(text: str) -> ET.Element:
    for schema in schemas():
        schema.validate(text)
    return ET.fromstring(text)


def cases(*made: Assessment) -> dict[str | None, str]:
    """Return the outcome of each test case of a valid document."""
    root = valid(render(made, "junit"))
    found = root.iter("testcase")
    return {case.get("name"): case[0].tag if len(case) else "passed" for case in found}


def test_statuses_become_outcomes() -> None:
    assert cases(samples.assessment()) == {
        "tranche-2/output/1999/line-a": "passed",
        "tranche-2/output/1999/line-b": "error",
        "tranche-2/output/1999/line-c": "skipped",
        "tranche-2/audit/1999": "error",
        "quota/North/1998": "failure",
        "quota/South/1998": "skipped",
        "quarterly-report/1999/4": "skipped",
        "quarterly-report/1999/1": "passed",
        "dates": "skipped",
        "audit-98b": "skipped",
    }


def test_totals_count_the_test_cases() -> None:
    root = valid(render([samples.assessment(), samples.nothing_applied()], "junit"))
    totals = ("id", "tests", "failures", "errors", "skipped")
    assert [[suite.get(name) for name in totals] for suite in root] == [
        ["0", "10", "1", "2", "5"],
        ["1", "1", "0", "1", "0"],
    ]


def test_times_do_not_depend_on_the_clock() -> None:
    root = valid(render([samples.assessment()], "junit"))
    (suite,) = root
    assert suite.get("timestamp") == f"{samples.assessment().verdict.as_of}T00:00:00"
    timed = [suite, *suite.iter("testcase")]
    assert {each.get("time") for each in timed} == {"0"}


def test_case_to_which_nothing_applied_is_not_green() -> None:
    assert cases(samples.nothing_applied()) == {"case": "error"}


def test_texts_of_submitters_are_escaped_and_legal_xml() -> None:
    hostile = '</failure>]]> <!-- & "quoted" \x1b \x00 \ud800 \ufffe'
    finding = samples.findings()[0].model_copy(update={"message": hostile, "id": hostile})
    root = valid(render([samples.assessment(tranches=(), findings=(finding,))], "junit"))
    (failure,) = root.iter("failure")
    assert failure.get("message") == '</failure>]]> <!-- & "quoted"   \ufffd \ufffd'
