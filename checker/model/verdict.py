"""The verdict as it is published; its JSON Schema is ``schemas/verdict.schema.json``.

Decimals are strings, dates are ISO 8601, and nothing depends on the clock: the same case, rules
and as-of date give the same bytes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from checker.model.notebook import verdict_html
from checker.model.sentence import Sentence
from checker.model.statuses import ConsequenceKind, Status, TrancheStatus

__all__ = [
    "SHIPPED",
    "Amount",
    "Consequence",
    "ConsequenceKind",
    "EngineInfo",
    "Exact",
    "Finding",
    "NotCounted",
    "Published",
    "Reading",
    "Remark",
    "Rules",
    "SkippedDocument",
    "Status",
    "Subject",
    "SubjectValue",
    "Tranche",
    "TrancheStatus",
    "Verdict",
    "id_of",
]


SHIPPED = "shipped"
"""The origin of rules that came with the program."""

Exact = Annotated[
    Decimal, PlainSerializer(lambda value: format(value, "f"), return_type=str, when_used="json")
]
SubjectValue = str | int
Subject = dict[str, SubjectValue]


def id_of(rule: str, subject: Subject) -> str:
    """Return the id of what a rule says of a subject: ``production-within-quota/E07/1998``.

    A slash within a value is written %2F, so that no two subjects of a rule have one id.
    """
    values = (str(value).replace("%", "%25").replace("/", "%2F") for value in subject.values())
    return "/".join([rule, *values])


class Published(BaseModel):
    """Base of everything in a verdict: immutable, without unknown fields, every key printed."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, json_schema_serialization_defaults_required=True
    )


class Amount(Published):
    """An exact quantity with its unit: ``currency`` for money, ``unit`` for anything else."""

    value: Exact
    currency: str | None = None
    unit: str | None = None


class Reading(Published):
    """Another defensible reading of the norm, under which the status would be different."""

    reading: str
    status: Status


class Finding(Published):
    """What one rule says of one subject, with the evidence that it rests on.

    ``missing`` names, in words, what has to arrive and from whom; ``awaiting`` is the role whose
    determination is awaited. ``norms`` are ids of the pack's inventory, ``source`` their
    paragraphs. ``grade`` is the lowest grade of the evidence. ``done_on`` is when an obligation
    was met. ``figures`` is the comparison in words of a limit, such as "7,912.4 of 7,960 t", and
    ``measured`` and ``bound`` are its numbers.
    """

    id: str
    rule: str
    title: Sentence
    subject: Subject = Field(default_factory=dict)
    status: Status
    bearer: str | None = None
    due: date | None = None
    done_on: date | None = None
    source: str
    norms: tuple[str, ...] = ()
    message: Sentence
    advice: str | None = None
    figures: Sentence | None = None
    measured: Exact | None = None
    bound: Exact | None = None
    values: dict[str, str] = Field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    grade: str | None = None
    missing: tuple[Sentence, ...] = ()
    awaiting: str | None = None
    waived_by: str | None = None
    other_readings: tuple[Reading, ...] = ()


class Consequence(Published):
    """What follows from findings; ``lifted_by`` names the documents that ended it."""

    id: str
    kind: ConsequenceKind
    measure: str
    rule: str
    title: Sentence
    subject: Subject = Field(default_factory=dict)
    because: tuple[str, ...]
    amount: Amount | None = None
    due: date | None = None
    lifted_by: tuple[str, ...] | None = None
    source: str
    norms: tuple[str, ...] = ()
    message: Sentence
    missing: tuple[Sentence, ...] = ()


class Tranche(Published):
    """One payment: its status, amount, conditions, and the holds that stand against it."""

    id: str
    title: Sentence
    subject: Subject = Field(default_factory=dict)
    status: TrancheStatus
    amount: Amount | None = None
    source: str
    conditions: tuple[Finding, ...] = ()
    holds: tuple[str, ...] = ()
    released_by: tuple[str, ...] = ()
    missing: tuple[Sentence, ...] = ()

    @property
    def key(self) -> str:
        """Return the id of the tranche with its subject, such as ``tranche-2/1999``."""
        return id_of(self.id, self.subject)


class NotCounted(Published):
    """A document that is not evidence, why, and the paragraph that says whose papers are."""

    document: str
    reason: Sentence
    paragraph: str | None = None


class SkippedDocument(Published):
    """A document, or a file, that was left out on request because of its ``problems``."""

    document: str
    problems: tuple[Sentence, ...]


class Remark(Published):
    """A warning on a document or file: it keeps nothing from being assessed.

    ``code`` is a stable short name for machines; ``hint`` says what to do.
    """

    code: str
    message: Sentence
    document: str | None = None
    file: str | None = None
    hint: Sentence | None = None


class Rules(Published):
    """Which rules decided: pack id, its version, and the digest of its verdict-bearing files.

    ``origin`` is ``shipped`` for a pack that came with the program, else the path of its folder.
    """

    pack: str
    version: str
    digest: str
    origin: str


class EngineInfo(Published):
    """Which program decided."""

    checker: str
    inference: str


class Verdict(Published):
    """Everything that one assessment of a case says."""

    case: str
    as_of: date
    known_on: date
    status: Status
    summary: Sentence
    rules: Rules
    engine: EngineInfo
    tranches: tuple[Tranche, ...] = ()
    findings: tuple[Finding, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    skipped: tuple[SkippedDocument, ...] = ()
    warnings: tuple[Remark, ...] = ()

    @property
    def exit_status(self) -> int:
        """Return 0, 1 (violated) or 3 (undetermined), as the command line ends with."""
        return self.status.traits.exit_status

    def all_findings(self) -> tuple[Finding, ...]:
        """Return the conditions of tranches, then the other findings."""
        conditions = [finding for tranche in self.tranches for finding in tranche.conditions]
        return (*conditions, *self.findings)

    def _repr_html_(self) -> str:
        """Return the verdict in short, for notebooks."""
        return verdict_html(self)
