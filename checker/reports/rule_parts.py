"""What a rule computes, part by part, as its author wrote it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import gettext
from checker.model.pack import (
    Check,
    Condition,
    ConsequenceRule,
    Entry,
    FindingRule,
    Limit,
    Obligation,
    TrancheRule,
    Trigger,
)

_BOUND_LABELS = {
    "at_most": gettext("At most"),
    "below": gettext("Below"),
    "at_least": gettext("At least"),
    "above": gettext("Above"),
    "equals": gettext("Equals"),
}


def rule_parts(entry: Entry | None) -> Iterator[tuple[str, str]]:
    """Yield label and FEEL text of each part of a rule, in the order in which it is read."""
    if isinstance(entry, FindingRule | TrancheRule):
        for variable, values in entry.for_each.items():
            yield gettext("For each"), f"{variable} in {values}"
        if entry.applying:
            yield gettext("Applies"), entry.applying
    if isinstance(entry, Limit | Check):
        yield from _test_parts(entry)
    if isinstance(entry, FindingRule) and entry.due_day:
        yield gettext("Due"), entry.due_day
    if isinstance(entry, Obligation | Condition) and entry.fulfilled_by:
        if entry.expected:
            yield gettext("Expected by"), entry.expected
        yield gettext("Fulfilled by"), entry.fulfilled_by
        yield gettext("Dated by"), entry.done_on
    if isinstance(entry, TrancheRule):
        yield from _amount_parts(entry)
        if entry.payments:
            where = f"\n  where {entry.payments.where}" if entry.payments.where else ""
            yield gettext("Paid by"), f"{entry.payments.of}{where}"
    if isinstance(entry, ConsequenceRule):
        yield from _consequence_parts(entry)


def _amount_parts(entry: TrancheRule) -> Iterator[tuple[str, str]]:
    if isinstance(entry.amount, str):
        yield gettext("Computed as"), entry.amount
    for name, text in entry.parts.items():
        yield gettext("Computed as"), f"{text}\n  as {name}"


def _test_parts(test: Limit | Check) -> Iterator[tuple[str, str]]:
    if isinstance(test, Condition) and test.finding:
        where = f"\n  where {test.where}" if test.where else ""
        yield gettext("Takes over"), f"{test.finding}{where}"
    if test.require:
        yield gettext("Condition"), test.require
    if test.bound and test.measure:
        name, bound = test.bound
        yield gettext("Measure"), test.measure
        yield _BOUND_LABELS[name], bound


def _consequence_parts(entry: ConsequenceRule) -> Iterator[tuple[str, str]]:
    for trigger in entry.when:
        yield gettext("When"), _trigger_words(trigger)
    effect = entry.then
    if effect.amount:
        yield gettext("Computed as"), effect.amount
    if effect.at_most:
        yield gettext("At most"), effect.at_most
    if effect.reduces:
        where = f"\n  where {effect.where}" if effect.where else ""
        yield gettext("Reduces"), f"{effect.reduces}{where}"
    if effect.lifted_when:
        yield gettext("Lifted when"), effect.lifted_when


def _trigger_words(trigger: Trigger) -> str:
    where = f"\n  where {trigger.where}" if trigger.where else ""
    if trigger.finding is None:
        text = gettext(
            "{consequence} stands (as {alias})",
            consequence=trigger.consequence,
            alias=trigger.alias,
        )
        return f"{text}{where}"
    text = gettext(
        "{finding} is {status} (as {alias})",
        finding=trigger.finding,
        status=trigger.finding_status.traits.words,
        alias=trigger.alias,
    )
    return f"{text}{where}"
