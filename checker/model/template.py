"""Texts for people with FEEL in braces: ``"{place} made {made_in(year)} t"``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.messages import Message, gettext


@dataclass(frozen=True, slots=True)
class Hole:
    """FEEL text inside braces; ``offset`` is its place in the template, from 0."""

    text: str
    offset: int


class TemplateError(ValueError):
    """A brace without its partner; ``offset`` is its place, from 0."""

    def __init__(self, message: Message, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@lru_cache(maxsize=4096)
def parse_template(template: str) -> tuple[str | Hole, ...]:
    """Return the literal texts and holes of a template in order; ``{{`` and ``}}`` are braces.

    Raises TemplateError where a brace has no partner.
    """
    parts: list[str | Hole] = []
    literal = ""
    at = 0
    while at < len(template):
        char = template[at]
        if template[at : at + 2] in ("{{", "}}"):
            literal, at = literal + char, at + 2
        elif char == "{":
            end = _closing(template, at)
            parts += [literal] * bool(literal) + [Hole(template[at + 1 : end], at + 1)]
            literal, at = "", end + 1
        elif char == "}":
            raise TemplateError(gettext("this closing brace has no opening one"), at)
        else:
            literal, at = literal + char, at + 1
    return (*parts, literal) if literal else tuple(parts)


def _closing(template: str, start: int) -> int:
    """Return where the brace at ``start`` closes, minding FEEL contexts and strings."""
    depth, quoted, at = 0, False, start
    while at < len(template):
        char = template[at]
        if quoted:
            at += char == "\\"
            quoted = char != '"'
        elif char == '"':
            quoted = True
        else:
            depth += (char == "{") - (char == "}")
            if depth == 0:
                return at
        at += 1
    raise TemplateError(gettext("this opening brace is never closed"), start)
