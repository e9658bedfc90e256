"""FEEL, the expression language of the OMG DMN standard (DMN 1.5, chapter 10), on exact decimals.

    >>> from checker import feel
    >>> feel.evaluate("sum(x) * 2", {"x": [1, 2]})
    Decimal('6')

``evaluate`` is for single expressions. For many cases, make a ``Library`` of definitions once,
compile expressions against it, and open a session with the values of each case:

    >>> double = feel.Definition("double", "2 * n", parameters=("n",))
    >>> library = feel.Library([double], names=("x",))
    >>> program = library.compile("double(x) > limit", names=("limit",))
    >>> session = library.session({"x": feel.to_feel(4)})
    >>> session.evaluate(program, {"limit": feel.to_feel(7)})
    True

An error in an evaluation gives null (``None``), as the standard requires. Text that is not FEEL
raises ``FeelSyntaxError``; an evaluation that grows too large raises ``LimitExceeded``. Both are
subclasses of ``FeelError``.

The rooms, from the bottom up: ``types`` and ``values``, the built-in ``functions``, the ``syntax``
(text to tree), then two readers of the tree, ``typecheck`` and ``compiler``, and the ``runtime``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.feel.compiler.sites import NullReason
from checker.feel.cycles import shortest_cycle
from checker.feel.errors import (
    FeelError,
    FeelSyntaxError,
    LibraryError,
    LimitExceeded,
    Limits,
    SyntaxProblem,
)
from checker.feel.functions import BUILTINS
from checker.feel.runtime.library import Library
from checker.feel.runtime.program import Definition, Program
from checker.feel.runtime.saved import SavedCode
from checker.feel.runtime.session import Session
from checker.feel.runtime.trace import NamedValue, Trace
from checker.feel.syntax.trees import Trees
from checker.feel.values import (
    FeelFunction,
    FeelValueError,
    Range,
    Record,
    Value,
    YearMonthDuration,
    to_feel,
)
from checker.feel.values.notation import number_text, to_literal, to_string

if TYPE_CHECKING:
    from checker.feel.syntax import nodes
    from checker.feel.syntax.free_names import uses
    from checker.feel.syntax.full_width import full_width_hint
    from checker.feel.syntax.names import Names
    from checker.feel.syntax.parser import known_names, parse, parse_unary_tests

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
    "Names",
    "NullReason",
    "Program",
    "Range",
    "Record",
    "SavedCode",
    "Session",
    "SyntaxProblem",
    "Trace",
    "Trees",
    "Value",
    "YearMonthDuration",
    "evaluate",
    "full_width_hint",
    "known_names",
    "nodes",
    "number_text",
    "parse",
    "parse_unary_tests",
    "shortest_cycle",
    "to_feel",
    "to_literal",
    "to_string",
    "uses",
]

_OF_SYNTAX = {
    "Names": "names",
    "full_width_hint": "full_width",
    "known_names": "parser",
    "nodes": "nodes",
    "parse": "parser",
    "parse_unary_tests": "parser",
    "uses": "free_names",
}
"""Names that only those who read trees need, and their modules."""


def __getattr__(name: str) -> Any:
    """Import what reads texts and trees when it is first asked for."""
    if name not in _OF_SYNTAX:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"checker.feel.syntax.{_OF_SYNTAX[name]}")
    return module if name == "nodes" else getattr(module, name)


def evaluate(text: str, values: Mapping[str, object] | None = None) -> Value:
    """Return the value of an expression; integers among the values become decimals.

    Raises ``FeelSyntaxError``, ``LimitExceeded``, and ``FeelValueError`` for data that is not a
    value of FEEL, such as a float.
    """
    given: dict[str, Value] = to_feel(values or {})
    return _NOTHING_DEFINED.session().evaluate(_compiled(text, tuple(given)), given)


_NOTHING_DEFINED = Library()


@lru_cache(maxsize=512)
def _compiled(text: str, names: tuple[str, ...]) -> Program:
    """Return the program of a text; recent ones are cached."""
    return Library().compile(text, names)
