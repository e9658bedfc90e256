"""What an author writes in a file of tests, ``rules/<pack>/tests/*.yaml``.

A test gives documents as differences from a base case, the as-of date, and what is expected.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from checker.messages import gettext
from checker.model.pack import Written
from checker.model.verdict import Status, TrancheStatus


def _status_alone(value: object) -> object:
    return {"status": value} if isinstance(value, str) else value


def _day_alone(value: object) -> object:
    """Return what may be a day; raises ValueError for a time, and for a number."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return value
    raise ValueError(gettext("a day is written year-month-day, as in 2001-12-31"))


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
Day = Annotated[date, BeforeValidator(_day_alone, json_schema_input_type=date)]
"""A day as an author writes it, without a time."""


class Given(Written):
    """Differences from the base case.

    ``without`` removes documents by id, or all that have the given field values. ``change`` sets
    fields of documents by id (``amounts.fee`` reaches inside). ``add`` adds documents.
    """

    without: tuple[str | dict[str, Any], ...] = ()
    change: dict[str, dict[str, Any]] = Field(default_factory=dict)
    add: tuple[dict[str, Any], ...] = ()


class ExpectedFinding(Written):
    """What a finding has to be; texts of ``missing`` have to be contained in one of its own."""

    status: Status
    figures: str | None = None
    due: Day | None = None
    awaiting: str | None = None
    missing: tuple[str, ...] = ()
    evidence: tuple[str, ...] | None = None
    values: dict[str, str | int | Decimal] = Field(default_factory=dict)
    other_readings: tuple[Status, ...] | None = None


class ExpectedTranche(Written):
    """What a tranche has to be; ``holds`` are the ids of the holds that stand."""

    status: TrancheStatus
    amount: Decimal | int | None = None
    paid: Decimal | int | None = None
    payable: Decimal | int | None = None
    parts: dict[str, Decimal | int] = Field(default_factory=dict)
    holds: tuple[str, ...] | None = None


class ExpectedConsequence(Written):
    """What a consequence has to be; it must be there in any case."""

    amount: Decimal | int | str | None = None
    due: Day | None = None
    lifted: bool | None = None


TrancheOrStatus = Annotated[
    ExpectedTranche,
    BeforeValidator(_status_alone, json_schema_input_type=ExpectedTranche | TrancheStatus),
]
FindingOrStatus = Annotated[
    ExpectedFinding,
    BeforeValidator(_status_alone, json_schema_input_type=ExpectedFinding | Status),
]


class Expected(Written):
    """What the verdict has to say. ``absent`` lists ids of findings, consequences or rules.

    ``not_counted`` has the ids of all documents that are not evidence. ``terms`` gives the
    values of FEEL texts: of terms and tables, such as ``cap("north", 2001)``.
    """

    status: Status | None = None
    tranches: dict[str, TrancheOrStatus] = Field(default_factory=dict)
    findings: dict[str, FindingOrStatus] = Field(default_factory=dict)
    consequences: dict[str, ExpectedConsequence | None] = Field(default_factory=dict)
    absent: tuple[str, ...] = ()
    not_counted: tuple[str, ...] | None = None
    terms: dict[str, Any] = Field(default_factory=dict)


class PackTest(Written):
    """One test: a situation and what is expected of it. ``todo`` says why it may fail for now."""

    case: str
    as_of: Day
    known_on: Day | None = None
    base: str | None = None
    todo: str | None = None
    given: Given = Field(default_factory=Given)
    expect: Expected

    @model_validator(mode="after")
    def _known_by_then(self) -> PackTest:
        if self.known_on is not None and self.known_on < self.as_of:
            raise ValueError("'known_on' cannot be before 'as_of'")
        return self


class SuiteFile(Written):
    """One file of tests; ``base`` is a case folder or bundle, relative to the file."""

    base: str | None = None
    cases: tuple[PackTest, ...] = Field(min_length=1)
