"""The languages that messages are told in, besides English."""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.resources import files

from checker.messages.composed import Composed, is_composed
from checker.messages.message import SEPARATORS, Translations

ENGLISH, CHINESE = "en", "zh"
LANGUAGES = (ENGLISH, CHINESE)
"""The languages by the names that people give them."""
TAGS: Mapping[str, str] = {ENGLISH: "en", CHINESE: "zh-CN"}
"""The names of the languages in pages (BCP 47)."""
_FOLDERS = {CHINESE: "zh_CN"}
_VARIABLES = ("CHECKER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


class Catalogue:
    """The sentences of a language, and the texts of rule packs in it."""

    def __init__(self, sentences: gettext.NullTranslations, texts: Mapping[str, str]) -> None:
        self._sentences = sentences
        self._texts = texts
        self._told: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        """Return the sentence in the language, or as it is."""
        return self._texts.get(message) or self._sentences.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of the sentence for ``n`` things."""
        return self._sentences.ngettext(msgid1, msgid2, n)

    def text(self, text: str) -> str:
        """Return a text of a pack in the language, or as it is.

        One that the pack composes of parts is told part by part, and a list of texts one by one.
        """
        if text not in self._told:
            self._told[text] = self._known(text) or text
        return self._told[text]

    def _known(self, text: str) -> str | None:
        if (known := self._texts.get(text)) is not None:
            return known
        return self._listed(text) or self._of_parts(text)

    def _listed(self, text: str) -> str | None:
        for separator in SEPARATORS:
            items = text.split(separator)
            if len(items) > 1:
                told = [known for item in items if (known := self._known(item))]
                if len(told) == len(items):
                    return self.gettext(separator).join(told)
        return None

    def _of_parts(self, text: str) -> str | None:
        told = (sentence.tell(text, self.text) for sentence in self._composed)
        return next(filter(None, told), None)

    @cached_property
    def _composed(self) -> list[Composed]:
        """The composed sentences, those with the most words of their own first."""
        known = [Composed(key, text) for key, text in self._texts.items() if is_composed(key)]
        return sorted(known, key=lambda each: -each.words)


def catalogue(language: str, texts: Mapping[str, str]) -> Translations | None:
    """Return what tells messages in one of ``LANGUAGES``; None for English.

    ``texts`` are those of the packs whose rules are spoken of, by the English text.
    """
    return None if language == ENGLISH else Catalogue(_sentences(language), texts)


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that the environment asks for: Chinese where it says so."""
    for name in _VARIABLES:
        if chosen := environment.get(name):
            return CHINESE if chosen.lower().startswith(CHINESE) else ENGLISH
    return ENGLISH


@cache
def _sentences(language: str) -> gettext.NullTranslations:
    folder = files("checker.messages").joinpath("locale", _FOLDERS[language], "LC_MESSAGES")
    with folder.joinpath("checker.mo").open("rb") as file:
        return gettext.GNUTranslations(file)
