"""A sentence that remembers how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any


class Message(str):
    """A sentence in English, with what is needed to tell it in another language.

    ``template`` is the sentence with its arguments in braces, as a catalogue has it; ``plural``
    and ``number`` are given where the sentence depends on a number. ``parts`` is not empty for
    several messages in a row, which ``template`` then separates.
    """

    __slots__ = ("arguments", "number", "parts", "plural", "template")

    template: str
    arguments: Mapping[str, Any]
    plural: str | None
    number: int | None
    parts: tuple[str, ...]

    def __new__(
        cls,
        text: str,
        template: str,
        arguments: Mapping[str, Any],
        plural: str | None = None,
        number: int | None = None,
        parts: tuple[str, ...] = (),
    ) -> Message:
        """Return ``text`` with the means to tell it again."""
        made = super().__new__(cls, text)
        made.template = template
        made.arguments = arguments
        made.plural = plural
        made.number = number
        made.parts = parts
        return made

    def __reduce__(self) -> tuple[type[Message], tuple[Any, ...]]:
        """Let the message pass from one process to another whole."""
        values = (self.template, dict(self.arguments), self.plural, self.number, self.parts)
        return type(self), (str(self), *values)

    def __str__(self) -> str:
        """Return the English sentence as a plain text."""
        return str.__str__(self)


def gettext(template: str, /, **arguments: Any) -> Message:
    """Return a sentence whose ``{named}`` places hold the arguments.

    An argument may be a message itself; numbers may have a format (``{total:,}``). Raises
    KeyError where the template names an argument that is not given.
    """
    return Message(template.format_map(arguments), template, arguments)


def ngettext(one: str, many: str, count: int, /, **arguments: Any) -> Message:
    """Return the sentence for a number of things; both forms may name it ``{count}``."""
    named = {"count": count, **arguments}
    chosen = one if count == 1 else many
    return Message(chosen.format_map(named), one, named, many, count)


def joined(parts: Iterable[str], separator: str = " ") -> Message:
    """Return texts in a row, each of which is told in the language of the whole."""
    known = tuple(parts)
    return Message(separator.join(known), separator, {}, parts=known)


def verbatim(text: str) -> Message:
    """Return a text that is the same in every language, such as an id or a quotation."""
    return Message(text, "{text}", {"text": text})
