"""The parts of docs/feel.md that are made from the program; `python -m tests.feel.documentation`.

Run it after a change of the built-in functions, the limits, or the score.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from checker.feel.errors import MAX_LENGTH, MAX_NESTING, Limits
from checker.feel.functions import SECTIONS
from checker.feel.functions.signature import Form, Parameter
from checker.feel.types import ANY, FunctionType, ListType, Type
from tests.feel.tck import CASES, Case, passes, read_cases

PAGE = Path(__file__).parents[2] / "docs" / "feel.md"


def part(page: str, name: str) -> str:
    """Return what stands in a page between the marks of a generated part."""
    found = re.search(_marks(name), page, re.DOTALL)
    assert found is not None, f"the page has no part {name!r}"
    return found[2]


def with_part(page: str, name: str, text: str) -> str:
    """Return a page with another text between the marks."""
    return re.sub(_marks(name), lambda found: f"{found[1]}{text}{found[3]}", page, flags=re.DOTALL)


def _marks(name: str) -> str:
    return rf"(<!-- {name}: begin -->\n)(.*?)(<!-- {name}: end -->\n)"


# Built-in functions ----------------------------------------------------------------------------


def built_in_functions() -> str:
    """Return a table of the built-in functions for each section."""
    return "\n".join(_sections())


def _sections() -> Iterator[str]:
    for section, builtins in SECTIONS.items():
        yield f"### {section}\n\n| function | result |\n| --- | --- |"
        for builtin in builtins:
            forms = "<br>".join(f"`{builtin.name}{_form(form)}`" for form in builtin.forms)
            yield f"| {forms} | {builtin.doc.replace('|', chr(92) + '|')} |"
        yield ""


def _form(form: Form) -> str:
    return f"({', '.join(map(_parameter, form.parameters))}): {_type(form.result)}"


def _parameter(parameter: Parameter) -> str:
    mark = "..." if parameter.variadic else "?" if parameter.optional else ""
    of = "" if parameter.type == ANY else f": {_type(parameter.type)}"
    return f"{parameter.name}{mark}{of}"


def _type(of: Type) -> str:
    if isinstance(of, FunctionType):
        return "function"
    if of == ListType(ANY):
        return "list"
    return str(of)


# Limits ----------------------------------------------------------------------------------------


def limits() -> str:
    """Return a table of the limits of expressions and evaluations."""
    defaults = Limits()
    rows = (
        ("characters of an expression", MAX_LENGTH),
        ("levels of an expression within one another", MAX_NESTING),
        ("iterations and calls of one evaluation", defaults.steps),
        ("calls within one another", defaults.call_depth),
        ("items of a list, or characters of a string, that an evaluation makes", defaults.length),
    )
    lines = [f"| {what} | {most:,} |" for what, most in rows]
    return "\n".join(("| what | at most |", "| --- | ---: |", *lines, ""))


# Score -----------------------------------------------------------------------------------------


def results() -> list[tuple[Case, bool]]:
    """Return the cases of the kit and whether each passes."""
    return [(case, passes(case)) for case in read_cases()]


def score(found: list[tuple[Case, bool]]) -> str:
    """Return how many cases pass, in all and by feature group."""
    valued = [ok for case, ok in found if case.expected is not None]
    null = [ok for case, ok in found if case.expected is None]
    total = (
        f"{sum(valued):,} of {len(valued):,} cases with a value pass, "
        f"and {sum(null):,} of {len(null):,} with null.\n"
    )
    groups: defaultdict[str, Counter[bool]] = defaultdict(Counter)
    for case, ok in found:
        groups[case.group][ok] += 1
    rows = [f"| {group} | {each[True]} of {each.total()} |" for group, each in groups.items()]
    return "\n".join((total, "| feature group | pass |", "| --- | ---: |", *sorted(rows), ""))


GAPS: dict[str, str] = {}
"""The reason for each case that fails on purpose, by its id."""


def gaps() -> str:
    """Return the cases that fail on purpose, with the reasons."""
    if not GAPS:
        return "There are none: no case of the kit is left out.\n\n"
    lines = [f"| `{case}` | {reason} |" for case, reason in sorted(GAPS.items())]
    return "\n".join(("| case | reason |", "| --- | --- |", *lines, "", ""))


def renewed(page: str) -> str:
    """Return the page with its generated parts as they are now; the score only with the cases."""
    page = with_part(page, "built-in functions", built_in_functions())
    page = with_part(page, "limits", limits())
    page = with_part(page, "gaps", gaps())
    return with_part(page, "score", score(results())) if CASES.exists() else page


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
