"""Parties, keys, roles, members and cases as they stand after some entry: a fold over the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from checker.register.identity.keys import PublicKey
from checker.register.identity.payload import Payload, read_payload
from checker.register.log.entry import Body, Entry, Kind

REGISTRAR = "registrar"
KINDS = tuple(
    kind
    for kind in Kind
    if kind
    not in (
        Kind.SUBMISSION,
        Kind.FORWARDED,
        Kind.IMPORT,
        Kind.VERDICT,
        Kind.PRECHECK,
        Kind.RESTORED,
        Kind.ERASED,
    )
)
"""Kinds of entries that change who stands where."""


@dataclass(frozen=True, slots=True)
class Party:
    """A party. ``senders`` are the names by which its papers call it, ``roles`` those it has."""

    name: str
    title: str
    senders: tuple[str, ...]
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key and the entries between which it is in force; ``until`` is None while it is.

    ``compromised_since`` is a day (YYYY-MM-DD) from which entries of the key are contested.
    """

    public: PublicKey
    party: str
    since: int
    until: int | None = None
    compromised_since: str | None = None


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case of the register: its pack, the digest in force, and who takes part."""

    id: str
    pack: str
    digest: str
    members: frozenset[str]


@dataclass(slots=True)
class Standing:
    """What holds after entry ``size``: read it as a value, extend it with ``take``."""

    size: int = 0
    origin: str = ""
    time_zone: str = "UTC"
    register_keys: list[KeyRecord] = field(default_factory=list)
    keys: dict[str, KeyRecord] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    cases: dict[str, CaseFile] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    affirmed: set[tuple[str, int]] = field(default_factory=set)

    @property
    def register_key(self) -> PublicKey:
        """Return the key that signs receipts, checkpoints and verdicts now."""
        return self.register_keys[-1].public

    def roles_of_senders(self) -> dict[str, frozenset[str]]:
        """Return the roles of whoever sends under a name; parties without a role are left out."""
        found: dict[str, frozenset[str]] = {}
        for party in self.parties.values():
            for sender in party.senders if party.roles else ():
                found[sender] = found.get(sender, frozenset()) | party.roles
        return found

    def key_in_force(self, fingerprint: str) -> KeyRecord | None:
        """Return a party's key if it is in force, else None."""
        record = self.keys.get(fingerprint)
        return record if record is not None and record.until is None else None

    def is_contested(self, body: Body) -> bool:
        """Return whether an entry was signed by a key when a thief may have had it."""
        record = self.keys.get(body.key)
        since = record.compromised_since if record else None
        if since is None or body.received_on < since:
            return False
        return (body.party, body.seq) not in self.affirmed

    def take(self, body: Body, payload: Payload) -> None:
        """Apply one entry; entries of kinds that change nothing only move ``size``."""
        self.size = body.seq
        if change := _CHANGES.get(body.kind):
            change(self, body, payload)

    def _genesis(self, body: Body, payload: Payload) -> None:
        self.origin, self.time_zone = payload.origin, payload.data["time_zone"]
        registrar = PublicKey(payload.data["registrar_key"])
        self.parties[REGISTRAR] = Party(REGISTRAR, "Registrar", (), frozenset({REGISTRAR}))
        self._add_key(registrar, REGISTRAR, body.seq)
        self.register_keys.append(
            KeyRecord(PublicKey(payload.data["register_key"]), "register", body.seq)
        )

    def _party(self, body: Body, payload: Payload) -> None:
        data = payload.data
        party = Party(data["name"], data["title"], tuple(data["senders"]), frozenset(data["roles"]))
        self.parties[party.name] = party
        if data["key"] is not None:
            self._add_key(PublicKey(data["key"]["key"]), party.name, body.seq)

    def _role(self, _: Body, payload: Payload) -> None:
        party = self.parties[payload.data["name"]]
        role, ends = {payload.data["role"]}, payload.data["ends"]
        roles = party.roles - role if ends else party.roles | role
        self.parties[party.name] = replace(party, roles=roles)

    def _key_added(self, body: Body, payload: Payload) -> None:
        if (replaced := payload.data["replaces"]) is not None:
            self.keys[replaced] = replace(self.keys[replaced], until=body.seq)
        self._add_key(PublicKey(payload.data["key"]), payload.data["name"], body.seq)

    def _key_revoked(self, body: Body, payload: Payload) -> None:
        record = self.keys[payload.data["key"]]
        until = body.seq if record.until is None else record.until
        since = payload.data["compromised_since"]
        self.keys[payload.data["key"]] = replace(record, until=until, compromised_since=since)

    def _register_key(self, body: Body, payload: Payload) -> None:
        self.register_keys[-1] = replace(self.register_keys[-1], until=body.seq)
        self.register_keys.append(KeyRecord(PublicKey(payload.data["key"]), "register", body.seq))

    def _rules(self, body: Body, payload: Payload) -> None:
        self.rules[payload.data["digest"]] = body.seq

    def _case_opened(self, _: Body, payload: Payload) -> None:
        data, id_ = payload.data, str(payload.case)
        members = frozenset(data["members"])
        self.cases[id_] = CaseFile(id_, data["pack"], data["digest"], members)

    def _member(self, _: Body, payload: Payload) -> None:
        case = self.cases[str(payload.case)]
        name, ends = {payload.data["name"]}, payload.data["ends"]
        members = case.members - name if ends else case.members | name
        self.cases[case.id] = replace(case, members=members)

    def _rules_changed(self, _: Body, payload: Payload) -> None:
        case = self.cases[str(payload.case)]
        self.cases[case.id] = replace(
            case, pack=payload.data["pack"], digest=payload.data["digest"]
        )

    def _affirmed(self, _: Body, payload: Payload) -> None:
        self.affirmed |= {(payload.party, seq) for seq in payload.data["entries"]}

    def _add_key(self, key: PublicKey, party: str, seq: int) -> None:
        self.keys[key.fingerprint] = KeyRecord(key, party, seq)


_CHANGES = {
    Kind.GENESIS: Standing._genesis,
    Kind.PARTY: Standing._party,
    Kind.ROLE: Standing._role,
    Kind.KEY_ADDED: Standing._key_added,
    Kind.KEY_REVOKED: Standing._key_revoked,
    Kind.REGISTER_KEY: Standing._register_key,
    Kind.RULES: Standing._rules,
    Kind.CASE_OPENED: Standing._case_opened,
    Kind.MEMBER: Standing._member,
    Kind.RULES_CHANGED: Standing._rules_changed,
    Kind.AFFIRMED: Standing._affirmed,
}


def standing_after(entries: Iterable[Entry], size: int = 0) -> Standing:
    """Return what holds after these entries; ``size`` is that of the log they are taken from."""
    standing = Standing()
    for entry in entries:
        standing.take(entry.body, read_payload(entry.envelope))
    standing.size = max(standing.size, size)
    return standing
