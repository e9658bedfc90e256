"""Rules that make findings: what obligations, limits, checks and conditions of tranches are."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from checker.messages import gettext
from checker.model.days import InForce, shifted, within
from checker.model.earlier_forms import advice_by_status, with_payments
from checker.model.written import (
    Entry,
    Feel,
    Identifier,
    Identifiers,
    Name,
    Template,
    Text,
    Written,
)


class WrittenAssumption(Written):
    """A reading by which something that is not there helps: its text, shown where it does."""

    text: Template
    when: Feel


class Called(Written):
    """What the two figures of a comparison are called: ``quotas left``, ``target``."""

    measure: str = Field(min_length=1)
    bound: str = Field(min_length=1)


class Requirement(Written):
    """A requirement: a FEEL condition, or a quantity compared with a bound.

    With ``measure``, exactly one of the bounds is given. ``partial`` is what is known so far of a
    measure that is not complete: it can break an upper bound, never satisfy one. ``called`` names
    the two figures where it is not plain what they are.
    """

    require: Feel | None = None
    measure: Feel | None = None
    partial: Feel | None = None
    at_most: Feel | None = None
    below: Feel | None = None
    at_least: Feel | None = None
    above: Feel | None = None
    equals: Feel | None = None
    unit: str | None = None
    called: Called | None = None

    @property
    def bound(self) -> tuple[str, str] | None:
        """Return the comparison's name and its FEEL text, or None for a plain condition."""
        for name in BOUNDS:
            text = getattr(self, name)
            if text is not None:
                return name, text
        return None

    @model_validator(mode="after")
    def _one_form(self) -> Requirement:
        bounds = [name for name in BOUNDS if getattr(self, name) is not None]
        if self.measure is not None and len(bounds) != 1:
            keys = ", ".join(BOUNDS)
            raise ValueError(gettext("a measure needs exactly one of {keys}", keys=keys))
        if self.measure is None and (bounds or self.partial is not None):
            raise ValueError(gettext("a bound and 'partial' need a 'measure'"))
        if self.called is not None and self.measure is None:
            raise ValueError(gettext("'called' names the figures of a 'measure' and its bound"))
        if self.measure is not None and self.require is not None:
            raise ValueError(gettext("give 'require' or 'measure', not both"))
        return self


BOUNDS = ("at_most", "below", "at_least", "above", "equals")


class Alternative(Requirement):
    """Another defensible reading; a finding says so when it would change the status."""

    reading: Text
    applies: Feel | None = None
    due: Feel | None = None

    def otherwise(self) -> dict[str, Any]:
        """Return the keys that the reading has instead of those of the rule."""
        given = self.model_fields_set - {"reading"}
        return {name: getattr(self, name) for name in given}


class FindingRule(Entry):
    """What obligations, limits, checks and conditions share.

    ``for_each`` makes one finding for each combination: variable to a FEEL list or range, where
    later lists may use earlier variables. ``applies`` false gives ``not-applicable``. Before
    ``due`` an open question is ``pending``, after it ``undetermined``. Where each subject is a
    norm of its own, ``cites`` gives its id: findings cite ``norm`` and, of ``norms``, that one.
    A waiver settles what is open too where the rule is ``waivable``, not only what is violated.
    ``advice`` says by status how to put it right. ``basis`` is what a finding rests on, where this
    does not follow from its evidence. ``assumption`` is shown where the rule passes because of it.
    ``days_before`` and ``days_after`` move the due day. A subject whose day is not within
    ``in_force`` is one to which the rule does not apply.
    """

    cites: Feel | None = None
    bearer: Identifier | None = None
    for_each: dict[Name, Feel] = Field(default_factory=dict)
    applies: Feel | None = None
    in_force: InForce | None = None
    due: Feel | None = None
    days_before: Feel | None = None
    days_after: Feel | None = None
    values: dict[Name, Feel] = Field(default_factory=dict)
    message: dict[Literal["satisfied", "violated", "undetermined", "pending"], Template] = Field(
        default_factory=dict
    )
    advice: Annotated[
        dict[Literal["violated", "undetermined"], Template], BeforeValidator(advice_by_status)
    ] = Field(default_factory=dict)
    basis: Literal["computed", "document", "determination", "declaration"] | None = None
    assumption: WrittenAssumption | None = None
    waivable: bool = False
    alternatives: tuple[Alternative, ...] = ()

    @property
    def due_day(self) -> str | None:
        """Return the FEEL text of the day by which it is due."""
        return self.due and shifted(self.due, self.days_before, self.days_after)

    @property
    def applying(self) -> str | None:
        """Return the FEEL text that says whether the rule applies to a subject."""
        return within(self.applies, self.in_force)

    @model_validator(mode="after")
    def _read_otherwise(self) -> FindingRule:
        for other in self.alternatives:
            if all(getattr(self, name, None) == is_ for name, is_ in other.otherwise().items()):
                raise ValueError(
                    gettext(
                        "the reading {reading!r} decides as the rule itself does",
                        reading=other.reading,
                    )
                )
        return self

    @model_validator(mode="after")
    def _one_shift(self) -> FindingRule:
        if self.days_before is not None and self.days_after is not None:
            raise ValueError(gettext("give 'days_before' or 'days_after', not both"))
        if self.due is None and (self.days_before or self.days_after):
            raise ValueError(gettext("'days_before' and 'days_after' are counted from 'due'"))
        return self


class Filing(Written):
    """Something that documents fulfil by being there.

    ``fulfilled_by`` gives those documents; with ``due``, the ``times``-th earliest must not be
    later. ``done_on`` dates one of them (as ``document``); by default it is the day on which the
    document was received. ``missing`` says in other words than the title what has still to come.
    ``expected`` is the day on which it is awaited where no day binds anybody: after it the matter
    is open, and nothing filed is late.
    """

    expected: Feel | None = None
    fulfilled_by: Feel | None = None
    times: Feel = "1"
    done_on: Feel = "document.received_on"
    missing: Template | None = None


class Obligation(FindingRule, Filing):
    """Who must file or do what by when."""

    fulfilled_by: Feel

    @model_validator(mode="after")
    def _has_day(self) -> Obligation:
        if self.due is None and self.expected is None:
            raise ValueError(
                gettext(
                    "give 'due', or 'expected' where the source fixes no day by which it is late"
                )
            )
        return self


class Limit(FindingRule, Requirement):
    """A quantity that must stay within a bound."""

    measure: Feel


class Check(FindingRule, Requirement):
    """Consistency of what was submitted.

    With ``sets_aside``, documents to which it does not apply decide nothing, and the verdict
    lists them as not counted, with the reading.
    """

    sets_aside: bool = False

    @model_validator(mode="after")
    def _has_test(self) -> Check:
        if self.require is None and self.measure is None:
            raise ValueError(gettext("give 'require', or 'measure' with a bound"))
        return self


class Condition(Check, Filing):
    """A condition of a tranche; it sees the tranche's variables.

    Instead of a requirement of its own, ``finding`` may name a rule (``tranche/condition`` for
    another condition): the condition takes the worst status of those of its findings for which
    ``where`` holds, with their figures and evidence. ``where`` knows the subject of the finding
    as ``finding``. Or ``fulfilled_by`` gives the documents that have to be there: until they are,
    the condition is open, and without ``due`` it is never violated.
    """

    finding: str | None = None
    where: Feel | None = None

    @model_validator(mode="after")
    def _has_test(self) -> Condition:
        forms = (self.finding, self.fulfilled_by, self.require, self.measure)
        if sum(form is not None for form in forms) != 1:
            raise ValueError(
                gettext(
                    "give 'finding', or 'fulfilled_by', or 'require', "
                    "or 'measure' with a bound, and only one"
                )
            )
        given = Filing.model_fields.keys() & self.model_fields_set
        if self.fulfilled_by is None and given:
            keys = ", ".join(sorted(given))
            raise ValueError(
                gettext("only a condition with 'fulfilled_by' can have {keys}", keys=keys)
            )
        if self.sets_aside:
            raise ValueError(gettext("'sets_aside' is for checks, and not for conditions"))
        if self.finding is None and self.where is not None:
            raise ValueError(gettext("'where' belongs to a 'finding'"))
        return self


class Payments(Written):
    """The documents that show what was paid, and how much each of them says.

    ``of`` gives documents by the variables of the tranche; ``where`` says which of them pay this
    tranche, ``part`` which part of its amount, and ``amount`` how much one of them pays: all three
    know it as ``document``. What ``where``
    leaves out for every tranche is paid on nothing, which is a finding.
    """

    of: Feel
    where: Feel | None = None
    part: Feel | None = None
    amount: Feel = "document.amount"


class SharedCondition(Condition):
    """A condition of several tranches, written once.

    ``conditions_for`` names them. Each has the condition before its own ones, and findings on it
    bear the tranche's id as those on any condition do.
    """

    conditions_for: Identifiers = Field(min_length=1)


class TrancheRule(Entry):
    """A payment: an exact amount and the conditions that must all be met.

    The amount may consist of parts, each paid for itself under the same conditions. ``payments``
    says which documents show what was paid of it. Consequences of kind ``hold`` that
    name the tranche withhold it until they are lifted; those that ``reduce`` it take from it.
    """

    for_each: dict[Name, Feel] = Field(default_factory=dict)
    applies: Feel | None = None
    in_force: InForce | None = None
    amount: Feel | dict[Name, Feel]
    currency: str | None = None
    payments: Payments | None = None
    conditions: tuple[Condition, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_earlier_form(cls, written: Any) -> Any:
        return with_payments(written)

    @property
    def applying(self) -> str | None:
        """Return the FEEL text that says whether there is such a tranche for a subject."""
        return within(self.applies, self.in_force)

    @property
    def parts(self) -> dict[str, str]:
        """Return the FEEL texts of the parts of the amount; none where it is one."""
        return self.amount if isinstance(self.amount, dict) else {}

    @property
    def whole(self) -> str:
        """Return the FEEL text of the whole amount."""
        if isinstance(self.amount, str):
            return self.amount
        return " + ".join(f"({part})" for part in self.amount.values())

    @model_validator(mode="after")
    def _parts_are_paid_apart(self) -> TrancheRule:
        if isinstance(self.amount, dict) and len(self.amount) < 2:
            raise ValueError(gettext("an amount in parts has at least two of them"))
        if self.payments is not None and (self.payments.part is None) == bool(self.parts):
            raise ValueError(
                gettext("'part' of 'payments' says which part of an 'amount' in parts is paid")
            )
        return self

    def conditions_written_at(self, file: str, pointer: str) -> None:
        """Record that its conditions stand below the entry at a place."""
        for number, condition in enumerate(self.conditions):
            condition.written_at(file, f"{pointer}/conditions/{number}")

    def conditions_by_id(self) -> dict[str, Condition]:
        """Return the conditions by their ids in the pack: ``tranche/condition``."""
        return {f"{self.id}/{condition.id}": condition for condition in self.conditions}
