"""Assess only some rules of a pack: those on which the answer to a question depends."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from checker import evaluation
from checker.evaluation import Scope
from checker.model.verdict import Verdict
from checker.pipeline import Loaded, decide


def assess_part(
    loaded: Loaded, as_of: date, rules: Collection[str], known_on: date | None = None
) -> Verdict:
    """Return the verdict of the rules with these ids alone, with a status of just these."""
    scope = Scope(loaded.compiled, loaded.case, as_of, known_on)
    return decide(evaluation.evaluate(scope, rules))
