"""Findings in plain words: what was asked, what the agreement says, and how it was derived."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import Message, gettext, joined, told
from checker.model.verdict import Consequence, Finding, Tranche
from checker.reports.assessment import Assessment
from checker.reports.rule_parts import rule_parts


def said(finding: Finding) -> Message:
    """Return what a finding says; one that only says ``Met.`` says what was met."""
    traits = finding.status.traits
    if finding.message != traits.bare:
        return joined([finding.message])
    return traits.compared(finding.title)


def paragraphs(subject: Finding | Consequence, assessment: Assessment) -> list[tuple[str, str]]:
    """Return the paragraphs that a finding rests on, each with what it says as the pack writes it.

    Where the pack has no words for them, the list is empty.
    """
    norms = assessment.pack.norms
    return [
        (norms[name].citation, norms[name].statement) for name in subject.norms if name in norms
    ]


def as_written(text: str) -> bool:
    """Return whether a text of a pack is shown as the pack writes it, for lack of a translation."""
    return told(text) == text


def derivation(
    subject: Finding | Consequence | Tranche, assessment: Assessment
) -> list[tuple[str, str]]:
    """Return label and text of each step: values found, the rule as written, and where it is."""
    return list(_steps(subject, assessment))


def _steps(
    subject: Finding | Consequence | Tranche, assessment: Assessment
) -> Iterator[tuple[str, str]]:
    if isinstance(subject, Finding):
        for name, value in subject.values.items():
            yield gettext("Value"), f"{name} = {value}"
        if subject.basis:
            yield gettext("Basis"), subject.basis.words
    rule = subject.id if isinstance(subject, Tranche) else subject.rule
    entry = assessment.rules.get(rule)
    if entry is None:
        return
    norms = () if isinstance(subject, Tranche) else subject.norms
    readings = [
        assessment.pack.norms[name].interpretation
        for name in norms
        if name in assessment.pack.norms
    ]
    for reading in dict.fromkeys([*readings, entry.interpretation]):
        if reading:
            yield gettext("Reading"), reading
    yield from rule_parts(entry)
    yield gettext("Rule"), f"{rule}, {assessment.pack.position(entry)}"
