"""Finds what would be null or wrong at run time, before anything runs.

Evaluation turns every mistake into null, but null is meant to say that evidence is missing. To
keep that meaning, a rule pack is checked first:

    environment = TypeEnvironment({"reports": ListType(ContextType({"made": NumberType("t")}))})
    of, problems = check(feel.parse("sum(reports.made)"), environment)

``of`` is ``NumberType("t")``. All problems of an expression are found at once, each with its place,
a message and a hint. ``check_definitions`` does the same for named values and functions that use
one another, and finds those that would call themselves for ever.

What the types mean:

- ``NumberType(unit)``: numbers of different units are never compared or added; a number without a
  unit (a literal, a count) goes with any. Products and quotients have the units that follow; the
  quotient of two numbers of one unit has the unit ``1``. See ``units`` for the spelling.
- ``StringType(values)``: text that is one of these values. Comparing it with others is a mistake.
- ``ContextType(fields, title)``: a context with exactly these keys, such as a document, named in
  messages by its title. Without fields, nothing is known about the context.
- ``ListType(of)``, ``RangeType(of)``, and ``FunctionType(parameters, result, names)``, where
  ``names`` are used for named arguments.
- ``ANY``: nothing is known. Neither it nor null ever causes a problem.
"""

from __future__ import annotations

from checker.feel.typecheck.checking import (
    Checked,
    TypedDefinition,
    TypeEnvironment,
    check,
    check_definitions,
    check_tests,
)
from checker.feel.typecheck.type_problems import Kind, TypeProblem
from checker.feel.types.compatibility import common, describe, difference, items_of

__all__ = [
    "Checked",
    "Kind",
    "TypeEnvironment",
    "TypeProblem",
    "TypedDefinition",
    "check",
    "check_definitions",
    "check_tests",
    "common",
    "describe",
    "difference",
    "items_of",
]
