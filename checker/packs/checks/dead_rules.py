"""Rules that can never apply, and lookups that find no value in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from checker import feel
from checker.feel import nodes, to_literal
from checker.messages import Message, gettext, verbatim
from checker.model.compiled import CompiledPack
from checker.model.pack import Entry, FindingRule, TrancheRule
from checker.model.problems import Problem
from checker.packs.checks.constants import Bindings, Constants
from checker.packs.expressions import FeelText, Role, feel_texts
from checker.packs.extending import is_of_base
from checker.packs.sources import nearest_position

_SHOWN_KEYS = 3
MAX_CALLS = 12
"""Definitions that call one another are followed this far."""


def dead_rule_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield rules whose subjects or ``applies`` exclude everything, and gaps in tables they use."""
    yield from _DeadRules(compiled).problems()


@dataclass(frozen=True, slots=True)
class _Reach:
    """The constant subjects for which an entry applies.

    ``unknown`` are the variables whose values only a case can tell.
    """

    subjects: tuple[Bindings, ...]
    unknown: set[str]


class _DeadRules:
    def __init__(self, compiled: CompiledPack) -> None:
        self.pack = compiled.pack
        self.constants = Constants(compiled)
        self.reach: dict[int, _Reach] = {}

    def problems(self) -> Iterator[Problem]:
        topic = self.pack.topic
        for rule in topic.rules:
            yield from self._entry(rule, _Reach(({},), set()))
        for tranche in topic.tranches:
            yield from self._entry(tranche, _Reach(({},), set()))
            for condition in tranche.conditions:
                if (outer := self.reach.get(id(tranche))) is not None:
                    yield from self._entry(condition, outer)
        for text in feel_texts(topic):
            if (reach := self.reach.get(id(text.entry))) is not None:
                yield from self._gaps(text, reach)

    def _entry(self, entry: FindingRule | TrancheRule, outer: _Reach) -> Iterator[Problem]:
        """Work out the subjects of an entry; yield a problem where there can be none.

        A rule of the base need not have a subject in every pack that extends it.
        """
        subjects, unknown = self.constants.subjects(entry.for_each, outer.subjects, outer.unknown)
        if not subjects:
            message = gettext(
                "{rule!r} never applies: its subjects are an empty list", rule=entry.id
            )
            if not is_of_base(self.pack, entry):
                yield self._never(entry, "/for_each", message)
            return
        if entry.applying is not None:
            conjuncts = self._constant_conjuncts(entry.applying, unknown)
            subjects = tuple(each for each in subjects if self._all_true(conjuncts, each))
            if not subjects:
                key = "applies" if entry.applies is not None else "in_force"
                message = gettext(
                    "{rule!r} never applies: {key!r} is true for none of its subjects",
                    rule=entry.id,
                    key=key,
                )
                if not is_of_base(self.pack, entry):
                    yield self._never(entry, f"/{key}", message)
                return
        self.reach[id(entry)] = _Reach(subjects, unknown)

    def _never(self, entry: Entry, below: str, message: Message) -> Problem:
        return Problem(nearest_position(self.pack, entry, below), "never-applies", message)

    def _constant_conjuncts(self, text: str, unknown: set[str]) -> list[str]:
        tree = self.constants.parse(text)
        parts = tree.operands if isinstance(tree, nodes.Conjunction) else (tree,)
        return [_source(text, part) for part in parts if self.constants.is_constant(part, unknown)]

    def _all_true(self, texts: list[str], subject: Bindings) -> bool:
        return all(self.constants.value(text, subject) is True for text in texts)

    def _gaps(self, text: FeelText, reach: _Reach) -> Iterator[Problem]:
        """Yield the tables that lack a value for keys that the text certainly looks up."""
        if text.role is Role.SUBJECTS or text.template is not None or text.below == "/applies":
            return
        tree = self.constants.parse(text.text)
        missing: dict[str, dict[str, None]] = {}
        for subject in reach.subjects:
            lookups = _Lookups(self.constants, reach.unknown)
            for table, keys in lookups.missing(text.text, tree, subject):
                missing.setdefault(table, {})[keys] = None
        for table, gaps in missing.items():
            yield self._gap(text, table, list(gaps))

    def _gap(self, text: FeelText, table: str, keys: list[str]) -> Problem:
        message = gettext(
            "the table {table!r} has no value for {keys}, which is needed here",
            table=table,
            keys=_some(keys),
        )
        hint = gettext("fill the gap, or let 'applies' or 'if' rule it out")
        return Problem(text.position(self.pack), "table-gap", message, hint=hint)


def _some(keys: list[str]) -> Message:
    """Return the first few keys, and how many more there are."""
    first = verbatim(", ".join(keys[:_SHOWN_KEYS]))
    if len(keys) <= _SHOWN_KEYS:
        return first
    return gettext("{keys} and {count} more", keys=first, count=len(keys) - _SHOWN_KEYS)


@dataclass(slots=True)
class _Lookups:
    """Finds the lookups that an expression certainly makes for one subject."""

    constants: Constants
    unknown: set[str]
    calls: int = field(default=0)

    def missing(
        self, text: str, node: nodes.Node, names: Mapping[str, feel.Value]
    ) -> Iterator[tuple[str, str]]:
        """Yield table and keys of lookups that give null."""
        match node:
            case nodes.If():
                yield from self._if(text, node, names)
            case nodes.Conjunction() | nodes.Disjunction():
                decided = isinstance(node, nodes.Disjunction)
                if not any(self._value(text, each, names) is decided for each in node.operands):
                    for operand in node.operands:
                        yield from self.missing(text, operand, names)
            case nodes.Comparison() if _asks_for_null(node):
                return
            case nodes.Filter() | nodes.For() | nodes.Quantified() | nodes.FunctionLiteral():
                return
            case nodes.Call(function=nodes.Name(name=name)):
                yield from self._call(text, node, name, names)
            case nodes.Name(name=name) if name not in names:
                yield from self._definition(name, {})
            case _:
                for child in nodes.children(node):
                    yield from self.missing(text, child, names)

    def _if(
        self, text: str, node: nodes.If, names: Mapping[str, feel.Value]
    ) -> Iterator[tuple[str, str]]:
        yield from self.missing(text, node.condition, names)
        if self._known(node.condition, names):
            holds = self._value(text, node.condition, names) is True
            branch = node.consequent if holds else node.alternative
            yield from self.missing(text, branch, names)

    def _call(
        self, text: str, node: nodes.Call, name: str, names: Mapping[str, feel.Value]
    ) -> Iterator[tuple[str, str]]:
        for argument in node.arguments:
            yield from self.missing(text, argument, names)
        if not all(self._known(argument, names) for argument in node.arguments):
            return
        values = [self._value(text, argument, names) for argument in node.arguments]
        if name in self.constants.tables:
            if None not in values and self._value(text, node, names) is None:
                yield name, f"({', '.join(to_literal(value) for value in values)})"
        elif name in self.constants.definitions:
            parameters = self.constants.definitions[name].parameters
            yield from self._definition(name, dict(zip(parameters, values, strict=False)))

    def _definition(self, name: str, arguments: Bindings) -> Iterator[tuple[str, str]]:
        definition = self.constants.definitions.get(name)
        if definition is None or name in self.constants.tables or self.calls >= MAX_CALLS:
            return
        self.calls += 1
        yield from self.missing(definition.definition.expression, definition.node, arguments)
        self.calls -= 1

    def _known(self, node: nodes.Expression, names: Mapping[str, feel.Value]) -> bool:
        return self.constants.is_constant(node, self.unknown - set(names))

    def _value(
        self, text: str, node: nodes.Expression, names: Mapping[str, feel.Value]
    ) -> feel.Value:
        """Return the value of a constant part; null where it is not constant."""
        return (
            self.constants.value(_source(text, node), names) if self._known(node, names) else None
        )


def _asks_for_null(node: nodes.Comparison) -> bool:
    return any(
        isinstance(side, nodes.Literal) and side.value is None for side in (node.left, node.right)
    )


def _source(text: str, node: nodes.Node) -> str:
    return text[node.span.start : node.span.end]
