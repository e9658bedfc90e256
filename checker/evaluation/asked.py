"""Names that may be misspelt: nobody is accused because of one before that is clear.

A document that has ``EO1`` where all others have ``E01`` may be the report that seems to be
missing. So neither of the two is found in breach by it. Nothing becomes payable by the question:
what the accusation would hold back stays undetermined.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.evaluated import Evaluated
from checker.evaluation.found import Found
from checker.messages import Message, gettext
from checker.model.case import Stranger
from checker.model.pack import Obligation
from checker.model.verdict import Finding, Status, Tranche

Readers = Callable[[Collection[str]], Collection[str]]
"""Gives the ids of the rules that read documents of some types."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The names in doubt, and the ids of the duties that a document with each may fulfil."""

    strangers: Sequence[Stranger]
    duties: Sequence[Collection[str]]

    def unaccused(self, evaluated: Evaluated) -> Evaluated:
        """Return the findings with no breach that rests on a name in doubt."""
        conditions = tuple(
            replace(item, conditions=tuple(map(self._unaccused, item.conditions)))
            for item in evaluated.conditions
        )
        findings = tuple(map(self._unaccused, evaluated.findings))
        return replace(evaluated, conditions=conditions, findings=findings)

    def guarded(self, conclusion: Conclusion, accusing: Conclusion) -> Conclusion:
        """Return the conclusion with no more payable than with the accusations."""
        twins = {each.key: each for each in accusing.tranches}
        tranches = tuple(self._guarded(each, twins.get(each.key)) for each in conclusion.tranches)
        return replace(conclusion, tranches=tranches)

    def _guarded(self, tranche: Tranche, accused: Tranche | None) -> Tranche:
        if not tranche.pays_more_than(accused):
            return tranche
        missing = (*tranche.missing, *map(_question, self.strangers))
        return tranche.left_open(missing)

    def _unaccused(self, found: Found) -> Found:
        finding = found.finding
        if finding.status is not Status.VIOLATED:
            return found
        doubts = [
            _question(stranger)
            for stranger, duties in zip(self.strangers, self.duties, strict=True)
            if _concerns(stranger, duties, finding)
        ]
        if not doubts:
            return found
        changes = {
            "status": Status.UNDETERMINED,
            "message": Status.UNDETERMINED.traits.bare,
            "advice": None,
            "missing": (*finding.missing, *doubts),
        }
        return replace(found, finding=finding.model_copy(update=changes))


def asked(evaluated: Evaluated, readers: Readers) -> Asked | None:
    """Return the names in doubt as far as the documents with them are known; None for none."""
    scope = evaluated.scope
    types = {document.id: document.type for document in scope.papers.known}
    strangers = [one for one in scope.case.strangers if types.keys() & set(one.documents)]
    if not strangers:
        return None
    rules = scope.pack.topic.rules_by_id()
    obligations = {name for name, rule in rules.items() if isinstance(rule, Obligation)}
    duties = [
        obligations & set(readers({types[name] for name in one.documents if name in types}))
        for one in strangers
    ]
    return Asked(strangers, duties)


def _concerns(stranger: Stranger, duties: Collection[str], finding: Finding) -> bool:
    values = set(finding.subject.values())
    in_doubt = {stranger.name, *stranger.documents}
    return bool(in_doubt & values) or (stranger.like in values and finding.rule in duties)


def _question(stranger: Stranger) -> Message:
    return gettext(
        "whether {name} in {documents} is another spelling of {like}",
        name=stranger.name,
        documents=", ".join(stranger.documents),
        like=stranger.like,
    )
