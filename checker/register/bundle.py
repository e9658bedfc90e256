"""A bundle: one case taken out of the register, for somebody who has no access to it.

It holds the entries of the case and those that say who may sign, each with its proof of inclusion
under one checkpoint, and a list of them that the register has signed. It can be verified offline,
years later, given the fingerprint of the register's first key. ``docs/register.md`` describes it.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.register.identity.envelope import EnvelopeError, open_sealed, seal
from checker.register.identity.keys import PublicKey
from checker.register.identity.standing import KINDS
from checker.register.log import canonical, merkle
from checker.register.log.canonical import NotCanonicalError
from checker.register.log.entry import Body, Entry, StoredDocument
from checker.register.opening import Register
from checker.register.proofs.note import Checkpoint, NoteError, opened, signed
from checker.register.store.ledger import Reader
from checker.register.verifying import BrokenError, History

FORMAT = "checker register bundle"
VERSION = 1
CONTENTS_TYPE = "application/vnd.checker.register.bundle+json"


class BundleError(ValueError):
    """A file that is not a bundle; says why."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """The parts of a bundle. ``proofs`` are in the order of ``entries``."""

    case: str
    note: str
    contents: bytes
    entries: tuple[Entry, ...]
    proofs: tuple[tuple[str, ...], ...]

    def to_text(self) -> str:
        """Return the bundle as the text of a file."""
        value = {
            "format": FORMAT,
            "version": VERSION,
            "case": self.case,
            "checkpoint": self.note,
            "contents": self.contents.decode(),
            "entries": [
                {
                    "body": entry.body_bytes.decode(),
                    "envelope": entry.envelope.decode(),
                    "proof": list(proof),
                    "documents": [_document_json(item) for item in entry.documents],
                }
                for entry, proof in zip(self.entries, self.proofs, strict=True)
            ],
        }
        return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def make_bundle(register: Register, reader: Reader, case: str) -> Bundle:
    """Return a bundle of a case as it stands; who may have it is for the caller to ask."""
    extent = reader.extent()
    origin = register.standing(reader).origin
    leaves = [merkle.leaf_hash(bytes.fromhex(item)) for item in reader.hashes(extent.size)]
    entries = tuple(_of_case(reader, case))
    contents = {
        "v": VERSION,
        "origin": origin,
        "case": case,
        "size": extent.size,
        "root": extent.root,
        "entries": [[entry.body.seq, entry.hash] for entry in entries],
    }
    key = register.signing_key
    proofs = (merkle.inclusion_proof(leaves, entry.body.seq - 1) for entry in entries)
    return Bundle(
        case,
        signed(origin, extent, key),
        seal(canonical.dumps(contents), CONTENTS_TYPE, [key]),
        entries,
        tuple(tuple(node.hex() for node in proof) for proof in proofs),
    )


def _of_case(reader: Reader, case: str) -> Iterator[Entry]:
    """Yield the entries of a case, and those of nobody's case that say who stands where."""
    wanted = []
    for entry in reader.entries():
        body = entry.body
        if body.case == case or (body.case is None and body.kind in KINDS):
            wanted.append((body.seq, entry))
    for seq, entry in wanted:
        documents = reader.documents([seq]).get(seq, ())
        yield Entry(entry.body_bytes, entry.envelope, tuple(documents))


def read_bundle(text: str) -> Bundle:
    """Return the bundle in a text, with nothing verified; raises BundleError."""
    try:
        value = json.loads(text)
        if value["format"] != FORMAT or value["version"] != VERSION:
            raise BundleError("it is of another format or version")
        listed = value["entries"]
        return Bundle(
            str(value["case"]),
            str(value["checkpoint"]),
            value["contents"].encode(),
            tuple(_entry(item) for item in listed),
            tuple(tuple(bytes.fromhex(node).hex() for node in item["proof"]) for item in listed),
        )
    except BundleError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise BundleError("it is not a bundle of a register") from None


def verify_bundle(bundle: Bundle) -> tuple[History, Checkpoint]:
    """Return what the bundle says, found to hold in itself; raises BrokenError.

    Whether its register is the one that is meant, only a fingerprint from elsewhere tells.
    """
    history = History(roots=[])
    last = 0
    for entry in bundle.entries:
        try:
            body = entry.body
        except NotCanonicalError as error:
            raise BrokenError(last + 1, str(error)) from None
        if body.seq <= last:
            raise BrokenError(body.seq, "it is not in its place")
        if body.case not in (None, bundle.case):
            raise BrokenError(body.seq, "it is of another case")
        history.check(entry, body)
        last = body.seq
    history.check_erased()
    keys = [record.public for record in history.standing.register_keys]
    if not keys:
        raise BrokenError(1, "the first entry of the register is not in the bundle")
    return history, _check_proofs(bundle, keys)


def _check_proofs(bundle: Bundle, keys: list[PublicKey]) -> Checkpoint:
    try:
        checkpoint = opened(bundle.note, keys)
        contents = _contents(bundle.contents, keys)
    except (NoteError, EnvelopeError) as error:
        raise BrokenError(0, f"what the register signed does not hold: {error}") from None
    own = [[entry.body.seq, entry.hash] for entry in bundle.entries]
    claimed = (contents.get("origin"), contents.get("case"), contents.get("size"))
    if claimed != (checkpoint.origin, bundle.case, checkpoint.size):
        raise BrokenError(0, "the list of its entries is of another bundle")
    if contents.get("root") != checkpoint.root or contents.get("entries") != own:
        raise BrokenError(0, "it does not hold the entries that the register listed")
    for entry, proof in zip(bundle.entries, bundle.proofs, strict=True):
        _check_proof(entry, entry.body, proof, checkpoint)
    return checkpoint


def _check_proof(entry: Entry, body: Body, proof: tuple[str, ...], checkpoint: Checkpoint) -> None:
    leaf = merkle.leaf_hash(bytes.fromhex(entry.hash))
    nodes = [bytes.fromhex(node) for node in proof]
    root = bytes.fromhex(checkpoint.root)
    if not merkle.includes(leaf, body.seq - 1, checkpoint.size, nodes, root):
        raise BrokenError(body.seq, "its proof does not lead to the checkpoint")


def _contents(envelope: bytes, keys: list[PublicKey]) -> Mapping[str, Any]:
    sealed = open_sealed(envelope)
    key = [key for key in keys if key.fingerprint in sealed.signers]
    try:
        return canonical.loads_object(sealed.check(CONTENTS_TYPE, key))
    except NotCanonicalError as error:
        raise EnvelopeError(str(error)) from None


def _document_json(item: StoredDocument) -> dict[str, str]:
    named = {"id": item.id, "type": item.type}
    try:
        return {**named, "text": item.content.decode("utf-8")}
    except UnicodeDecodeError:
        return {**named, "base64": base64.b64encode(item.content).decode()}


def _entry(value: Mapping[str, Any]) -> Entry:
    documents = tuple(
        StoredDocument(str(item["id"]), str(item["type"]), _content(item))
        for item in value["documents"]
    )
    return Entry(value["body"].encode(), value["envelope"].encode(), documents)


def _content(item: Mapping[str, Any]) -> bytes:
    if "text" in item:
        return bytes(item["text"].encode("utf-8"))
    try:
        return base64.b64decode(item["base64"], validate=True)
    except binascii.Error:
        raise BundleError("a document is not in base64") from None
