"""Checks on the texts of a pack in other languages: missing and unknown ones, and their holes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.messages import gettext, ngettext, places
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.model.template import TemplateError, named, named_like
from checker.packs.texts import TRANSLATED, Texts, read_texts
from checker.packs.translatable import composes, templates_of, texts_of, values_of


def text_problems(pack: Pack) -> Iterator[Problem]:
    """Yield texts of a pack that a language lacks, those that the pack does not have, and holes."""
    for language in TRANSLATED:
        try:
            texts = read_texts(Path(pack.folder), language)
        except InputError as error:
            yield from error.problems
            continue
        if texts is not None:
            yield from _lacking(pack, texts, language)
            yield from _wrong(pack, texts)


def _lacking(pack: Pack, texts: Texts, language: str) -> Iterator[Problem]:
    there = {*texts.by_english, *pack.texts[language]}
    lacking = [text for text in texts_of(pack) if not {text, _key(text)} & there]
    if lacking:
        message = ngettext(
            "{count} text is not there in this language: {texts}",
            "{count} texts are not there in this language: {texts}",
            len(lacking),
            texts="; ".join(lacking),
        )
        yield Problem(Position(texts.file.name), "text-missing", message, is_warning=True)


def _key(text: str) -> str:
    """Return under which name a text is known; one with a stray brace is told elsewhere."""
    try:
        return named(text)
    except TemplateError:
        return text


def _wrong(pack: Pack, texts: Texts) -> Iterator[Problem]:
    known = {*texts_of(pack), *templates_of(pack), *values_of(pack)}
    for english, text in texts.by_english.items():
        position = texts.file.position(pointer_to("", english))
        if english in known:
            yield from _wrong_holes(english, text, position)
        elif composes(pack, english):
            yield from _wrong_places(english, text, position)
        else:
            message = gettext("the pack has no text {text!r}", text=english)
            yield Problem(position, "text-unknown", message)


def _wrong_holes(english: str, text: str, position: Position) -> Iterator[Problem]:
    try:
        named_like(english, text)
    except TemplateError as error:
        yield Problem(position, "text-holes", error.message)


def _wrong_places(english: str, text: str, position: Position) -> Iterator[Problem]:
    for number in sorted(places(text) - places(english)):
        message = gettext("the English text has no {{{hole}}}", hole=number)
        yield Problem(position, "text-holes", message)
