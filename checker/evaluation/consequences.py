"""Findings to consequences: penalties, holds, adjustments, remedies and refunds.

The engine joins findings as the pack's triggers ask; FEEL then decides what is left of a
trigger's condition, and gives amount, due date and what lifts the consequence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.evaluation.display import shortest
from checker.evaluation.due_days import day_of
from checker.evaluation.found import Found
from checker.evaluation.instances import subject_value
from checker.evaluation.money import cents
from checker.evaluation.scope import Gaps, Scope
from checker.evaluation.tranches import Against, TrancheConditions
from checker.feel import Value
from checker.inference import Engine, Fact, Match, Pattern, Rule
from checker.inference.rules import Join
from checker.messages import gettext
from checker.model.pack import ConsequenceRule, Effect, Trigger
from checker.model.verdict import Amount, Consequence, ConsequenceKind, id_of

Names = dict[str, Value]
STANDS = "stands"
_FINDING = "finding "
"""How the kind of a fact begins that is a finding."""

ONE_AMOUNT = gettext("a single amount: those of its causes differ")


@dataclass(frozen=True, slots=True)
class Inferred:
    """The consequences by id, in the order of ids, and the FEEL names of the matches of each."""

    scope: Scope
    consequences: Mapping[str, Consequence]
    names: Mapping[str, Sequence[Names]]

    def against(self, item: TrancheConditions) -> Against:
        """Return the holds that stand against a tranche, and the consequences that reduce it."""
        standing = [each for each in self.consequences.values() if each.lifted_by is None]
        return Against(
            holds=tuple(
                each.id
                for each in standing
                if each.kind is ConsequenceKind.HOLD and self._concerns(each, item)
            ),
            reductions=tuple(
                each
                for each in standing
                if self._effect(each).reduces == item.rule.id and self._concerns(each, item)
            ),
        )

    def _effect(self, consequence: Consequence) -> Effect:
        rules = {rule.id: rule.then for rule in self.scope.pack.topic.consequences}
        return rules[consequence.rule]

    def _concerns(self, consequence: Consequence, item: TrancheConditions) -> bool:
        effect = self._effect(consequence)
        names = self.names[consequence.id]
        return any(_concerns(self.scope, effect, each, item) for each in names)


def infer(scope: Scope, engine: Engine, findings: Iterable[Found]) -> Inferred:
    """Return everything that follows from the findings under the pack's consequence rules."""
    return _Inference(scope, findings).run(engine)


def _concerns(scope: Scope, effect: Effect, names: Names, item: TrancheConditions) -> bool:
    """Return whether an effect is about this tranche; where that is not known, it is."""
    if effect.tranches and item.rule.id not in effect.tranches:
        return False
    if effect.where is None:
        return True
    tranche: Value = {**item.instance.bindings, "id": item.rule.id}
    return scope.holds(effect.where, {**names, "tranche": tranche}) is not False


class _Inference:
    """One run: the facts by key, and what followed so far."""

    def __init__(self, scope: Scope, findings: Iterable[Found]) -> None:
        self.scope = scope
        self.rules = {rule.id: rule for rule in scope.pack.topic.consequences}
        self.names: dict[str, Names] = {}
        self.facts: list[Fact] = []
        self.consequences: dict[str, Consequence] = {}
        self.matched: dict[str, list[Names]] = {}
        wanted = {t.finding for rule in self.rules.values() for t in rule.when}
        for found in findings:
            if found.finding.rule in wanted and found.instance.gaps is None:
                self.facts.append(self._fact(found))

    def run(self, engine: Engine) -> Inferred:
        if self.facts:
            kinds = {(fact.kind, str(fact.status)) for fact in self.facts}
            rules = [_engine_rule(rule, kinds) for rule in self.rules.values()]
            engine.run(rules, self.facts, self._derive)
        return Inferred(self.scope, dict(sorted(self.consequences.items())), self.matched)

    def _fact(self, found: Found) -> Fact:
        finding = found.finding
        self.names[finding.id] = {**found.instance.bindings, "id": finding.id}
        subject = tuple(sorted(finding.subject.items()))
        return Fact(_finding_kind(finding.rule), finding.status, subject, finding.id)

    def _derive(self, match: Match) -> Fact | None:
        """Return the consequence of a match as a fact, or None where its condition fails."""
        rule = self.rules[match.rule]
        names: Names = {
            trigger.alias: dict(self.names[fact.key])
            for trigger, fact in zip(rule.when, match.facts, strict=True)
        }
        if not all(self._passes(trigger, names) for trigger in rule.when):
            return None
        on = {name: self.scope.value(text, names) for name, text in rule.then.on.items()}
        because = tuple(fact.key for fact in match.facts)
        consequence = self._consequence(rule, names, on, because)
        return self._record(consequence, names, on)

    def _passes(self, trigger: Trigger, names: Names) -> bool:
        return trigger.where is None or self.scope.holds(trigger.where, names) is True

    def _record(self, new: Consequence, names: Names, on: Names) -> Fact:
        """Record the consequence; two matches that derive the same one are merged."""
        known = self.consequences.get(new.id)
        self.consequences[new.id] = new if known is None else _merged(known, new)
        self.matched.setdefault(new.id, []).append(names)
        self.names[new.id] = {**on, "id": new.id}
        return Fact(_consequence_kind(new.rule), STANDS, tuple(sorted(new.subject.items())), new.id)

    def _consequence(
        self, rule: ConsequenceRule, names: Names, on: Names, because: tuple[str, ...]
    ) -> Consequence:
        scope, effect = self.scope, rule.then
        kind, measure = effect.kind_and_measure
        subject = {name: subject_value(value) for name, value in on.items()}
        amount, unknown = self._amount(effect, names)
        day = day_of(scope, effect.due, names)
        lifted_by, open_questions = self._lifted(effect, names)
        return Consequence(
            id=id_of(rule.id, subject),
            kind=kind,
            measure=measure,
            rule=rule.id,
            title=rule.title,
            subject=subject,
            because=because,
            amount=amount,
            due=day.due,
            lifted_by=lifted_by,
            source=scope.pack.citation(rule.all_norms),
            norms=rule.all_norms,
            message=scope.text(rule.message, names)
            if rule.message
            else gettext("{title}.", title=rule.title),
            missing=(unknown | day.gaps | open_questions).missing,
        )

    def _amount(self, effect: Effect, names: Names) -> tuple[Amount | None, Gaps]:
        if effect.amount is None:
            return None, Gaps()
        trace = self.scope.trace(effect.amount, names)
        value = trace.value
        if not isinstance(value, Decimal):
            return None, self.scope.gaps(trace)
        if effect.at_most is not None:
            most = self.scope.trace(effect.at_most, names)
            if not isinstance(most.value, Decimal):
                return None, self.scope.gaps(most)
            value = min(value, most.value)
        if effect.unit is not None:
            return Amount(value=shortest(value), unit=effect.unit), Gaps()
        currency = effect.currency or self.scope.pack.manifest.currency
        return Amount(value=cents(value), currency=currency), Gaps()

    def _lifted(self, effect: Effect, names: Names) -> tuple[tuple[str, ...] | None, Gaps]:
        """Return the documents that lifted the consequence, or None and what is missing."""
        if effect.lifted_when is None:
            return None, Gaps()
        trace = self.scope.trace(effect.lifted_when, names)
        evidence = self.scope.evidence(trace)
        if trace.value is True and evidence:
            return evidence, Gaps()
        return None, self.scope.gaps(trace)


def _merged(known: Consequence, new: Consequence) -> Consequence:
    """Return one consequence of two matches: what lifts it has to lift it for both.

    Where they differ on the amount there is none, as neither of the two would be right.
    """
    amount, missing = known.amount, Gaps(known.missing) | Gaps(new.missing)
    if known.amount != new.amount:
        amount, missing = None, missing | Gaps((ONE_AMOUNT,))
    both = known.lifted_by is not None and new.lifted_by is not None
    lifted_by = dict.fromkeys((*(known.lifted_by or ()), *(new.lifted_by or ())))
    dates = [due for due in (known.due, new.due) if due is not None]
    return known.model_copy(
        update={
            "because": tuple(dict.fromkeys((*known.because, *new.because))),
            "amount": amount,
            "due": min(dates, default=None),
            "lifted_by": tuple(lifted_by) if both else None,
            "missing": missing.missing,
        }
    )


def _engine_rule(rule: ConsequenceRule, known: Collection[tuple[str, str | None]]) -> Rule:
    """Return the rule as the engine sees it: patterns, and the joins among ``where``.

    ``known`` are the kinds and statuses of the facts. Joins only save matches, so they are read
    where several facts can meet: reading them takes a parser.
    """
    patterns = tuple(_pattern(trigger) for trigger in rule.when)
    found = [each for each in patterns if each.kind.startswith(_FINDING)]
    if len(patterns) == 1 or not all((each.kind, each.status) in known for each in found):
        return Rule(rule.id, patterns)
    return Rule(rule.id, patterns, _joins(rule))


def _joins(rule: ConsequenceRule) -> tuple[Join, ...]:
    conditions = [trigger.where for trigger in rule.when if trigger.where is not None]
    if not conditions:
        return ()
    from checker.evaluation.joins import trigger_joins

    aliases = tuple(trigger.alias for trigger in rule.when)
    return tuple(join for where in conditions for join in trigger_joins(where, aliases))


def _pattern(trigger: Trigger) -> Pattern:
    if trigger.consequence is not None:
        return Pattern(_consequence_kind(trigger.consequence), STANDS, trigger.alias)
    return Pattern(_finding_kind(trigger.finding or ""), trigger.status, trigger.alias)


def _finding_kind(rule: str) -> str:
    return f"{_FINDING}{rule}"


def _consequence_kind(rule: str) -> str:
    return f"consequence {rule}"
