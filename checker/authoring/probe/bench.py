"""Assess a case again after a change, first of all what could be better."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace

from checker import evaluation, inference, intake
from checker.authoring.dependencies import dependencies
from checker.authoring.probe.changes import Change
from checker.authoring.probe.gains import PASSED, Gain, VerdictById, by_id, gains
from checker.authoring.probe.probed_cases import ProbedCase
from checker.authoring.rule_ids import OF_DOCUMENTS
from checker.evaluation import Evaluated, Scope
from checker.evaluation.found import Found
from checker.intake import Header, Place, RawDocument, SourceFile, Submission
from checker.model.case import Document
from checker.model.compiled import CompiledPack
from checker.model.pack import ConsequenceRule, TrancheRule
from checker.model.problems import InputError
from checker.packs.names import GLOBAL_NAMES
from checker.pipeline import Loaded, assess, decide

AS_OF = "as_of"
ENGINE = "chainer"
"""The engine in plain Python keeps nothing of the many cases that probes bring."""
OF_ALL_TYPES = tuple(name for name in GLOBAL_NAMES if name != AS_OF)
"""The names under which rules see papers of all types."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A case as it is, evaluated.

    ``passed`` are the findings that could not be better than they are, by id; ``in_question``
    are the rules that have others.
    """

    probed: ProbedCase
    evaluated: Evaluated
    verdict: VerdictById
    passed: Mapping[str, Found]
    in_question: frozenset[str]


@dataclass(frozen=True, slots=True)
class Changed:
    """A case after a change, and the papers that its rules no longer see, or see now."""

    change: Change
    scope: Scope
    missing: tuple[Document, ...]
    new: tuple[Document, ...]


class Bench:
    """Assesses cases of one pack."""

    def __init__(self, compiled: CompiledPack) -> None:
        """Find out which rules read which types of papers."""
        self.compiled = compiled
        known = dependencies(compiled.pack)
        reached = {
            type_: [known.affected_by_name(each) for each in (name, *OF_ALL_TYPES)]
            for type_, name in compiled.collections.items()
        }
        none = frozenset[str]()
        self._direct = {t: none.union(*(each.direct for each in of)) for t, of in reached.items()}
        self._rules = {t: none.union(*(each.rules for each in of)) for t, of in reached.items()}
        entries = compiled.pack.topic.deciding_entries()
        self._tranches = {n for n, each in entries.items() if isinstance(each, TrancheRule)}
        consequences = [each for each in entries.values() if isinstance(each, ConsequenceRule)]
        self._settling = self._tranches | {each.id for each in consequences}
        self._adverse_passes = {
            trigger.finding
            for each in consequences
            for trigger in each.when
            if trigger.status in PASSED
        }

    def baseline(self, probed: ProbedCase) -> Baseline:
        """Return a case as it is, evaluated."""
        evaluated = evaluation.evaluate(Scope(self.compiled, probed.case, probed.as_of))
        verdict = by_id(decide(evaluated, engine=ENGINE))
        passed = {
            found.finding.id: found
            for found in evaluated.of_rules
            if found.finding.status in PASSED and found.finding.rule not in self._adverse_passes
        }
        in_question = {
            found.finding.rule for found in evaluated.of_rules if found.finding.id not in passed
        }
        return Baseline(probed, evaluated, verdict, passed, frozenset(in_question))

    def changed(self, base: Baseline, change: Change) -> Changed | None:
        """Return the case after a change; None where the changed papers cannot be used."""
        case = base.probed.case
        kept = tuple(each for each in case.documents if each.id not in change.gone)
        try:
            case = replace(case, documents=(*kept, *self._documents(change)))
        except InputError:
            return None
        scope = Scope(self.compiled, case, base.probed.as_of)
        return Changed(change, scope, *_differences(base.evaluated.scope, scope))

    def gains(self, base: Baseline, changed: Changed) -> tuple[Gain, ...]:
        """Return what is better after a change.

        What passed already cannot be better. So at first only the rest is looked at again, which
        makes the case look too good rather than too bad; what seems better is then confirmed.
        """
        papers = changed.change.gone
        try:
            hopeful = self._hopeful(base, changed)
            if hopeful is None or not any(gains(base.verdict, hopeful, papers)):
                return ()
            loaded = Loaded(changed.scope.case, self.compiled)
            verdict = assess(loaded, base.probed.as_of, engine=ENGINE)
        except InputError:
            return ()
        return tuple(gains(base.verdict, by_id(verdict), papers))

    def _documents(self, change: Change) -> tuple[Document, ...]:
        """Return the changed papers, validated by themselves; raises InputError."""
        place, pack = Place(SourceFile("probe")), self.compiled.pack
        raw = tuple(RawDocument(paper, place) for paper in change.new)
        header = Header("probe", pack.id, place)
        # What else they refer to is in the case: an incomplete submission is not asked for it.
        return intake.validate(Submission(header, raw, is_complete=False), pack).documents

    def _hopeful(self, base: Baseline, changed: Changed) -> VerdictById | None:
        """Return a verdict in which whatever passed still passes; None where nothing changed."""
        scope = changed.scope
        types = {each.type for each in (*changed.missing, *changed.new)}
        if types & set(OF_DOCUMENTS):
            return _concluded(evaluation.evaluate(scope))
        rules = frozenset[str]().union(*(self._rules[each] for each in types))
        asked = rules & (base.in_question | self._tranches)
        before = base.evaluated
        part = evaluation.evaluate(scope, asked, _settled(base, changed.change))
        conditions = [item for item in before.conditions if item.rule.id not in asked]
        tried = asked | {name for name in rules if name.rpartition("/")[0] in asked}
        findings = [found for found in before.findings if found.finding.rule not in tried]
        settling = any(self._direct[each] & self._settling for each in types)
        settling |= scope.papers.contradictions != before.scope.papers.contradictions
        if not settling and _same(before, part, tried):
            return None
        whole = Evaluated(scope, (*conditions, *part.conditions), (*findings, *part.findings))
        return _concluded(whole)


def _concluded(evaluated: Evaluated) -> VerdictById:
    """Return what follows while papers that contradict each other bring nothing.

    With them nothing is better: that takes longer, and is left to the confirmation.
    """
    engine = inference.select_engine(ENGINE)
    return by_id(evaluation.conclude(evaluation.excused(evaluated), engine))


def _differences(old: Scope, new: Scope) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the papers that only the old one sees, and those that only the new one does."""
    before, after = _seen(old), _seen(new)
    return (
        tuple(paper for key, paper in before.items() if key not in after),
        tuple(paper for key, paper in after.items() if key not in before),
    )


def _seen(scope: Scope) -> dict[tuple[int, bool], Document]:
    """Return the papers that expressions see, by identity and whether they count."""
    papers = scope.papers
    counted = {(id(each), False): each for each in papers.counted}
    contested = (each for group in papers.contradictions for each in group)
    return counted | {(id(each), True): each for each in (*papers.superseded, *contested)}


def _settled(base: Baseline, change: Change) -> Mapping[str, Found]:
    """Return the findings that passed and are not about a paper that was changed."""
    return {
        name: found
        for name, found in base.passed.items()
        if change.gone.isdisjoint(map(str, found.finding.subject.values()))
    }


def _same(old: Evaluated, new: Evaluated, rules: Set[str]) -> bool:
    """Return whether the rules say what they said before."""
    known = (found.finding for found in old.of_rules)
    before = {finding.id: finding for finding in known if finding.rule in rules}
    return before == {found.finding.id: found.finding for found in new.of_rules}
