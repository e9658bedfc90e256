"""Findings as JUnit XML: a suite for each case, a test case for each finding.

Violated is a failure, undetermined an error; waived, pending and not applicable are skipped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

from checker.messages import gettext
from checker.model.verdict import Finding, NotCounted
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import clean
from checker.reports.selection import findings_and_case, missing_and_awaited

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
    """A named list of test cases with properties."""

    name: str
    cases: Sequence[TestCase]
    properties: Mapping[str, str]

    def total(self, outcome: JUnitResult) -> int:
        """Return how many cases ended so."""
        return sum(1 for case in self.cases if case.outcome == outcome)


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return one suite for each case; the style changes nothing."""
    return document([_suite(one) for one in assessments])


def document(suites: Sequence[Suite]) -> str:
    """Return the suites as an XML document without times, so that equal runs give equal bytes."""
    cases = sum(len(suite.cases) for suite in suites)
    root = ET.Element("testsuites", name="checker", tests=str(cases))
    root.set("failures", str(sum(suite.total("failure") for suite in suites)))
    root.set("errors", str(sum(suite.total("error") for suite in suites)))
    root.extend(_suite_element(suite) for suite in suites)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite_element(suite: Suite) -> ET.Element:
    element = ET.Element("testsuite", name=clean(suite.name), tests=str(len(suite.cases)))
    element.set("failures", str(suite.total("failure")))
    element.set("errors", str(suite.total("error")))
    element.set("skipped", str(suite.total("skipped")))
    properties = ET.SubElement(element, "properties")
    for name, value in suite.properties.items():
        ET.SubElement(properties, "property", name=name, value=clean(value))
    element.extend(_case_element(case) for case in suite.cases)
    return element


def _case_element(case: TestCase) -> ET.Element:
    element = ET.Element("testcase", classname=clean(case.group), name=clean(case.name))
    if case.outcome != "passed":
        why = {"type": clean(case.kind), "message": clean(case.message)}
        outcome = ET.SubElement(element, case.outcome, why)
        outcome.text = "\n".join(clean(line) for line in case.detail.splitlines()) or None
    return element


def _suite(one: Assessment) -> Suite:
    verdict = one.verdict
    cases = [_case(verdict.rules.pack, finding) for finding in findings_and_case(verdict)]
    cases += [_not_counted(verdict.rules.pack, each) for each in verdict.not_counted]
    properties = {
        "as_of": verdict.as_of.isoformat(),
        "known_on": verdict.known_on.isoformat(),
        "status": verdict.status.value,
        "summary": verdict.summary,
        "rules": f"{verdict.rules.pack} {verdict.rules.version}",
        "origin": verdict.rules.origin,
        "digest": verdict.rules.digest,
    }
    return Suite(verdict.case, cases, properties)


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
