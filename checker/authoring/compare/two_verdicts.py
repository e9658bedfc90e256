"""What differs between two verdicts, and whether a paper, a rule or the day made the difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from checker.authoring.diff.verdict_changes import CASE, Difference, verdict_change
from checker.messages import Message, gettext
from checker.model.statuses import Status
from checker.model.verdict import Finding, Verdict
from checker.reports.phrases import listed, titled

_KINDS = (CASE, "tranche", "consequence", "finding")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference with the title of what differs and the reasons, each a sentence."""

    difference: Difference
    title: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TwoVerdicts:
    """Two verdicts and how the second differs from the first, the weightiest first.

    ``payable`` is how much more may be paid or was paid, by currency; less is negative.
    """

    old: Verdict
    new: Verdict
    changes: tuple[Change, ...]
    payable: Mapping[str, Decimal]

    @property
    def same_rules(self) -> bool:
        """Return whether both were decided by the same rules."""
        return self.old.rules.digest == self.new.rules.digest


def compare_verdicts(old: Verdict, new: Verdict) -> TwoVerdicts:
    """Return how ``new`` differs from ``old``; neither has to be of the same case or day."""
    found = verdict_change(new.case, new.as_of, old, new)
    if found is None:
        return TwoVerdicts(old, new, (), {})
    reasons = _Reasons(old, new, found.differences)
    changes = (
        Change(each, reasons.title(each), tuple(reasons.of(each))) for each in found.differences
    )
    ordered = sorted(changes, key=lambda change: reasons.weight(change.difference))
    return TwoVerdicts(old, new, tuple(ordered), found.payable)


def payable_now(verdict: Verdict) -> dict[str, Decimal]:
    """Return what may be paid now on the tranches, by currency."""
    total: dict[str, Decimal] = {}
    for tranche in verdict.tranches:
        if (amount := tranche.payable_now) is not None:
            currency = amount.currency or ""
            total[currency] = total.get(currency, Decimal(0)) + amount.value
    return total


class _Reasons:
    """Finds out why things differ between two verdicts."""

    def __init__(self, old: Verdict, new: Verdict, differences: tuple[Difference, ...]) -> None:
        self._old, self._new = old, new
        self._before = {finding.id: finding for finding in old.all_findings()}
        self._after = {finding.id: finding for finding in new.all_findings()}
        self._changed = {each.id for each in differences}

    def of(self, difference: Difference) -> Iterator[Message]:
        """Yield the reasons of one difference."""
        name = difference.id
        if difference.kind == "finding":
            before, after = self._before.get(name), self._after.get(name)
            yield from self._of_papers(_evidence(before), _evidence(after))
            return
        lifted = [_lifting(verdict).get(name, ()) for verdict in (self._old, self._new)]
        if lifted[0] != lifted[1]:
            yield from self._of_papers(*lifted)
        elif causes := [each for each in self._causes(difference) if each in self._changed]:
            yield gettext("because of {ids}", ids=" ".join(listed(causes, 3)))
        elif difference.kind != CASE:
            yield from self._of_circumstances()

    def title(self, difference: Difference) -> str:
        """Return the title of what differs."""
        for verdict in (self._new, self._old):
            if (found := _titles(verdict).get(difference.id)) is not None:
                return found
        return gettext("The case as a whole")

    def weight(self, difference: Difference) -> tuple[int, int]:
        """Return a key that sorts tranches before consequences and findings, bad ones first."""
        finding = self._after.get(difference.id)
        status = list(Status).index(finding.status) if finding else len(Status)
        return _KINDS.index(difference.kind), status

    def _causes(self, difference: Difference) -> list[str]:
        """Return the ids of what a tranche or consequence rests on, each once."""
        return list(dict.fromkeys(self._named(difference)))

    def _named(self, difference: Difference) -> Iterator[str]:
        for verdict in (self._new, self._old):
            for tranche in verdict.tranches:
                if tranche.key == difference.id:
                    yield from (finding.id for finding in tranche.conditions)
                    yield from tranche.holds
            for consequence in verdict.consequences:
                if consequence.id == difference.id:
                    yield from consequence.because

    def _of_papers(self, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Message]:
        """Yield the papers that came and went; what is around them where these are the same."""
        if came := [each for each in after if each not in before]:
            yield gettext("paper: {papers} came", papers=" ".join(listed(came, 3)))
        if gone := [each for each in before if each not in after]:
            yield gettext("paper: {papers} counts no more", papers=" ".join(listed(gone, 3)))
        if not came and not gone:
            yield from self._of_circumstances()

    def _of_circumstances(self) -> Iterator[Message]:
        """Yield what differs around the verdicts: the rules, and the day."""
        old, new = self._old, self._new
        if old.rules.digest != new.rules.digest:
            yield gettext("rule: the rules are not the same")
        if old.as_of != new.as_of:
            yield gettext("day: {new} and not {old}", new=new.as_of, old=old.as_of)
        elif old.known_on != new.known_on:
            yield gettext("day: known on {new} and not {old}", new=new.known_on, old=old.known_on)
        elif old.rules.digest == new.rules.digest:
            yield gettext("paper: the papers of the case are not the same")


def _titles(verdict: Verdict) -> Mapping[str, str]:
    """Return the titles of everything in a verdict by id."""
    findings = {each.id: titled(each.title, each.subject) for each in verdict.all_findings()}
    tranches = {each.key: titled(each.title, each.subject) for each in verdict.tranches}
    consequences = {each.id: titled(each.title, each.subject) for each in verdict.consequences}
    return findings | tranches | consequences


def _lifting(verdict: Verdict) -> dict[str, tuple[str, ...]]:
    """Return the papers that lifted each consequence."""
    return {each.id: each.lifted_by or () for each in verdict.consequences}


def _evidence(finding: Finding | None) -> tuple[str, ...]:
    return finding.evidence if finding is not None else ()
