"""What all emitters share: the function under construction and the names in scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar, Final

from checker.feel.compiler.bindings import NameTable
from checker.feel.compiler.source import MAX_BLOCKS, Function, Module
from checker.feel.functions import Builtin
from checker.feel.syntax import nodes
from checker.feel.types import Type
from checker.feel.values import Value


@dataclass(frozen=True, slots=True)
class Operand:
    """Code without side effects for the value of a node, and the value itself if it is known."""

    code: str
    known: bool = False
    value: Value = None
    is_truth: bool = False
    """Whether the value is certain to be true, false or null."""


CLOCK: Final = frozenset(("now", "today"))
"""Built-in functions whose results depend on the moment of the session."""

NULL: Final = Operand("None", known=True)


class Emitter:
    """Turns nodes into statements of the function under construction."""

    HANDLERS: ClassVar[Mapping[type[nodes.Node], str]] = {}
    """The name of the method for each class of node."""

    plain = True
    """Whether the code may omit what only a trace would record."""

    def __init__(self, module: Module, scope: NameTable, types: Mapping[str, Type]) -> None:
        """Write into ``module``; ``types`` are the named types that a text may mention."""
        self.module = module
        self.scope = scope
        self.types = types
        self.function = Function("")

    def emit(self, node: nodes.Expression) -> Operand:
        """Write the statements that compute a node, and return its value."""
        if self.function.blocks >= MAX_BLOCKS:
            return self._outlined(node)
        operand: Operand = getattr(self, self.HANDLERS[type(node)])(node)
        return operand

    def _outlined(self, node: nodes.Expression) -> Operand:
        """Compute a node in a separate function, so that Python's blocks do not nest too deeply."""
        inner = self.subfunction(node, (), self.scope)
        return self.result(f"{inner.name}({self.arguments(inner)})")

    def subfunction(
        self, node: nodes.Expression, parameters: tuple[str, ...], scope: NameTable
    ) -> Function:
        """Write a function that returns the value of a node, and return that function."""
        outer, self.function = self.function, Function(self.module.fresh("f"), parameters)
        with self.inside(scope):
            self.function.line(f"return {self.emit(node).code}")
        inner, self.function = self.function, outer
        self.module.add(inner.text())
        return inner

    def arguments(self, inner: Function, *own: str) -> str:
        """Return the arguments with which this function calls one that it contains."""
        return ", ".join(("S", *map(self.function.use, inner.captured), *own))

    def after(self, node: nodes.Expression, result: Operand, *operands: Operand) -> Operand:
        """Return the result of an operator or call; a tracing generator records it here."""
        return result

    # Variables ---------------------------------------------------------------------------------

    def temporary(self, prefix: str = "t") -> str:
        """Return a new variable of this function."""
        return self.function.own(self.module.fresh(prefix))

    def line(self, code: str) -> None:
        """Add a statement."""
        self.function.line(code)

    def result(self, code: str, prefix: str = "t") -> Operand:
        """Assign code to a new variable and return it."""
        variable = self.temporary(prefix)
        self.line(f"{variable} = {code}")
        return Operand(variable)

    def truth(self, code: str) -> Operand:
        """Assign code that is true, false or null to a new variable and return it."""
        return Operand(self.result(code).code, is_truth=True)

    def constant(self, value: Value) -> Operand:
        """Return an operand for a value that is known at compile time."""
        if value is None or isinstance(value, bool):
            return Operand(repr(value), known=True, value=value, is_truth=True)
        return Operand(self.module.constant(value), known=True, value=value)

    def text(self, value: str) -> str:
        """Return the code for a string."""
        return self.module.constant(value)

    def built_in(self, function: Builtin) -> str:
        """Return the code for a built-in function as a value."""
        code = self.module.constant(function)
        if function.name not in CLOCK:
            return code
        return f"S.clock.get({self.text(function.name)}, {code})"

    @contextmanager
    def inside(self, scope: NameTable) -> Iterator[None]:
        """Resolve names in another scope within the block."""
        outer, self.scope = self.scope, scope
        yield
        self.scope = outer
