"""The texts of a pack in other languages: ``texts/zh.yaml`` maps each English text to its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.messages import CHINESE, gettext, ngettext
from checker.model.pack import (
    ConsequenceRule,
    Entry,
    FindingRule,
    Pack,
    TrancheRule,
    field_words,
)
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.model.statement_rule import StatementRule
from checker.model.template import TemplateError, named, named_like, parse_template
from checker.model.verdict import Status, TrancheStatus
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

    A language is read when it is first asked for. A file that cannot be used gives none: what is
    wrong with it is for ``text_problems``, and nobody loses a verdict by it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[str, str]] = {}

    def __getitem__(self, language: str) -> Mapping[str, str]:
        """Return the texts in a language; KeyError for one in which no pack has texts."""
        if language not in TRANSLATED:
            raise KeyError(language)
        if language not in self._read:
            self._read[language] = _spoken(self._folder, language)
        return self._read[language]

    def __iter__(self) -> Iterator[str]:
        """Yield the languages."""
        return iter(TRANSLATED)

    def __len__(self) -> int:
        """Return how many languages there are."""
        return len(TRANSLATED)


def _spoken(folder: Path, language: str) -> dict[str, str]:
    try:
        found = read_texts(folder, language)
        texts = found.by_english if found else {}
        return {named(english): named_like(english, text) for english, text in texts.items()}
    except (InputError, OSError, TemplateError):
        return {}


def text_problems(pack: Pack) -> Iterator[Problem]:
    """Yield texts of a pack that a language lacks, those that the pack does not have, and holes."""
    for language in TRANSLATED:
        try:
            texts = read_texts(Path(pack.folder), language)
        except InputError as error:
            yield from error.problems
            continue
        if texts is not None:
            yield from _problems(pack, texts)


def texts_of(pack: Pack) -> list[str]:
    """Return every text of a pack that a complete language has, each once, in order."""
    manifest = pack.manifest
    found = [manifest.title, *manifest.roles.values(), *manifest.grades]
    found += [chart.title for chart in manifest.charts]
    for entry in pack.topic.deciding_entries().values():
        found += [entry.title, *_words(entry)]
    for statement in pack.topic.statements:
        found += [statement.title, *_printed(statement)]
    found += [text for schema in pack.schemas.values() for text in document_texts(schema)]
    return list(dict.fromkeys(found))


def document_texts(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the title of a document type, and the names of its own fields as words.

    Fields of ``schemas/common`` belong to every pack, and are not among them.
    """
    if "title" in schema:
        yield str(schema["title"])
    yield from _field_names(schema)


def _field_names(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        for name, part in schema.get("properties", {}).items():
            if name != "type":
                yield field_words(name)
            yield from _field_names(part)
        yield from _field_names(schema.get("items"))


def _words(entry: Entry) -> Iterator[str]:
    """Yield what a rule calls the parts of a subject, and its figures."""
    if isinstance(entry, FindingRule | TrancheRule):
        yield from (name.replace("_", " ") for name in entry.for_each)
    if isinstance(entry, ConsequenceRule):
        yield from (name.replace("_", " ") for name in entry.then.on)
    called = getattr(entry, "called", None)
    if called is not None:
        yield from (called.measure, called.bound)


def _printed(statement: StatementRule) -> Iterator[str]:
    """Yield what a statement prints besides figures: titles, headings, lines and texts."""
    for section in statement.sections:
        yield section.title
        yield from (column.title for column in section.columns)
        texts = (section.text or "", *(line.title for line in section.lines))
        yield from filter(_has_words, texts)


def _has_words(template: str) -> bool:
    """Return whether a template says something besides what its holes give."""
    return any(isinstance(part, str) and part.strip() for part in parse_template(template))


def _problems(pack: Pack, texts: Texts) -> Iterator[Problem]:
    wanted = texts_of(pack)
    lacking = [text for text in wanted if text not in texts.by_english]
    if lacking:
        message = ngettext(
            "{count} text is not there in this language: {texts}",
            "{count} texts are not there in this language: {texts}",
            len(lacking),
            texts="; ".join(lacking),
        )
        yield Problem(Position(texts.file.name), "text-missing", message, is_warning=True)
    known = {*wanted, *templates_of(pack), *norms_of(pack), *values_of(pack)}
    for english, text in texts.by_english.items():
        position = texts.file.position(pointer_to("", english))
        if english not in known:
            message = gettext("the pack has no text {text!r}", text=english)
            yield Problem(position, "text-unknown", message)
            continue
        try:
            named_like(english, text)
        except TemplateError as error:
            yield Problem(position, "text-holes", error.message)


def templates_of(pack: Pack) -> Iterator[str]:
    """Yield the texts with holes that a pack may tell in other languages: its messages."""
    for entry in pack.topic.deciding_entries().values():
        for name in ("message", "advice", "missing"):
            yield from _templates(getattr(entry, name, None))
    for definition in pack.topic.definitions:
        yield from _templates(definition.missing)


def norms_of(pack: Pack) -> Iterator[str]:
    """Yield what each norm says in words; a report shows in English what a language leaves out."""
    yield from (norm.statement for norm in pack.norms.values())


def values_of(pack: Pack) -> Iterator[str]:
    """Yield the words that statements may show as they are: statuses, and what fields allow."""
    yield from (each.value for status in (Status, TrancheStatus) for each in status)
    for schema in pack.schemas.values():
        yield from _options(schema)


def _options(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        yield from (each for each in schema.get("enum", ()) if isinstance(each, str))
        for part in schema.values():
            yield from _options(part)
    elif isinstance(schema, list | tuple):
        for part in schema:
            yield from _options(part)


def _templates(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from value.values()
