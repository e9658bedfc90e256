"""Findings as JUnit XML: a suite for each case, a test case for each finding.

Violated is a failure, undetermined an error; waived, pending and not applicable are skipped. The
documents are valid for Jenkins and for Ant, which ask for different things: every time is 0, the
time stamp is the day that the suite is about, and the host is ``localhost``, so that equal runs
give equal bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from xml.etree import ElementTree as ET

from checker.messages import gettext
from checker.model.verdict import Finding, NotCounted
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import clean, payable_words
from checker.reports.remarks import Told, told
from checker.reports.selection import (
    assumption_lines,
    declared_lines,
    elsewhere_line,
    findings_and_case,
    missing_and_awaited,
    norms_line,
    waiting_line,
)

NO_DAY = date(1970, 1, 1)
"""The day of suites that are about no day in particular."""

JUnitResult = Literal["passed", "failure", "error", "skipped"]


@dataclass(frozen=True, slots=True)
class TestCase:
    """One test case: ``kind`` and ``message`` say why it did not pass, ``detail`` tells more."""

    __test__ = False

    group: str
    name: str
    outcome: JUnitResult
    kind: str = ""
    message: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """A named list of test cases with properties.

    ``package`` is the pack or kind of input; ``day`` the day that the results are as of.
    """

    name: str
    cases: Sequence[TestCase]
    properties: Mapping[str, str]
    package: str
    day: date = NO_DAY

    def total(self, outcome: JUnitResult) -> int:
        """Return how many cases ended so."""
        return sum(1 for case in self.cases if case.outcome == outcome)


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return one suite for each case; the style changes nothing."""
    return document([_suite(one) for one in assessments])


def document(suites: Sequence[Suite]) -> str:
    """Return the suites as an XML document."""
    root = ET.Element("testsuites")
    root.extend(_suite_element(suite, number) for number, suite in enumerate(suites))
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite_element(suite: Suite, number: int) -> ET.Element:
    attributes = {
        "name": clean(suite.name),
        "package": clean(suite.package),
        "id": str(number),
        "timestamp": f"{suite.day.isoformat()}T00:00:00",
        "hostname": "localhost",
        "tests": str(len(suite.cases)),
        "failures": str(suite.total("failure")),
        "errors": str(suite.total("error")),
        "skipped": str(suite.total("skipped")),
        "time": "0",
    }
    element = ET.Element("testsuite", attributes)
    properties = ET.SubElement(element, "properties")
    for name, value in suite.properties.items():
        ET.SubElement(properties, "property", name=name, value=clean(value))
    element.extend(_case_element(case) for case in suite.cases)
    ET.SubElement(element, "system-out")
    ET.SubElement(element, "system-err")
    return element


def _case_element(case: TestCase) -> ET.Element:
    element = ET.Element("testcase", classname=clean(case.group), name=clean(case.name), time="0")
    if case.outcome != "passed":
        why = {"type": clean(case.kind), "message": clean(case.message)}
        outcome = ET.SubElement(element, case.outcome, why)
        outcome.text = "\n".join(clean(line) for line in case.detail.splitlines()) or None
    return element


def _suite(one: Assessment) -> Suite:
    verdict = one.verdict
    cases = [_case(verdict.rules.pack, finding) for finding in findings_and_case(verdict)]
    cases += [_not_counted(verdict.rules.pack, each) for each in verdict.not_counted]
    cases += [_remark(verdict.rules.pack, each) for each in told(one)]
    properties = {
        "as_of": verdict.as_of.isoformat(),
        "known_on": verdict.known_on.isoformat(),
        "status": verdict.status.value,
        "summary": verdict.summary,
        "rules": f"{verdict.rules.pack} {verdict.rules.version}",
        "origin": verdict.rules.origin,
        "digest": verdict.rules.digest,
    }
    if verdict.tranches:
        properties["payable"] = payable_words(verdict.tranches)
    if elsewhere := elsewhere_line(verdict):
        properties["elsewhere"] = elsewhere
    if assumed := assumption_lines(one):
        properties["assumptions"] = "; ".join(assumed)
    if declared := declared_lines(one):
        properties["declared"] = "; ".join(declared)
    if verdict.coverage.norms:
        properties["norms"] = norms_line(verdict.coverage)
    if waiting := waiting_line(one):
        properties["waiting"] = waiting
    return Suite(verdict.case, cases, properties, verdict.rules.pack, verdict.as_of)


def _case(pack: str, finding: Finding) -> TestCase:
    return TestCase(
        group=f"{pack}.{finding.rule}",
        name=finding.id,
        outcome=finding.status.traits.junit,
        kind=finding.status.value,
        message=finding.message,
        detail="\n".join(_details(finding)),
    )


def _not_counted(pack: str, paper: NotCounted) -> TestCase:
    paragraph = paper.paragraph and gettext("Paragraph: {paragraph}", paragraph=paper.paragraph)
    return TestCase(
        group=f"{pack}.not-counted",
        name=paper.document,
        outcome="skipped",
        kind="not-counted",
        message=paper.reason,
        detail=paragraph or "",
    )


def _remark(pack: str, remark: Told) -> TestCase:
    return TestCase(
        group=f"{pack}.{remark.code}",
        name=remark.name,
        outcome="error" if remark.kind == "skipped" else "skipped",
        kind=remark.code,
        message=remark.text,
        detail=str(remark.position),
    )


def _details(finding: Finding) -> list[str]:
    lines: list[str] = []
    if finding.figures:
        lines.append(gettext("Figures: {figures}", figures=finding.figures))
    if finding.due:
        lines.append(gettext("Due: {day}", day=finding.due))
    lines += missing_and_awaited(finding)
    if finding.advice:
        lines.append(gettext("To do: {advice}", advice=finding.advice))
    if finding.waived_by:
        lines.append(gettext("Waived by: {waiver}", waiver=finding.waived_by))
    if finding.evidence:
        lines.append(gettext("Evidence: {documents}", documents=", ".join(finding.evidence)))
    return [*lines, gettext("Paragraph: {paragraph}", paragraph=finding.source)]
