"""The answer that a report opens with: may money be paid, and if not, why and what lifts it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.messages import Message, gettext, joined, ngettext
from checker.model.verdict import Consequence, Finding, Tranche, TrancheStatus, Verdict
from checker.reports.money import Standing, standing_of_rest, unsettled, violated
from checker.reports.phrases import amount_words, payable_words, titled, with_figures

_MOST = 5


@dataclass(frozen=True, slots=True)
class Stopper:
    """What stands against a payment: the id of a condition or hold, and it in words."""

    id: str
    text: Message


def sentence(verdict: Verdict) -> Message:
    """Return the answer in a sentence: what may be paid now, or why the next payment may not."""
    if not verdict.tranches:
        return joined([verdict.summary])
    payable = gettext("{answer}.", answer=payable_words(verdict.tranches))
    following = next_payment(verdict)
    if any(each.payable_now for each in verdict.tranches):
        return payable
    if following is None:
        return joined([payable, gettext("All that these rules pay has been paid.")])
    return joined([payable, _why_not(verdict, following)])


def next_payment(verdict: Verdict) -> Tranche | None:
    """Return the first tranche of which something is left to pay; None where there is none."""
    return next((each for each in verdict.tranches if not _is_settled(each)), None)


def stoppers(verdict: Verdict, tranche: Tranche) -> list[Stopper]:
    """Return what stands against a tranche: conditions that are not met, then holds.

    Where there is neither, the conditions that cannot be told yet; nothing for one that is paid.
    """
    if tranche.status is TrancheStatus.RELEASED:
        return []
    holds = [_hold(verdict, name) for name in tranche.holds]
    against = [_condition(one) for one in violated(tranche)] + holds
    return against or [_condition(one) for one in unsettled(tranche)]


def lifts(verdict: Verdict) -> list[str]:
    """Return what would let the next payment go, at most five things, each once."""
    tranche = next_payment(verdict)
    if tranche is None or tranche.payable_now:
        return []
    return list(dict.fromkeys(_lifting(verdict, tranche)))[:_MOST]


def _lifting(verdict: Verdict, tranche: Tranche) -> Iterator[str]:
    against = violated(tranche)
    for one in against:
        if one.advice:
            yield one.advice
        yield from one.missing
    for consequence in _holds(verdict, tranche):
        yield from consequence.missing
    if against or tranche.holds:
        return
    yield from tranche.missing
    for one in unsettled(tranche):
        yield from one.missing


def _is_settled(tranche: Tranche) -> bool:
    nothing_left = tranche.status is TrancheStatus.ELIGIBLE and not tranche.payable_now
    return tranche.status is TrancheStatus.RELEASED or nothing_left


def _why_not(verdict: Verdict, tranche: Tranche) -> Message:
    what = titled(tranche.title, tranche.subject)
    if tranche.amount:
        amount = amount_words(tranche.amount)
        what = gettext("{tranche}, {amount}", tranche=what, amount=amount)
    standing = standing_of_rest(tranche)
    if standing is Standing.HELD:
        reason = _reason(verdict, tranche)
        return gettext("{tranche}, is held back. {reason}", tranche=what, reason=reason)
    count = len(unsettled(tranche)) or len(tranche.missing)
    if standing is Standing.NOT_DUE:
        return ngettext(
            "{tranche}, is not due yet: {count} condition is still to come.",
            "{tranche}, is not due yet: {count} conditions are still to come.",
            count,
            tranche=what,
        )
    return ngettext(
        "{tranche}, cannot be decided yet: {count} matter is open.",
        "{tranche}, cannot be decided yet: {count} matters are open.",
        count,
        tranche=what,
    )


def _reason(verdict: Verdict, tranche: Tranche) -> Message:
    """Return in a sentence what stands against a payment first: a condition, or else a hold."""
    for one in violated(tranche):
        bare = one.message == one.status.traits.bare
        return gettext("{text}.", text=_condition(one).text) if bare else joined([one.message])
    return gettext("{text}.", text=stoppers(verdict, tranche)[0].text)


def _holds(verdict: Verdict, tranche: Tranche) -> list[Consequence]:
    return [one for one in verdict.consequences if one.id in tranche.holds]


def _hold(verdict: Verdict, name: str) -> Stopper:
    known = next((one for one in verdict.consequences if one.id == name), None)
    text = titled(known.title, known.subject) if known else joined([name])
    return Stopper(name, gettext("hold: {title}", title=text))


def _condition(finding: Finding) -> Stopper:
    return Stopper(finding.id, with_figures(finding))
