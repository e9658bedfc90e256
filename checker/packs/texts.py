"""The texts of a pack in other languages: ``texts/zh.yaml`` maps each English text to its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from checker.messages import CHINESE, gettext, is_composed
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Problem
from checker.model.template import TemplateError, named, named_like
from checker.parsers.files import display_path, file_bytes
from checker.parsers.yaml import YamlFile, read_yaml

FOLDER = "texts"
TRANSLATED = (CHINESE,)
"""The languages in which a pack may have its texts."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a pack in one language, by the English text, and the file that has them."""

    file: YamlFile
    by_english: Mapping[str, str]


def read_texts(folder: Path, language: str) -> Texts | None:
    """Return the texts in the folder of a pack in a language; None where it has none.

    Raises InputError where the file is not a mapping of texts to texts.
    """
    path = folder / FOLDER / f"{language}.yaml"
    if not path.is_file():
        return None
    file = read_yaml(file_bytes(path), display_path(path))
    value: dict[str, Any] = file.value if isinstance(file.value, dict) else {"": None}
    wrong = [key for key, text in value.items() if not isinstance(text, str)]
    if wrong:
        position = file.position(pointer_to("", str(wrong[0])))
        message = gettext("the file maps each English text to one of the language")
        raise InputError([Problem(position, "texts", message)])
    return Texts(file, value)


class SpokenTexts(Mapping[str, Mapping[str, str]]):
    """By language the texts of a pack as messages use them: holes have names.

    ``folders`` are those of the pack and, before it, of the schemas that all packs have and of the
    base, whose texts it has too. A language is read when it is first asked for. What cannot be used
    is left out: what is wrong with it is for ``text_problems``, and nobody loses a verdict by it.
    """

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._read: dict[str, dict[str, str]] = {}

    def __getitem__(self, language: str) -> Mapping[str, str]:
        """Return the texts in a language; KeyError for one in which no pack has texts."""
        if language not in TRANSLATED:
            raise KeyError(language)
        if language not in self._read:
            spoken = (_spoken(folder, language).items() for folder in self._folders)
            self._read[language] = dict(chain.from_iterable(spoken))
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        """Yield the languages."""
        return iter(TRANSLATED)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(TRANSLATED)


def _spoken(folder: Path, language: str) -> Mapping[str, str]:
    try:
        found = read_texts(folder, language)
    except (InputError, OSError):
        return {}
    return dict(_as_messages(found)) if found else {}


def _as_messages(texts: Texts) -> Iterator[tuple[str, str]]:
    for english, text in texts.by_english.items():
        if is_composed(english):
            yield english, text
            continue
        try:
            yield named(english), named_like(english, text)
        except TemplateError:
            continue
