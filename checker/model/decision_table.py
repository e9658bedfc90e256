"""Decision tables (DMN 1.5, chapter 8): a form of a definition, translated to FEEL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, model_validator

from checker.messages import gettext
from checker.model.written import Feel, Written

ANY_VALUE = "-"
_NOT = "not("


class DecisionRule(Written):
    """A row of a decision table: a unary test for each input, and what follows."""

    when: tuple[Feel, ...]
    then: Feel


class DecisionTable(Written):
    """Rules over inputs, read by a hit policy of DMN.

    ``U``: one rule at most may hold. ``F``: the first that holds decides. ``C+``: what follows from
    all that hold is added up. Where an input that matters is not known, the result is null; so it
    is where no rule holds, but for ``C+``, which then is 0.
    """

    hit_policy: Literal["U", "F", "C+"] = "U"
    inputs: tuple[Feel, ...] = Field(min_length=1)
    rules: tuple[DecisionRule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _a_test_for_each_input(self) -> DecisionTable:
        for number, rule in enumerate(self.rules, 1):
            if len(rule.when) != len(self.inputs):
                raise ValueError(
                    gettext(
                        "rule {number} has {found} tests, and the table {wanted} inputs",
                        number=number,
                        found=len(rule.when),
                        wanted=len(self.inputs),
                    )
                )
        return self

    def as_feel(self) -> str:
        """Return the expression that decides as the table does."""
        conditions = [self._condition(rule) for rule in self.rules]
        outcomes = [rule.then for rule in self.rules]
        pairs = list(zip(conditions, outcomes, strict=True))
        if self.hit_policy == "F":
            return _first(pairs)
        every = f"[{', '.join(conditions)}]"
        if self.hit_policy == "C+":
            added = ", ".join(f"if {condition} then {then} else 0" for condition, then in pairs)
            return f"if list contains({every}, null) then null else sum([{added}])"
        return (
            f"if list contains({every}, null) or count({every}[item]) > 1 then null "
            f"else {_first(pairs)}"
        )

    def parts(self) -> Iterator[tuple[str, str]]:
        """Yield the texts of which the expression is made, each with the place below the table."""
        yield from ((f"/inputs/{at}", text) for at, text in enumerate(self.inputs))
        for number, rule in enumerate(self.rules):
            for at, cell in enumerate(rule.when):
                yield f"/rules/{number}/when/{at}", cell
            yield f"/rules/{number}/then", rule.then

    def _condition(self, rule: DecisionRule) -> str:
        tests = [
            test_as_feel(of, cell)
            for of, cell in zip(self.inputs, rule.when, strict=True)
            if cell.strip() != ANY_VALUE
        ]
        return f"({' and '.join(tests) or 'true'})"


def test_as_feel(of: str, cell: str) -> str:
    """Return a unary test of an input as an expression; null where the input is not known."""
    cell = cell.strip()
    if cell.startswith(_NOT) and cell.endswith(")"):
        return f"not({test_as_feel(of, cell.removeprefix(_NOT)[:-1])})"
    return f"(if ({of}) = null then null else ({of}) in ({cell}))"


def _first(pairs: list[tuple[str, str]]) -> str:
    """Return an expression that gives the first outcome whose condition holds.

    What is not known stops the search: a later rule must not decide in its place.
    """
    text = "null"
    for condition, then in reversed(pairs):
        text = f"if {condition} then {then} else if {condition} = false then ({text}) else null"
    return text
