"""Types written in an expression: ``instance of number``, ``function(a: date)``, ``@"P1D"``."""

from __future__ import annotations

from functools import singledispatch

from checker.feel.syntax import nodes
from checker.feel.typecheck.type_problems import did_you_mean
from checker.feel.typecheck.type_scope import TypeScope
from checker.feel.types import (
    ANY,
    NAMED_TYPES,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Type,
)
from checker.feel.values import conformance, notation


def read_at_literal(text: str) -> Type | None:
    """Return the type of ``@"text"``, or None if it has no value."""
    value = notation.read_at_literal(text)
    return None if value is None else conformance.type_of(value)


@singledispatch
def read_type(node: nodes.TypeNode, scope: TypeScope) -> Type:
    """Return the type that a type expression denotes; unknown names are reported, and are Any."""
    return ANY


@read_type.register
def _named(node: nodes.NamedType, scope: TypeScope) -> Type:
    of = scope.types.get(node.name) or NAMED_TYPES.get(node.name)
    if of is None:
        hint = did_you_mean(node.name, (*NAMED_TYPES, *scope.types))
        scope.report(node, "unknown-type", f"`{node.name}` is not a type", hint)
    return of or ANY


@read_type.register
def _list(node: nodes.ListTypeNode, scope: TypeScope) -> Type:
    return ListType(read_type(node.of, scope))


@read_type.register
def _range(node: nodes.RangeTypeNode, scope: TypeScope) -> Type:
    return RangeType(read_type(node.of, scope))


@read_type.register
def _context(node: nodes.ContextTypeNode, scope: TypeScope) -> Type:
    return ContextType({key: read_type(of, scope) for key, of in node.fields})


@read_type.register
def _function(node: nodes.FunctionTypeNode, scope: TypeScope) -> Type:
    parameters = tuple(read_type(of, scope) for of in node.parameters)
    return FunctionType(parameters, read_type(node.result, scope))
