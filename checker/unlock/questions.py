"""What stands against a tranche, each as a question of its own: a finding, a hold, its amount."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from checker.evaluation import Scope
from checker.evaluation.filings import by_date
from checker.evaluation.found import Found, Settled
from checker.evaluation.instances import Instance, instances
from checker.evaluation.ledger import Ledger
from checker.evaluation.scope import as_integer
from checker.evidence.sifting import pack_terms
from checker.feel import Trace, Value
from checker.feel.goals import KNOWN, Need, Reader, Target, Want, Way, is_true
from checker.model.case import Document
from checker.model.pack import Condition, FindingRule, Obligation, Requirement, TrancheRule
from checker.model.paper_to_come import OPERATORS
from checker.model.verdict import Status

_MET = (Status.SATISFIED, Status.WAIVED, Status.NOT_APPLICABLE)
_OPERATORS = {**OPERATORS, "equals": "="}


_MORE_THAN_NOTHING = Target(">", Decimal(0))
_WANTED = "subject_to_come"


@dataclass(frozen=True, slots=True)
class State:
    """How a question stands: whether it is met, whether something is against it, and all else."""

    is_met: bool
    is_violated: bool
    words: str


class Question(Protocol):
    """Something that has to be otherwise before a tranche can be paid."""

    @property
    def id(self) -> str:
        """Return the id of the finding or consequence."""

    @property
    def bearer(self) -> str | None:
        """Return the role that is to act."""

    def state(self, scope: Scope) -> State:
        """Return how it stands on a case."""

    def nulls(self, scope: Scope) -> str:
        """Return what is not known of it on a case, as a text that can be compared."""

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return what would have to come for it to be met."""


@dataclass(frozen=True, slots=True)
class OfFinding:
    """A condition that is not met; ``twins`` are the findings of its rule on other subjects."""

    found: Found
    twins: Settled = field(compare=False)

    @property
    def id(self) -> str:
        """Return the id of the finding."""
        return self.found.finding.id

    @property
    def bearer(self) -> str | None:
        """Return the role that the rule binds."""
        return self.found.finding.bearer

    def state(self, scope: Scope) -> State:
        """Return how the finding stands on a case."""
        found = self._on(scope)
        if found is None:
            return State(True, False, "")
        one = found.finding
        said = (one.status, one.measured, one.bound, one.missing, one.values, one.subject)
        return State(one.status in _MET, one.status is Status.VIOLATED, repr(said))

    def _on(self, scope: Scope) -> Found | None:
        """Return the finding on a case; None where it does not ask this any more."""
        ledger = Ledger(scope, self.twins)
        found = (each for each in ledger.of(self.found.finding.rule) if each.finding.id == self.id)
        return next(found, None)

    def nulls(self, scope: Scope) -> str:
        """Return the reasons for which the requirement is not known on a case."""
        rule = scope.pack.topic.rules_by_id()[self.found.finding.rule]
        texts = [getattr(rule, name, None) for name in ("require", "measure")]
        traces = [scope.trace(text, self.found.instance.bindings) for text in texts if text]
        return _reasons(traces)

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return what would have to come for the finding to be satisfied."""
        return _ways(scope, reader, self.found)


@dataclass(frozen=True, slots=True)
class OfHold:
    """A hold: what lifts it is not there for the things that it followed from."""

    id: str
    lifted_when: str | None
    matches: Sequence[Mapping[str, Value]]
    bearer: str | None = None

    def state(self, scope: Scope) -> State:
        """Return whether it would be lifted on a case."""
        if self.lifted_when is None:
            return State(False, False, "")
        traces = [scope.trace(self.lifted_when, each) for each in self.matches]
        values = [trace.value for trace in traces]
        return State(all(value is True for value in values), False, repr(values))

    def nulls(self, scope: Scope) -> str:
        """Return the reasons for which it is not known whether it would be lifted."""
        if self.lifted_when is None:
            return ""
        return _reasons(scope.trace(self.lifted_when, each) for each in self.matches)

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return what would have to come for it to be lifted."""
        if self.lifted_when is None:
            return []
        for names in self.matches:
            if scope.holds(self.lifted_when, names) is not True:
                return reader.ways(self.lifted_when, names, is_true(True))
        return []


@dataclass(frozen=True, slots=True)
class OfAmount:
    """The amount of a tranche is not known, or nothing."""

    id: str
    rule: TrancheRule
    instance: Instance
    bearer: str | None = None

    def state(self, scope: Scope) -> State:
        """Return whether it is known on a case, and more than nothing."""
        value = scope.trace(self.rule.whole, self.instance.bindings).value
        return State(_MORE_THAN_NOTHING.met_by(value), False, repr(value))

    def nulls(self, scope: Scope) -> str:
        """Return the reasons for which it is not known."""
        return _reasons([scope.trace(self.rule.whole, self.instance.bindings)])

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return what would have to come for it to be known, and more than nothing."""
        text, names = self.rule.whole, self.instance.bindings
        more = reader.ways(text, names, _MORE_THAN_NOTHING)
        return more or reader.ways(text, names, Target(KNOWN))


@dataclass(frozen=True, slots=True)
class OfSubject:
    """A tranche that the case does not have yet: its list of subjects lacks ``value``."""

    id: str
    rule: TrancheRule
    value: str
    bearer: str | None = None

    def state(self, scope: Scope) -> State:
        """Return whether the case has it."""
        found = {
            str(each)
            for one in instances(scope, self.rule.for_each)
            for each in one.subject.values()
        }
        return State(self.value in found, False, repr(sorted(found)))

    def nulls(self, scope: Scope) -> str:
        """Return the reasons for which the list of subjects is not known."""
        return _reasons(scope.trace(text, {}) for text in self.rule.for_each.values())

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return what would have to come for the list to have the value, a number or a text."""
        values: list[Value] = [self.value]
        if self.value.isdecimal():
            values.append(Decimal(self.value))
        found = [
            way
            for text in self.rule.for_each.values()
            for value in values
            for way in reader.ways(
                f"list contains({text}, {_WANTED})", {_WANTED: value}, is_true(True)
            )
        ]
        return [
            way for way in found if not any(_is_itself(want) for each in way for want in each.wants)
        ]


@dataclass(frozen=True, slots=True)
class OfContradiction:
    """What is met on the papers that count, and not where one is taken that contradicts others."""

    id: str
    bearer: str | None = None

    def state(self, scope: Scope) -> State:
        """Return whether no papers contradict each other on a case."""
        found = [[each.id for each in group] for group in scope.papers.contradictions if group]
        return State(not found, False, repr(found))

    def nulls(self, scope: Scope) -> str:
        """Return nothing: which papers contradict each other is known."""
        return ""

    def ways(self, scope: Scope, reader: Reader) -> list[Way]:
        """Return for each contradiction a need for a paper on its matter."""
        terms = pack_terms(scope.pack)
        return [
            (Need("", _on_the_matter(group[0], terms[group[0].type].key or ()), base=group[0].id),)
            for group in scope.papers.contradictions
            if group
        ]


def _on_the_matter(document: Document, key: Sequence[str]) -> tuple[Want, ...]:
    """Return what a paper has to say to be on the matter of another one."""
    said = ((name, document.record.get(name)) for name in key)
    return tuple(Want((name,), Target("=", value)) for name, value in said if value is not None)


def _is_itself(want: Want) -> bool:
    """Return whether a paper as a whole would have to be a number or a text."""
    return not want.path and want.target.operator == "="


def _reasons(traces: Iterable[Trace]) -> str:
    return repr(
        [
            (each.kind, each.text, each.within, each.definition, each.arguments)
            for trace in traces
            for each in trace.nulls
        ]
    )


def _ways(scope: Scope, reader: Reader, found: Found) -> list[Way]:
    rule = scope.pack.topic.rules_by_id()[found.finding.rule]
    instance = found.instance
    if instance.gaps is not None:
        return _ways_to_subject(reader, rule, instance)
    if rule.applying is not None and scope.holds(rule.applying, instance.bindings) is not True:
        both = (reader.ways(rule.applying, instance.bindings, is_true(t)) for t in (False, True))
        return [way for ways in both for way in ways if way]
    if isinstance(rule, Condition) and rule.finding is not None:
        return list(_ways_of_others(scope, reader, rule, instance))
    return ways_to_meet(scope, reader, rule, instance)


def ways_to_meet(scope: Scope, reader: Reader, rule: FindingRule, instance: Instance) -> list[Way]:
    """Return the ways to what a rule asks for itself: what is filed, required, or measured."""
    if isinstance(rule, Obligation | Condition) and rule.fulfilled_by is not None:
        return _ways_to_file(scope, reader, rule, instance)
    return _ways_to_require(reader, rule, instance)


def _ways_to_file(
    scope: Scope, reader: Reader, rule: Obligation | Condition, instance: Instance
) -> list[Way]:
    """Return the ways to what is filed; where it is, to a due day on which it was in time."""
    names = instance.bindings
    filed = f"count(({rule.fulfilled_by})[item != null]) >= {rule.times}"
    if scope.holds(filed, names) is not True or rule.due_day is None:
        return reader.ways(filed, names, is_true(True))
    dated, _ = by_date(scope, rule, scope.value(rule.fulfilled_by or "", names), names)
    times = as_integer(scope.value(rule.times, names))
    if times is None or len(dated) < times:
        return []
    return reader.ways(rule.due_day, names, Target(">=", dated[times - 1][0]))


def _ways_to_require(reader: Reader, rule: FindingRule, instance: Instance) -> list[Way]:
    if not isinstance(rule, Requirement):
        return []
    if rule.measure is not None and rule.bound is not None:
        name, bound = rule.bound
        return reader.compared(rule.measure, _OPERATORS[name], bound, instance.bindings)
    if rule.require is None:
        return []
    return reader.ways(rule.require, instance.bindings, is_true(True))


def _ways_to_subject(reader: Reader, rule: FindingRule, instance: Instance) -> list[Way]:
    """Return the ways to get to know the list from which a subject is taken."""
    text = next((t for name, t in rule.for_each.items() if name not in instance.bindings), None)
    return [] if text is None else reader.ways(text, instance.bindings, Target(KNOWN))


def _ways_of_others(
    scope: Scope, reader: Reader, rule: Condition, instance: Instance
) -> Iterator[Way]:
    """Yield the ways to meet the first finding that a condition takes over and that is not met."""
    for found in Ledger(scope).of(rule.finding or ""):
        names = {
            **instance.bindings,
            "finding": {**found.instance.bindings, "id": found.finding.id},
        }
        about = rule.where is None or scope.holds(rule.where, names) is not False
        if about and found.finding.status not in _MET:
            yield from _ways(scope, reader, found)
            return
