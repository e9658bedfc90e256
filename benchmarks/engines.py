"""Each engine behind one small interface: prepare conditions once, then answer for each item.

Every engine gets its conditions compiled beforehand and its values in the form that it takes
fastest; turning decimals into the floats that some of them need is not counted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from workloads import Document, Truth, Workload

Answer = Callable[[Any], list[Truth]]
"""From the values of one item to the truth of each condition."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A name, what makes the answers of a workload, and what makes the values of an item."""

    name: str
    prepare: Callable[[Workload], Answer]
    convert: Callable[[Document], Any]
    share: int = 1
    """Of how many items one is measured: for engines that would take very long."""


def _as_it_is(item: Document) -> Document:
    return item


def _with_floats(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, list):
        return [_with_floats(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _with_floats(entry) for key, entry in value.items()}
    return value


def by_hand(workload: Workload) -> Answer:
    """Return answers by plain Python functions."""
    functions = [condition.by_hand for condition in workload.conditions]
    return lambda item: [function(item) for function in functions]


def checker_feel(workload: Workload) -> Answer:
    """Return answers by the FEEL of this project."""
    from checker import feel

    texts = [condition.feel for condition in workload.conditions]
    names = tuple(workload.items[0])
    if workload.lists:
        library = feel.Library(names=names)
        programs = [library.compile(text) for text in texts]

        return lambda case: library.session(case).evaluate_all(programs)
    library = feel.Library()
    programs = [library.compile(text, names) for text in texts]
    evaluate_all = library.session().evaluate_all
    return lambda report: evaluate_all(programs, report)


def checker_feel_one_by_one(workload: Workload) -> Answer:
    """Return answers by the FEEL of this project, each program called by itself."""
    from checker import feel

    texts = [condition.feel for condition in workload.conditions]
    names = tuple(workload.items[0])
    library = feel.Library(names=names if workload.lists else ())
    programs = [library.compile(text, () if workload.lists else names) for text in texts]
    if workload.lists:

        def answer(case: Document) -> list[Truth]:
            session = library.session(case)
            return [session.evaluate(program) for program in programs]

        return answer
    evaluate = library.session().evaluate
    return lambda report: [evaluate(program, report) for program in programs]


def zen_engine(workload: Workload) -> Answer:
    """Return answers by zen-engine."""
    import zen

    programs = [zen.compile_expression(condition.zen) for condition in workload.conditions]
    return lambda item: [program.evaluate(item) for program in programs]


def common_expression_language(workload: Workload) -> Answer:
    """Return answers by common-expression-language, which has no sum of its own."""
    import cel

    programs = [cel.compile(condition.cel) for condition in workload.conditions]

    def answer(item: Document) -> list[Truth]:
        context = cel.Context(item, {"total": sum})
        return [program.execute(context) for program in programs]

    return answer


def rule_engine(workload: Workload) -> Answer:
    """Return answers by rule-engine."""
    import rule_engine

    rules = [rule_engine.Rule(condition.rule_engine) for condition in workload.conditions]
    return lambda item: [rule.evaluate(item) for rule in rules]


FLOOR = Engine("hand-written", by_hand, _as_it_is)
OURS = Engine("checker.feel", checker_feel, _as_it_is)
ONE_BY_ONE = Engine("checker.feel, one by one", checker_feel_one_by_one, _as_it_is)
OTHERS = (
    Engine("zen-engine", zen_engine, _with_floats),
    Engine("common-expression-language", common_expression_language, _with_floats, share=10),
    Engine("rule-engine", rule_engine, _as_it_is, share=100),
)


def sampled(engine: Engine, items: Sequence[Document]) -> list[Any]:
    """Return the values that an engine is measured on, in its own form."""
    return [engine.convert(item) for item in items[:: engine.share]]
