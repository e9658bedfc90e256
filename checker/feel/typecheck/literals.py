"""Types of literals: numbers, texts, lists, contexts and functions."""

from __future__ import annotations

from collections.abc import Sequence

from checker.feel.syntax import nodes
from checker.feel.typecheck.declared_types import read_at_literal, read_type
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    ANY,
    BOOLEAN,
    NULL,
    NUMBER,
    ContextType,
    FunctionType,
    ListType,
    StringType,
    Type,
)
from checker.feel.types.compatibility import common


@infer.register
def _literal(node: nodes.Literal, scope: TypeScope) -> Type:
    if node.value is None:
        return NULL
    if isinstance(node.value, bool):
        return BOOLEAN
    return StringType((node.value,)) if isinstance(node.value, str) else NUMBER


@infer.register
def _at_literal(node: nodes.AtLiteral, scope: TypeScope) -> Type:
    of = read_at_literal(node.text)
    if of is None:
        message = f'@"{node.text}" is not a date, time, date and time or duration'
        scope.report(node, "wrong-type", message, 'as in @"1998-12-31" or @"P45D"')
    return of or ANY


@infer.register
def _list(node: nodes.ListLiteral, scope: TypeScope) -> Type:
    return ListType(common([scope.type_of(item) for item in node.items]))


@infer.register
def _context(node: nodes.ContextLiteral, scope: TypeScope) -> Type:
    entries: dict[str, Type] = {}
    for entry in node.entries:
        entries[entry.key] = scope.within(entries).type_of(entry.value)
    return ContextType(entries)


@infer.register
def _function(node: nodes.FunctionLiteral, scope: TypeScope) -> Type:
    return function_type(node, scope, ())


def function_type(
    node: nodes.FunctionLiteral, scope: TypeScope, wanted: Sequence[Type]
) -> FunctionType:
    """Return the type of a function; parameters without a type take the ``wanted`` ones."""
    types = [
        read_type(parameter.type, scope) if parameter.type else (wanted[at : at + 1] or (ANY,))[0]
        for at, parameter in enumerate(node.parameters)
    ]
    names = tuple(parameter.name for parameter in node.parameters)
    result = scope.within(dict(zip(names, types, strict=True))).type_of(node.body)
    return FunctionType(tuple(types), result, names)
