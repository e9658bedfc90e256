"""The verdict as it is published; its JSON Schema is ``schemas/verdict.schema.json``.

Decimals are strings, dates are ISO 8601, and nothing depends on the clock: the same case, rules
and as-of date give the same bytes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, PlainSerializer

from checker.messages import Message
from checker.model.sentence import Sentence
from checker.model.statuses import Basis, ConsequenceKind, Status, TrancheStatus

__all__ = [
    "SHIPPED",
    "Amount",
    "Assumption",
    "Basis",
    "Consequence",
    "ConsequenceKind",
    "Coverage",
    "EngineInfo",
    "Exact",
    "Finding",
    "NotCounted",
    "Published",
    "Reading",
    "Reduction",
    "Remark",
    "Rules",
    "SkippedDocument",
    "Status",
    "Subject",
    "SubjectValue",
    "Tranche",
    "TrancheStatus",
    "Unchecked",
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
        extra="forbid",
        frozen=True,
        json_schema_serialization_defaults_required=True,
        serialize_by_alias=True,
    )

    def model_post_init(self, context: Any) -> None:
        """Share what pydantic notes of an object: the names of its fields, which copies copy.

        It takes more room than the values of a finding, of which a large case has a million.
        """
        names = self.__pydantic_fields_set__
        shared = _NAMES.setdefault(frozenset(names), names)
        object.__setattr__(self, "__pydantic_fields_set__", shared)


_NAMES: dict[frozenset[str], set[str]] = {}


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
    ``measured`` and ``bound`` are its numbers. ``rests_on`` are the findings whose status a
    condition takes. ``basis`` is what the finding rests on, null where there is no evidence.
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
    advice: Sentence | None = None
    figures: Sentence | None = None
    measured: Exact | None = None
    bound: Exact | None = None
    values: dict[str, str] = Field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    grade: str | None = None
    basis: Basis | None = None
    missing: tuple[Sentence, ...] = ()
    awaiting: str | None = None
    waived_by: str | None = None
    other_readings: tuple[Reading, ...] = ()
    rests_on: tuple[str, ...] = ()

    @property
    def is_declared(self) -> bool:
        """Return whether it passes on somebody's mere declaration."""
        return self.status is Status.SATISFIED and self.basis is Basis.DECLARATION

    @property
    def words(self) -> Message:
        """Return the status in words; a pass on a mere declaration reads like one."""
        return Basis.DECLARATION.words if self.is_declared else self.status.traits.words


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


class Reduction(Published):
    """What a consequence takes from a tranche."""

    consequence: str
    amount: Amount


class Part(Published):
    """A part of the amount of a tranche, which is paid for itself; null where not known."""

    name: str
    amount: Amount
    paid: Amount | None
    payable: Amount

    @property
    def unpaid(self) -> Part:
        """Return the part with nothing payable."""
        nothing = self.payable.model_copy(update={"value": Decimal("0.00")})
        return self.model_copy(update={"payable": nothing})


class Tranche(Published):
    """One payment: its status, amounts, conditions, and the holds that stand against it.

    ``amount`` is what the rules entitle to, ``paid`` what documents show as paid
    (``released_by``), and ``payable`` what may be paid now: nothing while a condition is open or
    a hold stands, else what ``reductions`` and payments leave. ``paid`` is null where there is no
    telling. ``evidence`` are the documents on which the amount rests. ``parts`` are those of an
    amount that is paid in parts, and ``values`` the figures of which it was computed.
    """

    id: str
    title: Sentence
    subject: Subject = Field(default_factory=dict)
    status: TrancheStatus
    amount: Amount | None = None
    paid: Amount | None = None
    reductions: tuple[Reduction, ...] = ()
    payable: Amount | None = None
    parts: tuple[Part, ...] = ()
    values: dict[str, str] = Field(default_factory=dict)
    source: str
    conditions: tuple[Finding, ...] = ()
    holds: tuple[str, ...] = ()
    released_by: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    missing: tuple[Sentence, ...] = ()

    @property
    def key(self) -> str:
        """Return the id of the tranche with its subject, such as ``tranche-2/1999``."""
        return id_of(self.id, self.subject)

    @property
    def payable_now(self) -> Amount | None:
        """Return what may be paid now; None where that is nothing."""
        return self.payable if self.payable is not None and self.payable.value > 0 else None

    @property
    def may_be_paid(self) -> bool:
        """Return whether nothing stands against paying it, even where nothing is left to pay."""
        return self.status is TrancheStatus.ELIGIBLE or self.payable_now is not None

    def pays_more_than(self, other: Tranche | None) -> bool:
        """Return whether more may be paid of this tranche than of the same one elsewhere."""
        if other is None or not other.may_be_paid:
            return self.may_be_paid
        now, there = self.payable_now, other.payable_now
        return now is not None and (there is None or now.value > there.value)

    def left_open(self, missing: tuple[str, ...]) -> Tranche:
        """Return the tranche with nothing payable until what is ``missing`` is there."""
        part = self.status is TrancheStatus.PART_RELEASED
        return self.stopped(self.status if part else TrancheStatus.UNDETERMINED, missing)

    def stopped(self, status: TrancheStatus, missing: tuple[str, ...]) -> Tranche:
        """Return the tranche with a status and nothing payable, because of what is ``missing``."""
        payable = self.payable and self.payable.model_copy(update={"value": Decimal("0.00")})
        parts = tuple(part.unpaid for part in self.parts)
        update = {"status": status, "payable": payable, "parts": parts, "missing": missing}
        return self.model_copy(update=update)


class NotCounted(Published):
    """A document that is not evidence, why, and the paragraph that says whose papers are."""

    document: str
    reason: Sentence
    paragraph: str | None = None


class SkippedDocument(Published):
    """A document, or a file, that was left out because of its ``problems``."""

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


class Assumption(Published):
    """A reading by which the absence of a paper or field helped; ``tranche`` is what it helped.

    ``because`` is why the pack reads it so. ``tranche`` is null where it helped no payment.
    """

    text: Sentence
    norm: str | None = None
    tranche: str | None = None
    because: Sentence


class Unchecked(Published):
    """A norm that was not decided on the case, why, and from whom something is wanted."""

    norm: str
    why: Sentence
    sender: str | None = Field(
        None, validation_alias=AliasChoices("sender", "from"), serialization_alias="from"
    )


class Coverage(Published):
    """How many norms the rules have, how many were decided on the case, and which were not."""

    norms: int = 0
    checked: int = 0
    unchecked: tuple[Unchecked, ...] = ()


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
    """Everything that one assessment of a case says.

    ``violated_elsewhere`` is how many findings of the case are violated beside those listed, where
    the verdict is narrowed to a tranche that they do not touch.
    """

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
    assumptions: tuple[Assumption, ...] = ()
    coverage: Coverage = Coverage()
    violated_elsewhere: int = 0

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
        from checker.model.notebook import verdict_html

        return verdict_html(self)
