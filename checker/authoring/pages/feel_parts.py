"""The FEEL texts of an entry, each with a label for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from checker.messages import Message, gettext
from checker.model.pack import (
    Condition,
    ConsequenceRule,
    Definition,
    Effect,
    Entry,
    FindingRule,
    Obligation,
    Requirement,
    StatementRule,
    TrancheRule,
    Trigger,
    field_words,
)
from checker.model.patterns import without_steps

BOUND_LABELS = {
    "at_most": gettext("Has to be at most"),
    "below": gettext("Has to be less than"),
    "at_least": gettext("Has to be at least"),
    "above": gettext("Has to be more than"),
    "equals": gettext("Has to be equal to"),
}


@dataclass(frozen=True, slots=True)
class FeelPart:
    """A FEEL text of an entry, with what it is for and the local names that it sees."""

    label: str
    text: str
    names: tuple[str, ...] = ()


def feel_parts(entry: Entry) -> Iterator[FeelPart]:
    """Yield the FEEL texts of an entry in the order in which people read them."""
    if isinstance(entry, Definition):
        yield from _definition_parts(entry)
    if isinstance(entry, FindingRule):
        yield from _rule_parts(entry)
    if isinstance(entry, TrancheRule):
        yield from _tranche_parts(entry)
    if isinstance(entry, ConsequenceRule):
        yield from _consequence_parts(entry)
    if isinstance(entry, StatementRule):
        yield from _statement_parts(entry)


def _definition_parts(entry: Definition) -> Iterator[FeelPart]:
    """Yield the steps of a definition, and then its value or what shows it."""
    names = tuple(entry.parameters or ())
    for name, text in entry.steps.items():
        yield FeelPart(gettext("First, {name}", name=field_words(name)), text, names)
        names = (*names, name)
    if entry.shown_by is not None:
        yield FeelPart(gettext("Shown by"), entry.shown_by, names)
    else:
        yield FeelPart(gettext("Value"), without_steps(entry.steps, entry.value), names)


def _for_each(lists: Mapping[str, str], names: tuple[str, ...] = ()) -> Iterator[FeelPart]:
    for name, text in lists.items():
        yield FeelPart(gettext("For each {name} of", name=name), text, names)
        names = (*names, name)


def _rule_parts(rule: FindingRule) -> Iterator[FeelPart]:
    yield from _for_each(rule.for_each)
    names = tuple(rule.for_each)
    if rule.applying:
        yield FeelPart(gettext("Applies if"), rule.applying, names)
    if isinstance(rule, Requirement):
        yield from _requirement_parts(rule, names)
    if isinstance(rule, Condition) and rule.finding:
        label = gettext("Takes over the findings of {rule} where", rule=rule.finding)
        yield FeelPart(label, rule.where or "true", (*names, "finding"))
    if isinstance(rule, Obligation | Condition) and rule.fulfilled_by:
        yield FeelPart(gettext("Fulfilled by"), rule.fulfilled_by, names)
        if rule.times != "1":
            yield FeelPart(gettext("How many"), rule.times, names)
        yield FeelPart(gettext("Dated by"), rule.done_on, (*names, "document"))
        if rule.expected:
            yield FeelPart(gettext("Expected by"), rule.expected, names)
    if rule.due_day:
        yield FeelPart(gettext("Due"), rule.due_day, names)
    for other in rule.alternatives:
        for part in _requirement_parts(other, names):
            label = gettext(
                "{label} in another reading ({reading})",
                label=part.label,
                reading=one_line(other.reading),
            )
            yield replace(part, label=label)


def _requirement_parts(test: Requirement, names: tuple[str, ...]) -> Iterator[FeelPart]:
    if test.require:
        yield FeelPart(gettext("Condition"), test.require, names)
    if test.measure and test.bound:
        bound, text = test.bound
        yield FeelPart(gettext("Measure"), test.measure, names)
        yield FeelPart(BOUND_LABELS[bound], text, names)


def _tranche_parts(tranche: TrancheRule) -> Iterator[FeelPart]:
    yield from _for_each(tranche.for_each)
    names = tuple(tranche.for_each)
    if tranche.applying:
        yield FeelPart(gettext("Applies if"), tranche.applying, names)
    if isinstance(tranche.amount, str):
        yield FeelPart(gettext("Amount"), tranche.amount, names)
    for name, text in tranche.parts.items():
        yield FeelPart(gettext("Amount, {part}", part=field_words(name)), text, names)
    if tranche.payments:
        yield FeelPart(gettext("Paid by"), tranche.payments.of, names)
        inside = (*names, "document")
        if tranche.payments.where:
            yield FeelPart(gettext("Paid by those where"), tranche.payments.where, inside)
        if tranche.payments.part:
            yield FeelPart(gettext("Of which part"), tranche.payments.part, inside)
        yield FeelPart(gettext("Each of them pays"), tranche.payments.amount, inside)


def _consequence_parts(rule: ConsequenceRule) -> Iterator[FeelPart]:
    names = tuple(trigger.alias for trigger in rule.when)
    for trigger in rule.when:
        yield FeelPart(_trigger(trigger), trigger.where or "true", names)
    kind, measure = rule.then.kind_and_measure
    for name, text in rule.then.on.items():
        label = gettext("Then {kind} {measure} on {name}", kind=kind, measure=measure, name=name)
        yield FeelPart(label, text, names)
    effect = rule.then
    parts = (
        (gettext("Amount"), effect.amount),
        (gettext("At most"), effect.at_most),
        (gettext("Due"), effect.due),
        (_where_label(effect), effect.where),
        (gettext("Lifted when"), effect.lifted_when),
    )
    for label, found in parts:
        if found:
            yield FeelPart(label, found, (*names, "tranche"))


def _statement_parts(statement: StatementRule) -> Iterator[FeelPart]:
    """Yield what a statement is about, and the values of its sections, each with its heading."""
    names: tuple[str, ...] = ()
    for name, text in statement.parameters.items():
        yield FeelPart(gettext("For one {name} of", name=name), text, names)
        names = (*names, name)
    names = (*names, "verdict")
    for section in statement.sections:
        if section.applies:
            label = gettext("{section} applies if", section=section.title)
            yield FeelPart(label, section.applies, names)
        lists = section.rows.for_each if section.rows else {}
        yield from _for_each(lists, names)
        inner = (*names, *lists)
        for column in section.columns:
            if column.value is not None:
                label = gettext("{section}, {column}", section=section.title, column=column.title)
                yield FeelPart(label, column.value, inner)
        for line in section.lines:
            for name, text in line.values.items():
                label = gettext("{section}, {column}", section=line.title, column=name)
                yield FeelPart(label, text, names)


def _where_label(effect: Effect) -> Message:
    if effect.reduces is None:
        return gettext("Holds where")
    return gettext("Reduces {tranche} where", tranche=effect.reduces)


def _trigger(trigger: Trigger) -> str:
    if trigger.consequence:
        return gettext(
            "When {consequence} stands ({alias}), and",
            consequence=trigger.consequence,
            alias=trigger.alias,
        )
    return gettext(
        "When {finding} is {status} ({alias}), and",
        finding=trigger.finding,
        status=trigger.status,
        alias=trigger.alias,
    )


def one_line(text: str) -> str:
    """Return a text without its line breaks."""
    return " ".join(text.split())
