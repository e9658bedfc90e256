"""Who a sender is: a role of the pack, or a party whose roles follow from documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from checker.evidence.terms import terms_of
from checker.model.case import DETERMINATION, PARTY, Document
from checker.model.pack import Manifest, Pack

_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Senders:
    """The senders of a case: ``parties`` maps who is not a role of the pack to its roles.

    ``authorities`` are the roles that nobody gets by the word of somebody else.
    """

    manifest: Manifest
    parties: Mapping[str, frozenset[str]] = field(default_factory=dict)
    authorities: frozenset[str] = _NOBODY

    def is_party(self, sender: str) -> bool:
        """Return whether a sender is somebody else than a role of the pack."""
        return sender not in self.manifest.roles

    def own_roles(self, sender: str) -> frozenset[str]:
        """Return the roles that a sender has itself; none for a party that no paper names."""
        if self.is_party(sender):
            return self.parties.get(sender, _NOBODY)
        return frozenset((sender,))

    def roles(self, sender: str) -> frozenset[str]:
        """Return the sender's own roles and those for which it may act."""
        own = self.own_roles(sender)
        return own.union(*(self.manifest.acts_for.get(role, ()) for role in own))

    def may_replace(self, issuer: str, other: str) -> bool:
        """Return whether papers of ``issuer`` may supersede papers of ``other``."""
        if issuer == other:
            return True
        principals = self.roles(other) - self.own_roles(other)
        above = self._above(self.own_roles(other))
        return bool(self.own_roles(issuer) & principals or self.roles(issuer) & above)

    def may_name(self, sender: str, role: str) -> bool:
        """Return whether a sender may say of somebody that it has a role.

        An authority says itself, or by who stands above it, who speaks for it.
        """
        mine = self.roles(sender)
        given = {role, *self.manifest.acts_for.get(role, ())}
        return all(each in mine or mine & self._above({each}) for each in given & self.authorities)

    def title(self, sender: str) -> str:
        """Return the sender as a reader knows it: the title of a role, the name of a party."""
        return self.manifest.roles.get(sender, sender)

    def _above(self, roles: AbstractSet[str]) -> set[str]:
        """Return who stands above any of the roles, directly or through others."""
        above: set[str] = set()
        waiting = list(roles)
        while waiting:
            superiors = set(self.manifest.superiors.get(waiting.pop(), ())) - above
            above |= superiors
            waiting += superiors
        return above


def authorities_of(pack: Pack) -> frozenset[str]:
    """Return the roles whose word has force: who judges, amends, excuses, names parties, or leads.

    A paper that made somebody one of them would give away what the agreement gives to it alone.
    """
    manifest = pack.manifest
    judges = terms_of(pack.schemas.get(DETERMINATION, {})).issued_by
    named = (
        judges or (),
        manifest.party_authorities,
        manifest.waiver_authorities,
        manifest.amendment_authorities,
        *manifest.superiors.values(),
        *(table.amended_by for table in pack.topic.tables),
    )
    return frozenset(role for roles in named for role in roles)


def named_parties(manifest: Manifest, documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """Return the roles of the parties that these documents name."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for party, role in _named_by(manifest, document):
            if party not in manifest.roles:
                found.setdefault(party, set()).add(role)
    return {party: frozenset(roles) for party, roles in found.items()}


def party_types(manifest: Manifest) -> frozenset[str]:
    """Return the types of the documents that can name parties."""
    return frozenset({PARTY, *(rule.type for rule in manifest.parties)})


def _named_by(manifest: Manifest, document: Document) -> Iterator[tuple[str, str]]:
    if document.type == PARTY:
        yield str(document.record["party"]), str(document.record["role"])
    for rule in manifest.parties:
        if rule.type == document.type:
            value = document.record.get(rule.field)
            for party in value if isinstance(value, list) else [value]:
                if isinstance(party, str):
                    yield party, rule.role
