"""May this request become an entry? Asked before appending, and again of every entry by verify."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checker.messages import gettext
from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.keys import PublicKey, proves_possession
from checker.register.identity.payload import Payload
from checker.register.identity.requests import check_data
from checker.register.identity.rights import ACTS, Act, is_slug, may
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log.entry import PAPERS, Kind

_WITH_DOCUMENTS = {*PAPERS, Kind.FORWARDED, Kind.RULES, Kind.VERDICT}
_OF_A_CASE = {
    *PAPERS,
    Kind.FORWARDED,
    Kind.CASE_OPENED,
    Kind.MEMBER,
    Kind.RULES_CHANGED,
    Kind.AFFIRMED,
    Kind.VERDICT,
    Kind.ERASED,
}
_PERHAPS_OF_A_CASE = {Kind.PRECHECK}


class NotAdmittedError(ValueError):
    """A request that the register refuses; says why."""


def required_keys(standing: Standing, payload: Payload) -> list[PublicKey]:
    """Return the keys that have to have signed, all of them; raises NotAdmittedError."""
    try:
        check_data(payload.kind, payload.data)
        return _required_keys(standing, payload)
    except (EnvelopeError, ValueError) as error:
        raise NotAdmittedError(str(error)) from None


def admit(standing: Standing, payload: Payload) -> None:
    """Raise NotAdmittedError unless the request may follow what stands now.

    Its signatures have been checked with ``required_keys``.
    """
    if payload.kind is Kind.GENESIS:
        _admit_genesis(standing, payload)
        return
    if payload.origin != standing.origin:
        raise NotAdmittedError(gettext("it was signed for another register"))
    _admit_party(standing, payload)
    _admit_case(standing, payload)
    if bool(payload.documents) != (payload.kind in _WITH_DOCUMENTS):
        raise NotAdmittedError(gettext("it has documents where there are none, or none"))
    if check := _CHECKS.get(payload.kind):
        check(standing, payload)


def is_entered(standing: Standing, payload: Payload) -> bool:
    """Return whether somebody else signed in the party's name: the registrar, at the desk."""
    record = standing.keys.get(payload.key)
    return record is not None and record.party != payload.party


def _required_keys(standing: Standing, payload: Payload) -> list[PublicKey]:
    data = payload.data
    if payload.kind is Kind.GENESIS:
        return [PublicKey(data["registrar_key"]), PublicKey(data["register_key"])]
    record = standing.key_in_force(payload.key)
    if record is None:
        known = payload.key in standing.keys
        message = (
            gettext("the key {key} is no longer in force", key=payload.key[:16])
            if known
            else gettext("the key {key} is not known to the register", key=payload.key[:16])
        )
        raise NotAdmittedError(message)
    keys = [record.public]
    if payload.kind is Kind.KEY_ADDED and data["replaces"] is not None:
        keys.append(PublicKey(data["key"]))
    if payload.kind is Kind.REGISTER_KEY:
        keys.append(PublicKey(data["key"]))
        if not data["lost"]:
            keys.append(standing.register_key)
    return keys


def _admit_genesis(standing: Standing, payload: Payload) -> None:
    if standing.size:
        raise NotAdmittedError(gettext("a register begins only once"))
    if PublicKey(payload.data["registrar_key"]).fingerprint != payload.key:
        raise NotAdmittedError(gettext("the registrar's key did not sign"))
    try:
        ZoneInfo(payload.data["time_zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = payload.data["time_zone"]
        raise NotAdmittedError(gettext("there is no time zone {zone!r}", zone=zone)) from None


def _admit_party(standing: Standing, payload: Payload) -> None:
    signer = standing.keys[payload.key].party
    if signer not in (payload.party, REGISTRAR):
        message = gettext(
            "{signer} signed it in the name of {party}", signer=signer, party=payload.party
        )
        raise NotAdmittedError(message)
    act = ACTS[payload.kind]
    if payload.kind is Kind.KEY_ADDED and payload.data["replaces"] is not None:
        act = Act.REPLACE_KEY
    if act in (Act.AFFIRM, Act.REPLACE_KEY) and signer != payload.party:
        raise NotAdmittedError(gettext("only the party itself can do this, with its own key"))
    if reason := may(standing, payload.party, act, payload.case):
        raise NotAdmittedError(reason)


def _admit_case(standing: Standing, payload: Payload) -> None:
    if payload.case is None and payload.kind in _OF_A_CASE:
        raise NotAdmittedError(gettext("a case has to be named"))
    if payload.case is not None and payload.kind not in _OF_A_CASE | _PERHAPS_OF_A_CASE:
        raise NotAdmittedError(gettext("this is not about a case"))
    if payload.kind is Kind.CASE_OPENED or payload.case is None:
        return
    if payload.case not in standing.cases:
        raise NotAdmittedError(gettext("there is no case {case!r}", case=payload.case))


def _admit_new_party(standing: Standing, payload: Payload) -> None:
    data = payload.data
    if data["name"] in standing.parties:
        raise NotAdmittedError(gettext("there is a party {party!r} already", party=data["name"]))
    if not data["senders"]:
        raise NotAdmittedError(gettext("the party has no name for its papers"))
    for sender in data["senders"]:
        for other in standing.parties.values():
            if sender in other.senders and sender not in other.roles:
                message = gettext(
                    "papers of {party} go by the name {sender!r}", party=other.name, sender=sender
                )
                raise NotAdmittedError(message)
    if data["key"] is not None:
        _admit_key(standing, data["name"], data["key"]["key"], data["key"]["proof"])


def _admit_role(standing: Standing, payload: Payload) -> None:
    party = standing.parties.get(payload.data["name"])
    if party is None:
        raise NotAdmittedError(_no_party(payload.data["name"]))
    if (payload.data["role"] in party.roles) != payload.data["ends"]:
        raise NotAdmittedError(gettext("{party} stands so already", party=party.name))


def _admit_added_key(standing: Standing, payload: Payload) -> None:
    data = payload.data
    if data["name"] not in standing.parties:
        raise NotAdmittedError(_no_party(data["name"]))
    if data["replaces"] is not None and not data["replaces"] == payload.key:
        raise NotAdmittedError(gettext("a key is replaced by the one that signs"))
    if data["replaces"] is not None and data["name"] != payload.party:
        raise NotAdmittedError(gettext("only the party itself can replace its key"))
    _admit_key(standing, data["name"], data["key"], data["proof"])


def _admit_key(standing: Standing, party: str, text: str, proof: str) -> None:
    try:
        key = PublicKey(text)
        proven = proves_possession(party, key, proof)
    except ValueError as error:
        raise NotAdmittedError(str(error)) from None
    if not proven:
        raise NotAdmittedError(gettext("{party} has not shown to hold this key", party=party))
    if key.fingerprint in standing.keys:
        raise NotAdmittedError(gettext("the register knows this key already"))


def _admit_revocation(standing: Standing, payload: Payload) -> None:
    record = standing.keys.get(payload.data["key"])
    if record is None:
        raise NotAdmittedError(gettext("the register knows no such key"))
    if record.until is not None and payload.data["compromised_since"] is None:
        raise NotAdmittedError(gettext("the key is out of force already"))
    own = [k for k in standing.keys.values() if k.party == REGISTRAR and k.until is None]
    if record in own and len(own) == 1:
        raise NotAdmittedError(gettext("the registrar's last key cannot be revoked"))


def _admit_rules(standing: Standing, payload: Payload) -> None:
    if payload.data["digest"] in standing.rules:
        raise NotAdmittedError(gettext("the register has these rules already"))


def _admit_opening(standing: Standing, payload: Payload) -> None:
    case = str(payload.case)
    if case in standing.cases:
        raise NotAdmittedError(gettext("there is a case {case!r} already", case=case))
    if not is_slug(case):
        raise NotAdmittedError(gettext("{case!r} cannot be the name of a case", case=case))
    for name in payload.data["members"]:
        if name not in standing.parties:
            raise NotAdmittedError(_no_party(name))
    _admit_known_rules(standing, payload)


def _admit_member(standing: Standing, payload: Payload) -> None:
    name, members = payload.data["name"], standing.cases[str(payload.case)].members
    if name not in standing.parties:
        raise NotAdmittedError(_no_party(name))
    if (name in members) != payload.data["ends"]:
        raise NotAdmittedError(gettext("{party} stands so already", party=name))


def _admit_known_rules(standing: Standing, payload: Payload) -> None:
    if payload.data["digest"] not in standing.rules:
        raise NotAdmittedError(gettext("the register does not have these rules"))


def _admit_papers(standing: Standing, payload: Payload) -> None:
    party, sender = standing.parties[payload.party], payload.data["sender"]
    if sender not in party.senders:
        message = gettext("{party} does not send as {sender!r}", party=party.name, sender=sender)
        raise NotAdmittedError(message)


def _no_party(name: str) -> str:
    return gettext("there is no party {party!r}", party=name)


_CHECKS = {
    Kind.PARTY: _admit_new_party,
    Kind.ROLE: _admit_role,
    Kind.KEY_ADDED: _admit_added_key,
    Kind.KEY_REVOKED: _admit_revocation,
    Kind.RULES: _admit_rules,
    Kind.CASE_OPENED: _admit_opening,
    Kind.MEMBER: _admit_member,
    Kind.RULES_CHANGED: _admit_known_rules,
    Kind.SUBMISSION: _admit_papers,
    Kind.FORWARDED: _admit_papers,
}
