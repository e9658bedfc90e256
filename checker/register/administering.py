"""What the registrar does: make a register, let parties in, open cases, change keys and rules."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from checker.messages import gettext
from checker.packs import load_compiled
from checker.register.appending import Accepted, Request, append
from checker.register.clock import Clock, day_of, moment_text, utc_now
from checker.register.identity import keys
from checker.register.identity.admission import NotAdmittedError, admit, required_keys
from checker.register.identity.keys import PrivateKey
from checker.register.identity.payload import Payload, sealed_payload
from checker.register.identity.standing import REGISTRAR, Standing
from checker.register.log import canonical
from checker.register.log.chain import Extent
from checker.register.log.entry import ERASABLE, NO_HASH, Body, Kind
from checker.register.opening import (
    REGISTER_KEY,
    REGISTRAR_KEY,
    Register,
    default_keys,
    open_register,
)
from checker.register.papers.rules import pack_documents
from checker.register.refusals import refusal
from checker.register.store.address import parse
from checker.register.store.ledger import Writer, create


@dataclass(frozen=True, slots=True)
class Plan:
    """How a register is to be made. ``keys`` is the folder for its keys and the registrar's."""

    url: str
    time_zone: str = "UTC"
    keys: Path | None = None
    passphrase: str | None = None


def initialise(plan: Plan, clock: Clock = utc_now) -> Register:
    """Make a register with its first entry, and the two keys where they are not there yet.

    Raises InputError where there is a register already, or no such time zone.
    """
    address = parse(plan.url)
    folder = plan.keys or default_keys(address)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = gettext(
            "the folder for keys cannot be made: {reason}", reason=str(error.strerror)
        )
        raise refusal(str(folder), "key-file", message) from None
    register_key = _key(folder / REGISTER_KEY, plan.passphrase)
    registrar_key = _key(folder / REGISTRAR_KEY, plan.passphrase)
    payload = _genesis(plan.time_zone, register_key, registrar_key)
    try:
        required_keys(Standing(), payload)
        admit(Standing(), payload)
    except NotAdmittedError as error:
        raise refusal(address.shown, "register-refuses", str(error)) from None
    envelope = sealed_payload(payload, [registrar_key, register_key])
    create(address, lambda writer: _append_genesis(writer, payload, envelope, clock))
    return open_register(plan.url, folder, plan.passphrase, clock)


def add_party(
    register: Register,
    name: str,
    title: str,
    roles: Collection[str],
    senders: Collection[str],
    key: Path | None,
) -> Accepted:
    """Let a party in; its papers go by ``senders``, else by its roles, else by its name."""
    data = {
        "name": name,
        "title": title,
        "roles": list(roles),
        "senders": list(senders or roles or (name,)),
        "key": None if key is None else keys.load_public(key, name),
    }
    return _by_registrar(register, Request(Kind.PARTY, REGISTRAR, data=data))


def set_role(register: Register, name: str, role: str, ends: bool) -> Accepted:
    """Give a party a role, or take it away."""
    data = {"name": name, "role": role, "ends": ends}
    return _by_registrar(register, Request(Kind.ROLE, REGISTRAR, data=data))


def add_key(register: Register, name: str, key: Path) -> Accepted:
    """Add a key of a party, from the file with its public half."""
    data = {"name": name, **keys.load_public(key, name), "replaces": None}
    return _by_registrar(register, Request(Kind.KEY_ADDED, REGISTRAR, data=data))


def replace_key(register: Register, name: str, old: PrivateKey, new: PrivateKey) -> Accepted:
    """Replace a party's key; the old and the new one sign."""
    data = {
        "name": name,
        "key": new.public.text,
        "proof": new.possession(name),
        "replaces": old.public.fingerprint,
    }
    return append(register, Request(Kind.KEY_ADDED, name, data=data), [old, new])


def revoke_key(register: Register, fingerprint: str, compromised_since: str | None) -> Accepted:
    """Put a key out of force; entries since a day are contested until their party affirms them."""
    with register.ledger.reader() as reader:
        known = register.standing(reader).keys
    matching = [key for key in known if key.startswith(fingerprint)]
    if len(matching) != 1:
        message = gettext("there is no one key that begins with {key!r}", key=fingerprint)
        raise refusal(register.shown, "unknown-key", message)
    data = {"key": matching[0], "compromised_since": compromised_since}
    return _by_registrar(register, Request(Kind.KEY_REVOKED, REGISTRAR, data=data))


def replace_register_key(register: Register, lost: bool) -> Accepted:
    """Give the register a new key, signed by the registrar, the new and (if not lost) the old.

    The old file is kept under another name.
    """
    path = register.keys / REGISTER_KEY
    new = keys.make()
    signers = [register.registrar_key, new]
    if not lost:
        signers.append(register.signing_key)
    fresh = path.with_suffix(".new")
    keys.save(new, fresh, register.passphrase)
    data = {"key": new.public.text, "lost": lost}
    signing = Register(register.ledger, register.keys, register.passphrase, register.clock)
    signing.__dict__["signing_key"] = new
    accepted = append(signing, Request(Kind.REGISTER_KEY, REGISTRAR, data=data), signers)
    if path.exists():
        path.replace(path.with_suffix(f".{accepted.receipt.body.seq}.old"))
    fresh.replace(path)
    return accepted


def open_case(register: Register, case: str, pack: str, members: Collection[str]) -> Accepted:
    """Open a case under the shipped or own rules ``pack``, which the register takes in."""
    id_, digest = adopt_rules(register, pack)
    data = {"pack": id_, "digest": digest, "members": sorted(set(members))}
    return _by_registrar(register, Request(Kind.CASE_OPENED, REGISTRAR, case, data))


def change_rules(register: Register, case: str, pack: str) -> Accepted:
    """Put other rules, or another version of them, in force for a case."""
    id_, digest = adopt_rules(register, pack)
    data = {"pack": id_, "digest": digest}
    return _by_registrar(register, Request(Kind.RULES_CHANGED, REGISTRAR, case, data))


def set_member(register: Register, case: str, name: str, ends: bool) -> Accepted:
    """Let a party take part in a case, or end it."""
    data = {"name": name, "ends": ends}
    return _by_registrar(register, Request(Kind.MEMBER, REGISTRAR, case, data))


def erase(register: Register, case: str, ids: Collection[str], reason: str) -> list[Accepted]:
    """Take away the bytes of papers of a case and of copies of them, and record why.

    Return an entry for each that held some. Raises InputError where the case has no such paper.
    """
    with register.ledger.reader() as reader:
        entries = list(reader.entries(kinds=ERASABLE, case=case, documents=True))
    held = {
        entry.body.seq: sorted(
            item.id for item in entry.documents if item.id in ids and not item.is_erased
        )
        for entry in entries
    }
    for id_ in sorted(set(ids).difference(*held.values())):
        message = gettext("the case {case!r} has no paper {id!r}", case=case, id=id_)
        raise refusal(register.shown, "no-paper", message)
    return [
        _by_registrar(
            register,
            Request(Kind.ERASED, REGISTRAR, case, {"entry": seq, "ids": found, "reason": reason}),
        )
        for seq, found in held.items()
        if found
    ]


def adopt_rules(register: Register, pack: str) -> tuple[str, str]:
    """Return id and digest of a pack, after taking its files in where the register lacks them."""
    loaded = load_compiled(pack).pack
    with register.ledger.reader() as reader:
        known = register.standing(reader).rules
    if loaded.digest not in known:
        data = {"pack": loaded.id, "version": loaded.manifest.version, "digest": loaded.digest}
        documents = pack_documents(pack)
        _by_registrar(register, Request(Kind.RULES, REGISTRAR, None, data, documents))
    return loaded.id, loaded.digest


def _by_registrar(register: Register, request: Request) -> Accepted:
    return append(register, request, [register.registrar_key])


def _key(path: Path, passphrase: str | None) -> PrivateKey:
    if path.exists():
        return keys.load(path, passphrase)
    key = keys.make()
    keys.save(key, path, passphrase)
    return key


def _genesis(time_zone: str, register_key: PrivateKey, registrar_key: PrivateKey) -> Payload:
    return Payload(
        kind=Kind.GENESIS,
        origin=f"checker-register/{secrets.token_hex(16)}",
        party=REGISTRAR,
        key=registrar_key.public.fingerprint,
        seen_size=0,
        seen_root=Extent().root,
        data={
            "time_zone": time_zone,
            "register_key": register_key.public.text,
            "registrar_key": registrar_key.public.text,
        },
    )


def _append_genesis(writer: Writer, payload: Payload, envelope: bytes, clock: Clock) -> None:
    now = clock()
    body = Body(
        origin=payload.origin,
        seq=1,
        prev=NO_HASH,
        recorded_at=moment_text(now),
        received_on=day_of(now, payload.data["time_zone"]),
        kind=Kind.GENESIS,
        case=None,
        case_seq=None,
        case_prev=None,
        party=REGISTRAR,
        key=payload.key,
        envelope=canonical.digest(envelope),
    )
    writer.append(body, envelope, payload.retry_key, ())
