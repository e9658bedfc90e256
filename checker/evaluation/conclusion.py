"""What follows from the findings on a case: consequences, then which tranche may be paid."""

from __future__ import annotations

from dataclasses import dataclass

from checker.evaluation.consequences import infer
from checker.evaluation.evaluated import Evaluated
from checker.evaluation.tranches import settle_tranches
from checker.inference import Engine
from checker.model.verdict import Consequence, Finding, Tranche


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What a verdict tells: tranches with their conditions, other findings, consequences."""

    tranches: tuple[Tranche, ...]
    findings: tuple[Finding, ...]
    consequences: tuple[Consequence, ...]

    def all_findings(self) -> tuple[Finding, ...]:
        """Return the conditions of tranches, then the other findings."""
        conditions = [finding for tranche in self.tranches for finding in tranche.conditions]
        return (*conditions, *self.findings)


def conclude(evaluated: Evaluated, engine: Engine) -> Conclusion:
    """Return what follows from findings of which the excused ones have been waived."""
    scope = evaluated.scope
    inferred = infer(scope, engine, evaluated.of_rules)
    tranches = settle_tranches(scope, evaluated.conditions, inferred.against)
    others = (*evaluated.findings, *evaluated.on_documents)
    return Conclusion(
        tuple(tranches),
        tuple(found.finding for found in others),
        tuple(inferred.consequences.values()),
    )
