"""Problems for a person at a terminal, by file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from checker.messages import gettext, ngettext
from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.phrases import clip
from checker.reports.problems.details import LONGEST, details
from checker.reports.terminal import QUIET, STRONG, Page, whole, words

_CAP = 100


def render(problems: Sequence[Problem], style: Style) -> str:
    """Return the problems by file; unless verbose, the first 100 and a count of the rest."""
    page = Page(style)
    cap = None if style.verbose else _CAP
    if not problems:
        page.put(words(gettext("No problems found.")))
    for file, group in groupby(problems[:cap], key=lambda problem: problem.position.file):
        page.blank()
        total = sum(problem.position.file == file for problem in problems)
        counted = ngettext("{count:,} problem", "{count:,} problems", total)
        page.put([whole(f"{file}:", STRONG), *words(counted)])
        for problem in group:
            _problem(page, problem)
    if rest := len(problems) - len(problems[:cap]):
        page.blank()
        page.put(words(ngettext("and {count:,} more problem", "and {count:,} more problems", rest)))
    return page.text()


def _problem(page: Page, problem: Problem) -> None:
    place = [whole(str(problem.position), "bold red")]
    pointer = [whole(problem.position.pointer)] if problem.position.pointer else []
    page.put([*place, *pointer], indent=2, hang=2)
    code = whole(f"[{problem.code}]", QUIET)
    kind = words(gettext("warning:")) if problem.is_warning else []
    page.put([*kind, *words(clip(problem.message, LONGEST)), code], indent=4)
    for name, text in details(problem):
        page.field(name, words(text), indent=4)
