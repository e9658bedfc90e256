"""Short ways to read what expressions lack, in a session with lists of papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from checker import feel
from checker.feel.goals import Need, Reader, Target, Way, is_true

FIELDS = ("id", "type", "year", "area", "about", "result", "part", "parts", "given")


def reader(
    papers: Mapping[str, Sequence[Mapping[str, Any]]] = {}, *definitions: feel.Definition
) -> Reader:
    """Return a reader in which ``plots``, ``surveys`` and ``words`` are lists of papers."""
    names = ("plots", "surveys", "words")
    library = feel.Library(definitions, (*names, "as_of"))
    lists = {
        name: [feel.Record(feel.to_feel(each), each["id"]) for each in papers.get(name, ())]
        for name in names
    }
    session = library.session({**lists, "as_of": date(2001, 6, 30)})
    return Reader(library, session, dict.fromkeys(names, FIELDS), "as_of")


def ways(
    text: str,
    papers: Mapping[str, Sequence[Mapping[str, Any]]] = {},
    *definitions: feel.Definition,
    target: Target | None = None,
) -> list[list[str]]:
    """Return the ways to make an expression true, or as wanted, each need in words."""
    found = reader(papers, *definitions).ways(text, {}, target or is_true(True))
    return [in_words(way) for way in found]


def in_words(way: Way) -> list[str]:
    """Return needs as ``plots year = 2001, area <= 5``."""
    return [words(need) for need in way]


def words(need: Need) -> str:
    wants = []
    for want in need.wants:
        if want.path or want.target.operator not in ("known", "some"):
            value = "" if want.target.value is None else f" {want.target.value}"
            wants.append(f"{'.'.join(want.path)} {want.target.operator}{value}")
    refers = [f"{'.'.join(path)} of {words(other)}" for path, other in need.refers]
    return f"{need.base or need.collection} {', '.join((*wants, *refers))}".strip()
