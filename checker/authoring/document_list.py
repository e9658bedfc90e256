"""The document types of a pack: who sends each of them, when, and by which paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker import feel
from checker.authoring.feel_names import all_names
from checker.authoring.pages.feel_words import in_words
from checker.evidence.terms import terms_of
from checker.messages import gettext
from checker.model.case import AMENDMENT, PARTY, WAIVER
from checker.model.compiled import CompiledPack
from checker.model.pack import Condition, Definition, FindingRule, Obligation, Pack, Table
from checker.packs.readers import depending_on, names_in


@dataclass(frozen=True, slots=True)
class Wanted:
    """A rule that documents of a type fulfil, with its last day in words; None where it has none.

    ``is_expected`` says that the day binds nobody.
    """

    rule: str
    title: str
    day: str | None
    is_expected: bool = False


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A document type. ``senders`` are titles of roles, empty where anybody may send it.

    ``about`` are the fields that say which paper it is. ``norms`` are the ids of the norms that
    stand in the paragraph that asks for it.
    """

    type: str
    title: str
    description: str
    senders: tuple[str, ...]
    about: tuple[str, ...]
    paragraph: str | None
    wanted: tuple[Wanted, ...]
    norms: tuple[str, ...]


def document_types(compiled: CompiledPack) -> tuple[DocumentType, ...]:
    """Return the document types of a pack in the order of their names.

    Waivers, amendments and papers that name parties are left out where nobody may send them.
    """
    common = _of_authorities(compiled.pack)
    return tuple(
        _of_type(compiled, name, common.get(name))
        for name in sorted(compiled.pack.schemas)
        if common.get(name) != ()
    )


def _of_authorities(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return the roles that send papers of the types of which the pack and its tables say it."""
    manifest = pack.manifest
    amending = [
        role
        for table in pack.topic.tables
        if table.is_amendable
        for role in table.amended_by or manifest.amendment_authorities
    ]
    return {
        AMENDMENT: tuple(dict.fromkeys(amending)),
        PARTY: manifest.party_authorities,
        WAIVER: manifest.waiver_authorities,
    }


def _of_type(
    compiled: CompiledPack, name: str, authorities: tuple[str, ...] | None
) -> DocumentType:
    pack = compiled.pack
    schema = pack.schemas[name]
    terms = terms_of(schema)
    return DocumentType(
        type=name,
        title=str(schema.get("title", name)),
        description=str(schema.get("description", "")),
        senders=tuple(
            pack.manifest.role_title(role) for role in authorities or terms.issued_by or ()
        ),
        about=terms.key or (),
        paragraph=terms.paragraph,
        wanted=tuple(_wanted(compiled, name)),
        norms=tuple(norm.id for norm in pack.norms_of_paragraph(terms.paragraph or "")),
    )


def _wanted(compiled: CompiledPack, name: str) -> Iterator[Wanted]:
    """Yield the rules that documents of the type fulfil."""
    lists = depending_on(compiled, {compiled.collections[name]})
    for rule_id, rule in compiled.pack.topic.rules_by_id().items():
        if isinstance(rule, Obligation | Condition) and rule.fulfilled_by is not None:
            tree = feel.parse(rule.fulfilled_by, all_names(compiled.pack))
            if names_in(tree) & lists:
                day = rule.due_day or rule.expected
                words = None if day is None else _day(compiled, rule, day)
                yield Wanted(rule_id, rule.title, words, rule.due is None)


def _day(compiled: CompiledPack, rule: FindingRule, text: str) -> str:
    topic = compiled.pack.topic
    named: tuple[Table | Definition, ...] = (*topic.tables, *topic.definitions)
    titles = {entry.name: entry.title for entry in named}
    return in_words(text, all_names(compiled.pack), titles)


def sent_by(of: DocumentType) -> str:
    """Return who sends a document, in words."""
    return ", ".join(of.senders) or gettext("anybody")
