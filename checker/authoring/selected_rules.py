"""Assessing only some rules of a pack: those that a question hangs on."""

from __future__ import annotations

import copy
from collections.abc import Collection
from dataclasses import replace
from datetime import date

from checker import evaluation
from checker.evaluation import Scope
from checker.evaluation.findings import Found
from checker.evaluation.tranches import TrancheConditions
from checker.model.pack import Topic
from checker.model.verdict import Verdict
from checker.pipeline import Loaded, conclude


def assess_part(loaded: Loaded, as_of: date, rules: Collection[str]) -> Verdict:
    """Return the verdict of some rules alone, given by id; its status is that of what it holds."""
    scope = Scope(loaded.compiled, loaded.case, as_of)
    conditions, findings = evaluate_part(scope, rules)
    return conclude(loaded, scope, conditions, findings)


def evaluate_part(
    scope: Scope, rules: Collection[str]
) -> tuple[list[TrancheConditions], list[Found]]:
    """Return the tranches and findings of some rules; a tranche comes with all its conditions."""
    part = copy.copy(scope)
    part.pack = replace(scope.pack, topic=_part(scope.pack.topic, rules))
    return evaluation.evaluate_conditions(part), evaluation.evaluate_findings(part)


def _part(topic: Topic, rules: Collection[str]) -> Topic:
    kinds = {
        kind: tuple(entry for entry in getattr(topic, kind) if entry.id in rules)
        for kind in ("obligations", "limits", "checks", "tranches")
    }
    return topic.model_copy(update=kinds)
