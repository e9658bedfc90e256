"""Findings as workflow commands, which GitHub shows as annotations on the changed files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checker.messages import gettext
from checker.model.problems import Position
from checker.model.verdict import Finding, NotCounted
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import clean, days, origin_words, payable_words, titled
from checker.reports.remarks import told
from checker.reports.selection import (
    assumption_lines,
    declared_lines,
    elsewhere_line,
    missing_and_awaited,
    norms_line,
    places_of,
    waiting_line,
)

Level = Literal["error", "warning", "notice"]


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return an annotation for each finding that needs attention, then one for each case."""
    lines = []
    for one in assessments:
        for finding in one.verdict.all_findings():
            if level := finding.status.traits.level:
                lines.append(_finding(one, finding, level))
        lines += [_not_counted(one, each) for each in one.verdict.not_counted]
        lines += [
            annotation("warning", each.text, f"{each.name}: {each.code}", each.position)
            for each in told(one)
        ]
        lines.append(_case(one))
    return "".join(line + "\n" for line in lines)


def annotation(level: Level, text: str, title: str, position: Position) -> str:
    """Return one workflow command; what a submitter wrote cannot end it or start another."""
    place = {"file": position.file, "line": position.line, "col": position.column, "title": title}
    given = {name: str(value) for name, value in place.items() if value is not None}
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items())
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    lines = [clean(line) for line in text.splitlines()]
    return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _finding(one: Assessment, finding: Finding, level: Level) -> str:
    (_, place), *_ = places_of(one, finding)
    lines = [
        finding.message,
        *missing_and_awaited(finding),
        *([gettext("To do: {advice}", advice=finding.advice)] if finding.advice else []),
        *([gettext("Waived by: {waiver}", waiver=finding.waived_by)] if finding.waived_by else []),
        gettext("Paragraph: {paragraph}", paragraph=finding.source),
        gettext("Finding: {id}", id=finding.id),
    ]
    title = titled(finding.title, finding.subject)
    return annotation(level, "\n".join(lines), title, place)


def _not_counted(one: Assessment, paper: NotCounted) -> str:
    lines: list[str] = [paper.reason]
    if paper.paragraph:
        lines.append(gettext("Paragraph: {paragraph}", paragraph=paper.paragraph))
    title = gettext("{document} is not counted", document=paper.document)
    place = one.place_of(paper.document)
    return annotation("notice", "\n".join(lines), title, place)


def _case(one: Assessment) -> str:
    verdict, position = one.verdict, one.case.position
    status = verdict.status.traits
    title = gettext(
        "{case} {days}: {status}",
        case=verdict.case,
        days=days(verdict.as_of, verdict.known_on),
        status=status.words,
    )
    return annotation(status.level or "notice", "\n".join(_case_lines(one)), title, position)


def _case_lines(one: Assessment) -> list[str]:
    """Return the summary, what is payable, what was assumed, and the rules with their norms."""
    verdict = one.verdict
    elsewhere = elsewhere_line(verdict)
    rules = gettext(
        "Rules: {pack} {version}, {origin} ({digest})",
        pack=verdict.rules.pack,
        version=verdict.rules.version,
        origin=origin_words(verdict.rules),
        digest=verdict.rules.digest,
    )
    return [
        verdict.summary,
        *([payable_words(verdict.tranches)] if verdict.tranches else []),
        *([elsewhere] if elsewhere else []),
        *assumption_lines(one),
        *(gettext("On the word of: {line}", line=line) for line in declared_lines(one)),
        rules,
        *([norms_line(verdict.coverage)] if verdict.coverage.norms else []),
        *filter(None, [waiting_line(one)]),
    ]
