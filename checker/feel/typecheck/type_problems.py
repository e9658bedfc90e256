"""What the type check finds: a problem with its kind, place, message and hint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from checker.feel.syntax import nodes

Kind = Literal[
    "unknown-name",
    "unknown-property",
    "unknown-type",
    "wrong-type",
    "unit",
    "enumeration",
    "arguments",
    "same-operands",
    "recursion",
    "impossible",
]
"""What can be wrong, as stable short names."""


@dataclass(frozen=True, slots=True)
class TypeProblem:
    """A mistake that would make an expression null or wrong at run time.

    ``line`` and ``column`` are 1-based positions in the text of the expression. ``hint`` says how
    to put it right, or is empty.
    """

    kind: Kind
    message: str
    hint: str
    span: nodes.Span

    @property
    def line(self) -> int:
        """Return the 1-based line on which it starts."""
        return self.span.line

    @property
    def column(self) -> int:
        """Return the 1-based column at which it starts."""
        return self.span.column

    def __str__(self) -> str:
        """Return the problem on one line."""
        advice = f" ({self.hint})" if self.hint else ""
        return f"line {self.line}, column {self.column}: {self.message}{advice}"


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a hint with the known name of the most similar spelling, or an empty string."""
    by_lower = {each.lower(): each for each in known}
    close = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    return f"did you mean `{by_lower[close[0]]}`?" if close else ""
