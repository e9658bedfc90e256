"""Days of rules: so many days before or after another, and the days on which a rule is in force."""

from __future__ import annotations

from pydantic import ConfigDict, Field, model_validator

from checker.messages import gettext
from checker.model.written import Day, Feel, Written


class InForce(Written):
    """From when and until when a rule holds, both days included.

    ``on`` is the day of a subject that has to lie within: what fell due under the rule is owed
    after its end, so the day of the assessment would say nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")
    on: Feel

    @model_validator(mode="after")
    def _lasts(self) -> InForce:
        if self.start is None and self.end is None:
            raise ValueError(gettext("give 'from' or 'to', or both"))
        if self.start is not None and self.end is not None and self.start > self.end:
            raise ValueError(gettext("'to' is before 'from'"))
        return self

    def as_feel(self) -> str:
        """Return the condition that the day of a subject lies within it; null where unknown."""
        ends = ((">=", self.start), ("<=", self.end))
        return " and ".join(f'({self.on}) {sign} @"{day}"' for sign, day in ends if day)


def shifted(day: str, before: str | None, after: str | None) -> str:
    """Return FEEL for so many days before or after a day, both as FEEL texts."""
    count, sign = (before, "-") if before is not None else (after, "+")
    if count is None:
        return day
    if count.isdigit():
        return f'({day}) {sign} duration("P{count}D")'
    return f'({day}) {sign} ({count}) * duration("P1D")'


def within(applies: str | None, in_force: InForce | None) -> str | None:
    """Return FEEL for whether a rule applies to a subject while it is in force."""
    if in_force is None:
        return applies
    test = in_force.as_feel()
    return test if applies is None else f"({applies}) and {test}"
