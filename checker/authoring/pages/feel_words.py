"""FEEL in plain words, for people who decide but do not read FEEL."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker import feel
from checker.feel import Names, nodes, number_text
from checker.messages import gettext, ngettext

SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": gettext("to the power of")}
MONTHS = (
    gettext("January"),
    gettext("February"),
    gettext("March"),
    gettext("April"),
    gettext("May"),
    gettext("June"),
    gettext("July"),
    gettext("August"),
    gettext("September"),
    gettext("October"),
    gettext("November"),
    gettext("December"),
)
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?")
_BINDING = (nodes.Conjunction, nodes.Disjunction, nodes.If, nodes.For, nodes.Quantified)


def in_words(text: str, names: Names, titles: Mapping[str, str]) -> str:
    """Return a FEEL text in words; ``titles`` are those of definitions and tables by name."""
    return _Words(text, titles).of(feel.parse(text, names))


class _Words:
    def __init__(self, text: str, titles: Mapping[str, str]) -> None:
        self._text = text
        self._titles = titles

    def of(self, node: nodes.Node) -> str:
        """Return a node in words; what has none is written as it stands."""
        match node:
            case nodes.Literal(value):
                return _literal(value)
            case nodes.AtLiteral(text):
                return _duration(text) or text
            case nodes.Name(name):
                return self._name(name)
            case nodes.Path(source, name):
                return gettext("{field} of {thing}", field=_spaced(name), thing=self._inner(source))
            case nodes.Negation(operand):
                return f"−{self._inner(operand)}"
            case nodes.Arithmetic(operator, left, right):
                return f"{self._inner(left)} {SIGNS[operator]} {self._inner(right)}"
            case nodes.Comparison(operator, left, right):
                return self._comparison(operator, left, right)
            case nodes.Between(value, low, high):
                return gettext(
                    "{value} is between {low} and {high}",
                    value=self._inner(value),
                    low=self._inner(low),
                    high=self._inner(high),
                )
            case nodes.Conjunction(operands):
                return gettext(", and ").join(self._inner(each) for each in operands)
            case nodes.Disjunction(operands):
                return gettext(", or ").join(self._inner(each) for each in operands)
            case _:
                return self._structure(node)

    def _structure(self, node: nodes.Node) -> str:
        match node:
            case nodes.If(condition, consequent, alternative):
                return gettext(
                    "if {condition}, then {then}; otherwise {otherwise}",
                    condition=self.of(condition),
                    then=self._inner(consequent),
                    otherwise=self.of(alternative),
                )
            case nodes.Quantified(quantifier, iterations, condition):
                return self._quantified(quantifier, iterations, condition)
            case nodes.For(iterations, result):
                items = self._each(iterations)
                return gettext("{result} for each {items}", result=self._inner(result), items=items)
            case nodes.Filter(source, predicate):
                return self._filter(source, predicate)
            case nodes.Call(nodes.Name(name), arguments):
                return self._call(name, arguments)
            case nodes.ListLiteral(items):
                return f"[{', '.join(self.of(item) for item in items)}]"
            case nodes.RangeLiteral(low, high) if low is not None and high is not None:
                return self._range(low, high)
            case nodes.IterationRange(low, high):
                return self._range(low, high)
            case _:
                return f"`{' '.join(self._text[node.span.start : node.span.end].split())}`"

    def _inner(self, node: nodes.Node) -> str:
        """Return a part in words, in brackets where it would run into what is around it."""
        words = self.of(node)
        return f"({words})" if isinstance(node, _BINDING) else words

    def _name(self, name: str) -> str:
        title = self._titles.get(name)
        return f"“{title}”" if title else _spaced(name)

    def _range(self, low: nodes.Node, high: nodes.Node) -> str:
        return gettext("{low} to {high}", low=self.of(low), high=self.of(high))

    def _comparison(self, operator: str, left: nodes.Node, right: nodes.Node) -> str:
        if isinstance(right, nodes.Literal) and right.value is None:
            if operator == "=":
                return gettext("{value} is not known", value=self._inner(left))
            return gettext("{value} is known", value=self._inner(left))
        return _compared(operator, self._inner(left), self._inner(right))

    def _quantified(
        self, quantifier: str, iterations: Sequence[nodes.Iteration], condition: nodes.Node
    ) -> str:
        named = {"items": self._each(iterations), "condition": self._inner(condition)}
        if quantifier == "some":
            return gettext("for some {items}: {condition}", **named)
        return gettext("for every {items}: {condition}", **named)

    def _each(self, iterations: Sequence[nodes.Iteration]) -> str:
        return ", ".join(
            gettext("{name} of {list}", name=each.name, list=self._inner(each.source))
            for each in iterations
        )

    def _filter(self, source: nodes.Node, predicate: nodes.Node) -> str:
        match predicate:
            case nodes.Literal(Decimal() as place):
                number = number_text(place)
                return gettext("item {number} of {list}", number=number, list=self._inner(source))
            case nodes.Negation(nodes.Literal(Decimal() as place)) if place == 1:
                return gettext("the last of {list}", list=self._inner(source))
            case _:
                return gettext(
                    "{list} where ({condition})",
                    list=self._inner(source),
                    condition=self.of(predicate),
                )

    def _call(self, name: str, arguments: tuple[nodes.Expression, ...]) -> str:
        if name in self._titles:
            return f"{self._name(name)} ({', '.join(self.of(each) for each in arguments)})"
        if name == "date" and len(arguments) == 3:
            return self._date(*arguments)
        if name == "duration" and isinstance(arguments[0], nodes.Literal):
            return _duration(str(arguments[0].value)) or str(arguments[0].value)
        if name == "date" and isinstance(arguments[0], nodes.Literal):
            return str(arguments[0].value)
        if name == "not" and len(arguments) == 1:
            return gettext("not ({condition})", condition=self.of(arguments[0]))
        told = _of_list(name, self._inner(arguments[0])) if len(arguments) == 1 else None
        return told or f"{_spaced(name)} ({', '.join(self.of(each) for each in arguments)})"

    def _date(self, year: nodes.Node, month: nodes.Node, day: nodes.Node) -> str:
        number = month.value if isinstance(month, nodes.Literal) else None
        if isinstance(number, Decimal) and 1 <= number <= len(MONTHS):
            return gettext(
                "{day} {month} of {year}",
                day=self.of(day),
                month=MONTHS[int(number) - 1],
                year=self._inner(year),
            )
        return gettext(
            "day {day} of month {month} of {year}",
            day=self.of(day),
            month=self.of(month),
            year=self._inner(year),
        )


def _compared(operator: str, left: str, right: str) -> str:
    sides = {"left": left, "right": right}
    said = {
        "<": gettext("{left} is less than {right}", **sides),
        "<=": gettext("{left} is at most {right}", **sides),
        ">": gettext("{left} is more than {right}", **sides),
        ">=": gettext("{left} is at least {right}", **sides),
        "=": gettext("{left} is {right}", **sides),
        "!=": gettext("{left} is not {right}", **sides),
    }
    return said[operator]


def _of_list(name: str, items: str) -> str | None:
    """Return a call of a function of lists in words, None for another function."""
    said = {
        "sum": gettext("the sum of {list}", list=items),
        "sum from zero": gettext("the sum of {list}", list=items),
        "count": gettext("the number of {list}", list=items),
        "max": gettext("the largest of {list}", list=items),
        "min": gettext("the smallest of {list}", list=items),
        "distinct values": gettext("the distinct values of {list}", list=items),
        "flatten": gettext("all of {list}", list=items),
        "concatenate": gettext("all of {list}", list=items),
        "sort": gettext("in order, {list}", list=items),
        "string": items,
    }
    return said.get(name)


def _literal(value: Decimal | str | bool | None) -> str:
    if value is None:
        return gettext("not known")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, Decimal):
        return format(value, "f")
    return f"“{value}”" if " " in value or not value else value


def _duration(text: str) -> str:
    """Return a duration of years, months and days in words; empty for anything else."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return ""
    years, months, days = (int(number) if number else None for number in found.groups())
    parts = [
        ngettext("{count} year", "{count} years", years) if years is not None else None,
        ngettext("{count} month", "{count} months", months) if months is not None else None,
        ngettext("{count} day", "{count} days", days) if days is not None else None,
    ]
    return gettext(" and ").join(filter(None, parts))


def _spaced(name: str) -> str:
    return name.replace("_", " ")
