"""What was paid: the payments on file of each tranche, and those that are booked wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from checker.evaluation.display import grouped
from checker.evaluation.found import Found
from checker.evaluation.instances import Instance
from checker.evaluation.money import Money
from checker.evaluation.scope import Gaps, Scope
from checker.feel import Record, Value
from checker.messages import Message, gettext
from checker.model.pack import Payments, TrancheRule
from checker.model.verdict import Amount, Finding, Status, id_of

PAYMENT = "payment"
"""The rule of findings on payments that are too large or booked on nothing."""


@dataclass(frozen=True, slots=True)
class Payment:
    """A document that shows a payment, how much it says, and of which part; None where unknown."""

    document: Record
    amount: Decimal | None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class Paid:
    """The payments of a tranche.

    ``others`` are documents of the same list that do not pay it. ``gaps`` says why the total is
    not known, where it is not.
    """

    payments: tuple[Payment, ...] = ()
    others: tuple[Payment, ...] = ()
    gaps: Gaps = field(default_factory=Gaps)

    @property
    def total(self) -> Decimal | None:
        """Return what was paid; None where that is not known."""
        amounts = [each.amount for each in self.payments]
        known = [each for each in amounts if each is not None]
        return None if self.gaps != Gaps() or len(known) < len(amounts) else sum(known, Decimal(0))

    def of_part(self, name: str) -> Decimal:
        """Return what is known to have been paid of a part of the amount."""
        amounts = (each.amount for each in self.payments if each.part == name)
        return sum((each for each in amounts if each is not None), Decimal(0))


def paid(scope: Scope, rule: TrancheRule, instance: Instance) -> Paid:
    """Return the payments on file of one instance of a tranche."""
    if rule.payments is None or instance.gaps is not None:
        return Paid()
    trace = scope.trace(rule.payments.of, instance.bindings)
    if trace.value is None:
        return Paid(gaps=scope.gaps(trace))
    items = trace.value if isinstance(trace.value, list) else [trace.value]
    own, others, gaps = [], [], Gaps()
    for document in (each for each in items if isinstance(each, Record)):
        names: dict[str, Value] = {**instance.bindings, "document": document}
        payment = _payment(scope, rule, rule.payments, names)
        where = rule.payments.where
        belongs = where is None or scope.holds(where, names)
        if belongs is False:
            others.append(payment)
            continue
        own.append(payment)
        if belongs is None or (rule.parts and payment.part is None):
            gaps |= _unclear(document.origin)
        elif payment.amount is None:
            gaps |= Gaps((gettext("amount of {document}", document=document.origin),))
    return Paid(tuple(own), tuple(others), gaps)


def _payment(
    scope: Scope, rule: TrancheRule, payments: Payments, names: dict[str, Value]
) -> Payment:
    document, amount = names["document"], scope.value(payments.amount, names)
    if not isinstance(document, Record):
        raise TypeError("what pays is a document")
    part = None if payments.part is None else scope.value(payments.part, names)
    return Payment(
        document,
        amount if isinstance(amount, Decimal) else None,
        part if isinstance(part, str) and part in rule.parts else None,
    )


def _unclear(document: str) -> Gaps:
    return Gaps((gettext("what {document} was paid for", document=document),))


@dataclass(frozen=True, slots=True)
class Booked:
    """A tranche with its payments, as those of all tranches are compared."""

    rule: TrancheRule
    instance: Instance
    money: Money
    paid: Paid

    @property
    def key(self) -> str:
        """Return the id of the tranche with its subject, such as ``tranche-2/1999``."""
        return id_of(self.rule.id, self.instance.subject)

    @property
    def is_overpaid(self) -> bool:
        """Return whether more was paid than the tranche entitles to, or a part of it."""
        return self.excess is not None

    @property
    def excess(self) -> tuple[str | None, Decimal, Decimal] | None:
        """Return the part of which too much was paid, how much that was, and its amount.

        The part is None where it is the whole; None where nothing was paid too much.
        """
        amount, total = self.money.amount, self.paid.total
        if amount is None or total is None:
            return None
        for name, of in self.money.parts.items():
            if (paid := self.paid.of_part(name)) > max(of, Decimal(0)):
                return name, paid, of
        return (None, total, amount.value) if total > amount.value else None


def stray_payments(booked: Sequence[Booked]) -> list[Payment]:
    """Return payments of no tranche, and of those that are overpaid or of an unknown amount.

    Each may be a payment of another tranche under a wrong name.
    """
    return [
        *_unbooked(booked),
        *(
            p
            for each in booked
            if each.is_overpaid or each.money.amount is None
            for p in each.paid.payments
        ),
    ]


def _unbooked(booked: Sequence[Booked]) -> list[Payment]:
    taken = {payment.document.origin for each in booked for payment in each.paid.payments}
    others = {p.document.origin: p for each in booked for p in each.paid.others}
    return [payment for name, payment in others.items() if name not in taken]


def payment_findings(scope: Scope, booked: Sequence[Booked]) -> list[Found]:
    """Return a finding for each tranche that is overpaid, and each payment of no tranche."""
    too_large = [_overpaid(scope, each) for each in booked if each.is_overpaid]
    return too_large + [_of_nothing(scope, each, booked) for each in _unbooked(booked)]


def _overpaid(scope: Scope, booked: Booked) -> Found:
    if booked.excess is None:
        raise ValueError("not more was paid than is due")
    part, total, due = booked.excess
    rule, subject = booked.rule, {"tranche": booked.rule.id, **booked.instance.subject}
    words = _words(part, booked.money.of(total), booked.money.of(due))
    documents = [payment.document for payment in booked.paid.payments]
    evidence = tuple(dict.fromkeys((*booked.money.evidence, *scope.evidence([*documents]))))
    finding = Finding(
        id=id_of(PAYMENT, subject),
        rule=PAYMENT,
        title=gettext("Payments within the amount: {title}", title=rule.title),
        subject=subject,
        status=Status.VIOLATED,
        source=scope.pack.citation(rule.all_norms),
        norms=rule.all_norms,
        message=gettext("{words}.", words=words),
        figures=words,
        measured=total,
        bound=due,
        evidence=evidence,
        grade=scope.grade(evidence),
    )
    return Found(finding, booked.instance)


def _words(part: str | None, paid: Amount, due: Amount) -> Message:
    figures = {
        "currency": due.currency,
        "paid": _in_figures(paid),
        "amount": _in_figures(due),
    }
    if part is None:
        return gettext("{currency} {paid} were paid of {currency} {amount}", **figures)
    return gettext(
        "{currency} {paid} were paid of {currency} {amount} as {part}",
        **figures,
        part=part.replace("_", " "),
    )


def _in_figures(amount: Amount) -> str:
    return grouped(amount.value, amount.currency, frozenset({amount.currency or ""}))


def _of_nothing(scope: Scope, payment: Payment, booked: Iterable[Booked]) -> Found:
    name = payment.document.origin
    rules = [each.rule for each in booked if payment in each.paid.others]
    norms = tuple(dict.fromkeys(norm for rule in rules for norm in rule.all_norms))
    finding = Finding(
        id=id_of(PAYMENT, {PAYMENT: name}),
        rule=PAYMENT,
        title=gettext("Payment booked on what it pays"),
        subject={PAYMENT: name},
        status=Status.UNDETERMINED,
        source=scope.pack.citation(norms),
        norms=norms,
        message=gettext("{document} is booked on nothing that is to be paid here.", document=name),
        evidence=(name,),
        grade=scope.grade((name,)),
        missing=_unclear(name).missing,
    )
    return Found(finding, Instance({PAYMENT: payment.document}))
