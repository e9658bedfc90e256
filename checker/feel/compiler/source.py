"""Python source under construction: functions, their variables and the table of constants."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType
from typing import Any, Final, TypeAlias

from checker.feel.values import Value

Code: TypeAlias = Callable[..., Value]
"""Compiled: an expression ``code(session, values)``, a definition ``code(session, *arguments)``."""

MAX_BLOCKS: Final = 10
"""The depth of nested blocks at which a part becomes a separate function; Python allows 20."""


class Function:
    """The source of one Python function.

    Its first parameter is ``S``, the session. Then come the variables that it captures from the
    functions around it, found while its body is written, and then its own parameters.
    """

    def __init__(self, name: str, parameters: tuple[str, ...] = ()) -> None:
        self.name = name
        self.parameters = parameters
        self.captured: list[str] = []
        self.blocks = 0
        self._own = set(parameters)
        self._prologue: dict[str, str] = {}
        self._fetched: dict[str, str] = {}
        self._lines: list[str] = []

    def line(self, code: str) -> None:
        """Add a statement."""
        self._lines.append("    " * (self.blocks + 1) + code)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Add the head of a compound statement; lines added within the block belong to it."""
        self.line(head)
        self.blocks += 1
        yield
        self.blocks -= 1

    def own(self, variable: str) -> str:
        """Declare that this function assigns a variable, and return the variable."""
        self._own.add(variable)
        return variable

    def use(self, variable: str) -> str:
        """Capture a variable from outside unless this function assigns it, and return it."""
        if variable not in self._own:
            self._own.add(variable)
            self.captured.append(variable)
        return variable

    def at_start(self, variable: str, code: str) -> str:
        """Assign a variable at the start of the function, and return it."""
        self._own.add(variable)
        self._prologue[variable] = code
        return variable

    def fetch(self, variable: str, key: str) -> None:
        """Assign a variable at the start: the value of a key of ``V``, or null if it is missing."""
        self._own.add(variable)
        self._fetched[variable] = key

    def text(self, signature: str | None = None) -> str:
        """Return the source of the function; ``signature`` replaces the usual parameters."""
        parameters = signature or ", ".join(("S", *self.captured, *self.parameters))
        prologue = [f"    {variable} = {code}" for variable, code in self._prologue.items()]
        head = f"def {self.name}({parameters}):"
        return "\n".join((head, *prologue, *self._fetching(), *self._lines))

    def _fetching(self) -> Iterator[str]:
        """Yield the lines that fetch from ``V``: a subscript is quicker than ``get``."""
        if self._fetched:
            yield "    try:"
            yield from (f"        {name} = V[{key}]" for name, key in self._fetched.items())
            yield "    except KeyError:"
            yield from (f"        {name} = V.get({key})" for name, key in self._fetched.items())


@dataclass(frozen=True, slots=True)
class Compiled:
    """What Python compiled of a module, and the constants that it uses by their identifiers."""

    code: CodeType
    constants: Mapping[str, Any]

    def function(self, environment: Mapping[str, Any]) -> Code:
        """Return the function ``main``; all may use what is in the environment, by its name."""
        made: dict[str, Any] = {**environment, **self.constants}
        exec(self.code, made)  # noqa: S102 - its source was made here, from the tree alone
        function: Code = made["main"]
        return function


class Module:
    """Functions that are compiled together, and the constants that they use."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}
        self._texts: list[str] = []
        self._counters: dict[str, int] = {}
        self._constants: dict[tuple[type, Any], str] = {}

    def fresh(self, prefix: str) -> str:
        """Return an unused identifier."""
        number = self._counters.get(prefix, 0)
        self._counters[prefix] = number + 1
        return f"{prefix}{number}"

    def constant(self, value: object) -> str:
        """Return the identifier of a constant; equal strings share one."""
        if isinstance(value, str):
            return self._shared(value)
        name = self.fresh("K")
        self._values[name] = value
        return name

    def add(self, text: str) -> None:
        """Add the source of a finished function."""
        self._texts.append(text)

    def compiled(self) -> Compiled:
        """Return all functions added so far, compiled."""
        return Compiled(compile("\n\n".join(self._texts), "<feel>", "exec"), self._values)

    def _shared(self, value: str) -> str:
        key = (str, value)
        if key not in self._constants:
            name = self.fresh("K")
            self._constants[key] = name
            self._values[name] = value
        return self._constants[key]
