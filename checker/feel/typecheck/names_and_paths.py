"""Types of names and paths, and the properties that values have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.feel.syntax import nodes
from checker.feel.syntax.full_width import full_width_hint
from checker.feel.typecheck.builtin_types import builtin_names, builtin_type, is_builtin
from checker.feel.typecheck.type_problems import did_you_mean
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ContextType,
    ListType,
    RangeType,
    Type,
)
from checker.feel.types.compatibility import describe, is_open

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
"""The properties of values other than contexts (10.3.2.3.5, table 65)."""


@infer.register
def _name(node: nodes.Name, scope: TypeScope) -> Type:
    if node.name in scope.names:
        return scope.names[node.name]
    if is_builtin(node.name):
        return builtin_type(node.name)
    if scope.complete:
        known = (*scope.names, *builtin_names())
        hint = full_width_hint(node.name) or did_you_mean(node.name, known)
        scope.report(node, "unknown-name", f"`{node.name}` is not known here", hint)
    return ANY


@infer.register
def _input_value(node: nodes.InputValue, scope: TypeScope) -> Type:
    return scope.names.get("?", ANY)


@infer.register
def _path(node: nodes.Path, scope: TypeScope) -> Type:
    return _property(node, scope.type_of(node.source), scope)


def _property(node: nodes.Path, source: Type, scope: TypeScope) -> Type:
    if isinstance(source, ListType):
        return ListType(_property(node, source.of, scope))
    known = _properties(source)
    if known is None or node.name in known:
        return known[node.name] if known else ANY
    hint = did_you_mean(node.name, known) if known else _hidden(node.source, scope)
    message = f"{describe(source)} has no property `{node.name}`"
    scope.report(node, "unknown-property", message, hint)
    return ANY


def _hidden(node: nodes.Expression, scope: TypeScope) -> str:
    """Return a hint where a name is that of a field in a filter, and perhaps not meant as one."""
    item = scope.names.get("item")
    if not isinstance(node, nodes.Name) or not isinstance(item, ContextType):
        return ""
    if node.name not in item.fields:
        return ""
    return f"in a filter, `{node.name}` is the field of the item; rename a variable of that name"


def _properties(of: Type) -> Mapping[str, Type] | None:
    """Return the properties of a type, or None if they are not known."""
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
