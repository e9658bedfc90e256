"""The verdict as FEEL sees it in statements: a context of lists and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from pydantic import BaseModel

from checker.feel import Record, Value
from checker.messages import Message, told
from checker.model.verdict import Consequence, Finding, Tranche, Verdict

TITLE = "title"
"""The field of findings, consequences and tranches that people gave."""


def verdict_value(verdict: Verdict) -> Value:
    """Return the verdict as a FEEL value.

    Findings, consequences and tranches are records, so that a figure made from one can be traced.
    """
    return _value(verdict)


def documents_behind(verdict: Verdict) -> Mapping[str, tuple[str, ...]]:
    """Return the documents behind each finding, consequence and tranche, by its id."""
    findings = {each.id: each.evidence for each in verdict.all_findings()}
    consequences = {each.id: each for each in verdict.consequences}
    behind = dict(findings)
    for consequence in verdict.consequences:
        found = {
            document
            for cause in _causes(consequence, consequences)
            for document in findings.get(cause, ())
        }
        behind[consequence.id] = (*found, *(consequence.lifted_by or ()))
    for tranche in verdict.tranches:
        conditions = (document for each in tranche.conditions for document in each.evidence)
        behind[tranche.key] = (*conditions, *tranche.released_by)
    return behind


def _causes(start: Consequence, known: Mapping[str, Consequence]) -> Iterator[str]:
    """Yield the ids of what brought a consequence, directly or through others."""
    waiting, seen = list(start.because), set[str]()
    while waiting:
        cause = waiting.pop()
        if cause in seen:
            continue
        seen.add(cause)
        yield cause
        if cause in known:
            waiting += known[cause].because


def _value(thing: Any) -> Value:
    if isinstance(thing, BaseModel):
        fields = {name: _field(thing, name) for name in type(thing).model_fields}
        origin = thing.key if isinstance(thing, Tranche) else getattr(thing, "id", None)
        traced = isinstance(thing, Tranche | Finding | Consequence)
        return Record(fields, str(origin)) if traced else fields
    if isinstance(thing, Mapping):
        return {str(key): _value(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_value(item) for item in thing]
    return _plain(thing)


def _field(thing: BaseModel, name: str) -> Value:
    """Return the value of a field; a title is told in the language that is spoken."""
    value = getattr(thing, name)
    return told(value) if name == TITLE else _value(value)


def _plain(thing: Any) -> Value:
    if isinstance(thing, Enum):
        return str(thing.value)
    if isinstance(thing, bool) or thing is None or isinstance(thing, date | Decimal):
        return thing
    if isinstance(thing, Message):
        return told(thing)
    return Decimal(thing) if isinstance(thing, int) else str(thing)
