"""Problems of input: for the person who wrote it, and for the tools that this person works in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import checker
from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.json import dumps
from checker.reports.wording import clip, count

FORMATS = ("text", "json", "github", "sarif", "junit")
"""Formats of problems by name."""
_CAP = 100
_LONGEST = 300


def render(problems: Sequence[Problem], format_: str = "text", style: Style | None = None) -> str:
    """Return the problems in a format; raises ValueError for one that is not in ``FORMATS``.

    Text stops after 100 problems with a count of the rest, unless verbose; the formats for
    machines are complete.
    """
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")
    return _RENDERERS[format_](problems, style or Style())


def _text(problems: Sequence[Problem], style: Style) -> str:
    from checker.reports.layout import STRONG, Page, whole, words

    page = Page(style)
    cap = None if style.verbose else _CAP
    if not problems:
        page.put(words("No problems found."))
    for file, group in groupby(problems[:cap], key=lambda problem: problem.position.file):
        page.blank()
        total = sum(problem.position.file == file for problem in problems)
        page.put([whole(f"{file}:", STRONG), *words(count(total, "problem"))])
        for problem in group:
            _text_problem(page, problem)
    rest = len(problems) - len(problems[:cap])
    if rest:
        page.blank()
        page.put(words(f"and {count(rest, 'more problem')}"))
    return page.text()


def _text_problem(page: Any, problem: Problem) -> None:
    from checker.reports.layout import QUIET, whole, words

    place = [whole(str(problem.position), "bold red")]
    pointer = [whole(problem.position.pointer)] if problem.position.pointer else []
    page.put([*place, *pointer], indent=2, hang=2)
    code = whole(f"[{problem.code}]", QUIET)
    page.put([*words(clip(problem.message, _LONGEST)), code], indent=4)
    for name, text in _details(problem):
        page.field(name, words(clip(text, _LONGEST)), indent=4)


def _details(problem: Problem) -> list[tuple[str, str]]:
    given = (("Expected", problem.expected), ("Found", problem.found), ("Hint", problem.hint))
    return [(name, text) for name, text in given if text is not None]


def _long_message(problem: Problem) -> str:
    details = [f"{name}: {clip(text, _LONGEST)}" for name, text in _details(problem)]
    return "\n".join([clip(problem.message, _LONGEST), *details])


def _json(problems: Sequence[Problem], _: Style) -> str:
    return dumps({"problems": [_object(problem) for problem in problems]})


def _object(problem: Problem) -> dict[str, Any]:
    place = problem.position
    return {
        "file": place.file,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "message": problem.message,
        "expected": problem.expected,
        "found": problem.found,
        "hint": problem.hint,
    }


def _github(problems: Sequence[Problem], _: Style) -> str:
    from checker.reports.github import annotation

    lines = (
        annotation("error", _long_message(problem), problem.code, problem.position)
        for problem in problems
    )
    return "".join(f"{line}\n" for line in lines)


def _sarif(problems: Sequence[Problem], _: Style) -> str:
    from checker.reports.sarif import fingerprint, location, log, message

    rules = [
        {"id": code, "shortDescription": {"text": code.replace("-", " ").capitalize()}}
        for code in _codes(problems)
    ]
    results = [
        {
            "ruleId": problem.code,
            "level": "error",
            "message": message(_long_message(problem)),
            "locations": [location(problem.position)],
            "partialFingerprints": {"problem/v1": fingerprint(*_identity(problem))},
        }
        for problem in problems
    ]
    return dumps(log(checker.__version__, rules, results, {}))


def _codes(problems: Iterable[Problem]) -> list[str]:
    return sorted({problem.code for problem in problems})


def _identity(problem: Problem) -> tuple[str, ...]:
    """Return what names a problem as long as it stands, wherever its lines move."""
    return problem.position.file, problem.position.pointer, problem.code, problem.message


def _junit(problems: Sequence[Problem], _: Style) -> str:
    from checker.reports.junit import Suite, TestCase, document

    cases = [
        TestCase(
            group=problem.code,
            name=f"{problem.position} {problem.position.pointer}".rstrip(),
            outcome="error",
            kind=problem.code,
            message=problem.message,
            detail=_long_message(problem),
        )
        for problem in problems
    ]
    nothing = TestCase(group="input", name="no problems", outcome="passed")
    return document([Suite("input", cases or [nothing], {})])


_RENDERERS: Mapping[str, Callable[[Sequence[Problem], Style], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "sarif": _sarif,
    "junit": _junit,
}
