"""What the schema of a document type says about whose papers count, when, and about what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.feel import Value
from checker.model.pack import Manifest
from checker.model.pointers import split

ANYBODY = "anybody"
"""What ``x-issued-by`` says where the papers of a type count whoever sends them."""

Path = tuple[str, ...]
"""The names of properties from a document down to a value; ``ITEMS`` stands for a list's items."""

ITEMS = "[]"
_ALTERNATIVES = ("allOf", "anyOf", "oneOf")
_CONDITIONS = ("if", "then", "else")
_MAX_DEPTH = 20
"""Schemas that refer to themselves end here."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a document type asks of its papers.

    ``issued_by`` is None where anybody's papers count. ``speakers`` and ``past`` are the places
    of the fields that must name the sender's role, and of the dates that cannot lie in the
    future. ``key`` is None where each paper is a matter of its own.
    """

    issued_by: tuple[str, ...] | None = None
    paragraph: str | None = None
    about_sender: str | None = None
    speakers: tuple[Path, ...] = ()
    key: tuple[str, ...] | None = None
    latest: bool = False
    past: tuple[Path, ...] = ()
    covers: Mapping[str, Any] | None = None


def senders_of(manifest: Manifest, terms: Terms) -> tuple[str, ...]:
    """Return the roles that may send papers of a type, and those that act for one of them.

    There are none where anybody may.
    """
    issuers = terms.issued_by or ()
    acting = (role for role, others in manifest.acts_for.items() if set(others) & set(issuers))
    return tuple(dict.fromkeys((*issuers, *acting)))


def terms_of(schema: Mapping[str, Any]) -> Terms:
    """Return the terms that a schema, complete in itself, states."""
    issued_by, key = schema.get("x-issued-by"), schema.get("x-key")
    return Terms(
        issued_by=None if issued_by in (None, ANYBODY) else tuple(issued_by),
        paragraph=schema.get("x-paragraph"),
        about_sender=schema.get("x-about-sender"),
        speakers=tuple(dict.fromkeys(_places(schema, schema, "x-speaker"))),
        key=None if key is None else tuple(key),
        latest=schema.get("x-latest") is True,
        past=tuple(dict.fromkeys(_places(schema, schema, "x-past"))),
        covers=schema.get("x-covers"),
    )


def values_at(value: Value, path: Path) -> Iterator[tuple[str, Value]]:
    """Yield each value at a path that is given, with its place in words: ``approvals.board``."""
    yield from _values_at(value, path, "")


def _values_at(value: Value, path: Path, place: str) -> Iterator[tuple[str, Value]]:
    if not path:
        if value is not None:
            yield place, value
        return
    step, *rest = path
    if step == ITEMS and isinstance(value, list):
        for at, item in enumerate(value, start=1):
            yield from _values_at(item, tuple(rest), f"{place}[{at}]")
    elif isinstance(value, Mapping) and step in value:
        yield from _values_at(value[step], tuple(rest), f"{place}.{step}".removeprefix("."))


def _places(
    root: Mapping[str, Any], schema: Any, keyword: str, path: Path = (), depth: int = 0
) -> Iterator[Path]:
    """Yield the paths of the values that a schema marks with a keyword."""
    if not isinstance(schema, Mapping) or depth > _MAX_DEPTH:
        return
    if schema.get(keyword) is True and path:
        yield path
    for part in _same_value(root, schema):
        yield from _places(root, part, keyword, path, depth + 1)
    for name, part in schema.get("properties", {}).items():
        yield from _places(root, part, keyword, (*path, name), depth + 1)
    yield from _places(root, schema.get("items"), keyword, (*path, ITEMS), depth + 1)


def _same_value(root: Mapping[str, Any], schema: Mapping[str, Any]) -> Iterator[Any]:
    """Yield the schemas that a schema applies to the same value."""
    for key in _ALTERNATIVES:
        yield from schema.get(key, ())
    for key in _CONDITIONS:
        yield schema.get(key)
    if isinstance(target := schema.get("$ref"), str) and target != "#":
        yield _target(root, target)


def _target(root: Mapping[str, Any], reference: str) -> Any:
    node: Any = root
    for name in split(reference.removeprefix("#")):
        node = node.get(name) if isinstance(node, Mapping) else None
    return node
