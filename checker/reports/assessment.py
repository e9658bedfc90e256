"""What a report is made from, and how it is to look."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property

from checker.messages import ENGLISH, Message, catalogue, speaking
from checker.model.case import Case, Document
from checker.model.pack import Entry, Pack, PackTexts
from checker.model.problems import Position
from checker.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ToBePaid:
    """What it would take to have a tranche paid: papers in short, the money, and for what.

    ``because`` are the ids of the findings and holds for which the papers would come.
    """

    papers: Message
    money: str
    because: frozenset[str]


@dataclass(frozen=True)
class Assessment:
    """A verdict with the pack that decided it and the case that it decides.

    Reports take paragraphs, readings and role titles from the pack, and the places of documents
    from the case. ``to_be_paid`` says by the key of a tranche what it would take, where that was
    asked for.
    """

    verdict: Verdict
    pack: Pack
    case: Case
    to_be_paid: Mapping[str, ToBePaid] = field(default_factory=dict)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Return the documents of the case by id."""
        return {document.id: document for document in self.case.documents}

    def place_of(self, document: str) -> Position:
        """Return where a document stands; the case for one that is kept beside it."""
        known = self.documents.get(document)
        return known.position if known else self.case.position

    @cached_property
    def rules(self) -> Mapping[str, Entry]:
        """Return the pack's entries by the id under which verdicts name them as rules."""
        return self.pack.topic.deciding_entries()


@dataclass(frozen=True, slots=True)
class Style:
    """How a report is to look.

    ``width`` is in terminal columns. ``colour`` allows escape codes. ``verbose`` lists what is
    otherwise only counted, and lifts the caps on long lists. ``several`` says that more than one
    case was asked for, even where only one could be used. ``language`` is one of
    ``checker.messages.LANGUAGES``; formats for machines are English whatever it is.
    """

    width: int = 80
    colour: bool = False
    verbose: bool = False
    several: bool = False
    language: str = ENGLISH

    def speaking(self, texts: Iterable[PackTexts] = ()) -> AbstractContextManager[None]:
        """Tell everything in the language of the report, and ``texts`` of packs in it."""
        spoken = ChainMap({}, *(dict(each.get(self.language, {})) for each in texts))
        return speaking(catalogue(self.language, spoken))
