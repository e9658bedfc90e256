"""The sentences in which text and Markdown tell a comparison of two verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from checker.authoring.compare.two_verdicts import Change, TwoVerdicts, payable_now
from checker.authoring.diff.sentences import payable
from checker.messages import Message, gettext, ngettext
from checker.model.verdict import Amount, Verdict
from checker.reports.phrases import amount_words, days

CAP = 20
"""How many changes are listed unless verbose."""


def head(pair: TwoVerdicts) -> Iterator[Message]:
    """Yield what both verdicts are, what may be paid, and whether the rules are the same."""
    yield gettext("From {old} to {new}", old=_named(pair.old), new=_named(pair.new))
    old, new = _payable(pair.old), _payable(pair.new)
    yield gettext("Payable now: {old}; then {new}", old=old, new=new)
    yield from (payable(currency, value) for currency, value in pair.payable.items())
    if pair.same_rules:
        yield gettext("The rules are the same: {rules}", rules=_rules(pair.new))
    else:
        old, new = _rules(pair.old), _rules(pair.new)
        yield gettext("The rules differ: {old}; then {new}", old=old, new=new)


def count(pair: TwoVerdicts) -> Message:
    """Return how many things changed."""
    return ngettext("{count:,} change", "{count:,} changes", len(pair.changes))


def was_and_is(change: Change) -> Message:
    """Return what something was and is."""
    return gettext("was {old}; is {new}", old=change.difference.old, new=change.difference.new)


def _named(verdict: Verdict) -> Message:
    return gettext(
        "{case} {days} ({status})",
        case=verdict.case,
        days=days(verdict.as_of, verdict.known_on),
        status=verdict.status.traits.words,
    )


def _payable(verdict: Verdict) -> str:
    amounts = [
        amount_words(Amount(value=value, currency=currency or None))
        for currency, value in payable_now(verdict).items()
    ]
    return "; ".join(amounts) or gettext("nothing")


def _rules(verdict: Verdict) -> str:
    rules = verdict.rules
    return f"{rules.pack} {rules.version} ({rules.digest[: len('sha256:') + 12]})"
