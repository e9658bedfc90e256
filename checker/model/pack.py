"""A rule pack: what an author may write in ``rules/<pack>/*.yaml``.

Conditions and quantities are FEEL texts; they are parsed when the pack is compiled. Texts that a
person reads (``message``, ``missing``, ``advice``) are templates: FEEL inside braces, as in
``"{place} made {made_by(place, year)} t"``. What entries are made of is in ``written``, and
consequence rules are in ``consequence``, statements in ``statement_rule``; whoever reads packs
finds all of it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from checker.messages import gettext
from checker.model.consequence import ConsequenceRule, Effect, Trigger
from checker.model.problems import Position
from checker.model.statement_rule import StatementRule
from checker.model.written import Entry, Feel, Identifier, Name, Template, Written

__all__ = [
    "BOUNDS",
    "SUPPORTING",
    "TOPIC_KINDS",
    "Alternative",
    "Bounds",
    "Called",
    "Check",
    "Condition",
    "ConsequenceRule",
    "Definition",
    "Effect",
    "Entry",
    "FindingRule",
    "Inventory",
    "Limit",
    "Manifest",
    "Norm",
    "Obligation",
    "Pack",
    "PartyRule",
    "Payments",
    "Requirement",
    "Source",
    "StatementRule",
    "Table",
    "Topic",
    "TrancheRule",
    "Trigger",
    "Written",
    "WrittenAssumption",
]


class Source(Written):
    """A document that the pack encodes; verdicts cite it by ``id``. ``url`` is where it is read."""

    id: Identifier
    title: str
    url: str | None = Field(default=None, pattern=r"^https?://[!-~]+$")


class Norm(Written):
    """One norm of a source, in our own words, and how the pack treats it.

    ``coded``: rules name it. ``needs-a-person``: a determination document decides it; rules name
    it too. ``not-checkable``: ``reason`` says why nothing submitted could decide it.
    """

    id: Identifier
    source: Identifier
    paragraph: str
    who: str
    statement: str
    kind: str | None = None
    state: Literal["coded", "needs-a-person", "not-checkable"]
    reason: str | None = None
    interpretation: str | None = None

    @property
    def citation(self) -> str:
        """Return source and paragraph, as verdicts print them."""
        return f"{self.source} {self.paragraph}"

    @model_validator(mode="after")
    def _reason_given(self) -> Norm:
        if self.state == "not-checkable" and not self.reason:
            raise ValueError(gettext("a norm that is not checkable needs a reason"))
        return self


class Bounds(Written):
    """The least and the greatest value that an amendment may give: numbers, or dates as text."""

    min: Decimal | str | None = None
    max: Decimal | str | None = None

    @model_validator(mode="after")
    def _one_given(self) -> Bounds:
        if self.min is None and self.max is None:
            raise ValueError("give 'min' or 'max', or both")
        return self


class WrittenAssumption(Written):
    """A reading by which something that is not there helps: its text, shown where it does."""

    text: Template
    when: Feel


class Table(Entry):
    """A parameter by one or more keys, as a nested mapping from the first key to the last.

    FEEL sees a function of the keys that gives null where no value stands. ``name`` is its name;
    ``type`` is the FEEL type of a value, ``unit`` the unit of a number. An ``amendment`` document
    of one of the roles ``amended_by`` replaces a value within the ``bounds`` from the day it was
    agreed. ``period`` is the key that is the year which a value is for: once that is over, its
    value is amended only by those who may also waive.
    """

    name: Name
    keys: dict[Name, str] = Field(min_length=1, description="key name to FEEL type")
    type: str = "number"
    unit: str | None = None
    source: str | None = None
    amended_by: tuple[Identifier, ...] = ()
    bounds: Bounds | None = None
    period: Name | None = None
    values: dict[Any, Any]

    @model_validator(mode="after")
    def _period_is_a_key(self) -> Table:
        if self.period is not None and self.keys.get(self.period) != "number":
            raise ValueError("'period' has to be one of the keys, of type number: the year")
        return self


class Definition(Entry):
    """A named value, or with ``parameters`` a function, in FEEL.

    ``missing`` says what has to arrive when the value is null and that mattered; ``from`` is the
    role it has to come from. ``awaiting`` is the role whose determination is awaited instead.
    ``assumption`` is shown with whatever passes because of the value.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: Name
    parameters: dict[Name, str] | None = Field(None, description="parameter name to FEEL type")
    type: str | None = None
    unit: str | None = None
    value: Feel
    missing: Template | None = None
    sender: Identifier | None = Field(None, alias="from")
    awaiting: Identifier | None = None
    assumption: WrittenAssumption | None = None


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

    reading: str
    applies: Feel | None = None
    due: Feel | None = None


def _by_status(value: object) -> object:
    """Refuse advice that is the same whatever the status is."""
    if isinstance(value, str):
        raise ValueError(
            gettext(
                "advice has to fit the status: write "
                "`advice: {{violated: ..., undetermined: ...}}`, with one or both of them"
            )
        )
    return value


class FindingRule(Entry):
    """What obligations, limits, checks and conditions share.

    ``for_each`` makes one finding for each combination: variable to a FEEL list or range, where
    later lists may use earlier variables. ``applies`` false gives ``not-applicable``. Before
    ``due`` an open question is ``pending``, after it ``undetermined``. Where each subject is a
    norm of its own, ``cites`` gives its id: findings cite ``norm`` and, of ``norms``, that one.
    ``advice`` says by status how to put it right. ``basis`` is what a finding rests on, where this
    does not follow from its evidence. ``assumption`` is shown where the rule passes because of it.
    """

    cites: Feel | None = None
    bearer: Identifier | None = None
    for_each: dict[Name, Feel] = Field(default_factory=dict)
    applies: Feel | None = None
    due: Feel | None = None
    values: dict[Name, Feel] = Field(default_factory=dict)
    message: dict[Literal["satisfied", "violated", "undetermined", "pending"], Template] = Field(
        default_factory=dict
    )
    advice: Annotated[
        dict[Literal["violated", "undetermined"], Template], BeforeValidator(_by_status)
    ] = Field(default_factory=dict)
    basis: Literal["computed", "document", "determination", "declaration"] | None = None
    assumption: WrittenAssumption | None = None
    alternatives: tuple[Alternative, ...] = ()


class Obligation(FindingRule):
    """Who must file or do what by when.

    ``fulfilled_by`` gives the documents that fulfil it; the ``times``-th earliest must not be
    later than ``due``. ``done_on`` dates one of them (as ``document``); by default it is the day
    on which the document was received. ``missing`` says in other words than the title what has
    still to come.
    """

    due: Feel
    fulfilled_by: Feel
    times: Feel = "1"
    done_on: Feel = "document.received_on"
    missing: Template | None = None


class Limit(FindingRule, Requirement):
    """A quantity that must stay within a bound."""

    measure: Feel


class Check(FindingRule, Requirement):
    """Consistency of what was submitted."""

    @model_validator(mode="after")
    def _has_test(self) -> Check:
        if self.require is None and self.measure is None:
            raise ValueError(gettext("give 'require', or 'measure' with a bound"))
        return self


class Condition(Check):
    """A condition of a tranche; it sees the tranche's variables.

    Instead of a requirement of its own, ``finding`` may name a rule (``tranche/condition`` for
    another condition): the condition takes the worst status of those of its findings for which
    ``where`` holds, with their figures and evidence. ``where`` knows the subject of the finding
    as ``finding``.
    """

    finding: str | None = None
    where: Feel | None = None

    @model_validator(mode="after")
    def _has_test(self) -> Condition:
        own = self.require is not None or self.measure is not None
        if own == (self.finding is not None):
            raise ValueError(
                gettext("give 'finding', or 'require', or 'measure' with a bound, and only one")
            )
        if self.finding is None and self.where is not None:
            raise ValueError(gettext("'where' belongs to a 'finding'"))
        return self


class Payments(Written):
    """The documents that show what was paid, and how much each of them says.

    ``of`` gives documents by the variables of the tranche; ``where`` says which of them pay this
    tranche, and ``amount`` how much one of them pays: both know it as ``document``. What ``where``
    leaves out for every tranche is paid on nothing, which is a finding.
    """

    of: Feel
    where: Feel | None = None
    amount: Feel = "document.amount"


class SharedCondition(Condition):
    """A condition of several tranches, written once.

    ``conditions_for`` names them. Each has the condition before its own ones, and findings on it
    bear the tranche's id as those on any condition do.
    """

    conditions_for: tuple[Identifier, ...] = Field(min_length=1)


class TrancheRule(Entry):
    """A payment: an exact amount and the conditions that must all be met.

    ``payments`` says which documents show what was paid of it. Consequences of kind ``hold`` that
    name the tranche withhold it until they are lifted; those that ``reduce`` it take from it.
    """

    for_each: dict[Name, Feel] = Field(default_factory=dict)
    applies: Feel | None = None
    amount: Feel
    currency: str | None = None
    payments: Payments | None = None
    conditions: tuple[Condition, ...] = ()

    def conditions_by_id(self) -> dict[str, Condition]:
        """Return the conditions by their ids in the pack: ``tranche/condition``."""
        return {f"{self.id}/{condition.id}": condition for condition in self.conditions}


class Topic(Written):
    """One topic file: any of the kinds of entry, in any mix.

    In a loaded pack, ``conditions`` is empty: each tranche has those that it shares.
    """

    tables: tuple[Table, ...] = ()
    definitions: tuple[Definition, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    limits: tuple[Limit, ...] = ()
    tranches: tuple[TrancheRule, ...] = ()
    conditions: tuple[SharedCondition, ...] = ()
    checks: tuple[Check, ...] = ()
    consequences: tuple[ConsequenceRule, ...] = ()
    statements: tuple[StatementRule, ...] = ()

    @property
    def rules(self) -> tuple[FindingRule, ...]:
        """Return the rules that stand alone, in the order in which they are judged."""
        return (*self.obligations, *self.limits, *self.checks)

    def rules_by_id(self) -> dict[str, FindingRule]:
        """Return what makes findings, conditions included, by the id that findings give."""
        entries = self.deciding_entries().items()
        return {name: entry for name, entry in entries if isinstance(entry, FindingRule)}

    def deciding_entries(self) -> dict[str, Entry]:
        """Return what a verdict may name, by id: rules, tranches, conditions, consequences."""
        found: dict[str, Entry] = {rule.id: rule for rule in self.rules}
        for tranche in self.tranches:
            found |= {tranche.id: tranche, **tranche.conditions_by_id()}
        return found | {rule.id: rule for rule in self.consequences}

    def named_entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield every entry with its id in the pack, in the order of the kinds of entry."""
        for kind in TOPIC_KINDS:
            for entry in getattr(self, kind):
                yield entry.id, entry
                if isinstance(entry, TrancheRule):
                    yield from entry.conditions_by_id().items()

    def entries(self) -> Iterator[Entry]:
        """Yield every entry with an id, conditions included."""
        return (entry for _, entry in self.named_entries())


TOPIC_KINDS = tuple(Topic.model_fields)
SUPPORTING = (Table, Definition, StatementRule)
"""Kinds of entry that decide nothing themselves."""


class PartyRule(Written):
    """Who is named by ``field`` of a counted document of a type is a party with a role."""

    role: Identifier
    type: Identifier
    field: str


class Manifest(Written):
    """``pack.yaml``: what the pack is, and the words that it uses.

    ``roles`` and ``units`` map ids to titles. ``grades`` lists grades of evidence from the lowest
    to the highest. ``waiver_authorities`` are the roles that may excuse a violation,
    ``amendment_authorities`` those that may amend the tables that name nobody themselves.
    ``acts_for`` says for whom a role may act, ``superiors`` who stands above it and may supersede
    its papers. ``parties`` finds the parties of a case and their roles in its documents;
    ``party_authorities`` are the roles whose ``party`` documents name parties too.
    """

    pack: Identifier
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    title: str
    sources: tuple[Source, ...] = Field(min_length=1)
    roles: dict[Identifier, str]
    units: dict[str, str] = Field(default_factory=dict)
    currency: str = "USD"
    grades: tuple[Identifier, ...] = ()
    waiver_authorities: tuple[Identifier, ...] = ()
    amendment_authorities: tuple[Identifier, ...] = ()
    acts_for: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    superiors: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    parties: tuple[PartyRule, ...] = ()
    party_authorities: tuple[Identifier, ...] = ()

    def role_title(self, role: str) -> str:
        """Return the title of a role, or its id where it has none."""
        return self.roles.get(role, role)


class Inventory(Written):
    """``norms.yaml``: the norms of the sources."""

    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded pack. ``positions`` knows each file's JSON Pointers; ``schemas`` are by type."""

    manifest: Manifest
    norms: Mapping[str, Norm]
    topic: Topic
    schemas: Mapping[str, Mapping[str, Any]]
    digest: str
    folder: str
    positions: Mapping[tuple[str, str], Position] = field(repr=False, default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id by which cases name the pack."""
        return self.manifest.pack

    def position(self, entry: Entry, below: str = "") -> Position:
        """Return where ``entry``, or a part of it such as ``/require``, was written."""
        file, pointer = entry.place
        exact = self.positions.get((file, pointer + below))
        return exact or self.positions.get((file, pointer)) or Position(file, pointer + below)

    def citation(self, norms: tuple[str, ...]) -> str:
        """Return the paragraphs of the norms, each once: ``source 49(b); Annex 8``."""
        by_source: dict[str, dict[str, None]] = {}
        for norm in (self.norms[name] for name in norms if name in self.norms):
            paragraphs = by_source.setdefault(norm.source, {})
            paragraphs.update(dict.fromkeys(norm.paragraph.split("; ")))
        return "; ".join(f"{source} {'; '.join(found)}" for source, found in by_source.items())
