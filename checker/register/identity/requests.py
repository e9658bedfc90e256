"""What each kind of request says: the shape of a payload's ``data``, checked before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.register.identity.envelope import EnvelopeError
from checker.register.log.entry import Kind

Digest = Annotated[str, Field(pattern=r"^sha256:[0-9a-f]{64}$")]
Fingerprint = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Name = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^\S+( \S+)*$")]
Base64 = Annotated[str, Field(pattern=r"^[A-Za-z0-9+/]+={0,2}$", max_length=200)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Nothing(_Data):
    """A request that its other fields say all of."""


class Genesis(_Data):
    """The first entry: the keys that everything else rests on."""

    time_zone: str
    register_key: Base64
    registrar_key: Base64


class ProvenKey(_Data):
    """A public key with the proof that its party has the private half."""

    key: Base64
    proof: Base64


class NewParty(_Data):
    """A party; without a key its papers are entered by the registrar."""

    name: Slug
    title: Name
    senders: list[Name]
    roles: list[Name]
    key: ProvenKey | None


class Role(_Data):
    """A role that begins or, with ``ends``, stops."""

    name: Slug
    role: Name
    ends: bool


class KeyAdded(_Data):
    """A key of a party, beside those it has or, with ``replaces``, in place of one."""

    name: Slug
    key: Base64
    proof: Base64
    replaces: Fingerprint | None


class KeyRevoked(_Data):
    """A key that is no longer in force; entries since ``compromised_since`` are contested."""

    key: Fingerprint
    compromised_since: Day | None


class RegisterKey(_Data):
    """A new key of the register; ``lost`` where the one before cannot sign any more."""

    key: Base64
    lost: bool


class Rules(_Data):
    """A version of a pack, whose files are the documents."""

    pack: Name
    version: Name
    digest: Digest


class CaseOpened(_Data):
    """A case, the rules in force for it, and who takes part."""

    pack: Name
    digest: Digest
    members: list[Slug]


class Member(_Data):
    """A party that begins or, with ``ends``, stops to take part in a case."""

    name: Slug
    ends: bool


class RulesChanged(_Data):
    """The rules that are in force for a case from now on."""

    pack: Name
    digest: Digest


class Papers(_Data):
    """Papers of a party. ``sender`` is the name under which they are stamped."""

    sender: Name


class Affirmed(_Data):
    """Contested entries that their party stands by."""

    entries: list[int]


class Verdict(_Data):
    """A verdict on the first ``known`` entries; the documents hold it and its statement."""

    known: int
    as_of: Day


class Precheck(_Data):
    """That data were checked, of which nothing but this fingerprint is told."""

    fingerprint: Digest


class Restored(_Data):
    """That the log was restored from a backup, and up to which entry something may be lost."""

    size: int
    root: Fingerprint
    lost_up_to: int


class Erased(_Data):
    """Papers and copies of an entry whose bytes were taken away, and why."""

    entry: int
    ids: list[Name]
    reason: Name


MODELS: dict[Kind, type[_Data]] = {
    Kind.GENESIS: Genesis,
    Kind.PARTY: NewParty,
    Kind.ROLE: Role,
    Kind.KEY_ADDED: KeyAdded,
    Kind.KEY_REVOKED: KeyRevoked,
    Kind.REGISTER_KEY: RegisterKey,
    Kind.RULES: Rules,
    Kind.CASE_OPENED: CaseOpened,
    Kind.MEMBER: Member,
    Kind.RULES_CHANGED: RulesChanged,
    Kind.SUBMISSION: Papers,
    Kind.FORWARDED: Papers,
    Kind.IMPORT: Nothing,
    Kind.AFFIRMED: Affirmed,
    Kind.VERDICT: Verdict,
    Kind.PRECHECK: Precheck,
    Kind.RESTORED: Restored,
    Kind.ERASED: Erased,
}


def check_data(kind: Kind, data: Mapping[str, Any]) -> None:
    """Raise EnvelopeError unless ``data`` is what a request of this kind says."""
    try:
        MODELS[kind].model_validate(dict(data))
    except ValidationError as error:
        first = error.errors()[0]
        where = "/".join(str(part) for part in first["loc"])
        raise EnvelopeError(
            f"a request of kind {kind} has a wrong {where}: {first['msg']}"
        ) from None
