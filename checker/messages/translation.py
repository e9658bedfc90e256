"""Messages in another language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from checker.messages.message import Message


class Translations(Protocol):
    """A catalogue of sentences, as ``gettext.GNUTranslations`` is one."""

    def gettext(self, message: str) -> str:
        """Return the sentence in the catalogue's language, or as it is."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the sentence for ``n`` things."""


def tell(text: str, translations: Translations) -> str:
    """Return a message in the language of a catalogue; a text that is none is returned as it is.

    Arguments that are messages are told in the same language.
    """
    if not isinstance(text, Message):
        return text
    if text.parts:
        return text.template.join(tell(part, translations) for part in text.parts)
    template = (
        translations.gettext(text.template)
        if text.plural is None or text.number is None
        else translations.ngettext(text.template, text.plural, text.number)
    )
    return template.format_map(_told(text.arguments, translations))


def _told(arguments: Mapping[str, Any], translations: Translations) -> dict[str, Any]:
    return {
        name: tell(value, translations) if isinstance(value, Message) else value
        for name, value in arguments.items()
    }
