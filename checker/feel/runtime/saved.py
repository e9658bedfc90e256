"""Compiled code as plain data, so that it can outlive the process that compiled it."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from types import FunctionType
from typing import Any, Final, TypeAlias

from checker.feel.compiler.environment import ENVIRONMENT, LambdaCode
from checker.feel.compiler.index import Equalities, equalities
from checker.feel.compiler.sites import Site
from checker.feel.compiler.source import Compiled
from checker.feel.functions import BUILTINS
from checker.feel.values import Range, YearMonthDuration

Key: TypeAlias = tuple[str, str, tuple[str, ...], bool]
"""The definition that a text belongs to or nothing, the text, its local names, and if traced."""

Kept: TypeAlias = tuple[bytes, Mapping[str, Any], Any] | None
"""A code object that was marshalled, its constants, and the place of the text.

None where the constants are not plain data.
"""


class SavedCode:
    """The code of a library's texts: what an earlier process compiled, and what this one did.

    It is good for one library only, compiled by one version of the program and of Python.
    """

    def __init__(
        self, recursive: Iterable[str] | None = None, kept: Mapping[Key, Kept] | None = None
    ) -> None:
        """Start with what was kept; ``recursive`` are the definitions that may call themselves.

        Without these names nothing is known of the library yet.
        """
        self.recursive = None if recursive is None else frozenset(recursive)
        self._kept = dict(kept or {})
        self._made: dict[Key, tuple[Compiled, Site]] = {}

    @property
    def has_new(self) -> bool:
        """Return whether this process compiled anything that is not kept."""
        return bool(self._made)

    def __contains__(self, key: Key) -> bool:
        """Return whether there is code of a text."""
        return self._kept.get(key) is not None

    def find(self, key: Key, definitions: Mapping[str, object]) -> Callable[..., Any] | None:
        """Return the function of a text that was kept, or None; it may call the definitions."""
        if (found := self._kept.get(key)) is None:
            return None
        try:
            constants = {name: _decoded(each, definitions) for name, each in found[1].items()}
            code = marshal.loads(found[0])  # noqa: S302 - whoever keeps it says who could write it
            return Compiled(code, constants).function(ENVIRONMENT)
        except _BROKEN:
            return None

    def site(self, key: Key) -> Site | None:
        """Return the place of a text of which code was kept, or None."""
        found = self._kept.get(key)
        return None if found is None else _site(found[2])

    def add(self, key: Key, compiled: Compiled, site: Site) -> None:
        """Remember what this process compiled of the text at a place."""
        if key not in self._kept:
            self._made[key] = compiled, site

    def kept(self) -> dict[Key, Kept]:
        """Return all code as data that ``marshal`` can write, and count it as kept."""
        for key, made in self._made.items():
            self._kept[key] = _as_kept(*made)
        self._made.clear()
        return self._kept


class _NotPlainError(Exception):
    """A constant of a kind that is not kept; the code that uses it is compiled each time."""


def _site(value: Any) -> Site | None:
    try:
        return Site(*value)
    except TypeError:
        return None


def _as_kept(compiled: Compiled, site: Site) -> Kept:
    try:
        constants = {name: _encoded(each) for name, each in compiled.constants.items()}
    except _NotPlainError:
        return None
    return marshal.dumps(compiled.code), constants, _parts(site)


_BROKEN: Final = (ArithmeticError, EOFError, LookupError, TypeError, ValueError)
"""What data that this program did not write may raise."""

_RUNS: Final = {each.forms[0].run: name for name, each in BUILTINS.items()}
_AS_THEY_ARE: Final = (str, bool, type(None))


def _encoded(value: Any) -> Any:
    """Return a constant as plain data: as it is, or a tuple that begins with its kind."""
    if type(value) in _AS_THEY_ARE:
        return value
    encode = _ENCODERS.get(type(value))
    if encode is None:
        encode = _definition if hasattr(value, "is_recursive") else _not_plain
    return encode(value)


def _not_plain(value: Any) -> Any:
    raise _NotPlainError


def _parts(site: Site) -> tuple[Any, ...]:
    return site.kind, site.text, site.line, site.column, site.within


def _definition(value: Any) -> Any:
    return "definition", value.name


def _lambda(value: LambdaCode) -> Any:
    return ("lambda", value.parameters) if not any(value.types) else _not_plain(value)


def _run(value: FunctionType) -> Any:
    return ("run", _RUNS[value]) if value in _RUNS else _not_plain(value)


_ENCODERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    Decimal: lambda value: ("number", str(value)),
    date: lambda value: ("date", value.isoformat()),
    timedelta: lambda value: ("time", value.days, value.seconds, value.microseconds),
    YearMonthDuration: lambda value: ("months", value.months),
    Range: lambda value: (
        "range",
        *(_encoded(getattr(value, each.name)) for each in fields(Range)),
    ),
    list: lambda value: ("list", tuple(map(_encoded, value))),
    frozenset: lambda value: ("set", tuple(map(_encoded, value))),
    Site: lambda value: ("site", *_parts(value)),
    Equalities: lambda value: ("equalities", value.fields, value.bound, tuple(sorted(value.names))),
    LambdaCode: _lambda,
    type(BUILTINS["sum"]): lambda value: ("builtin", value.name),
    FunctionType: _run,
}


def _decoded(value: Any, definitions: Mapping[str, object]) -> Any:
    """Return the constant that was encoded."""
    if type(value) is not tuple:
        return value
    kind, *parts = value
    if kind == "definition":
        return definitions[parts[0]]
    if kind in ("list", "set"):
        return (list if kind == "list" else frozenset)(_decoded(each, {}) for each in parts[0])
    return _DECODERS[kind](*parts)


_DECODERS: Final[Mapping[str, Callable[..., Any]]] = {
    "number": Decimal,
    "date": date.fromisoformat,
    "time": timedelta,
    "months": YearMonthDuration,
    "range": lambda *parts: Range(*(_decoded(each, {}) for each in parts)),
    "site": Site,
    "equalities": lambda fields, bound, names: equalities(fields, bound, frozenset(names)),
    "lambda": lambda parameters: LambdaCode(parameters, (None,) * len(parameters)),
    "builtin": BUILTINS.__getitem__,
    "run": lambda name: BUILTINS[name].forms[0].run,
}
