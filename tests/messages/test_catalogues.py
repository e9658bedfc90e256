"""The catalogues fit the sentences of the sources."""

from __future__ import annotations

import string
from collections.abc import Sequence
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Message

from tests.messages import catalogues

MOST_LACKING = 0.05
LANGUAGES = [folder.name for folder in catalogues.LOCALE.iterdir()]


def places(text: str) -> set[tuple[str | None, str | None]]:
    """Return the places for arguments with their formats."""
    return {(name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None}


def texts(message: Message) -> tuple[str, str]:
    """Return a sentence in English and in the language; of plurals the general form."""
    return _last(message.id), _last(message.string)


def _last(forms: str | Sequence[str] | None) -> str:
    if forms is None or isinstance(forms, str):
        return forms or ""
    return forms[-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_arguments_of_the_sentence(language: str) -> None:
    for message in catalogues.written(language):
        english, other = texts(message)
        if message.id and other:
            assert places(other) == places(english), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_sentence_is_translated(language: str) -> None:
    """A new sentence is told in English until somebody has translated it."""
    sentences = [each for each in catalogues.updated(language) if each.id]
    lacking = [english for english, other in map(texts, sentences) if not other]
    assert len(lacking) <= len(sentences) * MOST_LACKING, lacking


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_used_is_compiled_from_what_is_written(language: str) -> None:
    with catalogues.po_file(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for message in catalogues.written(language):
        english, other = texts(message)
        if message.id and other:
            first = message.id if isinstance(message.id, str) else message.id[0]
            found = (compiled.gettext(first), compiled.ngettext(first, english, 2))
            assert other in found, "run python -m tests.messages.catalogues"
