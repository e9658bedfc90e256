"""What all parts of the reader share: values of nodes, and the trees behind names and calls."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from checker.feel.errors import LimitExceeded
from checker.feel.goals.declared import Declared
from checker.feel.goals.env import Asked, Env, Written
from checker.feel.goals.wants import NOTHING, Need, Target, Want, Way, distinct
from checker.feel.runtime.library import Library
from checker.feel.runtime.session import Session
from checker.feel.syntax import nodes
from checker.feel.values import Record, Value

_DEEPEST: Final = 60
_MOST: Final = 64
"""Ways of one node that are followed; the smallest come first."""


_NOTHING_DECLARED: Final[Mapping[str, Declared]] = {}


class Core(ABC):
    """Reads in one session; ``HANDLERS`` names the method for each construct.

    ``collections`` gives the names of the fields that the items of a list can have, by the name
    of the list: only what it names can come. ``today`` is the name of the date that moves on;
    the days that an expression waits for are gathered in ``days``. ``declared`` are the items
    that definitions lack, by the names of these: their trees are not read.
    """

    HANDLERS: ClassVar[Mapping[type[nodes.Node], str]] = {}

    def __init__(
        self,
        library: Library,
        session: Session,
        collections: Mapping[str, Collection[str]],
        today: str,
        declared: Mapping[str, Declared] = _NOTHING_DECLARED,
    ) -> None:
        self.library = library
        self.session = session
        self.collections = collections
        self.today = today
        self.declared = declared
        self.days: set[date] = set()
        self.asked: list[Reading] = []
        self._known: dict[tuple[int, tuple[tuple[str, int], ...]], tuple[object, Value]] = {}

    def goals(self, node: nodes.Expression, env: Env, target: Target) -> list[Way]:
        """Return the ways to give a node a value as wanted."""
        if target.met_by(self.value(node, env)):
            return NOTHING
        handler = self.HANDLERS.get(type(node))
        if handler is None or len(self.asked) > _DEEPEST:
            return []
        found: list[Way] = getattr(self, handler)(node, env, target)
        return sorted(distinct(found), key=len)[:_MOST]

    def value(self, node: nodes.Expression, env: Env) -> Value:
        """Return the value of a node; null where it grows too large."""
        names = self.library.names_in(node)
        used = tuple(name for name in env.values if name in names)
        key = (id(node), tuple((name, id(env.values[name])) for name in used))
        if key not in self._known:
            values = {name: env.values[name] for name in used}
            program = self.library.program_of(node, used)
            try:
                result = self.session.evaluate(program, values)
            except LimitExceeded:
                result = None
            self._known[key] = ((node, values), result)  # what has an id here has to live on
        return self._known[key][1]

    @abstractmethod
    def find(self, node: nodes.Expression, env: Env, asked: Asked) -> list[Way]:
        """Return the ways to let a list, or an item by itself, have what is asked."""

    def behind(self, node: nodes.Expression, env: Env) -> Written | None:
        """Return the expression that a name or a call of a definition stands for, if it does."""
        if isinstance(node, nodes.Name):
            if node.name in env.trees:
                return env.trees[node.name]
            if node.name in env.values or node.name not in self.library.definitions:
                return None
            definition = self.library.definitions[node.name]
            return None if definition.parameters else Written(definition.node, Env(), node.name)
        if not isinstance(node, nodes.Call) or not isinstance(node.function, nodes.Name):
            return None
        name = node.function.name
        called = None if name in env.values else self.library.definitions.get(name)
        if called is None or len(called.parameters) != len(node.arguments):
            return None
        inner = Env()
        for parameter, argument in zip(called.parameters, node.arguments, strict=True):
            inner = inner.bound(parameter, self.value(argument, env), Written(argument, env))
        return Written(called.node, inner, name)

    def context_behind(
        self, node: nodes.Expression, env: Env
    ) -> tuple[nodes.ContextLiteral | None, Env]:
        """Return the context that an expression writes, or names, with the names around it."""
        written = self.behind(node, env)
        if written is not None:
            return self.context_behind(written.node, written.env)
        return (node if isinstance(node, nodes.ContextLiteral) else None), env

    @contextmanager
    def asking(self, written: Written) -> Iterator[bool]:
        """Enter a tree behind a name; gives False where it is being read with these values."""
        values = [(name, _identity(value)) for name, value in written.env.values.items()]
        asked = Reading(written.definition, repr((id(written.node), values)))
        is_new = written.definition is None or asked not in self.asked
        self.asked.append(asked)
        try:
            yield is_new
        finally:
            self.asked.pop()

    def as_declared(self, written: Written, asked: Asked = ()) -> list[Way] | None:
        """Return the way to the item that a definition declares, None where it declares none.

        ``asked`` is what the item has to be beyond that. What is not known is not asked for.
        """
        declared = self.declared.get(written.definition or "")
        if declared is None:
            return None
        wants = [each for each in asked if isinstance(each, Want)]
        for field, operator, text in declared.asked:
            node = self.library.compile(text, tuple(written.env.values)).node
            value = self.value(node, written.env) if isinstance(node, nodes.Expression) else None
            if value is not None:
                wants.append(Want((field,), Target(operator, value)))
        return [(Need(declared.collection, tuple(wants), via=self.via()),)]

    def via(self) -> tuple[str, ...]:
        """Return the definitions that are being read, the innermost first."""
        return tuple(each.definition for each in reversed(self.asked) if each.definition)


@dataclass(frozen=True, slots=True)
class Reading:
    """A tree that is being read: the definition whose body it is, and the values around it."""

    definition: str | None
    values: str


def _identity(value: Value) -> object:
    """Return what tells a value from others in a text; lists of records are long."""
    return value.origin if isinstance(value, Record) else value if _is_short(value) else id(value)


def _is_short(value: Value) -> bool:
    return not isinstance(value, (list, dict))
