"""Documents that were left out: nothing looks better for it.

What a document says that cannot be read is not known. Whatever reads documents of its type is
therefore undetermined, unless something else breaks it: a bound that the figures of the other
documents break stays broken, while what seems not to be there may be in the document left out.
A tranche is not payable as long as its conditions, or the holds that could stand against it, are
not known.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass, replace

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.evaluated import Evaluated
from checker.evaluation.found import Found
from checker.messages import gettext
from checker.model.case import WAIVER, Skipped
from checker.model.pack import Topic
from checker.model.verdict import Finding, Status, Tranche

_CERTAIN = {Status.SATISFIED, Status.WAIVED, Status.NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The documents left out, and the ids of the rules that could read them."""

    documents: tuple[Skipped, ...]
    readers: Collection[str]

    def unsettled(self, evaluated: Evaluated) -> Evaluated:
        """Return the findings with those undetermined that a document left out could change."""
        if not self.documents:
            return evaluated
        conditions = tuple(
            replace(item, conditions=tuple(self._unsettled(each) for each in item.conditions))
            for item in evaluated.conditions
        )
        findings = tuple(self._unsettled(each) for each in evaluated.findings)
        return replace(evaluated, conditions=conditions, findings=findings)

    def unpaid(self, conclusion: Conclusion, accusing: Conclusion, topic: Topic) -> Conclusion:
        """Return the tranches with those undetermined that a document left out could hold back.

        So are those of which less is payable in ``accusing``, where the findings are as the other
        documents have them.
        """
        twins = {each.key: each for each in accusing.tranches}
        more = {t.key for t in conclusion.tranches if t.pays_more_than(twins.get(t.key))}
        held = self._held(topic) | more
        tranches = tuple(self._unpaid(each, held) for each in conclusion.tranches)
        return replace(conclusion, tranches=tranches)

    def _unsettled(self, found: Found) -> Found:
        finding = found.finding
        if finding.status is Status.VIOLATED:
            is_open = self._may_excuse() or (finding.measured is None and self._reads(finding.rule))
        else:
            is_open = finding.status in _CERTAIN and self._reads(finding.rule)
        return replace(found, finding=self._undetermined(finding)) if is_open else found

    def _undetermined(self, finding: Finding) -> Finding:
        changes = {
            "status": Status.UNDETERMINED,
            "message": Status.UNDETERMINED.traits.bare,
            "advice": None,
            "done_on": None,
            "missing": (*finding.missing, *self._missing()),
        }
        return finding.model_copy(update=changes)

    def _unpaid(self, tranche: Tranche, held: Set[str]) -> Tranche:
        if not tranche.may_be_paid or not held & {tranche.id, tranche.key}:
            return tranche
        missing = (*tranche.missing, *self._missing())
        return tranche.left_open(missing)

    def _held(self, topic: Topic) -> set[str]:
        """Return the tranches that read what was left out, or that a consequence may stop or cut.

        That is one which reads what was left out.
        """
        known = {tranche.id for tranche in topic.tranches}
        found = {name for name in known if self._reads(name)}
        for rule in topic.consequences:
            if rule.then.hold is not None and self._reads(rule.id):
                found |= set(rule.then.tranches) or known
            if rule.then.reduces is not None and self._reads(rule.id):
                found.add(rule.then.reduces)
        return found

    def _reads(self, rule: str) -> bool:
        return rule in self.readers

    def _may_excuse(self) -> bool:
        return any(each.type in (None, WAIVER) for each in self.documents)

    def _missing(self) -> tuple[str, ...]:
        return tuple(
            gettext("the document {name}, which was left out", name=each.name)
            for each in self.documents
        )
