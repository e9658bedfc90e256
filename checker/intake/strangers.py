"""Names that only one document knows, and that are nearly a name which others know.

``EO1`` for ``E01`` would be another enterprise: one that nobody gave a quota, while the report of
the other is missing. So it is asked about before anybody is accused.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from checker.intake.schemas import Schema
from checker.model.case import Document, Stranger
from checker.parsers.characters import look

_SAME_LOOK: Final = str.maketrans({"o": "0", "i": "1", "l": "1", "s": "5", "b": "8", "z": "2"})
_SEPARATORS: Final = re.compile(r"[\s._-]+")
_LONG: Final = 5
"""Letters from which on names that differ in one of them are taken for nearly the same."""

_SERIES: Final = frozenset("甲乙丙丁戊己庚辛壬癸一二三四五六七八九十東东南西北中上下前后")
"""Characters that tell the members of a series apart, as digits do."""

_Uses = dict[str, dict[str, str]]
"""The documents that have a name in a field: the field by the id of the document."""


def strangers(documents: Sequence[Document], schemas: Mapping[str, Schema]) -> tuple[Stranger, ...]:
    """Return the names that one document alone has and that are nearly another one's."""
    uses: _Uses = defaultdict(dict)
    for document in documents:
        for field, name in _names(document, schemas[document.type]):
            uses[name].setdefault(document.id, field)
    known = {name for name, found in uses.items() if len(found) > 1}
    alone = [name for name, found in uses.items() if len(found) == 1]
    by_look, gapped = _by_look(known), _gapped(known)
    return tuple(
        Stranger(name, near, next(iter(uses[name].values())), tuple(uses[name]))
        for name in alone
        if (near := by_look.get(_shape(name)) or _nearly(name, gapped)) is not None
    )


def _names(document: Document, schema: Schema) -> Iterator[tuple[str, str]]:
    """Yield the names that say whom a document is about or from, each with its field."""
    for field in ("submitted_by", *schema.open_names):
        value = document.record.get(field)
        if isinstance(value, str):
            yield field, value


def _shape(name: str) -> str:
    """Return a name without what is easily typed or read wrong."""
    return _SEPARATORS.sub("", look(name).casefold()).translate(_SAME_LOOK)


def _by_look(names: Iterable[str]) -> dict[str, str]:
    return {_shape(name): name for name in sorted(names, reverse=True)}


def _gapped(names: Iterable[str]) -> dict[str, str]:
    return {form: name for name in sorted(names, reverse=True) for form in _forms(name)}


def _nearly(name: str, gapped: Mapping[str, str]) -> str | None:
    """Return a known name that differs in one letter; digits number things, and so may differ."""
    return next((gapped[form] for form in _forms(name) if form in gapped), None)


def _forms(name: str) -> Iterator[str]:
    """Yield the name with each of its letters left open, where it is long enough.

    A letter that is a word by itself tells members of a series apart: plant A and plant B.
    """
    if len(name) < (_LONG if name.isascii() else 2):
        return
    for at, char in enumerate(name):
        before, after = name[:at], name[at + 1 :]
        alone = not before[-1:].isalnum() and not after[:1].isalnum()
        if char.isalpha() and char not in _SERIES and not alone:
            yield f"{before}\0{after}"
