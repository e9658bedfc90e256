"""Result types of built-in functions, more exact than their table has them.

The table (``functions.BUILTINS``) says that ``sum`` gives a number and ``reverse`` a list of
anything; here a sum has the unit of its list, and a reversed list the type of its items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from checker.feel.functions import BUILTINS, SECTIONS
from checker.feel.typecheck.declared_types import read_at_literal
from checker.feel.types import ANY, NULL, ContextType, ListType, StringType, Type
from checker.feel.types.compatibility import common, difference, is_open, items_of

Refine = Callable[[Sequence[Type]], Type]
"""From argument types, in the order of the parameters, to the type of the result."""


def _first(types: Sequence[Type]) -> Type:
    return types[0]


def _same_list(types: Sequence[Type]) -> Type:
    return ListType(items_of(types[0]))


def _aggregate(types: Sequence[Type]) -> Type:
    """Return the type of one of the items, given as a list or one by one."""
    return common(map(items_of, types)) if len(types) == 1 else common(types)


def _all_items(types: Sequence[Type]) -> Type:
    return ListType(common(map(items_of, types)))


def _appended(types: Sequence[Type]) -> Type:
    return ListType(common((items_of(types[0]), *types[1:])))


def _with_last(types: Sequence[Type]) -> Type:
    return ListType(common((items_of(types[0]), types[-1])))


def _flattened(types: Sequence[Type]) -> Type:
    of = types[0]
    while isinstance(of, ListType):
        of = of.of
    return ListType(of)


def _duration(types: Sequence[Type]) -> Type:
    """Return the kind of duration, if its text is known."""
    values = types[0].values if isinstance(types[0], StringType) else ()
    return common(read_at_literal(value) or ANY for value in values)


def _entry(types: Sequence[Type]) -> Type:
    """Return the type of an entry of a context."""
    context, key = types
    if not isinstance(context, ContextType) or not isinstance(key, StringType):
        return ANY
    fields = context.fields
    return common(fields.get(name, NULL) for name in key.values or fields)


RESULTS: Final[Mapping[str, Refine]] = {
    **dict.fromkeys(("sum", "sum from zero", "min", "max", "mean", "median", "stddev"), _aggregate),
    **dict.fromkeys(("abs", "floor", "ceiling", "decimal", "modulo"), _first),
    **dict.fromkeys(("round up", "round down", "round half up", "round half down"), _first),
    **dict.fromkeys(("reverse", "sort", "distinct values", "sublist", "remove"), _same_list),
    **dict.fromkeys(("concatenate", "union"), _all_items),
    "append": _appended,
    "insert before": _with_last,
    "list replace": _with_last,
    "flatten": _flattened,
    "duration": _duration,
    "get value": _entry,
    "mode": lambda types: ListType(_aggregate(types)),
}

COMPARED: Final = frozenset(
    {"sum", "sum from zero", "min", "max", "mean", "median", "stddev", "mode"}
)
"""The functions that add or compare their items, which must therefore have one unit."""

SEARCHED: Final = frozenset({"list contains", "index of"})
"""The functions that look for a value in a list."""

ON_ONE_LINE: Final = frozenset(builtin.name for builtin in SECTIONS["Points and ranges"])
"""The functions of points and ranges, which must be comparable."""

MATCHED: Final = frozenset({"matches", "replace", "split"})
"""The functions whose second argument is a regular expression."""

CONSTANTS: Final = frozenset({"date", "time", "date and time", "duration", "number"})
"""The functions that make a value from text or numbers, often literals."""


def refined(name: str, result: Type, arguments: Sequence[Type]) -> Type:
    """Return the type of a result, at least as exact as ``result``, which the table gives."""
    refine = RESULTS.get(name)
    if refine is None or not arguments:
        return result
    of = refine(arguments)
    return result if is_open(of) or difference(of, result) else of


def builtin_names() -> Iterable[str]:
    """Return the names of the built-in functions."""
    return BUILTINS


def is_builtin(name: str) -> bool:
    """Return whether a name is a built-in function."""
    return name in BUILTINS


def builtin_type(name: str) -> Type:
    """Return the type of a built-in function as a value; Any if it has several forms."""
    forms = BUILTINS[name].forms
    return BUILTINS[name].signature if len(forms) == 1 and not forms[0].variadic else ANY
