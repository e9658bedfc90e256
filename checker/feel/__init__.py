"""FEEL, the expression language of the OMG DMN standard (DMN 1.5, chapter 10), on exact decimals.

    >>> from checker import feel
    >>> feel.evaluate("sum(x) * 2", {"x": [1, 2]})
    Decimal('6')

`evaluate` is for single expressions. For many cases, make a `Library` of definitions once, compile
expressions against it, and open a session with the values of each case:

    >>> double = feel.Definition("double", "2 * n", parameters=("n",))
    >>> library = feel.Library([double], names=("x",))
    >>> program = library.compile("double(x) > limit", names=("limit",))
    >>> session = library.session({"x": feel.to_feel(4)})
    >>> session.evaluate(program, {"limit": feel.to_feel(7)})
    True

What goes wrong in an evaluation is null (`None`), as the standard has it. Texts that are not FEEL
raise `FeelSyntaxError`, evaluations that grow too large `LimitExceeded`; both are `FeelError`s.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from checker.feel.errors import (
    FeelError,
    FeelSyntaxError,
    LibraryError,
    LimitExceeded,
    Limits,
    SyntaxProblem,
)
from checker.feel.functions import BUILTINS
from checker.feel.library import Library
from checker.feel.parser import parse, parse_unary_tests
from checker.feel.program import Definition, Program
from checker.feel.session import Session
from checker.feel.trace import NamedValue, NullReason, Trace
from checker.feel.values import (
    FeelFunction,
    FeelValueError,
    Range,
    Record,
    Value,
    YearMonthDuration,
    to_feel,
)

__all__ = [
    "BUILTINS",
    "Definition",
    "FeelError",
    "FeelFunction",
    "FeelSyntaxError",
    "FeelValueError",
    "Library",
    "LibraryError",
    "LimitExceeded",
    "Limits",
    "NamedValue",
    "NullReason",
    "Program",
    "Range",
    "Record",
    "Session",
    "SyntaxProblem",
    "Trace",
    "Value",
    "YearMonthDuration",
    "evaluate",
    "parse",
    "parse_unary_tests",
    "to_feel",
]


def evaluate(text: str, values: Mapping[str, object] | None = None) -> Value:
    """Return the value of an expression; integers among the values become decimals.

    Raises `FeelSyntaxError`, `FeelValueError` for data that is no value of FEEL (floats, for
    one), and `LimitExceeded`.
    """
    given: dict[str, Value] = to_feel(values or {})
    return _NOTHING_DEFINED.session().evaluate(_compiled(text, tuple(given)), given)


_NOTHING_DEFINED = Library()


@lru_cache(maxsize=512)
def _compiled(text: str, names: tuple[str, ...]) -> Program:
    """Return the program of a text; those evaluated lately are kept."""
    return Library().compile(text, names)
