"""FEEL in plain words, for people who decide but do not read FEEL."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from checker import feel
from checker.feel import Names, nodes, number_text

COMPARED = {
    "<": "is less than",
    "<=": "is at most",
    ">": "is more than",
    ">=": "is at least",
    "=": "is",
    "!=": "is not",
}
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷", "**": "to the power of"}
OF_LIST = {
    "sum": "the sum of",
    "count": "the number of",
    "max": "the largest of",
    "min": "the smallest of",
    "distinct values": "the distinct values of",
    "flatten": "all of",
    "concatenate": "all of",
    "sort": "in order,",
    "string": "",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
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
                return f"{_spaced(name)} of {self._inner(source)}"
            case nodes.Negation(operand):
                return f"−{self._inner(operand)}"
            case nodes.Arithmetic(operator, left, right):
                return f"{self._inner(left)} {SIGNS[operator]} {self._inner(right)}"
            case nodes.Comparison(operator, left, right):
                return self._comparison(operator, left, right)
            case nodes.Between(value, low, high):
                ends = f"{self._inner(low)} and {self._inner(high)}"
                return f"{self._inner(value)} is between {ends}"
            case nodes.Conjunction(operands):
                return ", and ".join(self._inner(each) for each in operands)
            case nodes.Disjunction(operands):
                return ", or ".join(self._inner(each) for each in operands)
            case _:
                return self._structure(node)

    def _structure(self, node: nodes.Node) -> str:
        match node:
            case nodes.If(condition, consequent, alternative):
                outcome = f"{self._inner(consequent)}; otherwise {self.of(alternative)}"
                return f"if {self.of(condition)}, then {outcome}"
            case nodes.Quantified(quantifier, iterations, condition):
                return f"for {quantifier} {self._each(iterations)}: {self._inner(condition)}"
            case nodes.For(iterations, result):
                return f"{self._inner(result)} for each {self._each(iterations)}"
            case nodes.Filter(source, predicate):
                return self._filter(source, predicate)
            case nodes.Call(nodes.Name(name), arguments):
                return self._call(name, arguments)
            case nodes.ListLiteral(items):
                return f"[{', '.join(self.of(item) for item in items)}]"
            case nodes.RangeLiteral(low, high) if low is not None and high is not None:
                return f"{self.of(low)} to {self.of(high)}"
            case nodes.IterationRange(low, high):
                return f"{self.of(low)} to {self.of(high)}"
            case _:
                return f"`{' '.join(self._text[node.span.start : node.span.end].split())}`"

    def _inner(self, node: nodes.Node) -> str:
        """Return a part in words, in brackets where it would run into what is around it."""
        words = self.of(node)
        return f"({words})" if isinstance(node, _BINDING) else words

    def _name(self, name: str) -> str:
        title = self._titles.get(name)
        return f"“{title}”" if title else _spaced(name)

    def _comparison(self, operator: str, left: nodes.Node, right: nodes.Node) -> str:
        if isinstance(right, nodes.Literal) and right.value is None:
            known = "is not known" if operator == "=" else "is known"
            return f"{self._inner(left)} {known}"
        return f"{self._inner(left)} {COMPARED[operator]} {self._inner(right)}"

    def _each(self, iterations: Sequence[nodes.Iteration]) -> str:
        return ", ".join(f"{each.name} of {self._inner(each.source)}" for each in iterations)

    def _filter(self, source: nodes.Node, predicate: nodes.Node) -> str:
        match predicate:
            case nodes.Literal(Decimal() as place):
                return f"item {number_text(place)} of {self._inner(source)}"
            case nodes.Negation(nodes.Literal(Decimal() as place)) if place == 1:
                return f"the last of {self._inner(source)}"
            case _:
                return f"{self._inner(source)} where ({self.of(predicate)})"

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
            return f"not ({self.of(arguments[0])})"
        if name in OF_LIST and len(arguments) == 1:
            return f"{OF_LIST[name]} {self._inner(arguments[0])}".strip()
        return f"{_spaced(name)} ({', '.join(self.of(each) for each in arguments)})"

    def _date(self, year: nodes.Node, month: nodes.Node, day: nodes.Node) -> str:
        number = month.value if isinstance(month, nodes.Literal) else None
        if isinstance(number, Decimal) and 1 <= number <= len(MONTHS):
            return f"{self.of(day)} {MONTHS[int(number) - 1]} of {self._inner(year)}"
        return f"day {self.of(day)} of month {self.of(month)} of {self._inner(year)}"


def _literal(value: Decimal | str | bool | None) -> str:
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f")
    return f"“{value}”" if " " in value or not value else value


def _duration(text: str) -> str:
    """Return a duration of years, months and days in words; empty for anything else."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return ""
    units = zip(found.groups(), ("year", "month", "day"), strict=True)
    return " and ".join(
        f"{number} {unit}{'' if number == '1' else 's'}" for number, unit in units if number
    )


def _spaced(name: str) -> str:
    return name.replace("_", " ")
