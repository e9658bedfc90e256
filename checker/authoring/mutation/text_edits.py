"""How a FEEL text is changed: small edits at the nodes of its tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from checker.feel import nodes

FLIPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "!=", "!=": "="}
OPPOSITES = {"+": "-", "-": "+", "*": "/", "/": "*"}
TWINS = {"min": "max", "max": "min"}
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DURATION = re.compile(r"-?P(?=.)[0-9YMDTHS.]+")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Edit:
    """The text from ``start`` to ``end`` becomes ``new``; ``node`` is what a reader is shown."""

    start: int
    end: int
    new: str
    node: nodes.Node

    def applied(self, text: str) -> str:
        """Return the whole text after the edit."""
        return text[: self.start] + self.new + text[self.end :]

    def words(self, text: str) -> str:
        """Return the part around the edit before and after: ``a <= b becomes a < b``."""
        span = self.node.span
        before = text[span.start : span.end]
        after = text[span.start : self.start] + self.new + text[self.end : span.end]
        return f"{_one_line(before)} becomes {_one_line(after)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def edits(text: str, tree: nodes.Node) -> Iterator[Edit]:
    """Yield every edit of a text whose tree this is, outer ones before those inside."""
    reader = _Edits(text)
    for node in nodes.walk(tree):
        yield from reader.of(node)
        if _is_date_call(node):
            reader.of_dates |= {id(child) for child in nodes.walk(node) if child is not node}


def _is_date_call(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Call)
        and isinstance(node.function, nodes.Name)
        and node.function.name == "date"
        and len(node.arguments) == 3
    )


class _Edits:
    """Edits of one text; inside ``date(y, m, d)`` numbers go down, so that dates stay dates."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.of_dates: set[int] = set()

    def of(self, node: nodes.Node) -> Iterator[Edit]:
        """Yield the edits of one node, without those of the nodes below it."""
        match node:
            case nodes.Comparison(operator, left, right):
                yield self._between(node, left, right, operator, FLIPS[operator])
            case nodes.Arithmetic(operator, left, right) if operator in OPPOSITES:
                yield self._between(node, left, right, operator, OPPOSITES[operator])
            case nodes.Conjunction(operands):
                yield from self._junction(node, operands, "and", "or")
            case nodes.Disjunction(operands):
                yield from self._junction(node, operands, "or", "and")
            case nodes.If(_, consequent, alternative):
                yield self._becomes(node, consequent)
                yield self._becomes(node, alternative)
            case nodes.Quantified(quantifier):
                other = "every" if quantifier == "some" else "some"
                start = node.span.start
                yield Edit(start, start + len(quantifier), other, node)
            case nodes.Call(nodes.Name(name), arguments) if name in TWINS or name == "not":
                yield from self._call(node, name, arguments)
            case nodes.Literal() | nodes.AtLiteral():
                yield from self._literal(node)
            case _:
                pass

    def _between(
        self, node: nodes.Node, left: nodes.Node, right: nodes.Node, old: str, new: str
    ) -> Edit:
        start = self.text.index(old, left.span.end, right.span.start)
        return Edit(start, start + len(old), new, node)

    def _source(self, node: nodes.Node) -> str:
        return f"({self.text[node.span.start : node.span.end]})"

    def _becomes(self, node: nodes.Node, part: nodes.Node) -> Edit:
        return Edit(node.span.start, node.span.end, self._source(part), node)

    def _junction(
        self, node: nodes.Node, operands: tuple[nodes.Expression, ...], word: str, other: str
    ) -> Iterator[Edit]:
        """Yield the junction without each operand in turn, and with the other word."""
        span = node.span
        for dropped in operands:
            kept = [self._source(each) for each in operands if each is not dropped]
            yield Edit(span.start, span.end, f" {word} ".join(kept), node)
        swapped = f" {other} ".join(self._source(each) for each in operands)
        yield Edit(span.start, span.end, swapped, node)

    def _call(
        self, node: nodes.Node, name: str, arguments: tuple[nodes.Expression, ...]
    ) -> Iterator[Edit]:
        start = node.span.start
        if name in TWINS:
            yield Edit(start, start + len(name), TWINS[name], node)
        elif len(arguments) == 1:
            yield self._becomes(node, arguments[0])

    def _literal(self, node: nodes.Literal | nodes.AtLiteral) -> Iterator[Edit]:
        start, end = node.span.start, node.span.end
        for new in self._others(node):
            yield Edit(start, end, new, node)

    def _others(self, node: nodes.Literal | nodes.AtLiteral) -> Iterator[str]:
        """Yield the literals that stand in for this one."""
        if isinstance(node, nodes.AtLiteral):
            yield from (f'@"{text}"' for text in _neighbours(node.text))
        elif isinstance(node.value, bool):
            yield "false" if node.value else "true"
        elif isinstance(node.value, str):
            yield from (f'"{text}"' for text in _neighbours(node.value))
        elif isinstance(node.value, Decimal):
            yield from _numbers(node.value, downwards=id(node) in self.of_dates)


def _numbers(value: Decimal, *, downwards: bool) -> Iterator[str]:
    """Yield the number one unit in its last place up, or down where up may be no date."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    down = downwards and value > 1
    yield format(value - step if down else value + step, "f")


def _neighbours(text: str) -> Iterator[str]:
    """Yield the dates or durations next to the one that a text is; nothing for other texts."""
    if _DATE.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return
        yield from ((day + timedelta(days=step)).isoformat() for step in (1, -1))
    elif _DURATION.fullmatch(text) and (found := _NUMBER.search(text)):
        for step in (1, -1):
            yield text[: found.start()] + str(int(found[0]) + step) + text[found.end() :]
