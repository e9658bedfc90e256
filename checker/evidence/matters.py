"""Papers of one type on one matter: which replaces which, and which contradict each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from checker.evidence.authority import received, sender_of
from checker.evidence.senders import Senders
from checker.evidence.terms import Terms
from checker.feel import Value
from checker.messages import Message, gettext
from checker.model.case import Document

_ENVELOPE_OF_A_COPY = frozenset({"id", "received_on"})
"""What may differ between a paper and its copy."""


@dataclass(slots=True)
class Standing:
    """What stands of papers that count by themselves.

    ``out`` has the reason for each id that falls out; ``superseded`` are the ids of those in whose
    place a later paper stands; ``contradictions`` are the papers of one matter, two or more, of
    which none is taken.
    """

    out: dict[str, Message] = field(default_factory=dict)
    superseded: set[str] = field(default_factory=set)
    contradictions: list[tuple[Document, ...]] = field(default_factory=list)


def settle(documents: Sequence[Document], terms: Mapping[str, Terms], senders: Senders) -> Standing:
    """Return which papers fall out and which contradict each other.

    ``documents`` stand in the order of arrival, and each of them counts by itself.
    """
    keyed = [each for each in documents if terms[each.type].key is not None]
    settling = _Settling(terms, senders, {each.id: each for each in documents})
    settling.judge_claims(documents)
    settling.find_copies(keyed)
    settling.replace_superseded()
    settling.replace_by_latest(keyed)
    settling.find_contradictions(keyed)
    return settling.standing


@dataclass(slots=True)
class _Settling:
    """Works on the papers in turns; each turn looks at what the earlier ones have left."""

    terms: Mapping[str, Terms]
    senders: Senders
    known: Mapping[str, Document]
    standing: Standing = field(default_factory=Standing)
    claims: dict[str, list[str]] = field(default_factory=dict)
    original: dict[str, str] = field(default_factory=dict)

    def judge_claims(self, documents: Iterable[Document]) -> None:
        """Keep what papers may supersede; a paper that claims more than it may falls out."""
        for document in documents:
            named = superseded_by(document)
            targets = [self.known[name] for name in named if name in self.known]
            fault = next(filter(None, (self._fault(document, each) for each in targets)), None)
            if fault is not None:
                self.standing.out[document.id] = fault
            elif targets:
                self.claims[document.id] = [each.id for each in targets]

    def _fault(self, document: Document, other: Document) -> Message | None:
        """Return why a paper may not supersede another."""
        if self.terms[document.type].key is None:
            return gettext(
                "It is to supersede {other}, and the rules do not say when two papers of the "
                "type {type} are about one matter.",
                other=other.id,
                type=document.type,
            )
        if self._matter(document) != self._matter(other):
            return gettext(
                "It is to supersede {other}, which is about another matter.", other=other.id
            )
        issuer, before = sender_of(document), sender_of(other)
        if not self.senders.may_replace(issuer, before):
            return gettext(
                "It is to supersede {other} of {issuer}, which {sender} may not replace.",
                other=other.id,
                issuer=self.senders.title(before),
                sender=self.senders.title(issuer),
            )
        if received(other) > received(document):
            return gettext("It is to supersede {other}, which came later.", other=other.id)
        return None

    def find_copies(self, documents: Iterable[Document]) -> None:
        """Let what repeats an earlier paper of the same issuer fall out."""
        first: dict[object, str] = {}
        for document in self._left(documents):
            content = (document.type, _content(document))
            original = first.setdefault(content, document.id)
            if original != document.id:
                self.original[document.id] = original
                self.standing.out[document.id] = gettext("It is a copy of {other}.", other=original)

    def replace_superseded(self) -> None:
        """Let papers fall out that another one supersedes, unless they supersede each other."""
        claims = {
            self.original.get(name, name): {self.original.get(each, each) for each in targets}
            for name, targets in self.claims.items()
        }
        for name, targets in claims.items():
            for target in targets:
                if target not in self.standing.out and name not in _reached(claims, target):
                    self.standing.out[target] = gettext("{other} supersedes it.", other=name)
                    self.standing.superseded.add(target)

    def replace_by_latest(self, documents: Iterable[Document]) -> None:
        """Let the latest paper of an issuer replace its earlier ones, where the type says so."""
        changing = [each for each in documents if self.terms[each.type].latest]
        for group in _grouped(self._left(changing), lambda d: (self._matter(d), sender_of(d))):
            latest = max(group, key=received)
            for document in group:
                if received(document) < received(latest):
                    self.standing.out[document.id] = gettext(
                        "{other}, a later paper of the same sender, replaces it.", other=latest.id
                    )
                    self.standing.superseded.add(document.id)

    def find_contradictions(self, documents: Iterable[Document]) -> None:
        """Take none of the papers where more than one is left on a matter."""
        for group in _grouped(self._left(documents), self._matter):
            if len(group) > 1:
                self.standing.contradictions.append(tuple(group))
                for document in group:
                    others = ", ".join(each.id for each in group if each is not document)
                    self.standing.out[document.id] = gettext(
                        "It stands against {others}: none is taken until one supersedes the rest.",
                        others=others,
                    )

    def _left(self, documents: Iterable[Document]) -> list[Document]:
        return [each for each in documents if each.id not in self.standing.out]

    def _matter(self, document: Document) -> object:
        """Return what a paper is about, as something that can be compared."""
        key = self.terms[document.type].key or ()
        return (document.type, tuple(_frozen(document.record.get(name)) for name in key))


def superseded_by(document: Document) -> list[str]:
    """Return the ids of the documents that a paper says it supersedes."""
    named = document.record.get("supersedes")
    return [str(each) for each in (named if isinstance(named, list) else [named]) if each]


def _grouped(
    documents: Iterable[Document], by: Callable[[Document], object]
) -> Iterable[list[Document]]:
    groups: dict[object, list[Document]] = {}
    for document in documents:
        groups.setdefault(by(document), []).append(document)
    return groups.values()


def _reached(claims: Mapping[str, set[str]], start: str) -> set[str]:
    """Return what a paper supersedes, directly or through one another."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = claims.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    return reached


def _content(document: Document) -> object:
    given = {
        name: value
        for name, value in document.record.items()
        if name not in _ENVELOPE_OF_A_COPY and value is not None
    }
    return _frozen(given)


def _frozen(value: Value) -> object:
    """Return a value as something that can be compared and looked up."""
    if isinstance(value, dict):
        return frozenset((name, _frozen(each)) for name, each in value.items())
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value
