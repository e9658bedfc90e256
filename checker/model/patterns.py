"""Patterns of agreements that stand in for an expression of a definition, translated to FEEL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from checker.messages import gettext
from checker.model.decision_table import DecisionTable
from checker.model.written import Feel, Name, Written, as_text

Part = tuple[str, str]
"""The JSON Pointer of a FEEL text in its entry, and the text."""


class SumOf(Written):
    """A sum over records, or over combinations of values.

    Of ``records`` it adds up the ``field``: of those alone for which ``where`` holds and whose
    fields are as ``per`` says. Of records that agree in the fields ``latest_by`` the last one
    counts. Or it adds a ``figure`` for each combination of ``over``, and is null where one of the
    figures is. A sum of nothing is null, or ``none``.
    """

    records: Feel | None = None
    field: Name | None = None
    where: Feel | None = None
    per: dict[Name, Feel] = Field(default_factory=dict)
    latest_by: tuple[Name, ...] = ()
    over: dict[Name, Feel] = Field(default_factory=dict)
    figure: Feel | None = None
    none: Literal[0] | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> SumOf:
        of_records = self.records is not None
        if of_records == bool(self.over):
            raise ValueError(gettext("give 'records' with a 'field', or 'over' with a 'figure'"))
        if (self.field is not None) != of_records or (self.figure is not None) == of_records:
            raise ValueError(gettext("'field' belongs to 'records', and 'figure' to 'over'"))
        if not of_records and (self.where or self.per or self.latest_by):
            raise ValueError(gettext("'where', 'per' and 'latest_by' choose among 'records'"))
        return self

    def as_feel(self) -> str:
        """Return the expression that adds up."""
        function = "sum" if self.none is None else "sum from zero"
        return f"{function}({self._figures()})"

    def _figures(self) -> str:
        if self.over:
            rounds = ", ".join(f"{name} in {of}" for name, of in self.over.items())
            return f"for {rounds} return {self.figure}"
        if not self.latest_by:
            return f"{self._chosen([])}.{self.field}"
        key = ", ".join(f"{name}: _record.{name}" for name in self.latest_by)
        same = [f"item.{name} = _key.{name}" for name in self.latest_by]
        keys = f"distinct values(for _record in {self._chosen([])} return {{{key}}})"
        return f"for _key in {keys} return {self._chosen(same)}[-1].{self.field}"

    def _chosen(self, further: list[str]) -> str:
        tests = [f"item.{name} = ({of})" for name, of in self.per.items()]
        tests += [f"({self.where})"] if self.where is not None else []
        every = " and ".join([*tests, *further])
        return f"({self.records})[{every}]" if every else f"({self.records})"

    def parts(self) -> Iterator[Part]:
        """Yield the texts of which the expression is made."""
        if self.records is not None:
            yield "/records", self.records
        if self.where is not None:
            yield "/where", self.where
        yield from ((f"/per/{name}", of) for name, of in self.per.items())
        yield from ((f"/over/{name}", of) for name, of in self.over.items())
        if self.figure is not None:
            yield "/figure", self.figure


def shown(condition: str) -> str:
    """Return FEEL for what papers show: where they do not show it, it is not known."""
    return f"if {condition} then true else null"


def with_steps(steps: Mapping[str, str], value: str) -> str:
    """Return FEEL that computes named steps, each of which sees those before it, then a value."""
    return f"{_before_value(steps)}{value}{_AFTER_VALUE}" if steps else value


def without_steps(steps: Mapping[str, str], text: str) -> str:
    """Return the value that was written beside steps."""
    return text.removeprefix(_before_value(steps)).removesuffix(_AFTER_VALUE) if steps else text


_AFTER_VALUE = "}.result"


def _before_value(steps: Mapping[str, str]) -> str:
    entries = ", ".join(f"{name}: {text}" for name, text in steps.items())
    return f"{{{entries}, {_TAKEN}: "


FORMS = ("value", "decision_table", "sum_of", "shown_by")
"""The keys that say what a definition stands for; one of them is given."""
_TAKEN = "result"


def with_value(written: Any) -> Any:
    """Return a definition, as written, with the value that its form decides.

    What is wrong within a form is told where it stands, when the form itself is read. Raises
    ValueError where there is not one form, or steps that cannot be.
    """
    if not isinstance(written, dict):
        return written
    given = [name for name in FORMS if written.get(name) is not None]
    if len(given) > 1:
        first, second = given[:2]
        raise ValueError(gettext("give {one!r} or {other!r}, not both", one=first, other=second))
    steps = written.get("steps") or {}
    if _TAKEN in steps:
        raise ValueError(gettext("a step cannot be called {name!r}", name=_TAKEN))
    for name in steps if isinstance(steps, dict) else ():
        if name in (written.get("parameters") or {}):
            raise ValueError(gettext("the step {name!r} is a parameter already", name=name))
    if not given or (given == ["value"] and not steps):
        return written
    if steps and given[0] not in ("value", "shown_by"):
        raise ValueError(gettext("'steps' belong to 'value' or 'shown_by'"))
    return {**written, "value": _value(given[0], written[given[0]], steps)}


def _value(form: str, written: Any, steps: Any) -> Any:
    try:
        if form == "decision_table":
            return DecisionTable.model_validate(written).as_feel()
        if form == "sum_of":
            return SumOf.model_validate(written).as_feel()
    except ValidationError:
        return "null"
    text = str(as_text(written))
    made = shown(text) if form == "shown_by" else text
    if not isinstance(steps, dict):
        return made
    return with_steps({name: str(as_text(each)) for name, each in steps.items()}, made)
