"""A sentence that remembers how it was made, and can be told in another language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol


class Translations(Protocol):
    """The sentences of a language, as ``gettext.GNUTranslations`` has them, and texts of rules."""

    def gettext(self, message: str) -> str:
        """Return the sentence in the language, or as it is."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the sentence for ``n`` things."""

    def text(self, text: str) -> str:
        """Return a text that somebody else wrote, such as a title of a pack, or as it is."""


SEPARATORS = ("; ", ", ")
"""What stands between the items of a list in English; catalogues have them as sentences."""
JOINTS = (*SEPARATORS, ": ")
"""What joins texts in English, and is another sign in other languages."""

_IN_FORCE: ContextVar[Translations | None] = ContextVar("language", default=None)


@contextmanager
def speaking(translations: Translations | None) -> Iterator[None]:
    """Tell everything in a language while this lasts; None is English.

    What is made at import has to be imported before: it would stay in the language.
    """
    token = _IN_FORCE.set(translations)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


class Message(str):
    """A sentence in English, with what is needed to tell it in another language.

    ``template`` is the sentence with its arguments in braces, as a catalogue has it; ``plural``
    and ``number`` are given where the sentence depends on a number. ``parts`` is not empty for
    several messages in a row, which ``template`` then separates. As a part of another text
    (``f"{message}"``) it is told in the language that is spoken.
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
        """Return the sentence as a plain text."""
        return str.__str__(self)

    def __format__(self, specification: str) -> str:
        """Return the sentence in the language that is spoken, as a part of another text."""
        return format(str(told(self)), specification)


def told(text: str) -> str:
    """Return a text in the language that is spoken."""
    translations = _IN_FORCE.get()
    return text if translations is None else tell(text, translations)


def tell(text: str, translations: Translations) -> str:
    """Return a message in a language; a text that is none is looked up whole, or stays as it is.

    Arguments are told in the same language.
    """
    if not isinstance(text, Message):
        return translations.text(text)
    if text.parts:
        separator = text.template
        if separator in JOINTS:
            separator = translations.gettext(separator)
        return separator.join(tell(part, translations) for part in text.parts)
    template = (
        translations.gettext(text.template)
        if text.plural is None or text.number is None
        else translations.ngettext(text.template, text.plural, text.number)
    )
    return template.format_map(_told(text.arguments, translations))


def _told(arguments: Mapping[str, Any], translations: Translations) -> dict[str, Any]:
    return {
        name: tell(value, translations) if isinstance(value, str) else value
        for name, value in arguments.items()
    }


def gettext(template: str, /, **arguments: Any) -> Message:
    """Return a sentence whose ``{named}`` places hold the arguments.

    An argument may be a message itself; numbers may have a format (``{total:,}``). Raises
    KeyError where the template names an argument that is not given.
    """
    return _spoken(Message(template.format_map(arguments), template, arguments))


def ngettext(one: str, many: str, count: int, /, **arguments: Any) -> Message:
    """Return the sentence for a number of things; both forms may name it ``{count}``."""
    named = {"count": count, **arguments}
    chosen = one if count == 1 else many
    return _spoken(Message(chosen.format_map(named), one, named, many, count))


def joined(parts: Iterable[str], separator: str = " ") -> Message:
    """Return texts in a row, each of which is told in the language of the whole."""
    known = tuple(parts)
    if not known:
        return verbatim("")
    return _spoken(Message(separator.join(known), separator, {}, parts=known))


def verbatim(text: str) -> Message:
    """Return a text that no catalogue has, such as an id or a quotation.

    Where a pack has it as a text of its own, it is told as the pack says.
    """
    return Message(text, "{text}", {"text": text})


def _spoken(message: Message) -> Message:
    """Return a message whose text is in the language that is spoken."""
    translations = _IN_FORCE.get()
    if translations is None:
        return message
    given = (message.template, message.arguments, message.plural, message.number, message.parts)
    return Message(tell(message, translations), *given)
