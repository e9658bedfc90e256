"""What a pack says to people: the texts that it may have in other languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.messages import fixed_words, is_composed
from checker.model.pack import (
    ConsequenceRule,
    Entry,
    FindingRule,
    Norm,
    Pack,
    TrancheRule,
    field_words,
)
from checker.model.statement_rule import StatementRule
from checker.model.template import TemplateError, parse_template
from checker.model.verdict import Status, TrancheStatus
from checker.model.written import texts_in


def texts_of(pack: Pack) -> list[str]:
    """Return every text of a pack that a complete language has, each once, in order."""
    manifest = pack.manifest
    found = [manifest.title, *manifest.roles.values(), *manifest.grades]
    found += [chart.title for chart in manifest.charts]
    found += [table.title for table in pack.topic.tables]
    for entry in pack.topic.deciding_entries().values():
        found += [entry.title, *_words(entry)]
    for statement in pack.topic.statements:
        found += [statement.title, *_printed(statement)]
    found += [text for schema in pack.schemas.values() for text in document_texts(schema)]
    found += [*filter(_has_words, templates_of(pack)), *norms_of(pack), *readings_of(pack)]
    return list(dict.fromkeys(found))


def document_texts(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield title and description of a document type, and of its own fields names and descriptions.

    Names are as words. Fields of the envelope belong to every pack, and are not among them.
    """
    yield from (str(schema[key]) for key in ("title", "description") if key in schema)
    yield from _field_texts(schema)


def templates_of(pack: Pack) -> Iterator[str]:
    """Yield the texts with holes that a pack tells: its messages, and what is missing."""
    for entry in pack.topic.deciding_entries().values():
        for name in ("message", "advice", "missing"):
            yield from _templates(getattr(entry, name, None))
    for definition in pack.topic.definitions:
        yield from _templates(definition.missing)


def norms_of(pack: Pack) -> Iterator[str]:
    """Yield what each norm says in words, whom it binds, and why it cannot be checked."""
    for norm in pack.norms.values():
        yield norm.statement
        yield norm.who
        if norm.reason:
            yield norm.reason


def readings_of(pack: Pack) -> Iterator[str]:
    """Yield how norms and rules are read where the source leaves it open, and how else."""
    written: tuple[Norm | Entry, ...] = (
        *pack.norms.values(),
        *pack.topic.deciding_entries().values(),
    )
    for each in written:
        if each.interpretation:
            yield each.interpretation
        if isinstance(each, FindingRule):
            yield from (other.reading for other in each.alternatives)


def values_of(pack: Pack) -> Iterator[str]:
    """Yield what is shown as it is: statuses, what fields allow, and paragraphs of documents."""
    yield from (each.value for status in (Status, TrancheStatus) for each in status)
    for schema in pack.schemas.values():
        yield str(schema.get("x-paragraph", ""))
        yield from _options(schema)


def composes(pack: Pack, text: str) -> bool:
    """Return whether rules of a pack may make a text of parts that it names, or of nothing else.

    The words between its places stand in the rules or in a citation, and a text without places as
    a whole.
    """
    strings = {*texts_in(pack.topic), *(norm.citation for norm in pack.norms.values())}
    if not is_composed(text):
        return text in strings or any(f'"{text}"' in each for each in strings)
    return all(any(word in each for each in strings) for word in fixed_words(text))


def _field_texts(schema: Any) -> Iterator[str]:
    if isinstance(schema, Mapping):
        for name, part in schema.get("properties", {}).items():
            if name != "type":
                yield field_words(name)
                if "description" in part:
                    yield str(part["description"])
            yield from _field_texts(part)
        yield from _field_texts(schema.get("items"))


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
    try:
        literals = [part for part in parse_template(template) if isinstance(part, str)]
    except TemplateError:
        return False
    return any(char.isalpha() for part in literals for char in part)


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
