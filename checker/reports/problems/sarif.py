"""Problems as SARIF 2.1.0, for code hosts and editors."""

from __future__ import annotations

from collections.abc import Sequence

import checker
from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.json import dumps
from checker.reports.problems.details import in_full, level
from checker.reports.sarif import fingerprint, location, log, message


def render(problems: Sequence[Problem], style: Style) -> str:
    """Return one run with a result for each problem; the style changes nothing."""
    codes = sorted({problem.code for problem in problems})
    rules = [
        {"id": code, "shortDescription": {"text": code.replace("-", " ").capitalize()}}
        for code in codes
    ]
    results = [
        {
            "ruleId": problem.code,
            "level": level(problem),
            "message": message(in_full(problem)),
            "locations": [location(problem.position)],
            "partialFingerprints": {"problem/v1": fingerprint(*_identity(problem))},
        }
        for problem in problems
    ]
    return dumps(log(checker.__version__, rules, results, {}))


def _identity(problem: Problem) -> tuple[str, ...]:
    """Return what names a problem as long as it stands, wherever its lines move."""
    return problem.position.file, problem.position.pointer, problem.code, problem.message
