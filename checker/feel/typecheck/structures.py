"""Types of literals, names, paths, lists, contexts, filters, conditions and iterations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.feel.syntax import nodes
from checker.feel.typecheck.builtin_types import builtin_names, builtin_type, is_builtin
from checker.feel.typecheck.comparison import check_condition, check_order
from checker.feel.typecheck.declared_types import read_at_literal, read_type
from checker.feel.typecheck.type_problems import did_you_mean
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NULL,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    StringType,
    Type,
)
from checker.feel.types.compatibility import base, common, describe, is_open, items_of

_DATE_PARTS: Final = dict.fromkeys(("year", "month", "day", "weekday"), NUMBER)
_TIME_PARTS: Final = {
    **dict.fromkeys(("hour", "minute", "second"), NUMBER),
    "time offset": DAYS_DURATION,
    "timezone": STRING,
}

PROPERTIES: Final[Mapping[Type, Mapping[str, Type]]] = {
    DATE: _DATE_PARTS,
    TIME: _TIME_PARTS,
    DATE_TIME: {**_DATE_PARTS, **_TIME_PARTS},
    DAYS_DURATION: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
    YEARS_DURATION: dict.fromkeys(("years", "months"), NUMBER),
}
"""The properties of values that are no contexts (10.3.2.3.5, table 65)."""


# Literals and names ----------------------------------------------------------------------------


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
        message = f'@"{node.text}" is no date, time, date and time or duration'
        scope.report(node, "wrong-type", message, 'as in @"1998-12-31" or @"P45D"')
    return of or ANY


@infer.register
def _name(node: nodes.Name, scope: TypeScope) -> Type:
    if node.name in scope.names:
        return scope.names[node.name]
    if is_builtin(node.name):
        return builtin_type(node.name)
    if scope.complete:
        hint = did_you_mean(node.name, (*scope.names, *builtin_names()))
        scope.report(node, "unknown-name", f"`{node.name}` is not known here", hint)
    return ANY


@infer.register
def _input_value(node: nodes.InputValue, scope: TypeScope) -> Type:
    return scope.names.get("?", ANY)


# Paths -----------------------------------------------------------------------------------------


@infer.register
def _path(node: nodes.Path, scope: TypeScope) -> Type:
    return _property(node, scope.type_of(node.source), scope)


def _property(node: nodes.Path, source: Type, scope: TypeScope) -> Type:
    if isinstance(source, ListType):
        return ListType(_property(node, source.of, scope))
    known = _properties(source)
    if known is None or node.name in known:
        return known[node.name] if known else ANY
    hint = did_you_mean(node.name, known) if known else ""
    message = f"{describe(source)} has no property `{node.name}`"
    scope.report(node, "unknown-property", message, hint)
    return ANY


def _properties(of: Type) -> Mapping[str, Type] | None:
    """Return the properties of a type; None where they are not known."""
    match of:
        case ContextType():
            return of.fields or None
        case RangeType():
            included = dict.fromkeys(("start included", "end included"), BOOLEAN)
            return {"start": of.of, "end": of.of, **included}
        case _ if is_open(of):
            return None
        case _:
            return PROPERTIES.get(of, {})


# Lists, contexts, filters ----------------------------------------------------------------------


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
def _filter(node: nodes.Filter, scope: TypeScope) -> Type:
    item = items_of(scope.type_of(node.source))
    predicate = filter_scope(scope, item).type_of(node.predicate)
    if base(predicate) == NUMBER:
        if isinstance(node.predicate, nodes.Literal) and node.predicate.value == 0:
            hint = "the first item is `[1]`, the last `[-1]`"
            scope.report(node.predicate, "wrong-type", "no item has the position 0", hint)
        return item
    if predicate == BOOLEAN:
        return ListType(item)
    if not is_open(predicate):
        message = f"a filter must be a condition or a position, not {describe(predicate)}"
        scope.report(node.predicate, "wrong-type", message)
    return ANY


def filter_scope(scope: TypeScope, item: Type) -> TypeScope:
    """Return the scope of a filter's predicate: `item`, and the keys of an item with keys."""
    if isinstance(item, ContextType) and item.entries:
        return scope.within({"item": item, **item.fields})
    unknown = isinstance(item, ContextType) or is_open(item)
    return scope.within({"item": item}, complete=not unknown)


# Conditions and iterations ---------------------------------------------------------------------


@infer.register
def _if(node: nodes.If, scope: TypeScope) -> Type:
    check_condition(node.condition, scope, "the condition of `if`")
    return common((scope.type_of(node.consequent), scope.type_of(node.alternative)))


@infer.register
def _for(node: nodes.For, scope: TypeScope) -> Type:
    inner = _iterate(node.iterations, scope)
    if "partial" not in inner.names:
        inner = inner.within({"partial": ListType(ANY)})
    return ListType(inner.type_of(node.result))


@infer.register
def _quantified(node: nodes.Quantified, scope: TypeScope) -> Type:
    inner = _iterate(node.iterations, scope)
    check_condition(node.condition, inner, f"the condition of `{node.quantifier}`")
    return BOOLEAN


def _iterate(iterations: Sequence[nodes.Iteration], scope: TypeScope) -> TypeScope:
    """Return the scope with the variables of the iterations, each seen by those after it."""
    for iteration in iterations:
        scope = scope.within({iteration.name: _element(iteration.source, scope)})
    return scope


def _element(source: nodes.Expression, scope: TypeScope) -> Type:
    of = scope.type_of(source)
    if isinstance(of, (ListType, RangeType)):
        return of.of
    if not is_open(of):
        message = f"`in` needs a list or a range, not {describe(of)}"
        scope.report(source, "wrong-type", message)
    return ANY


@infer.register
def _iteration_range(node: nodes.IterationRange, scope: TypeScope) -> Type:
    low, high = scope.type_of(node.low), scope.type_of(node.high)
    for end, of in ((node.low, low), (node.high, high)):
        if not is_open(of) and base(of) not in (NUMBER, DATE):
            message = f"an iteration runs over whole numbers or days, not {describe(of)}"
            scope.report(end, "wrong-type", message)
            return RangeType(ANY)
    check_order(node, low, high, scope)
    return RangeType(common((low, high)))


# Types and functions ---------------------------------------------------------------------------


@infer.register
def _instance_of(node: nodes.InstanceOf, scope: TypeScope) -> Type:
    scope.type_of(node.value)
    read_type(node.type, scope)
    return BOOLEAN


@infer.register
def _function(node: nodes.FunctionLiteral, scope: TypeScope) -> Type:
    return function_type(node, scope, ())


def function_type(
    node: nodes.FunctionLiteral, scope: TypeScope, wanted: Sequence[Type]
) -> FunctionType:
    """Return the type of a function; parameters without a type take the wanted ones."""
    types = [
        read_type(parameter.type, scope) if parameter.type else (wanted[at : at + 1] or (ANY,))[0]
        for at, parameter in enumerate(node.parameters)
    ]
    names = tuple(parameter.name for parameter in node.parameters)
    result = scope.within(dict(zip(names, types, strict=True))).type_of(node.body)
    return FunctionType(tuple(types), result, names)
