"""What an entry says, in a few words."""

from __future__ import annotations

from collections.abc import Callable

from checker.messages import gettext, ngettext
from checker.register.identity.payload import Payload
from checker.register.log.entry import Body, Kind


def described(body: Body, payload: Payload) -> str:
    """Return an entry in a few words for a list."""
    tell = _TOLD.get(body.kind)
    return tell(payload) if tell else _papers(payload)


def _papers(payload: Payload) -> str:
    return ngettext("{count} paper", "{count} papers", len(payload.documents))


def _party(payload: Payload) -> str:
    data = payload.data
    roles = ", ".join(data["roles"]) or gettext("no role")
    if data["key"] is None:
        return gettext("{party} ({roles}), without a key", party=data["name"], roles=roles)
    return gettext("{party} ({roles})", party=data["name"], roles=roles)


def _role(payload: Payload) -> str:
    data = payload.data
    if data["ends"]:
        return gettext("{party} is no longer {role}", party=data["name"], role=data["role"])
    return gettext("{party} is {role}", party=data["name"], role=data["role"])


def _key_added(payload: Payload) -> str:
    if payload.data["replaces"] is not None:
        return gettext("{party} has a new key", party=payload.data["name"])
    return gettext("{party} has another key", party=payload.data["name"])


def _key_revoked(payload: Payload) -> str:
    key, since = payload.data["key"][:16], payload.data["compromised_since"]
    if since is not None:
        return gettext("key {key} is out of force, doubtful since {since}", key=key, since=since)
    return gettext("key {key} is out of force", key=key)


def _rules(payload: Payload) -> str:
    data = payload.data
    return gettext("{pack} {version}", pack=data["pack"], version=data["version"])


def _case_opened(payload: Payload) -> str:
    members = ", ".join(payload.data["members"]) or gettext("nobody")
    return gettext("{pack}, for {members}", pack=payload.data["pack"], members=members)


def _member(payload: Payload) -> str:
    if payload.data["ends"]:
        return gettext("{party} takes part no longer", party=payload.data["name"])
    return gettext("{party} takes part", party=payload.data["name"])


def _verdict(payload: Payload) -> str:
    data = payload.data
    return gettext("as of {day}, on entries to {size}", day=data["as_of"], size=data["known"])


_TOLD: dict[Kind, Callable[[Payload], str]] = {
    Kind.GENESIS: lambda payload: str(payload.data["time_zone"]),
    Kind.PARTY: _party,
    Kind.ROLE: _role,
    Kind.KEY_ADDED: _key_added,
    Kind.KEY_REVOKED: _key_revoked,
    Kind.REGISTER_KEY: lambda _: gettext("the register has a new key"),
    Kind.RULES: _rules,
    Kind.CASE_OPENED: _case_opened,
    Kind.MEMBER: _member,
    Kind.RULES_CHANGED: lambda payload: str(payload.data["digest"])[:19],
    Kind.AFFIRMED: lambda payload: ", ".join(str(seq) for seq in payload.data["entries"]),
    Kind.VERDICT: _verdict,
    Kind.PRECHECK: lambda payload: str(payload.data["fingerprint"])[:19],
    Kind.RESTORED: lambda payload: gettext(
        "from a backup of {size} entries; up to {lost} may be lost",
        size=payload.data["size"],
        lost=payload.data["lost_up_to"],
    ),
    Kind.ERASED: lambda payload: gettext(
        "{ids} of entry {seq}: {reason}",
        ids=", ".join(payload.data["ids"]),
        seq=payload.data["entry"],
        reason=payload.data["reason"],
    ),
}
