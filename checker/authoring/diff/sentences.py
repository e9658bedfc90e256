"""The sentences in which text, Markdown and JSON tell a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.examples import Example
from checker.messages import Message, gettext, joined, ngettext
from checker.model.verdict import Amount
from checker.reports.phrases import amount_words


def summary(comparison: Comparison) -> Message:
    """Return ``3 of 41 verdicts change; USD 1.20 more becomes payable; tranche-2/paid``."""
    changed, compared = len(comparison.verdicts), comparison.compared
    if not changed:
        return ngettext(
            "None of {count:,} verdict changes", "None of {count:,} verdicts changes", compared
        )
    total = ngettext("{count:,} verdict", "{count:,} verdicts", compared)
    share = ngettext(
        "{count:,} of {total} changes", "{count:,} of {total} change", changed, total=total
    )
    money = [payable(currency, value) for currency, value in comparison.payable.items()]
    return joined([share, *money, ", ".join(comparison.changed_rules)], "; ")


def payable(currency: str, value: Decimal) -> Message:
    """Return how much more becomes payable; a negative value is told as less."""
    amount = amount_words(Amount(value=abs(value), currency=currency))
    if value > 0:
        return gettext("{amount} more becomes payable", amount=amount)
    return gettext("{amount} less becomes payable", amount=amount)


def rule_lines(comparison: Comparison) -> Iterator[str]:
    """Yield a sentence for each change of the rules, with its pack where there are several."""
    several = len(comparison.rules) > 1
    for pack, changes in comparison.rules.items():
        for change in changes:
            yield f"{pack}: {change.sentence()}" if several else change.sentence()


def example_line(example: Example) -> Message:
    """Return the case that tells the versions of a rule apart, or that none was found."""
    rule = {"kind": example.kind, "id": example.rule}
    found = example.witness
    if found is None:
        return gettext("{kind} {id}: no example found near the tests of the pack", **rule)
    if found.field is None:
        return gettext(
            "{kind} {id}: {base}, as of {day}: {finding} was {old}, is {new}",
            **rule,
            base=found.base,
            day=found.test.test.as_of,
            finding=found.finding,
            old=found.old.traits.words,
            new=found.new.traits.words,
        )
    return gettext(
        "{kind} {id}: {base}, with {field} {value} in {document}, as of {day}: {finding} "
        "was {old}, is {new}",
        **rule,
        base=found.base,
        field=found.field,
        value=found.value,
        document=found.document,
        day=found.test.test.as_of,
        finding=found.finding,
        old=found.old.traits.words,
        new=found.new.traits.words,
    )
