from __future__ import annotations

from xml.etree import ElementTree as ET

from checker.authoring.testing.formats.junit import render
from checker.authoring.testing.results import SuiteResults
from checker.reports import Style


def test_outcomes_are_those_of_junit(results: SuiteResults) -> None:
    suite = ET.fromstring(render([results], Style()))[0]
    kinds = [[child.tag for child in case] for case in suite.iter("testcase")]
    assert kinds == [[], ["failure"], ["error"], ["skipped"]]
    assert [case.get("classname") for case in suite.iter("testcase")] == ["water.wells"] * 4
    failure = suite.find("testcase/failure")
    assert failure is not None
    told = "findings yearly-report/2002 status: expected violated, found satisfied"
    assert failure.get("message") == told
    skipped = suite.find("testcase/skipped")
    assert skipped is not None
    assert (skipped.get("message"), skipped.text) == ("in dispute", None)
