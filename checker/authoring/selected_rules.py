"""Assess only some rules of a pack: those on which the answer to a question depends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from checker import evaluation
from checker.evaluation import Scope
from checker.evaluation.findings import Found
from checker.evaluation.tranches import TrancheConditions
from checker.model.verdict import Verdict
from checker.pipeline import Loaded, conclude


def assess_part(loaded: Loaded, as_of: date, rules: Collection[str]) -> Verdict:
    """Return the verdict of the rules with these ids alone, with a status of just these."""
    scope = Scope(loaded.compiled, loaded.case, as_of)
    conditions, findings = evaluate_part(scope, rules)
    return conclude(loaded, scope, conditions, findings)


def evaluate_part(
    scope: Scope, rules: Collection[str]
) -> tuple[list[TrancheConditions], list[Found]]:
    """Return the tranches and findings of some rules; a tranche comes with all its conditions."""
    topic = scope.pack.topic
    tranches = [rule for rule in topic.tranches if rule.id in rules]
    others = [rule for rule in topic.rules if rule.id in rules]
    conditions = evaluation.evaluate_conditions(scope, tranches)
    return conditions, evaluation.evaluate_findings(scope, others)
