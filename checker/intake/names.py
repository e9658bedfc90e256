"""Names in documents: two that look alike are one name, or are refused.

Every text of a document is a name unless its schema calls it prose (``x-prose``): it may say whom
or what the document is about. Rules compare names, and so do readers, by what they see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any

from checker.intake.fields import shown
from checker.messages import Message, gettext, verbatim
from checker.model.pointers import Steps, pointer_to
from checker.parsers.characters import INVISIBLE, composed, is_untidy, look, revealed, tidy
from checker.parsers.places import Fault, Place


def with_composed_texts(value: Any) -> Any:
    """Return a JSON value with its texts in Unicode's form NFC, itself where all are ASCII."""
    return value if _is_ascii(value) else _with_composed_texts(value)


def _is_ascii(value: Any) -> bool:
    """Return whether all texts of a value are ASCII, and so in the form already."""
    if isinstance(value, str):
        return value.isascii()
    items = value
    if isinstance(value, dict):
        if not all(map(str.isascii, value)):
            return False
        items = value.values()
    elif not isinstance(value, list):
        return True
    # A loop that calls itself only for what holds more takes a third of the time.
    for item in items:
        if isinstance(item, str):
            if not item.isascii():
                return False
        elif isinstance(item, dict | list) and not _is_ascii(item):
            return False
    return True


def _with_composed_texts(value: Any) -> Any:
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, dict):
        return {composed(key): _with_composed_texts(item) for key, item in value.items()}
    return [_with_composed_texts(item) for item in value] if isinstance(value, list) else value


@dataclass(slots=True)
class Names:
    """The names of a case, gathered document by document."""

    ascii: set[str] = field(default_factory=set)
    others: dict[str, Place] = field(default_factory=dict)

    def add(self, value: Any, place: Place, prose: Collection[str] = ()) -> Iterator[Fault]:
        """Take in the names within a value; yield the faults of those that cannot be told apart.

        ``prose`` are JSON Pointers to texts that are not names.
        """
        for path, name in _texts(value, ()):
            if name in self.ascii:
                continue
            if prose and pointer_to("", *path) in prose:
                continue
            if is_untidy(name):
                yield _untidy(place.below(*path), name, path)
            elif name.isascii():
                self.ascii.add(name)
            elif name not in self.others:
                self.others[name] = place.below(*path)

    def alike(self) -> Iterator[Fault]:
        """Yield a fault for each name that looks like another name of the case."""
        seen: dict[str, str] = {}
        for name, place in self.others.items():
            looks = look(name)
            first = looks if looks in self.ascii else seen.setdefault(looks, name)
            if first != name:
                yield _alike(place, name, first)


def _texts(value: Any, path: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield the texts within an object or a list, with the steps that lead to each."""
    for step, item in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(item, str):
            yield (*path, step), item
        elif isinstance(item, dict | list):
            yield from _texts(item, (*path, step))


def _untidy(place: Place, name: str, path: Steps) -> Fault:
    title = verbatim(".".join(step for step in path if isinstance(step, str)))
    if INVISIBLE.search(name):
        message = gettext("`{field}` has a character that nobody sees", field=title)
    else:
        message = gettext(
            "`{field}` has a blank too many, or one that is not the ordinary blank", field=title
        )
    return Fault(place, "untidy-name", message, found=f'"{revealed(name)}"', hint=_write(name))


def _write(name: str) -> Message | None:
    tidied = tidy(name)
    return gettext("write {name}", name=shown(tidied)) if tidied else None


def _alike(place: Place, name: str, first: str) -> Fault:
    message = gettext(
        "{name} looks like {other}, which the case has too, but is written with other characters",
        name=shown(name),
        other=shown(first),
    )
    hint = gettext(
        "write the name in one way everywhere; the characters that differ: {characters}",
        characters=_difference(name, first),
    )
    return Fault(place, "names-alike", message, hint=hint)


def _difference(name: str, other: str) -> str:
    """Return the characters of a name that the other one lacks, with their codes."""
    odd = dict.fromkeys(char for char in name if char not in other)
    return ", ".join(f"{char} (U+{ord(char):04X})" for char in odd)
