"""Turns of FEEL that read well and decide wrongly: warnings, each with what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from checker import feel
from checker.feel import nodes, uses
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Check, Condition, FindingRule, Requirement
from checker.model.problems import Problem
from checker.packs.expressions import FeelText, feel_texts
from checker.packs.names import GLOBAL_NAMES, collections
from checker.packs.sources import nearest_position

_FIRST = Decimal(1)


def idiom_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield warnings: requirements that absence breaks, sums of older versions, downward runs."""
    found = _Idioms(compiled)
    for rule in compiled.pack.topic.rules_by_id().values():
        yield from found.of_rule(rule)
    for text in feel_texts(compiled.pack.topic):
        yield from found.of_text(text)


class _Idioms:
    def __init__(self, compiled: CompiledPack) -> None:
        self._pack = compiled.pack
        self._definitions = compiled.library.definitions
        self._open_names = {*GLOBAL_NAMES, *compiled.collections.values()}
        types = {name: of for of, name in collections(compiled.pack).items()}
        self._repeated = {
            name for name, of in types.items() if "x-key" not in compiled.pack.schemas[of]
        }

    def of_rule(self, rule: FindingRule) -> Iterator[Problem]:
        """Yield what the rule says otherwise than its author can have meant."""
        if isinstance(rule, Check) and rule.require is not None and _absence_counts(rule):
            yield from self._counted(rule, rule.require)
        if isinstance(rule, Requirement) and rule.measure and rule.partial:
            yield from self._summed(rule, rule.measure, rule.partial)
        if isinstance(rule, Requirement) and (test := rule.require or rule.measure):
            yield from self._unnamed(rule, test)

    def of_text(self, text: FeelText) -> Iterator[Problem]:
        """Yield the iterations that run downwards where they should not run at all."""
        tree = feel.parse(text.text, self._open_names)
        for run in _unguarded_runs(tree):
            position = text.position(self._pack, run.span.line, run.span.column)
            message = gettext("where this ends before it starts, it runs downwards")
            hint = gettext("rule that out: `if end < start then [] else for ...`")
            yield Problem(position, "runs-downwards", message, hint=hint, is_warning=True)

    def _counted(self, rule: FindingRule, require: str) -> Iterator[Problem]:
        tree = feel.parse(require, self._open_names)
        parts = tree.operands if isinstance(tree, nodes.Conjunction) else (tree,)
        if any(_needs_documents(part) for part in parts):
            message = gettext("without documents this is false, and the finding a violation")
            hint = (
                gettext("use 'fulfilled_by' and 'times': it is open until the documents are there")
                if isinstance(rule, Condition)
                else gettext("make it an obligation with a due day: until then it is open")
            )
            position = nearest_position(self._pack, rule, "/require")
            yield Problem(position, "absence-violates", message, hint=hint, is_warning=True)

    def _unnamed(self, rule: FindingRule, test: str) -> Iterator[Problem]:
        """Yield a test that looks documents up by itself: what is lacking has no name then."""
        if any(self._looked_up(feel.parse(test, self._open_names))):
            message = gettext("where such a paper is lacking, nothing says which one is missing")
            hint = gettext("make it a definition, with 'missing' and 'from'")
            key = "/require" if isinstance(rule, Requirement) and rule.require else "/measure"
            position = nearest_position(self._pack, rule, key)
            yield Problem(position, "no-missing", message, hint=hint, is_warning=True)

    def _looked_up(self, tree: nodes.Node) -> Iterator[str]:
        """Yield the collections of which a field of the last or first paper is taken."""
        for node in nodes.walk(tree):
            match node:
                case nodes.Path(source=nodes.Filter(source=source, predicate=predicate)):
                    if _is_place(predicate):
                        yield from (name for name in _base(source) if name in self._open_names)
                case _:
                    pass

    def _summed(self, rule: FindingRule, measure: str, partial: str) -> Iterator[Problem]:
        """Yield the collection of which the measure takes the last paper, and ``partial`` all."""
        latest = {name for node in self._reached(measure) for name in _taken_last(node)}
        summed = {name for node in self._reached(partial) for name in _added_up(node)}
        for name in sorted(latest & summed & self._repeated):
            message = gettext(
                "'partial' adds up all of {collection}, of which the measure takes the last",
                collection=name,
            )
            hint = gettext(
                "a corrected paper counts twice here; give its type an 'x-key', "
                "or add up the last ones"
            )
            position = nearest_position(self._pack, rule, "/partial")
            yield Problem(position, "partial-of-all", message, hint=hint, is_warning=True)

    def _reached(self, text: str) -> Iterator[nodes.Node]:
        """Yield the trees of a text and of the definitions that it uses, directly or not."""
        waiting: list[nodes.Expression] = [feel.parse(text, self._open_names)]
        seen: set[str] = set()
        while waiting:
            tree = waiting.pop()
            yield from nodes.walk(tree)
            for name in {use.node.name for use in uses(tree)} - seen:
                seen.add(name)
                if name in self._definitions:
                    waiting.append(self._definitions[name].node)


def _is_place(predicate: nodes.Node) -> bool:
    """Return whether a filter takes one item by its place, such as ``[1]`` or ``[-1]``."""
    inner = predicate.operand if isinstance(predicate, nodes.Negation) else predicate
    return isinstance(inner, nodes.Literal) and isinstance(inner.value, Decimal)


def _unguarded_runs(node: nodes.Node) -> Iterator[nodes.Expression]:
    """Yield iterations up to a difference, such as the year before one, that no ``if`` guards."""
    if isinstance(node, nodes.If):
        return
    if isinstance(node, nodes.Iteration):
        match node.source:
            case (
                nodes.IterationRange(high=nodes.Arithmetic(operator="-"))
                | nodes.RangeLiteral(high=nodes.Arithmetic(operator="-"))
            ):
                yield node.source
    for child in nodes.children(node):
        yield from _unguarded_runs(child)


def _absence_counts(rule: Check) -> bool:
    """Return whether the rule is judged where nothing has been filed at all."""
    return isinstance(rule, Condition) or not (rule.for_each or rule.applying)


def _needs_documents(part: nodes.Expression) -> bool:
    """Return whether this is ``count(...)`` compared so that an empty list fails."""
    match part:
        case nodes.Comparison(
            operator=operator,
            left=nodes.Call(function=nodes.Name(name="count")),
            right=nodes.Literal(value=Decimal() as bound),
        ):
            return operator == ">" or (operator in (">=", "=") and bound >= _FIRST)
        case _:
            return False


def _taken_last(node: nodes.Node) -> Iterator[str]:
    """Yield the collection of ``reports[...][-1]``."""
    match node:
        case nodes.Filter(
            source=source, predicate=nodes.Negation(operand=nodes.Literal(value=value))
        ) if value == _FIRST:
            yield from _base(source)
        case _:
            return


def _added_up(node: nodes.Node) -> Iterator[str]:
    """Yield the collection of ``sum(reports[...].figure)``."""
    match node:
        case nodes.Call(
            function=nodes.Name(name="sum" | "sum from zero"),
            arguments=(nodes.Path(source=source),),
        ):
            yield from _base(source)
        case _:
            return


def _base(source: nodes.Node) -> Iterator[str]:
    while isinstance(source, nodes.Filter | nodes.Path):
        source = source.source
    if isinstance(source, nodes.Name):
        yield source.name
