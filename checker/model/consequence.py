"""Consequence rules of a pack: which findings together bring which effect."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field, model_validator

from checker.messages import gettext
from checker.model.statuses import ConsequenceKind, Status
from checker.model.written import Entry, Feel, Identifier, Identifiers, Name, Template, Written


class Trigger(Written):
    """One finding or consequence that must stand for a consequence to follow.

    ``finding`` is the id of a rule (``tranche-2/preceding-production`` for a condition), ``as``
    the name under which ``where`` and the effect know its subject.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    finding: str | None = None
    consequence: Identifier | None = None
    status: Literal["satisfied", "violated", "pending", "undetermined", "not-applicable"] = (
        "violated"
    )
    alias: Name = Field(alias="as")
    where: Feel | None = None

    @property
    def finding_status(self) -> Status:
        """Return the status that the finding must have."""
        return next(each for each in Status if each == self.status)

    @model_validator(mode="after")
    def _one_kind(self) -> Trigger:
        if (self.finding is None) == (self.consequence is None):
            raise ValueError(gettext("give exactly one of 'finding' and 'consequence'"))
        return self


class Effect(Written):
    """What follows: exactly one kind, whose value names the measure in a word.

    ``on`` maps subject variables to FEEL over the triggers' aliases. ``tranches`` limits a hold
    to some tranches by id (default: all), ``where`` to some subjects: FEEL over the aliases and
    ``tranche``. ``reduces`` names the tranche from which the amount of a penalty or refund is
    taken, ``where`` its subject. The amount is ``at_most`` so much. A consequence is lifted once
    ``lifted_when`` is true.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    hold: Identifier | None = None
    penalty: Identifier | None = None
    refund: Identifier | None = None
    quota_adjustment: Identifier | None = Field(None, alias="quota-adjustment")
    remedial_action: Identifier | None = Field(None, alias="remedial-action")
    on: dict[Name, Feel]
    amount: Feel | None = None
    unit: str | None = None
    currency: str | None = None
    at_most: Feel | None = None
    reduces: Identifier | None = None
    due: Feel | None = None
    tranches: Identifiers = ()
    where: Feel | None = None
    lifted_when: Feel | None = None

    @property
    def kind_and_measure(self) -> tuple[ConsequenceKind, str]:
        """Return the kind and the word that names the measure."""
        return self._named()[0]

    def _named(self) -> list[tuple[ConsequenceKind, str]]:
        values = ((kind, getattr(self, kind.replace("-", "_"))) for kind in ConsequenceKind)
        return [(kind, value) for kind, value in values if value is not None]

    @model_validator(mode="after")
    def _one_kind(self) -> Effect:
        if len(self._named()) != 1:
            kinds = ", ".join(ConsequenceKind)
            raise ValueError(gettext("give exactly one of {kinds}", kinds=kinds))
        if self.hold is None and self.tranches:
            raise ValueError(gettext("'tranches' belongs to a hold"))
        if self.hold is None and self.reduces is None and self.where is not None:
            raise ValueError(gettext("'where' belongs to a hold, or to 'reduces'"))
        if self.amount is None and (self.at_most is not None or self.reduces is not None):
            raise ValueError(gettext("'at_most' and 'reduces' need an 'amount'"))
        if self.reduces is not None and (self.unit or not (self.penalty or self.refund)):
            raise ValueError(gettext("only a penalty or a refund in money reduces a tranche"))
        return self


class ConsequenceRule(Entry):
    """Which findings together bring which effect; positive, so their order cannot matter."""

    when: tuple[Trigger, ...] = Field(min_length=1)
    then: Effect
    message: Template | None = None
