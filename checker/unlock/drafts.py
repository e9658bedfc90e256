"""Papers that are still to come: what is asked of each, and the document that would do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel.goals import Want

Path = tuple[str, ...]
ENVELOPE = ("type", "id", "submitted_by", "received_on", "supersedes")
"""The fields that papers of every type have."""
BOUNDS = ("<", "<=", ">", ">=")
"""The operators of what bounds a figure or a date."""
_NAMES = ("id", "received_on")
"""The fields in which papers that are alike may differ."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper that could come.

    ``fields`` are those of the document, as FEEL values; free figures hold a witness. ``wants`` is
    all that was asked of it, ``role`` who would issue it. Before ``not_before`` it could not be
    there; None where it could be there today. ``base`` is the id of a paper of which it is a new
    version, ``refers`` has the ids of other drafts that it is about. With ``is_fact`` it reports
    what was: its figures are not for anybody to choose. ``settles`` has the ids of the papers on
    file that contradict each other, all of which it supersedes: it says what ``base`` says.
    """

    type: str
    fields: Mapping[str, Any]
    wants: tuple[Want, ...]
    role: str
    because: tuple[str, ...]
    not_before: date | None = None
    base: str | None = None
    refers: tuple[str, ...] = ()
    is_fact: bool = False
    settles: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the id of the document."""
        return str(self.fields["id"])

    @property
    def received_on(self) -> date:
        """Return the day on which it would come."""
        day: date = self.fields["received_on"]
        return day

    def signature(self) -> str:
        """Return a text that is the same for papers that differ in free figures alone."""
        fixed = {want.path for want in self.wants if want.target.operator == "="}
        values = [(path, value) for path, value in _flat(self.fields, ()) if path[0] not in _NAMES]
        said = [(p, repr(v)) for p, v in values if p in fixed or not isinstance(v, Decimal)]
        return repr((self.type, sorted(said), self.base if self.settles else None))


Drafts = tuple[Draft, ...]


def signature(drafts: Iterable[Draft]) -> str:
    """Return a text that is the same for the same papers in any order."""
    return repr(sorted(each.signature() + repr(_bounds(each)) for each in drafts))


def alike(drafts: Iterable[Draft]) -> str:
    """Return a text that is the same for papers that differ in their figures alone."""
    return repr(sorted(each.signature() for each in drafts))


def _bounds(draft: Draft) -> list[tuple[Path, str]]:
    """Return the bounds that are set to the figures of a paper; to those of a fact, only floors.

    The witness of a fact is the least that it could be.
    """
    operators = (">", ">=") if draft.is_fact else BOUNDS
    return sorted(
        (want.path, f"{want.target.operator} {want.target.value}")
        for want in draft.wants
        if want.target.operator in operators
    )


def ordered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a paper with those of the envelope first."""
    first = {name: fields[name] for name in ENVELOPE if name in fields}
    return {**first, **{name: fields[name] for name in fields if name not in first}}


def skeleton(drafts: Drafts) -> object:
    """Return of which types papers are, and who sends them."""
    return tuple(sorted((each.type, each.role) for each in drafts))


def value_at(value: Any, path: Path) -> Any:
    """Return what stands at a path inside a value; None where nothing does."""
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def with_value(value: Mapping[str, Any], path: Path, new: object) -> dict[str, Any]:
    """Return a copy of an object with another value at a path."""
    first, *rest = path
    inner = with_value(value.get(first) or {}, tuple(rest), new) if rest else new
    return {**value, first: inner}


def completed(value: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with what another one says and it leaves out, at any depth."""
    both = dict(value)
    for name, item in other.items():
        if both.get(name) is None:
            both[name] = item
        elif isinstance(both[name], Mapping) and isinstance(item, Mapping):
            both[name] = completed(both[name], item)
    return both


def _flat(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield from _flat(item, (*path, name))
    else:
        yield path, value
