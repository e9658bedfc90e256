"""Types of calls: of built-in functions, of definitions, and of functions that are values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.feel.functions import BUILTINS
from checker.feel.functions.signature import Form, Parameter
from checker.feel.syntax import nodes
from checker.feel.typecheck.builtin_types import (
    COMPARED,
    CONSTANTS,
    MATCHED,
    ON_ONE_LINE,
    SEARCHED,
    is_builtin,
    refined,
)
from checker.feel.typecheck.comparison import check_equality, check_order
from checker.feel.typecheck.impossible import check_pattern, constant
from checker.feel.typecheck.literals import function_type
from checker.feel.typecheck.type_problems import did_you_mean
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import ANY, ContextType, FunctionType, RangeType, Type
from checker.feel.types.compatibility import (
    Difference,
    describe,
    difference,
    is_open,
    items_of,
    unit_of,
)


@dataclass(frozen=True, slots=True)
class _Argument:
    """An argument with its name, if it has one, and its type."""

    node: nodes.Expression
    of: Type
    name: str = ""
    place: nodes.Node | None = None


@dataclass(frozen=True, slots=True)
class _Misfit:
    """An argument that does not fit its parameter's type."""

    argument: _Argument
    parameter: str
    wanted: Type
    why: Difference


@infer.register
def _call(node: nodes.Call, scope: TypeScope) -> Type:
    types = _argument_types(node.function, node.arguments, scope)
    arguments = [_Argument(each, of) for each, of in zip(node.arguments, types, strict=True)]
    return _called(node, node.function, arguments, scope)


@infer.register
def _named_call(node: nodes.NamedCall, scope: TypeScope) -> Type:
    values = [argument.value for argument in node.arguments]
    types = _argument_types(node.function, values, scope)
    arguments = [
        _Argument(given.value, of, given.name, given)
        for given, of in zip(node.arguments, types, strict=True)
    ]
    return _called(node, node.function, arguments, scope)


def _argument_types(
    function: nodes.Expression, values: Sequence[nodes.Expression], scope: TypeScope
) -> list[Type]:
    """Return the types of arguments; functions passed to ``sort`` and the like take list items."""
    types: list[Type] = []
    item: Type = ANY
    for value in values:
        if isinstance(value, nodes.FunctionLiteral):
            types.append(function_type(value, scope, (item,) * len(value.parameters)))
        else:
            types.append(scope.type_of(value))
            item = items_of(types[0]) if _builtin(function, scope) else ANY
    return types


def _builtin(function: nodes.Expression, scope: TypeScope) -> str:
    """Return the name of the built-in function called, or an empty string."""
    if not isinstance(function, nodes.Name) or function.name in scope.names:
        return ""
    return function.name if is_builtin(function.name) else ""


def _called(
    node: nodes.Expression,
    function: nodes.Expression,
    arguments: list[_Argument],
    scope: TypeScope,
) -> Type:
    builtin = _builtin(function, scope)
    if builtin:
        return _call_builtin(node, builtin, arguments, scope)
    of = scope.type_of(function)
    if isinstance(of, FunctionType):
        return _call_function(node, function, of, arguments, scope)
    if not is_open(of):
        scope.report(function, "wrong-type", f"{describe(of)} is not a function")
    return ANY


# Definitions and functions that are values -----------------------------------------------------


def _call_function(
    node: nodes.Expression,
    function: nodes.Expression,
    of: FunctionType,
    arguments: list[_Argument],
    scope: TypeScope,
) -> Type:
    title = f"`{function.name}`" if isinstance(function, nodes.Name) else "the function"
    names = of.names or tuple(f"parameter {at}" for at in range(1, len(of.parameters) + 1))
    if any(argument.name for argument in arguments):
        if not of.names or not _names_known(title, names, arguments, scope):
            return of.result
        arguments = _in_order(names, arguments)
    if len(arguments) != len(names):
        message = f"{title} takes {_count(len(names))} ({', '.join(names)}), not {len(arguments)}"
        scope.report(node, "arguments", message)
        return of.result
    wanted = zip(arguments, names, of.parameters, strict=True)
    _report(title, [_fit(*each) for each in wanted], scope)
    return of.result


def _names_known(
    title: str, names: Sequence[str], arguments: list[_Argument], scope: TypeScope
) -> bool:
    unknown = [argument for argument in arguments if argument.name not in names]
    for argument in unknown:
        hint = did_you_mean(argument.name, names) or f"it takes {', '.join(names)}"
        message = f"{title} has no parameter `{argument.name}`"
        scope.report(argument.place or argument.node, "arguments", message, hint)
    return not unknown


def _in_order(names: Sequence[str], arguments: list[_Argument]) -> list[_Argument]:
    given = {argument.name: argument for argument in arguments}
    return [given[name] for name in names if name in given]


def _fit(argument: _Argument, parameter: str, wanted: Type) -> _Misfit | None:
    why = difference(argument.of, wanted)
    return _Misfit(argument, parameter, wanted, why) if why else None


def _report(title: str, misfits: Sequence[_Misfit | None], scope: TypeScope) -> None:
    for misfit in misfits:
        if misfit is None:
            continue
        if misfit.why == "enumeration":
            check_equality(misfit.argument.node, misfit.argument.of, misfit.wanted, scope)
            continue
        message = (
            f"`{misfit.parameter}` of {title} is {describe(misfit.argument.of)}, "
            f"but {describe(misfit.wanted)} is expected"
        )
        scope.report(misfit.argument.node, misfit.why, message)


def _count(number: int) -> str:
    return f"{number} argument{'' if number == 1 else 's'}"


# Built-in functions ----------------------------------------------------------------------------


def _call_builtin(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> Type:
    fitting = {
        form: _pairs(form, arguments) for form in BUILTINS[name].forms if _takes(form, arguments)
    }
    if not fitting:
        _report_forms(node, name, arguments, scope)
        return refined(name, BUILTINS[name].forms[0].result, ())
    misfits = {form: _misfits(pairs) for form, pairs in fitting.items()}
    chosen = min(fitting, key=lambda form: len(misfits[form]))
    _report(f"`{name}`", misfits[chosen], scope)
    if not misfits[chosen]:
        _check_use(node, name, arguments, scope)
    return refined(name, chosen.result, [argument.of for argument, _ in fitting[chosen]])


def _takes(form: Form, arguments: list[_Argument]) -> bool:
    names = {argument.name for argument in arguments}
    if names <= {""}:
        return form.takes(len(arguments))
    needed = {each.name for each in form.parameters if not (each.optional or each.nullable)}
    return form.takes_names(names) and needed <= names


def _pairs(form: Form, arguments: list[_Argument]) -> list[tuple[_Argument, Parameter]]:
    """Return the arguments in the order of the parameters, each with its parameter."""
    if arguments and arguments[0].name:
        by_name = {argument.name: argument for argument in arguments}
        return [(by_name[each.name], each) for each in form.parameters if each.name in by_name]
    extra = max(0, len(arguments) - len(form.parameters))
    parameters = form.parameters + form.parameters[-1:] * extra
    return list(zip(arguments, parameters, strict=False))


def _misfits(pairs: Sequence[tuple[_Argument, Parameter]]) -> list[_Misfit]:
    fits = (_fit(argument, each.name, each.type) for argument, each in pairs)
    return [misfit for misfit in fits if misfit]


def _report_forms(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> None:
    forms = BUILTINS[name].forms
    known = list(dict.fromkeys(each.name for form in forms for each in form.parameters))
    named = any(argument.name for argument in arguments)
    if named and not _names_known(f"`{name}`", known, arguments, scope):
        return
    ways = " or ".join(f"({', '.join(map(_written, form.parameters))})" for form in forms)
    message = f"`{name}` takes {ways}, not {_count(len(arguments))}"
    scope.report(node, "arguments", message)


def _written(parameter: Parameter) -> str:
    return parameter.name + ("?" if parameter.optional else "..." if parameter.variadic else "")


def _check_use(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> None:
    """Report arguments that fit the types of a built-in function but make no sense."""
    if name in CONSTANTS:
        _check_constant(node, name, arguments, scope)
    elif name in MATCHED:
        _check_pattern(name, arguments, scope)
    elif name in COMPARED:
        _check_units(node, name, arguments, scope)
    elif name in SEARCHED and len(arguments) == 2:
        items, sought = arguments
        check_equality(sought.node, items_of(items.of), sought.of, scope)
    elif name in ON_ONE_LINE and len(arguments) == 2:
        first, second = (_point(argument.of) for argument in arguments)
        check_order(node, first, second, scope)
    elif name == "get value":
        _check_key(arguments[0], arguments[1], scope)
    else:
        _check_null(node, name, arguments, scope)


def _check_null(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> None:
    """Report constants of which a function makes null, such as the square root of -1."""
    values = [constant(each.node) for each in arguments if not each.name]
    all_known = bool(values) and len(values) == len(arguments) and None not in values
    if all_known and BUILTINS[name].call(values) is None:
        scope.report(node, "impossible", f"`{name}` of this is always null")


def _check_key(context: _Argument, key: _Argument, scope: TypeScope) -> None:
    """Report a literal key that no context of the type has."""
    if not isinstance(key.node, nodes.Literal) or not isinstance(context.of, ContextType):
        return
    known = context.of.fields
    if known and key.node.value not in known:
        message = f"{describe(context.of)} has no property `{key.node.value}`"
        scope.report(
            key.node, "unknown-property", message, did_you_mean(str(key.node.value), known)
        )


def _check_pattern(name: str, arguments: list[_Argument], scope: TypeScope) -> None:
    parameters = [each.name for each in BUILTINS[name].forms[0].parameters]
    given = {
        argument.name or parameter: argument.node
        for argument, parameter in zip(arguments, parameters, strict=False)
    }
    pattern = given.get("pattern") or given["delimiter"]
    check_pattern(name, pattern, given.get("flags"), scope)


def _point(of: Type) -> Type:
    return of.of if isinstance(of, RangeType) else of


def _check_constant(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> None:
    """Report a literal date, time, duration or number that does not exist.

    A day such as 31 November exists in no year, whatever the year is.
    """
    given = [each.node for each in arguments]
    if name == "date" and len(given) == _YEAR_MONTH_DAY:
        year = given[0]
        given[0] = year if isinstance(year, nodes.Literal) else _leap_year(year)
    values = [each.value for each in given if isinstance(each, nodes.Literal)]
    constant = len(values) == len(arguments) and None not in values
    if constant and not arguments[0].name and BUILTINS[name].call(values) is None:
        message = f"there is no such {name}; the value is always null"
        scope.report(node, "wrong-type", message, _EXAMPLES.get(name, ""))


_YEAR_MONTH_DAY = 3
_LEAP_YEAR = Decimal(2000)


def _leap_year(year: nodes.Expression) -> nodes.Literal:
    return nodes.Literal(_LEAP_YEAR, span=year.span)


_EXAMPLES: Mapping[str, str] = {
    "date": 'as in date("1998-12-31")',
    "time": 'as in time("12:30:00")',
    "date and time": 'as in date and time("1998-12-31T12:30:00")',
    "duration": 'as in duration("P45D") or duration("P1Y6M")',
    "number": 'as in number("1,000.5", ",", ".")',
}


def _check_units(
    node: nodes.Expression, name: str, arguments: list[_Argument], scope: TypeScope
) -> None:
    """Report items of different units that are added or compared."""
    silent = TypeScope(scope.names, scope.types, [], scope.complete)
    types: list[Type] = []
    for argument in arguments:
        if isinstance(argument.node, nodes.ListLiteral):
            types += [silent.type_of(item) for item in argument.node.items]
        else:
            types.append(items_of(argument.of))
    found = sorted({unit for unit in map(unit_of, types) if unit})
    if len(found) > 1:
        message = f"`{name}` takes quantities of one unit, not of {' and '.join(found)}"
        scope.report(node, "unit", message)
