"""A rule pack: what an author may write in ``rules/<pack>/*.yaml``.

Conditions and quantities are FEEL texts; they are parsed when the pack is compiled. Texts that a
person reads (``message``, ``missing``, ``advice``) are templates: FEEL inside braces, as in
``"{place} made {made_by(place, year)} t"``. What entries are made of is in ``written``;
rules that make findings are in ``finding_rules``, consequence rules in ``consequence``, statements
in ``statement_rule``. Whoever reads packs finds all of it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Field, model_validator

from checker.messages import gettext
from checker.model.consequence import ConsequenceRule, Effect, Trigger
from checker.model.decision_table import DecisionTable
from checker.model.finding_rules import (
    BOUNDS,
    Alternative,
    Called,
    Check,
    Condition,
    FindingRule,
    Limit,
    Obligation,
    Payments,
    Requirement,
    SharedCondition,
    TrancheRule,
    WrittenAssumption,
)
from checker.model.paper_to_come import PaperToCome
from checker.model.patterns import Part, SumOf, with_value, without_steps
from checker.model.problems import Position
from checker.model.statement_rule import StatementRule
from checker.model.table import Bounds, Cell, Table
from checker.model.written import (
    Day,
    Entry,
    Feel,
    Identifier,
    Identifiers,
    Name,
    Template,
    Text,
    Written,
)

__all__ = [
    "BOUNDS",
    "SUPPORTING",
    "TOPIC_KINDS",
    "Alternative",
    "Bounds",
    "Called",
    "Cell",
    "Check",
    "Condition",
    "ConsequenceRule",
    "Definition",
    "Effect",
    "Entry",
    "FindingChart",
    "FindingRule",
    "Inventory",
    "Limit",
    "Manifest",
    "Norm",
    "Obligation",
    "Pack",
    "PackTexts",
    "PartyRule",
    "Payments",
    "Period",
    "Requirement",
    "SharedCondition",
    "Source",
    "StatementRule",
    "Table",
    "Topic",
    "TrancheRule",
    "Trigger",
    "Written",
    "WrittenAssumption",
    "field_words",
]


class Source(Written):
    """A document that the pack encodes; verdicts cite it by ``id``. ``url`` is where it is read."""

    id: Identifier
    title: Text
    url: str | None = Field(default=None, pattern=r"^https?://[!-~]+$")


class Norm(Written):
    """One norm of a source, in our own words, and how the pack treats it.

    ``coded``: rules name it. ``needs-a-person``: a determination document decides it; rules name
    it too. ``not-checkable``: ``reason`` says why nothing submitted could decide it.
    """

    id: Identifier
    source: Identifier
    paragraph: Text
    who: Text
    statement: Text
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


class Period(Entry):
    """A reporting period, both days included; all of a pack stand one after another.

    FEEL has their list ``periods``, ``period_of`` a day and the ``previous`` one of a period.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")

    @model_validator(mode="after")
    def _lasts(self) -> Period:
        if self.start > self.end:
            raise ValueError(gettext("'to' is before 'from'"))
        return self


def _form_instead_of_value(schema: dict[str, Any]) -> None:
    """Let the JSON Schema of a definition ask for no ``value``: a form may stand in its place."""
    schema["required"].remove("value")


class Definition(Entry):
    """A named value, or with ``parameters`` a function, in FEEL.

    ``missing`` says what has to arrive when the value is null and that mattered; ``from`` is the
    role it has to come from. ``awaiting`` is the role whose determination is awaited instead.
    ``document`` is the paper that is lacking, where the FEEL does not show which. ``assumption``
    is shown with whatever passes because of the value. Instead of being written, the ``value`` in
    FEEL may come from a form: ``sum_of`` adds up, a ``decision_table`` gives it by its rules, and
    what is ``shown_by`` papers is true or not known. ``steps`` are named values that a ``value``
    or ``shown_by`` is made of.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        populate_by_name=True,
        json_schema_extra=_form_instead_of_value,
    )

    name: Name
    parameters: dict[Name, str] | None = Field(None, description="parameter name to FEEL type")
    type: str | None = None
    unit: str | None = None
    steps: dict[Name, Feel] = Field(default_factory=dict)
    value: Feel
    shown_by: Feel | None = None
    sum_of: SumOf | None = None
    decision_table: DecisionTable | None = None
    missing: Template | None = None
    sender: Identifier | None = Field(None, alias="from")
    awaiting: Identifier | None = None
    document: PaperToCome | None = None
    assumption: WrittenAssumption | None = None

    @model_validator(mode="before")
    @classmethod
    def _translated(cls, written: Any) -> Any:
        """Give a definition that is written as a pattern its value in FEEL."""
        return with_value(written)

    @model_validator(mode="after")
    def _missing_from_somebody(self) -> Definition:
        if self.sender is not None and self.awaiting is not None:
            raise ValueError(gettext("give 'from' or 'awaiting', not both"))
        if self.missing is None and (self.sender or self.awaiting):
            raise ValueError(gettext("'from' and 'awaiting' belong to what is 'missing'"))
        return self

    def parts(self) -> Iterator[Part]:
        """Yield the texts of which the value is made, where its form or steps make it."""
        if self.shown_by is not None:
            yield "/shown_by", self.shown_by
        elif self.steps:
            yield "/value", without_steps(self.steps, self.value)
        yield from ((f"/steps/{name}", text) for name, text in self.steps.items())
        if self.sum_of is not None:
            yield from ((f"/sum_of{below}", text) for below, text in self.sum_of.parts())
        if self.decision_table is not None:
            cells = self.decision_table.parts()
            yield from ((f"/decision_table{below}", text) for below, text in cells)


class Topic(Written):
    """One topic file: any of the kinds of entry, in any mix.

    ``changes`` has what entries of the base pack say otherwise here, by their ids. In a loaded
    pack, ``conditions`` is empty: each tranche has those that it shares; so is ``changes``.
    """

    tables: tuple[Table, ...] = ()
    periods: tuple[Period, ...] = ()
    definitions: tuple[Definition, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    limits: tuple[Limit, ...] = ()
    tranches: tuple[TrancheRule, ...] = ()
    conditions: tuple[SharedCondition, ...] = ()
    checks: tuple[Check, ...] = ()
    consequences: tuple[ConsequenceRule, ...] = ()
    statements: tuple[StatementRule, ...] = ()
    changes: dict[Identifier, Annotated[dict[str, Any], Field(min_length=1)]] = Field(
        default_factory=dict
    )

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


TOPIC_KINDS = tuple(name for name in Topic.model_fields if name != "changes")
SUPPORTING = (Table, Period, Definition, StatementRule)
"""Kinds of entry that decide nothing themselves."""


class PartyRule(Written):
    """Who is named by ``field`` of a counted document of a type is a party with a role."""

    role: Identifier
    type: Identifier
    field: str


class FindingChart(Written):
    """A chart of the findings of a rule, in reports.

    ``specification`` is Vega-Lite without data, over the variables of the rule's ``for_each`` and
    over ``measured``, ``bound``, ``status``, ``due`` and ``done_on``.
    """

    title: Text
    rule: Identifier
    specification: dict[str, Any]


class Manifest(Written):
    """``pack.yaml``: what the pack is, and the words that it uses.

    ``roles`` and ``units`` map ids to titles. ``grades`` lists grades of evidence from the lowest
    to the highest. ``waiver_authorities`` are the roles that may excuse a violation,
    ``amendment_authorities`` those that may amend the tables that name nobody themselves.
    ``acts_for`` says for whom a role may act, ``superiors`` who stands above it and may supersede
    its papers. ``parties`` finds the parties of a case and their roles in its documents;
    ``party_authorities`` are the roles whose ``party`` documents name parties too. ``charts`` are
    shown in reports. ``extends`` names the pack whose norms, document types and rules hold here
    too; such a pack may be a base alone (``is_base``), which no case is judged by.
    """

    pack: Identifier
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    title: Text
    extends: Identifier | None = None
    is_base: bool = False
    sources: tuple[Source, ...] = ()
    roles: dict[Identifier, str] = Field(default_factory=dict)
    units: dict[str, str] = Field(default_factory=dict)
    currency: str = "USD"
    grades: Identifiers = ()
    waiver_authorities: Identifiers = ()
    amendment_authorities: Identifiers = ()
    acts_for: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    superiors: dict[Identifier, tuple[Identifier, ...]] = Field(default_factory=dict)
    parties: tuple[PartyRule, ...] = ()
    party_authorities: Identifiers = ()
    charts: tuple[FindingChart, ...] = ()

    @model_validator(mode="after")
    def _stands_alone(self) -> Manifest:
        if self.extends is None and not self.sources:
            raise ValueError(gettext("a pack needs 'sources', or a pack that it 'extends'"))
        if self.extends is None and "roles" not in self.model_fields_set:
            raise ValueError(gettext("a pack needs 'roles', or a pack that it 'extends'"))
        if self.extends is not None and self.is_base:
            raise ValueError(gettext("a base cannot extend another pack"))
        return self

    def role_title(self, role: str) -> str:
        """Return the title of a role, or its id where it has none."""
        return self.roles.get(role, role)


class Inventory(Written):
    """``norms.yaml``: the norms of the sources."""

    norms: tuple[Norm, ...]


def field_words(name: str) -> str:
    """Return the name of a field or of a document type as words."""
    return name.replace("_", " ").replace("-", " ")


PackTexts = Mapping[str, Mapping[str, str]]
"""By language what messages made from the texts of a pack are called in it."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded pack. ``positions`` knows each file's JSON Pointers; ``schemas`` are by type.

    ``texts`` has by language what messages made from the pack's texts are called in it.
    """

    manifest: Manifest
    norms: Mapping[str, Norm]
    topic: Topic
    schemas: Mapping[str, Mapping[str, Any]]
    digest: str
    folder: str
    positions: Mapping[tuple[str, str], Position] = field(repr=False, default_factory=dict)
    texts: PackTexts = field(repr=False, default_factory=dict)

    @property
    def id(self) -> str:
        """Return the id by which cases name the pack."""
        return self.manifest.pack

    def position(self, entry: Entry, below: str = "") -> Position:
        """Return where ``entry``, or a part of it such as ``/require``, was written."""
        file, pointer = entry.place
        exact = self.positions.get((file, pointer + below))
        return exact or self.positions.get((file, pointer)) or Position(file, pointer + below)

    def norms_of_paragraph(self, paragraph: str) -> Iterator[Norm]:
        """Yield the norms that stand in one of the paragraphs of a text: ``49(b); Annex 8``."""
        wanted = paragraph.split("; ") if paragraph else []
        for norm in self.norms.values():
            if any(part in wanted for part in norm.paragraph.split("; ")):
                yield norm

    def citation(self, norms: tuple[str, ...]) -> str:
        """Return the paragraphs of the norms, each once: ``source 49(b); Annex 8``."""
        by_source: dict[str, dict[str, None]] = {}
        for norm in (self.norms[name] for name in norms if name in self.norms):
            paragraphs = by_source.setdefault(norm.source, {})
            paragraphs.update(dict.fromkeys(norm.paragraph.split("; ")))
        return "; ".join(f"{source} {'; '.join(found)}" for source, found in by_source.items())
