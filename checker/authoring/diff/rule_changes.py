"""What changed between two versions of a pack, by id and in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from checker.authoring.rule_ids import kind_of
from checker.messages import Message, gettext
from checker.model.pack import Pack

ABSENT = "nothing"
_OWN = {"id", "conditions"}


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One difference: ``old`` or ``new`` is None where the whole entry came or went."""

    kind: str
    id: str
    field: str
    old: str | None
    new: str | None

    def sentence(self) -> Message:
        """Return the change on one line."""
        name = {"kind": self.kind, "id": self.id}
        if self.old is None:
            return gettext("new {kind} {id}: {new}", **name, new=self.new)
        if self.new is None:
            return gettext("{kind} {id} is gone: {old}", **name, old=self.old)
        name |= {"field": self.field}
        if self.old == ABSENT:
            return gettext("{kind} {id}: {field} is new: {new}", **name, new=self.new)
        if self.new == ABSENT:
            return gettext("{kind} {id}: {field} is gone: {old}", **name, old=self.old)
        values = {"old": self.old, "new": self.new}
        return gettext("{kind} {id}: {field} was {old}, is {new}", **name, **values)


def rule_changes(old: Pack | None, new: Pack | None) -> list[RuleChange]:
    """Return what is new, gone or different: manifest, norms, entries, then schemas."""
    before, after = _things(old), _things(new)
    changes: list[RuleChange] = []
    for key in dict.fromkeys((*before, *after)):
        changes += _compared(key, before.get(key), after.get(key))
    return changes


def _things(pack: Pack | None) -> dict[tuple[str, str], Any]:
    """Return everything that has an id: kind and id to a model, or to a schema."""
    if pack is None:
        return {}
    things: dict[tuple[str, str], Any] = {("pack", pack.id): pack.manifest}
    things |= {("norm", norm.id): norm for norm in pack.norms.values()}
    things |= {(kind_of(entry), name): entry for name, entry in pack.topic.named_entries()}
    return things | {("document type", name): dict(s) for name, s in pack.schemas.items()}


def _compared(key: tuple[str, str], old: Any, new: Any) -> Iterator[RuleChange]:
    kind, name = key
    if old is None or new is None:
        there = new if old is None else old
        title = _title(there)
        yield RuleChange(kind, name, "", *((None, title) if old is None else (title, None)))
        return
    before, after = _flat(_fields(old)), _flat(_fields(new))
    for field in dict.fromkeys((*before, *after)):
        first, second = before.get(field, ABSENT), after.get(field, ABSENT)
        if first != second:
            yield RuleChange(kind, name, field, first, second)


def _title(thing: Any) -> str:
    if isinstance(thing, BaseModel):
        return str(getattr(thing, "title", None) or getattr(thing, "statement", ""))
    return str(thing.get("title", "a schema"))


def _fields(thing: Any) -> Mapping[str, Any]:
    if not isinstance(thing, BaseModel):
        return dict(thing)
    values = thing.model_dump(by_alias=True, exclude_defaults=True)
    return {name: value for name, value in values.items() if name not in _OWN}


def _flat(value: Any, path: str = "") -> dict[str, str]:
    """Return a nested value as texts by path: ``values A 1998`` to ``7960``."""
    if isinstance(value, Mapping):
        inner = {f"{path} {key}".strip(): item for key, item in value.items()}
    elif isinstance(value, list | tuple) and any(isinstance(item, Mapping) for item in value):
        inner = {f"{path} {index + 1}".strip(): item for index, item in enumerate(value)}
    else:
        return {path: _shown(value)}
    flat: dict[str, str] = {}
    for name, item in inner.items():
        flat |= _flat(item, name)
    return flat


def _shown(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_shown(item) for item in value) or ABSENT
    if isinstance(value, Decimal):
        return format(value, "f")
    return " ".join(str(value).split())
