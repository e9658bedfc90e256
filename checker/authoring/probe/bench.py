"""Assess a case again after a change, first of all what could be better."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from checker import evaluation, inference, intake
from checker.authoring.probe.changes import Change
from checker.authoring.probe.gains import PASSED, Gain, VerdictById, by_id, gains
from checker.authoring.probe.probed_cases import ProbedCase
from checker.authoring.probe.reach import Fields, Reach
from checker.authoring.probe.sights import Lists, differences, lists_of, touched
from checker.concluding import cautious_conclusion
from checker.evaluation import Evaluated, Scope
from checker.evaluation.found import Found
from checker.evidence import Sifted, sift
from checker.intake import Header, Place, RawDocument, SourceFile, Submission
from checker.model.case import AMENDMENT, WAIVER, Case, Document
from checker.model.compiled import CompiledPack
from checker.model.pack import Condition, ConsequenceRule, TrancheRule
from checker.model.problems import InputError
from checker.pipeline import decide

ENGINE = "chainer"
"""The engine in plain Python keeps nothing of the many cases that probes bring."""
_SEEN_BY_ALL = frozenset({WAIVER, AMENDMENT})
"""Types of papers of which any rule may take note, whatever it reads."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A case as it is, evaluated.

    ``passed`` are the findings that could not be better than they are, by id; ``in_question``
    are the rules of which others are told. ``fields`` are those by which what could be better
    reads the papers of a list, by its name; ``lists`` are the papers that it sees.
    """

    probed: ProbedCase
    evaluated: Evaluated
    verdict: VerdictById
    passed: Mapping[str, Found]
    in_question: frozenset[str]
    fields: Fields
    lists: Lists


@dataclass(frozen=True, slots=True)
class Changed:
    """A case after a change, and the papers that its rules no longer see, or see now."""

    change: Change
    case: Case
    papers: Sifted
    lists: Lists
    missing: tuple[Document, ...]
    new: tuple[Document, ...]


class Bench:
    """Assesses cases of one pack."""

    def __init__(self, compiled: CompiledPack) -> None:
        """Find out which rules read which papers."""
        self.compiled = compiled
        self.reach = Reach(compiled.pack)
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
        # Papers that contradict each other bring findings that no rule has without them.
        told = {each.rule for each in verdict.findings.values() if each.status not in PASSED}
        in_question = self.compiled.pack.topic.rules_by_id().keys() & told
        in_question |= {
            found.finding.rule for found in evaluated.of_rules if found.finding.id not in passed
        }
        fields = self._fields(in_question)
        lists = lists_of(evaluated.scope.papers, self.compiled.collections)
        return Baseline(probed, evaluated, verdict, passed, frozenset(in_question), fields, lists)

    def _fields(self, in_question: Set[str]) -> Fields:
        """Return the fields by which rules, and all that settles money, read each list."""
        rules = self.compiled.pack.topic.rules_by_id()
        asked = [rules[name] for name in in_question]
        taken = {each.finding for each in asked if isinstance(each, Condition) and each.finding}
        lists = self.compiled.collections.values()
        return self.reach.fields(in_question | taken | self._settling, lists)

    def changed(self, base: Baseline, change: Change) -> Changed | None:
        """Return the case after a change; None where the changed papers cannot be used."""
        case = base.probed.case
        kept = tuple(each for each in case.documents if each.id not in change.gone)
        try:
            case = replace(case, documents=(*kept, *self._documents(change)))
        except InputError:
            return None
        papers = sift(case.documents, self.compiled.pack, base.probed.as_of, case.registered)
        lists = lists_of(papers, self.compiled.collections)
        return Changed(change, case, papers, lists, *differences(base.lists, lists))

    def gains(self, base: Baseline, changed: Changed) -> tuple[Gain, ...] | None:
        """Return what is better after a change; None where one look shows that nothing can be.

        What passed already cannot be better. So at first only the rest is looked at again, which
        makes the case look too good rather than too bad; what seems better is then confirmed.
        """
        papers = changed.change.gone
        try:
            scope = self.scope(base, changed)
            hopeful = self._hopeful(base, changed, scope)
            hoped = [] if hopeful is None else list(gains(base.verdict, hopeful, papers))
            if not hoped:
                return None
            after = self._confirming(scope, hoped)
        except InputError:
            return None
        return tuple(gains(base.verdict.only(hoped), after.only(hoped), papers))

    def _confirming(self, scope: Scope, hoped: Iterable[Gain]) -> VerdictById:
        """Return what follows in truth, as far as it is needed to tell what is better."""
        rules = self.reach.settling(each.rule for each in hoped)
        # Whether names are misspelt, and what waivers and amendments do, is told by all rules.
        whole = scope.case.strangers or any(
            each.type in _SEEN_BY_ALL for each in scope.case.documents
        )
        evaluated = evaluation.evaluate(scope, None if whole else rules)
        return by_id(cautious_conclusion(evaluated, inference.select_engine(ENGINE)))

    def scope(self, base: Baseline, changed: Changed) -> Scope:
        """Return the changed case, with what the rules know of what did not change."""
        if _seen_by_all(changed):
            return Scope(self.compiled, changed.case, base.probed.as_of)
        lists = {name for name, _ in touched(base.lists, changed.lists)}
        outdated = self.reach.outdated(lists)
        return base.evaluated.scope.with_case(changed.case, changed.papers, outdated)

    def _documents(self, change: Change) -> tuple[Document, ...]:
        """Return the changed papers, validated by themselves; raises InputError."""
        place, pack = Place(SourceFile("probe")), self.compiled.pack
        raw = tuple(RawDocument(paper, place) for paper in change.new)
        header = Header("probe", pack.id, place)
        # What else they refer to is in the case: an incomplete submission is not asked for it.
        return intake.validate(Submission(header, raw, is_complete=False), pack).documents

    def _hopeful(self, base: Baseline, changed: Changed, scope: Scope) -> VerdictById | None:
        """Return a verdict in which whatever passed still passes; None where nothing changed."""
        before = base.evaluated
        if _seen_by_all(changed):
            return _concluded(evaluation.evaluate(scope))
        reached = self.reach.of(touched(base.lists, changed.lists))
        asked = reached.rules & (base.in_question | self._tranches)
        settling = bool(reached.direct & self._settling)
        settling |= scope.papers.contradictions != before.scope.papers.contradictions
        if not asked and not settling:
            return None
        part = evaluation.evaluate(scope, asked, _settled(base, changed.change, reached.rules))
        conditions = [item for item in before.conditions if item.rule.id not in asked]
        tried = asked | {name for name in reached.rules if name.rpartition("/")[0] in asked}
        findings = [found for found in before.findings if found.finding.rule not in tried]
        if not settling and _same(before, part, tried):
            return None
        whole = Evaluated(scope, (*conditions, *part.conditions), (*findings, *part.findings))
        return _concluded(whole)


def _seen_by_all(changed: Changed) -> bool:
    return any(each.type in _SEEN_BY_ALL for each in (*changed.missing, *changed.new))


def _concluded(evaluated: Evaluated) -> VerdictById:
    """Return what follows while papers that contradict each other bring nothing.

    With them nothing is better: that takes longer, and is left to the confirmation.
    """
    engine = inference.select_engine(ENGINE)
    return by_id(evaluation.conclude(evaluation.excused(evaluated), engine))


def _settled(base: Baseline, change: Change, reached: Set[str]) -> Mapping[str, Found]:
    """Return the findings that stay, or passed, and are not about a paper that was changed."""
    return {
        found.finding.id: found
        for found in base.evaluated.of_rules
        if (found.finding.rule not in reached or found.finding.id in base.passed)
        and change.gone.isdisjoint(map(str, found.finding.subject.values()))
    }


def _same(old: Evaluated, new: Evaluated, rules: Set[str]) -> bool:
    """Return whether the rules say what they said before."""
    known = (found.finding for found in old.of_rules)
    before = {finding.id: finding for finding in known if finding.rule in rules}
    return before == {found.finding.id: found.finding for found in new.of_rules}
