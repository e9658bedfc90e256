"""What a verdict says of money and findings, in the form in which two are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from checker.evaluation import Conclusion
from checker.model.verdict import (
    Amount,
    Consequence,
    Finding,
    Status,
    Tranche,
    Verdict,
)

OPEN = frozenset({Status.VIOLATED, Status.UNDETERMINED})
PASSED = frozenset({Status.SATISFIED, Status.WAIVED, Status.NOT_APPLICABLE})
"""Findings that could not be better than they are."""
DONE = frozenset({Status.SATISFIED, Status.WAIVED})
GONE = "gone"


@dataclass(frozen=True, slots=True)
class VerdictById:
    """Findings, tranches and consequences of a verdict by id."""

    findings: Mapping[str, Finding]
    tranches: Mapping[str, Tranche]
    consequences: Mapping[str, Consequence]

    def papers(self, finding: str) -> tuple[str, ...]:
        """Return the papers on which a finding rests; none for anything else."""
        return self.findings[finding].evidence if finding in self.findings else ()

    def only(self, gained: Iterable[Gain]) -> VerdictById:
        """Return what is said of the findings and tranches that are, or seem, better."""
        ids = {each.id for each in gained}
        return VerdictById(
            {name: each for name, each in self.findings.items() if name in ids},
            {name: each for name, each in self.tranches.items() if name in ids},
            self.consequences,
        )


@dataclass(frozen=True, slots=True)
class Gain:
    """What got better: a finding, or with ``money`` the payment of a tranche."""

    rule: str
    id: str
    before: str
    after: str
    money: Amount | None = None


def by_id(verdict: Verdict | Conclusion) -> VerdictById:
    """Return what a verdict or conclusion says, by id."""
    conditions = [finding for item in verdict.tranches for finding in item.conditions]
    findings = {finding.id: finding for finding in (*conditions, *verdict.findings)}
    tranches = {item.key: item for item in verdict.tranches}
    return VerdictById(findings, tranches, {each.id: each for each in verdict.consequences})


def gains(before: VerdictById, after: VerdictById, papers: frozenset[str]) -> Iterator[Gain]:
    """Yield what is better than it was, once ``papers`` (ids) have been changed.

    A finding is better where it passes, or waits, and did not before, and where a breach is not
    there any more. A breach that becomes an open question is not better: that says what is
    missing, and pays nothing. Nor is a finding on one of the papers that goes with the paper.
    """
    for name, old in before.findings.items():
        new = after.findings.get(name)
        if new is None and not papers.isdisjoint(map(str, old.subject.values())):
            continue
        if is_better(old.status, new.status if new else None):
            yield Gain(old.rule, name, str(old.status), str(new.status) if new else GONE)
    for name, tranche in after.tranches.items():
        yield from _money(before.tranches.get(name), tranche)


def is_better(old: Status, new: Status | None) -> bool:
    """Return whether a finding got better; None is one that is not there any more."""
    if new is None:
        return old is Status.VIOLATED
    if old in OPEN:
        return new in PASSED or new is Status.PENDING
    return old is Status.PENDING and new in DONE


def _money(old: Tranche | None, new: Tranche) -> Iterator[Gain]:
    amount, known = payable(new), payable(old) if old else None
    if amount is not None and (known is None or amount.value > known.value):
        before = str(old.status) if old else GONE
        yield Gain(new.id, new.key, before, str(new.status), amount)


def payable(tranche: Tranche) -> Amount | None:
    """Return what can be paid now; None where that is nothing."""
    return tranche.payable_now
