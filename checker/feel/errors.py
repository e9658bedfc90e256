"""What can go wrong with FEEL text, and the limits that keep an evaluation finite.

During evaluation, an error of FEEL gives null. Only the classes here leave the package as
exceptions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class FeelError(Exception):
    """The base of all exceptions that this package raises."""


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """A mistake in a text: its place (1-based), what is wrong, and how to put it right."""

    message: str
    line: int
    column: int
    hint: str = ""
    definition: str = ""

    def __str__(self) -> str:
        """Return the problem on one line."""
        where = f"{self.definition}: " if self.definition else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{where}line {self.line}, column {self.column}: {self.message}{advice}"


class FeelSyntaxError(FeelError):
    """Text that is not FEEL.

    ``problem`` is the first mistake; ``line``, ``column``, ``message`` and ``hint`` are its parts.
    """

    def __init__(self, problem: SyntaxProblem) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[FeelSyntaxError], tuple[SyntaxProblem]]:
        """Return what pickle needs, so that the error can cross process boundaries."""
        return type(self), (self.problem,)

    @property
    def line(self) -> int:
        """Return the 1-based line of the mistake."""
        return self.problem.line

    @property
    def column(self) -> int:
        """Return the 1-based column of the mistake."""
        return self.problem.column

    @property
    def message(self) -> str:
        """Return what is wrong."""
        return self.problem.message

    @property
    def hint(self) -> str:
        """Return how to put it right, or an empty string."""
        return self.problem.hint


class LibraryError(FeelError):
    """Definitions that are not FEEL, with every mistake in each of them."""

    def __init__(self, problems: Sequence[SyntaxProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[LibraryError], tuple[Sequence[SyntaxProblem]]]:
        """Return what pickle needs, so that the error can cross process boundaries."""
        return type(self), (self.problems,)


class LimitExceeded(FeelError):  # noqa: N818 - the name says what happened
    """An evaluation that was stopped at a limit (see ``Limits``)."""

    def __init__(self, limit: str, allowed: int) -> None:
        super().__init__(f"the evaluation needs more than {allowed:,} {limit}")
        self.limit = limit
        self.allowed = allowed

    def __reduce__(self) -> tuple[type[LimitExceeded], tuple[str, int]]:
        """Return what pickle needs, so that the error can cross process boundaries."""
        return type(self), (self.limit, self.allowed)


MAX_LENGTH = 20_000
"""The most characters that an expression may have."""

MAX_NESTING = 200
"""The most levels that an expression may be nested."""

TOO_DEEP = (
    f"the expression is nested more than {MAX_NESTING} levels deep",
    "give parts of it names of their own",
)
"""Message and hint for an expression beyond ``MAX_NESTING``."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an evaluation may take before it raises ``LimitExceeded``."""

    steps: int = 2_000_000
    """Iterations and calls of one evaluation."""

    call_depth: int = 200
    """Nested calls of definitions and functions."""

    length: int = 1_000_000
    """Items of a list, or characters of a string, that an evaluation creates."""
