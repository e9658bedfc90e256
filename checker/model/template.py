"""Texts for people with FEEL in braces: ``"{place} made {made_in(year)} t"``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def named(template: str) -> str:
    """Return a template whose holes are called ``{v1}``, ``{v2}``, as messages name arguments.

    Holes with the same FEEL text have the same name. Raises TemplateError as ``parse_template``.
    """
    return named_like(template, template)


def named_like(original: str, template: str) -> str:
    """Return a template in another language with its holes called as in the original.

    Raises TemplateError for a hole that the original does not have.
    """
    names = _names(original)
    parts = []
    for part in parse_template(template):
        if isinstance(part, str):
            parts.append(part.replace("{", "{{").replace("}", "}}"))
        elif part.text in names:
            parts.append(f"{{{names[part.text]}}}")
        else:
            message = gettext("the English text has no {{{hole}}}", hole=part.text)
            raise TemplateError(message, part.offset)
    return "".join(parts)


def filled(template: str, texts: Sequence[str]) -> Message:
    """Return a template as a message; ``texts`` are its parts in order, the holes filled in."""
    names = _names(template)
    arguments: dict[str, str] = {}
    for part, text in zip(parse_template(template), texts, strict=True):
        if isinstance(part, Hole):
            arguments.setdefault(names[part.text], text)
    return Message("".join(texts), named(template), arguments)


@lru_cache(maxsize=4096)
def _names(template: str) -> Mapping[str, str]:
    """Return the names of the holes of a template by their FEEL texts."""
    holes = dict.fromkeys(part.text for part in parse_template(template) if isinstance(part, Hole))
    return {text: f"v{number}" for number, text in enumerate(holes, start=1)}
