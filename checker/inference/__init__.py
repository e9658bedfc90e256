"""Inference: what follows from findings taken together.

Findings and consequences are facts; rules over them chain until nothing new follows. The rules
are positive, so the result does not depend on the order of the facts. Two engines give the same
answer: durable-rules where it can be imported, and a chainer in plain Python elsewhere.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from checker.inference.rules import (
    Derivation,
    Derive,
    Engine,
    Fact,
    InferenceError,
    Join,
    Match,
    Pattern,
    Rule,
    Symbol,
)

__all__ = [
    "ENGINE_VARIABLE",
    "Derivation",
    "Derive",
    "Engine",
    "Fact",
    "InferenceError",
    "Join",
    "Match",
    "Pattern",
    "Rule",
    "Symbol",
    "select_engine",
]

ENGINE_VARIABLE = "CHECKER_INFERENCE"
"""Environment variable that names the engine."""


def select_engine(name: str | None = None) -> Engine:
    """Return the engine named, by argument or else by environment variable.

    Without a name: durable-rules if it can be imported, else the chainer. Raises InferenceError
    for an unknown name, and for durable-rules asked for by name where it cannot be imported.
    """
    name = name or os.environ.get(ENGINE_VARIABLE) or None
    if name is not None and name not in _ENGINES:
        raise InferenceError(
            f"no inference engine is called {name!r}; "
            f"set {ENGINE_VARIABLE} to one of: {', '.join(_ENGINES)}"
        )
    if name is not None:
        return _ENGINES[name]()
    try:
        return _durable_rules()
    except InferenceError:
        return _chainer()


def _durable_rules() -> Engine:
    """Import late: commands that infer nothing should not pay for it."""
    try:
        from checker.inference.durable import DurableRules
    except ImportError as error:
        raise InferenceError(
            f"durable-rules cannot be used here ({error}); set {ENGINE_VARIABLE} to chainer, "
            "or use CPython 3.11 or 3.12 with durable-rules 2.0.28"
        ) from error
    return DurableRules()


def _chainer() -> Engine:
    from checker.inference.chainer import Chainer

    return Chainer()


_ENGINES: dict[str, Callable[[], Engine]] = {"durable-rules": _durable_rules, "chainer": _chainer}
