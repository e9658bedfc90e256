"""The global FEEL names of a pack, and names that clash."""

from __future__ import annotations

from collections.abc import Iterator

from checker import feel
from checker.messages import Message, gettext
from checker.model.pack import (
    ConsequenceRule,
    Definition,
    Entry,
    FindingRule,
    Pack,
    StatementRule,
    Table,
    TrancheRule,
)
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.periods import PERIOD_NAMES
from checker.packs.sources import key_position, nearest_position

DOCUMENT_NAMES = ("documents", "superseded", "contested")
"""Lists of papers of every type: those that count, that were replaced, that contradict."""

GLOBAL_NAMES = ("as_of", *DOCUMENT_NAMES)
RESERVED = frozenset({"item", "partial", "tranche", "document", "finding", "verdict"})
"""Names that FEEL or the rule language gives a meaning of its own."""


def collections(pack: Pack) -> dict[str, str]:
    """Return the FEEL name of the list of each document type.

    It is the schema's ``x-collection``, or the type with an s: ``audit-report`` has the list
    ``audit_reports``.
    """
    return {
        name: str(schema.get("x-collection", f"{name.replace('-', '_')}s"))
        for name, schema in pack.schemas.items()
    }


def name_problems(pack: Pack) -> Iterator[Problem]:
    """Yield names of tables and definitions that are taken."""
    taken = _taken(pack)
    for entry in _named(pack):
        if (meaning := taken.get(entry.name)) is not None:
            yield _is_taken(pack, entry, "/name", entry.name, meaning)
    lists = {table.listed: table for table in pack.topic.tables if table.listed is not None}
    taken |= _meanings(pack)
    for name, table in lists.items():
        if (meaning := taken.get(name)) is not None:
            yield _is_taken(pack, table, "/listed", name, meaning)


def _is_taken(pack: Pack, entry: Entry, below: str, name: str, meaning: Message) -> Problem:
    position = nearest_position(pack, entry, below)
    message = gettext("{name!r} is {meaning} already", name=name, meaning=meaning)
    return Problem(position, "name-taken", message)


def _meanings(pack: Pack) -> dict[str, Message]:
    return {entry.name: gettext("the name of {id}", id=entry.id) for entry in _named(pack)}


def hidden_name_problems(pack: Pack) -> Iterator[Problem]:
    """Yield variables, parameters and aliases that hide a global name."""
    lists = {
        table.listed: gettext("the list of the keys of {id}", id=table.id)
        for table in pack.topic.tables
        if table.listed is not None
    }
    taken = _taken(pack) | _meanings(pack) | lists
    for entry, below, name in _local_names(pack):
        if (meaning := taken.get(name)) is not None:
            yield _hides(pack, entry, below, name, meaning)
    yield from _hiding_steps(pack)


def _hides(pack: Pack, entry: Entry, below: str, name: str, meaning: Message) -> Problem:
    message = gettext("the name {name!r} hides {meaning}", name=name, meaning=meaning)
    position = key_position(pack, entry, below)
    return Problem(position, "name-taken", message, hint=gettext("give it another name"))


def _hiding_steps(pack: Pack) -> Iterator[Problem]:
    """Yield steps called like a table or definition: within the entry that one is out of reach."""
    meanings = _meanings(pack)
    for entry in pack.topic.definitions:
        for name in entry.steps:
            if (meaning := meanings.get(name)) is not None:
                yield _hides(pack, entry, pointer_to("/steps", name), name, meaning)


def _named(pack: Pack) -> tuple[Table | Definition, ...]:
    return (*pack.topic.tables, *pack.topic.definitions)


def _taken(pack: Pack) -> dict[str, Message]:
    """Return what each global name means."""
    lists = {
        name: gettext("the list of the documents of type {type}", type=type_)
        for type_, name in collections(pack).items()
    }
    functions = dict.fromkeys(feel.BUILTINS, gettext("a function of FEEL"))
    names = PERIOD_NAMES if pack.topic.periods else ()
    periods = dict.fromkeys(names, gettext("a name of the reporting periods"))
    reserved = dict.fromkeys((*GLOBAL_NAMES, *RESERVED), gettext("a name of the rule language"))
    return functions | lists | periods | reserved


def _local_names(pack: Pack) -> Iterator[tuple[Entry, str, str]]:
    for entry in pack.topic.entries():
        if isinstance(entry, FindingRule | TrancheRule):
            for name in entry.for_each:
                yield entry, pointer_to("/for_each", name), name
        if isinstance(entry, Definition):
            for name in entry.parameters or ():
                yield entry, pointer_to("/parameters", name), name
            for name in entry.sum_of.over if entry.sum_of else ():
                yield entry, pointer_to("/sum_of/over", name), name
        if isinstance(entry, Table):
            for name in entry.keys:
                yield entry, pointer_to("/keys", name), name
        if isinstance(entry, ConsequenceRule):
            for index, trigger in enumerate(entry.when):
                yield entry, f"/when/{index}/as", trigger.alias
        if isinstance(entry, StatementRule):
            yield from _statement_names(entry)


def _statement_names(statement: StatementRule) -> Iterator[tuple[Entry, str, str]]:
    for name in statement.parameters:
        yield statement, pointer_to("/parameters", name), name
    for place, section in enumerate(statement.sections):
        for name in section.rows.for_each if section.rows else ():
            yield statement, pointer_to("/sections", place, "rows", "for_each", name), name
