from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import xmlschema

from checker.reports import Assessment, render
from tests.reports import samples


@cache
def schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(Path(__file__).parent / "schemas" / "junit-10.xsd")


def valid(text: str) -> ET.Element:
    schema().validate(text)
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
    assert root.attrib == {"name": "checker", "tests": "11", "failures": "1", "errors": "3"}
    assert [suite.get("tests") for suite in root] == ["10", "1"]


def test_case_to_which_nothing_applied_is_not_green() -> None:
    assert cases(samples.nothing_applied()) == {"case": "error"}


def test_texts_of_submitters_are_escaped_and_legal_xml() -> None:
    hostile = '</failure>]]> <!-- & "quoted" \x1b \x00 \ud800 \ufffe'
    finding = samples.findings()[0].model_copy(update={"message": hostile, "id": hostile})
    root = valid(render([samples.assessment(tranches=(), findings=(finding,))], "junit"))
    (failure,) = root.iter("failure")
    assert failure.get("message") == '</failure>]]> <!-- & "quoted"   \ufffd \ufffd'
