"""Assess a tranche again with papers that could come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from checker import evaluation, inference, intake
from checker.concluding import cautious_conclusion
from checker.evaluation import Evaluated, Scope
from checker.evaluation.consequences import infer
from checker.evaluation.found import Found
from checker.feel.goals import Reader
from checker.intake import Header, Place, RawDocument, SourceFile, Submission
from checker.loading import Loaded
from checker.model.case import Case, Document, as_submitted
from checker.model.compiled import CompiledPack
from checker.model.pack import Topic
from checker.model.problems import InputError
from checker.model.verdict import Status, Tranche, Verdict
from checker.pipeline import decide
from checker.unlock.drafts import ENVELOPE, Draft, Drafts
from checker.unlock.intervals import Figure, finest_steps, free_figures
from checker.unlock.lean import lean
from checker.unlock.prospects import Interval
from checker.unlock.questions import (
    OfAmount,
    OfContradiction,
    OfFinding,
    OfHold,
    OfSubject,
    Question,
)
from checker.unlock.shapes import shape

ENGINE = "chainer"
"""The engine in plain Python keeps nothing of the many cases that trials bring."""
_NOT_MET = (Status.VIOLATED, Status.UNDETERMINED, Status.PENDING)


@dataclass(frozen=True)
class Trial:
    """A tranche on a case with papers to come; it is None where the case has no such tranche.

    ``absent`` asks for the tranche where it has none.
    """

    scope: Scope
    drafts: Drafts
    tranche: Tranche | None
    evaluated: Evaluated
    absent: Question

    @property
    def is_payable(self) -> bool:
        """Return whether something of the tranche may be paid, and each paper counts."""
        counts = all(each.id not in self.scope.papers.reasons for each in self.drafts)
        return counts and self.tranche is not None and self.tranche.payable_now is not None

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Return what stands against the tranche."""
        tranche = self.tranche
        if tranche is None:
            return (self.absent,)
        item = next(each for each in self.evaluated.conditions if each.booked.key == tranche.key)
        status = {finding.id: finding.status for finding in tranche.conditions}
        found: list[Question] = [
            OfFinding(each, self._twins(each))
            for each in item.conditions
            if status[each.finding.id] in _NOT_MET
        ]
        if tranche.amount is None or not tranche.amount.value:
            found.append(OfAmount(tranche.key, item.rule, item.instance))
        found += self._holds(tranche.holds)
        if not self.scope.papers.contradictions:
            return tuple(found)
        asked = tuple(each for each in found if not each.state(self.scope).is_met)
        if asked:
            return asked
        in_doubt = (*(each.id for each in found), *tranche.holds, tranche.key)
        return (OfContradiction(in_doubt[0]),)

    def _twins(self, found: Found) -> dict[str, Found]:
        """Return the findings of the same rule on other subjects."""
        all_of = (each for item in self.evaluated.conditions for each in item.conditions)
        own = found.finding
        return {
            each.finding.id: each
            for each in all_of
            if each.finding.rule == own.rule and each.finding.id != own.id
        }

    def _holds(self, ids: tuple[str, ...]) -> Iterable[Question]:
        if not ids:
            return
        of_rules = evaluation.excused(self.evaluated).of_rules
        inferred = infer(self.scope, inference.select_engine(ENGINE), of_rules)
        rules = {rule.id: rule for rule in self.scope.pack.topic.consequences}
        for name in ids:
            if name in inferred.consequences:
                rule = rules[inferred.consequences[name].rule]
                yield OfHold(name, rule.then.lifted_when, inferred.names[name])


class Bench:
    """Assesses one tranche of a case as of a day, on what is known by ``start``."""

    def __init__(self, loaded: Loaded, start: date, day: date, tranche: Tranche) -> None:
        known = [each for each in loaded.case.documents if each.record["received_on"] <= start]
        self.case = replace(loaded.case, documents=tuple(known))
        self.compiled = loaded.compiled
        self.day = day
        self.tranche = tranche.key
        self.assessed = 0
        self.days: set[date] = set()
        self.intervals: dict[tuple[str, tuple[str, ...]], Interval] = {}
        self.steps = finest_steps(known, loaded.compiled.pack.schemas)
        self._lean = lean(self.compiled, tranche.id)
        topic = self._lean.pack.topic
        self._rules = {each.id for each in topic.tranches} | _behind_holds(topic)
        self._fields = fields_of(loaded.compiled)
        rule = next(each for each in topic.tranches if each.id == tranche.id)
        self._absent = OfSubject(tranche.key, rule, "/".join(map(str, tranche.subject.values())))
        self._settled: Mapping[str, Found] = {}
        self._trials: dict[str, Trial] = {}
        self._verdicts: dict[str, Verdict] = {}

    def superseded(self, draft: Draft) -> Mapping[str, Any]:
        """Return what the paper on file says of which a draft is a new version; empty for none."""
        found = (each.record for each in self.case.documents if each.id == draft.base)
        return next(found, {})

    def free_figures(self, draft: Draft) -> Iterator[Figure]:
        """Yield the figures of a draft that nothing fixes, with their finest steps."""
        schema = shape(self.compiled.pack.schemas[draft.type])
        return free_figures(draft, schema, self.steps, self.superseded(draft))

    def documents(self, drafts: Drafts) -> tuple[Document, ...]:
        """Return drafts as documents that were validated; raises InputError."""
        place = Place(SourceFile("unlock"))
        raw = tuple(RawDocument(as_submitted(each.fields), place) for each in drafts)
        header = Header("unlock", self.compiled.pack.id, place)
        submission = Submission(header, raw, is_complete=False)
        return intake.validate(submission, self.compiled.pack).documents

    def with_papers(self, drafts: Drafts) -> Case:
        """Return the case with papers to come; raises InputError where these are not valid."""
        return replace(self.case, documents=(*self.case.documents, *self.documents(drafts)))

    def scope(self, drafts: Drafts) -> Scope:
        """Return the scope of the case with papers to come."""
        self.assessed += 1
        return Scope(self._lean, self.with_papers(drafts), self.day)

    def trial(self, drafts: Drafts) -> Trial:
        """Return how the tranche stands with papers to come; raises InputError as ``scope``."""
        name = _content(drafts)
        if name not in self._trials:
            self._trials[name] = self._tried(drafts)
        return self._trials[name]

    def pays(self, drafts: Drafts) -> bool:
        """Return whether the tranche is payable with papers to come; not with invalid ones."""
        try:
            return self.trial(drafts).is_payable
        except InputError:
            return False

    def _tried(self, drafts: Drafts) -> Trial:
        scope = self.scope(drafts)
        evaluated = evaluation.evaluate(scope, self._rules, self._settled)
        if not drafts:
            self._settled = self._of_others(evaluated)
        conclusion = cautious_conclusion(evaluated, inference.select_engine(ENGINE))
        found = (each for each in conclusion.tranches if each.key == self.tranche)
        return Trial(scope, drafts, next(found, None), evaluated, self._absent)

    def _of_others(self, evaluated: Evaluated) -> Mapping[str, Found]:
        """Return the findings on conditions of the other tranches: they are not in question."""
        return {
            found.finding.id: found
            for item in evaluated.conditions
            if item.booked.key != self.tranche
            for found in item.conditions
            if found.finding.rule not in self._rules
        }

    def verdict(self, drafts: Drafts) -> Verdict:
        """Return the verdict on the whole case with papers to come; raises InputError."""
        name = _content(drafts)
        if name not in self._verdicts:
            scope = Scope(self.compiled, self.with_papers(drafts), self.day)
            self._verdicts[name] = decide(evaluation.evaluate(scope), engine=ENGINE)
        return self._verdicts[name]

    def reader(self, scope: Scope) -> Reader:
        """Return a reader of what is lacking in a scope."""
        return scope.reader(self._fields)


def _content(drafts: Drafts) -> str:
    """Return a text by which papers with the same contents are found."""
    return repr([(each.fields, each.wants) for each in drafts])


def fields_of(compiled: CompiledPack) -> dict[str, frozenset[str]]:
    """Return the fields that papers of each type can have, by the name of their list."""
    schemas = compiled.pack.schemas
    return {
        name: frozenset((*ENVELOPE, *schemas[type_].get("properties", {})))
        for type_, name in compiled.collections.items()
    }


def _behind_holds(topic: Topic) -> set[str]:
    """Return the rules whose findings can stop or cut a tranche, directly or through others."""
    rules = {rule.id: rule for rule in topic.consequences}
    waiting = [r.id for r in topic.consequences if r.then.hold or r.then.reduces]
    seen: set[str] = set()
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            found |= {trigger.finding for trigger in rules[name].when if trigger.finding}
            waiting += [trigger.consequence for trigger in rules[name].when if trigger.consequence]
    return found
