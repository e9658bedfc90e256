"""The front of the type check: of expressions, unary tests, and definitions together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from checker.feel.syntax import nodes
from checker.feel.syntax.free_names import uses
from checker.feel.typecheck import arithmetic, calls, control, literals, names_and_paths
from checker.feel.typecheck.comparison import check_test
from checker.feel.typecheck.recursion import endless
from checker.feel.typecheck.type_problems import TypeProblem
from checker.feel.typecheck.type_scope import TypeScope
from checker.feel.types import ANY, BOOLEAN, FunctionType, NumberType, Type, units
from checker.feel.types.compatibility import describe, difference

CONSTRUCTS = (arithmetic, calls, control, literals, names_and_paths)
"""The modules that infer the types of nodes; importing them registers their rules."""


@dataclass(frozen=True, slots=True)
class TypeEnvironment:
    """The types of the names that an expression may use, besides the built-in functions.

    ``types`` are the types that it may mention by name (``x instance of tReport``).
    """

    names: Mapping[str, Type] = field(default_factory=dict)
    types: Mapping[str, Type] = field(default_factory=dict)

    def extended(self, names: Mapping[str, Type]) -> TypeEnvironment:
        """Return the environment with more names, which hide those of the same name."""
        return TypeEnvironment({**self.names, **names}, self.types)


@dataclass(frozen=True, slots=True)
class TypedDefinition:
    """A named value, or with ``parameters`` (possibly empty) a function, and its declared types."""

    expression: nodes.Expression
    parameters: Mapping[str, Type] | None = None
    result: Type | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """Checked definitions: their types by name, and the problems of those that have any."""

    environment: TypeEnvironment
    problems: Mapping[str, tuple[TypeProblem, ...]]


def check(
    expression: nodes.Expression, environment: TypeEnvironment, expected: Type | None = None
) -> tuple[Type, list[TypeProblem]]:
    """Return the type of an expression and all its problems, in the order of the text.

    With ``expected``, a value that does not fit that type is a problem too.
    """
    scope = TypeScope(environment.names, environment.types)
    of = scope.type_of(expression)
    if expected is not None:
        _expect(expression, of, expected, scope)
    return of, _in_order(scope.problems)


def check_tests(
    tests: nodes.UnaryTests, value: Type, environment: TypeEnvironment
) -> list[TypeProblem]:
    """Return all problems of unary tests of a value of the given type."""
    scope = TypeScope(environment.names, environment.types)
    for test in tests.tests:
        check_test(test, value, scope)
    return _in_order(scope.problems)


def check_definitions(
    definitions: Mapping[str, TypedDefinition], environment: TypeEnvironment
) -> Checked:
    """Return the types of definitions that may use one another in any order, and their problems.

    A definition without a declared result has the type of its expression, or Any while it is being
    inferred through a recursion.
    """
    known = environment.extended({name: _declared(each) for name, each in definitions.items()})
    problems: dict[str, list[TypeProblem]] = {}
    for name in _dependencies_first(definitions):
        of, problems[name] = _check_definition(definitions[name], known)
        known = known.extended({name: of})
    expressions = {name: each.expression for name, each in definitions.items()}
    values = frozenset(name for name, each in definitions.items() if each.parameters is None)
    for name, found in endless(expressions, values).items():
        problems[name] += found
    return Checked(known, {name: tuple(_in_order(each)) for name, each in problems.items() if each})


def _declared(definition: TypedDefinition) -> Type:
    return _definition_type(definition, definition.result or ANY)


def _definition_type(definition: TypedDefinition, result: Type) -> Type:
    if definition.parameters is None:
        return result
    names, types = tuple(definition.parameters), tuple(definition.parameters.values())
    return FunctionType(types, result, names)


def _check_definition(
    definition: TypedDefinition, known: TypeEnvironment
) -> tuple[Type, list[TypeProblem]]:
    inner = known.extended(definition.parameters or {})
    found, problems = check(definition.expression, inner, definition.result)
    return _definition_type(definition, definition.result or found), problems


def _dependencies_first(definitions: Mapping[str, TypedDefinition]) -> list[str]:
    """Return the names, each after those that it uses, as far as there are no cycles."""
    ordered: dict[str, None] = {}
    for name in definitions:
        _visit(name, definitions, ordered)
    return list(ordered)


def _visit(start: str, definitions: Mapping[str, TypedDefinition], done: dict[str, None]) -> None:
    """Append a definition after those that it uses; iterative, because chains may be long."""
    entered: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting[-1]
        if name in entered or name in done:
            done[waiting.pop()] = None
            continue
        entered.add(name)
        used = {use.node.name: None for use in uses(definitions[name].expression)}
        waiting += [each for each in used if each in definitions and each not in entered]


def _expect(node: nodes.Expression, of: Type, expected: Type, scope: TypeScope) -> None:
    found = difference(of, expected)
    if found:
        message = f"the value is {describe(of)}, but {describe(expected)} is expected"
        scope.report(node, found, message, _expectation(of, expected))


def _expectation(of: Type, expected: Type) -> str:
    """Return what to write where a value of one type is expected, and one of another is there."""
    if isinstance(of, NumberType) and isinstance(expected, NumberType) and of.unit:
        rate = units.divide(expected.unit or "1", of.unit)
        return f"multiply by a rate in {rate}, such as a definition with this unit"
    return "write a condition that is true or false" if expected == BOOLEAN else ""


def _in_order(problems: Iterable[TypeProblem]) -> list[TypeProblem]:
    return sorted(dict.fromkeys(problems), key=lambda problem: (problem.span.start, problem.kind))
