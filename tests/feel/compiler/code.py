"""Running generated code without a library, and looking at its source."""

from __future__ import annotations

from collections.abc import Mapping

from checker.feel.compiler.bindings import Binding, BuiltIn, Global, NameTable
from checker.feel.compiler.environment import ENVIRONMENT
from checker.feel.compiler.generator import Generator
from checker.feel.compiler.source import Module
from checker.feel.errors import Limits
from checker.feel.functions import BUILTINS
from checker.feel.runtime.execution import Runtime
from checker.feel.syntax.parser import parse
from checker.feel.types import Type
from checker.feel.values import Value, to_feel

TABLE: dict[str, Binding] = {name: BuiltIn(function) for name, function in BUILTINS.items()}


class _Kept(Module):
    """A module that keeps the source of its functions."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def add(self, text: str) -> None:
        self.texts.append(text)
        super().add(text)


def run(text: str, types: Mapping[str, Type] | None = None, /, **values: object) -> Value:
    """Return the value of an expression with these local names."""
    return _compiled(text, values, types or {}, ())[1]


def source(text: str, *names: str, lasting: tuple[str, ...] = ()) -> str:
    """Return the Python source of an expression; `lasting` are global names."""
    return _compiled(text, dict.fromkeys(names), {}, lasting)[0]


def _compiled(
    text: str, values: Mapping[str, object], types: Mapping[str, Type], lasting: tuple[str, ...]
) -> tuple[str, Value]:
    module = _Kept()
    scope = NameTable(TABLE | {name: Global() for name in lasting})
    generator = Generator(module, scope, types)
    compiled = generator.expression(parse(text, [*values, *lasting]), values)
    code = compiled.function(ENVIRONMENT)
    given: dict[str, Value] = to_feel(values)
    return "\n".join(module.texts), code(Runtime({}, Limits()), given)
