"""What a built-in function is: its forms, their parameters, and how arguments fit them.

The parameters of a form are written much as in the tables of the standard, for example
``string: string, start position: number, length?: number``. A ``?`` after the name marks an
optional parameter, ``...`` one that takes one or more arguments, and ``| null`` after the type one
that may be null. A parameter of type Any may always be null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Final, TypeAlias

from checker.feel import types
from checker.feel.types import Type
from checker.feel.values import FeelFunction, Range, Value, YearMonthDuration
from checker.feel.values.conformance import MISFIT
from checker.feel.values.temporal import DATE_TIME_TYPES, TIME_TYPES, is_date, to_date_time

Predicate: TypeAlias = Callable[[Value], bool]

_REMEMBERED: Final = 100
"""The number of arguments up to which a function remembers the forms that take them."""

FUNCTION: Final = types.FunctionType((), types.ANY)
"""Any function, whatever its parameters."""

_TYPES: Final[dict[str, Type]] = {
    **types.NAMED_TYPES,
    "context": types.CONTEXT,
    "range": types.RangeType(types.ANY),
    "list": types.ListType(types.ANY),
    "function": FUNCTION,
}

_CLASSES: Final[dict[Type, type | tuple[type, ...]]] = {
    types.NUMBER: Decimal,
    types.STRING: str,
    types.BOOLEAN: bool,
    types.TIME: TIME_TYPES,
    types.DATE_TIME: DATE_TIME_TYPES,
    types.DAYS_DURATION: timedelta,
    types.YEARS_DURATION: YearMonthDuration,
    types.CONTEXT: dict,
    types.RangeType(types.ANY): Range,
    FUNCTION: FeelFunction,
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a form: its name, its type, and which arguments it accepts."""

    name: str
    type: Type
    optional: bool = False
    variadic: bool = False
    nullable: bool = False
    accepts: Predicate = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Derive the test of an argument."""
        object.__setattr__(self, "accepts", _predicate(self.type, self.nullable))

    def convert(self, value: Value) -> Value:
        """Return a value after the implicit conversions (10.3.2.9.4), or ``MISFIT``."""
        if self.accepts(value):
            return value
        if value is None:
            return MISFIT
        if isinstance(self.type, types.ListType):
            return [value]
        if isinstance(value, list):
            return self.convert(value[0]) if len(value) == 1 else MISFIT
        if self.type == types.DATE_TIME and is_date(value):
            return to_date_time(value)
        return MISFIT

    def __str__(self) -> str:
        """Return the parameter as it is written in a form."""
        mark = "?" if self.optional else "..." if self.variadic else ""
        return f"{self.name}{mark}: {self.type}{' | null' if self.nullable else ''}"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to call a function: its parameters, its result, and the Python function behind it.

    ``run`` gets one argument for each parameter: None for those left out, a tuple for a variadic
    one. It is called only with arguments that fit.
    """

    parameters: tuple[Parameter, ...]
    result: Type
    run: Callable[..., Value] = field(compare=False, repr=False)
    least: int = field(init=False, compare=False, repr=False)
    variadic: bool = field(init=False, compare=False, repr=False)
    _tests: tuple[Predicate, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Derive which arguments fit."""
        needed = sum(not parameter.optional for parameter in self.parameters)
        object.__setattr__(self, "least", needed)
        object.__setattr__(self, "variadic", any(each.variadic for each in self.parameters))
        object.__setattr__(self, "_tests", tuple(each.accepts for each in self.parameters))

    def takes(self, count: int) -> bool:
        """Return whether the form takes this number of positional arguments."""
        return count >= self.least and (self.variadic or count <= len(self.parameters))

    def takes_names(self, names: set[str]) -> bool:
        """Return whether all these are names of parameters."""
        return names <= {parameter.name for parameter in self.parameters}

    def positioned(self, args: dict[str, Value]) -> list[Value]:
        """Return named arguments in the order of the parameters; those not given are null."""
        given = [parameter.name in args for parameter in self.parameters]
        count = max((at for at, there in enumerate(given, start=1) if there), default=0)
        wanted = self.parameters[: max(count, self.least)]
        return [args.get(parameter.name) for parameter in wanted]

    def fits(self, args: list[Value]) -> bool:
        """Return whether positional arguments fit without conversion."""
        for test, arg in zip(self._tests, args, strict=False):
            if not test(arg):
                return False
        return not self.variadic or all(map(self._tests[-1], args[len(self._tests) :]))

    def converted(self, args: list[Value]) -> list[Value] | None:
        """Return positional arguments after implicit conversions, or None if they do not fit."""
        results = [parameter.convert(arg) for parameter, arg in self._pairs(args)]
        return None if any(result is MISFIT for result in results) else results

    def apply(self, args: list[Value]) -> Value:
        """Return the result for arguments that fit."""
        missing = len(self.parameters) - len(args)
        if self.variadic:
            fixed = len(self.parameters) - 1
            return self.run(*args[:fixed], tuple(args[fixed:]))
        return self.run(*args, *(None,) * missing) if missing else self.run(*args)

    def _pairs(self, args: list[Value]) -> Iterator[tuple[Parameter, Value]]:
        if not self.variadic:
            return zip(self.parameters, args, strict=False)
        extra = len(args) - len(self.parameters)
        parameters = self.parameters + (self.parameters[-1],) * extra
        return zip(parameters, args, strict=True)

    def __str__(self) -> str:
        """Return the parameters and the result: ``n: number, scale: number -> number``."""
        return f"({', '.join(map(str, self.parameters))}) -> {self.result}"


class Builtin(FeelFunction):
    """A function of the standard: its name, its forms, and a line that says what it returns."""

    __slots__ = ("_by_count", "_name", "doc", "forms")

    def __init__(self, name: str, doc: str, *forms: Form) -> None:
        """Make a function whose forms are tried in this order."""
        self._name = name
        self.doc = doc
        self.forms = forms
        self._by_count: dict[int, tuple[Form, ...]] = {}

    @property
    def name(self) -> str:
        """Return the name."""
        return self._name

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters of the first form."""
        return tuple(parameter.name for parameter in self.forms[0].parameters)

    @property
    def signature(self) -> types.FunctionType:
        """Return the type of the first form."""
        first = self.forms[0]
        of = tuple(parameter.type for parameter in first.parameters)
        return types.FunctionType(of, first.result, names=self.parameters)

    def call(self, args: list[Value]) -> Value:
        """Return the result for positional arguments, or null if no form takes them."""
        fitting = self._taking(len(args))
        for form in fitting:
            if form.fits(args):
                return form.apply(args)
        for form in fitting:
            converted = form.converted(args)
            if converted is not None:
                return form.apply(converted)
        return None

    def _taking(self, count: int) -> tuple[Form, ...]:
        found = self._by_count.get(count)
        if found is None:
            found = tuple(form for form in self.forms if form.takes(count))
            if count < _REMEMBERED:
                self._by_count[count] = found
        return found

    def call_named(self, args: dict[str, Value]) -> Value:
        """Return the result for named arguments, or null if no form takes them."""
        names = set(args)
        for form in self.forms:
            if form.takes_names(names):
                positioned = form.positioned(args)
                converted = form.converted(positioned)
                if converted is not None:
                    return form.apply(converted)
        return None

    def __repr__(self) -> str:
        """Return the name and the forms."""
        return f"<{self._name}{' '.join(map(str, self.forms))}>"


def form(parameters: str, result: Type, run: Callable[..., Value]) -> Form:
    """Return a form, given its parameters as text (see above), its result and its function."""
    written = [part for part in parameters.split(", ") if part]
    return Form(tuple(map(_parameter, written)), result, run)


def _parameter(text: str) -> Parameter:
    name, _, of = text.partition(": ")
    of, _, null = of.partition(" | ")
    return Parameter(
        name=name.removesuffix("...").removesuffix("?"),
        type=_type(of),
        optional=name.endswith("?"),
        variadic=name.endswith("..."),
        nullable=null == "null",
    )


def _type(text: str) -> Type:
    if text.startswith("list<"):
        return types.ListType(_type(text.removeprefix("list<").removesuffix(">")))
    return _TYPES[text]


def _predicate(of: Type, nullable: bool) -> Predicate:
    if of == types.ANY:
        return lambda value: True
    if of == types.DATE:
        return is_date
    classes = list if isinstance(of, types.ListType) else _CLASSES[of]
    if nullable:
        return lambda value: value is None or isinstance(value, classes)
    return lambda value: isinstance(value, classes)
