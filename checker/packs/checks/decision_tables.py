"""Decision tables: cells that are not FEEL, values that no rule decides, and those that two do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import islice, pairwise, product
from math import prod

from checker import feel
from checker.feel import Value, nodes, to_literal
from checker.messages import gettext
from checker.model.decision_table import ANY_VALUE, DecisionTable, test_as_feel
from checker.model.pack import Definition, Entry, Pack
from checker.model.problems import Problem
from checker.packs.names import GLOBAL_NAMES, collections
from checker.packs.sources import nearest_position

_INPUT = "_input"
_MAX_COMBINATIONS = 20_000
"""Combinations of values that are tried; further ones are left out."""


def decision_table_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what is wrong with the decision tables of a pack.

    A table with the policy ``U`` may not decide twice. A warning tells of values for which no rule
    decides, and of rules that decide nothing.
    """
    for entry in pack.topic.definitions:
        if entry.decision_table is not None and not cell_problems(pack, entry):
            yield from _Checked(pack, entry, entry.decision_table).problems()


def cell_problems(pack: Pack, entry: Entry) -> list[Problem]:
    """Return the cells of the decision table of an entry that are not unary tests of FEEL."""
    if not isinstance(entry, Definition) or entry.decision_table is None:
        return []
    names = (*GLOBAL_NAMES, *collections(pack).values())
    problems = []
    for number, rule in enumerate(entry.decision_table.rules):
        for at, cell in enumerate(rule.when):
            try:
                feel.parse_unary_tests(cell, names)
            except feel.FeelSyntaxError as error:
                place = f"/decision_table/rules/{number}/when/{at}"
                position = nearest_position(pack, entry, place)
                hint = error.hint or None
                problems.append(Problem(position, "feel-syntax", error.message, hint=hint))
    return problems


class _Holds:
    """Says whether a cell holds for a value; each pair is evaluated once."""

    def __init__(self) -> None:
        self._library = feel.Library([], ())
        self._session = self._library.session({})
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, cell: str, value: Value) -> bool:
        key = cell, to_literal(value)
        if key not in self._known:
            self._known[key] = cell.strip() == ANY_VALUE or self._evaluated(cell, value)
        return self._known[key]

    def _evaluated(self, cell: str, value: Value) -> bool:
        program = self._library.compile(test_as_feel(_INPUT, cell), (_INPUT,))
        return self._session.evaluate(program, {_INPUT: value}) is True


@dataclass(frozen=True, slots=True)
class _Checked:
    pack: Pack
    entry: Definition
    table: DecisionTable
    holds: _Holds = field(default_factory=_Holds)

    def problems(self) -> Iterator[Problem]:
        """Try values at, between and beyond the bounds of all cells; tell of what is amiss."""
        values = [_values([rule.when[at] for rule in self.table.rules]) for at in self._places]
        if not all(values):
            return
        told: set[str] = set()
        for combination in islice(product(*values), _MAX_COMBINATIONS):
            hits = self._hits(combination)
            if not hits and self.table.hit_policy != "C+" and "gap" not in told:
                told.add("gap")
                yield self._gap(combination)
            if len(hits) > 1 and self.table.hit_policy == "U" and "overlap" not in told:
                told.add("overlap")
                yield self._overlap(combination, hits)
        if "overlap" not in told:
            yield from self._idle_rules([_with_another_text(each) for each in values])

    def _hits(self, combination: tuple[Value, ...]) -> list[int]:
        """Return the numbers of the rules that hold for values of the inputs."""
        return [
            number
            for number, rule in enumerate(self.table.rules, 1)
            if all(map(self.holds, rule.when, combination))
        ]

    def _idle_rules(self, values: list[list[Value]]) -> Iterator[Problem]:
        """Yield the rules that decide for no values; none where these are too many to try all."""
        if prod(map(len, values)) > _MAX_COMBINATIONS:
            return
        deciding: set[int] = set()
        for combination in product(*values):
            hits = self._hits(combination)
            deciding.update(hits[:1] if self.table.hit_policy == "F" else hits)
        for number in range(1, len(self.table.rules) + 1):
            if number not in deciding:
                yield self._idle(number)

    @property
    def _places(self) -> range:
        return range(len(self.table.inputs))

    def _gap(self, combination: tuple[Value, ...]) -> Problem:
        message = gettext("no rule of the table decides for {values}", values=self._at(combination))
        hint = gettext("add a rule, or one with `-` as the last of a table with the policy F")
        position = nearest_position(self.pack, self.entry, "/decision_table")
        return Problem(position, "table-gap", message, hint=hint, is_warning=True)

    def _overlap(self, combination: tuple[Value, ...], hits: list[int]) -> Problem:
        message = gettext(
            "rules {first} and {second} of the table both hold for {values}",
            first=hits[0],
            second=hits[1],
            values=self._at(combination),
        )
        hint = gettext("let them exclude each other, or say with F that the first decides")
        place = f"/decision_table/rules/{hits[1] - 1}"
        position = nearest_position(self.pack, self.entry, place)
        return Problem(position, "table-overlap", message, hint=hint)

    def _idle(self, number: int) -> Problem:
        message = gettext("rule {number} of the table never decides", number=number)
        hint = gettext("an earlier rule holds wherever it does, or nothing is in its range")
        place = f"/decision_table/rules/{number - 1}"
        position = nearest_position(self.pack, self.entry, place)
        return Problem(position, "dead-rule", message, hint=hint, is_warning=True)

    def _at(self, combination: tuple[Value, ...]) -> str:
        named = zip(self.table.inputs, combination, strict=True)
        return ", ".join(f"{name} = {to_literal(value)}" for name, value in named)


def _values(cells: list[str]) -> list[Value]:
    """Return values that lie on every side of the bounds in the cells of one input.

    Empty where the cells hold anything but literals of one kind.
    """
    found: set[Value] = set()
    for cell in cells:
        if cell.strip() != ANY_VALUE:
            tree = feel.parse_unary_tests(cell)
            if any(isinstance(node, nodes.Name | nodes.Path) for node in nodes.walk(tree)):
                return []
            found |= set(_literals(tree))
    if not found:
        return [None]
    if all(isinstance(value, bool) for value in found):
        return [True, False]
    if all(isinstance(value, str) for value in found):
        return sorted(found, key=str)
    return _around(found)


def _with_another_text(values: list[Value]) -> list[Value]:
    """Return the values of an input and, where they are texts, one that no cell names."""
    texts = [each for each in values if isinstance(each, str)]
    return [*values, max(texts, key=len) + "x"] if texts else values


def _literals(tree: nodes.Node) -> Iterator[Value]:
    library = feel.Library([], ())
    session = library.session({})
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Literal) and node.value is not None:
            yield node.value
        if isinstance(node, nodes.Negation) and isinstance(node.operand, nodes.Literal):
            operand = node.operand.value
            if isinstance(operand, Decimal):
                yield -operand
        if isinstance(node, nodes.AtLiteral):
            yield session.evaluate(library.compile(f'@"{node.text}"'), {})


def _around(found: set[Value]) -> list[Value]:
    """Return numbers or days with what lies between and beyond them; none of other values."""
    numbers = sorted(value for value in found if _is_number(value))
    if len(numbers) == len(found):
        between = [(low + high) / 2 for low, high in pairwise(numbers)]
        return [numbers[0] - 1, *numbers, *between, numbers[-1] + 1]
    days = sorted(value for value in found if _is_day(value))
    if len(days) == len(found):
        step = timedelta(days=1)
        return [each for day in days for each in (day - step, day, day + step)]
    return []


def _is_number(value: Value) -> bool:
    return isinstance(value, Decimal)


def _is_day(value: Value) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
