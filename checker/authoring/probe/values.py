"""The values inside a paper by their path, and papers with a value changed or left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Path = tuple[str | int, ...]
"""The way to a value inside a paper: names of fields, and positions in lists."""


def places(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every value inside an object with its path, the outer ones before the inner."""
    items: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(value, Mapping):
        items = iter(value.items())
    elif isinstance(value, list):
        items = iter(enumerate(value))
    for step, item in items:
        yield (*path, step), item
        yield from places(item, (*path, step))


def spoken(path: Path) -> str:
    """Return a path as a pack writes it, whatever the position in a list: ``visits[].day``."""
    words = "".join("[]" if isinstance(step, int) else f".{step}" for step in path)
    return words.removeprefix(".")


def with_value(value: Any, path: Path, new: object) -> Any:
    """Return a copy of a value with another one at a path."""
    if not path:
        return new
    copied = _copy(value)
    copied[path[0]] = with_value(value[path[0]], path[1:], new)
    return copied


def without(value: Any, path: Path) -> Any:
    """Return a copy of a value without what stands at a path."""
    copied = _copy(value)
    first, *rest = path
    if rest:
        copied[first] = without(value[first], tuple(rest))
    else:
        del copied[first]
    return copied


def _copy(value: Any) -> Any:
    return list(value) if isinstance(value, list) else dict(value)
