"""Receipts: what the sender of an entry keeps, and holds against the register later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.register.identity.keys import PrivateKey, PublicKey
from checker.register.log import canonical, merkle
from checker.register.log.chain import Extent
from checker.register.log.entry import Body, entry_hash
from checker.register.proofs.note import Checkpoint, NoteError, opened, signed

VERSION = 1


class ReceiptError(ValueError):
    """A receipt that does not hold; says why."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That an entry is the last of the log that the signed checkpoint ``note`` names."""

    body_bytes: bytes
    proof: tuple[str, ...]
    note: str

    @property
    def body(self) -> Body:
        """Return what the register recorded."""
        return Body.from_bytes(self.body_bytes)

    @property
    def hash(self) -> str:
        """Return the hash of the entry, in hexadecimal."""
        return entry_hash(self.body_bytes)

    def to_bytes(self) -> bytes:
        """Return the receipt as a file holds it. The same entry gives the same bytes."""
        value = {
            "v": VERSION,
            "body": self.body_bytes.decode("utf-8"),
            "proof": list(self.proof),
            "checkpoint": self.note,
        }
        return canonical.dumps(value) + b"\n"

    def check(self, keys: Sequence[PublicKey]) -> Checkpoint:
        """Return its checkpoint if the receipt holds in itself; raises ReceiptError.

        ``keys`` are those that the register has signed with.
        """
        try:
            checkpoint = opened(self.note, keys)
        except NoteError as error:
            raise ReceiptError(f"its checkpoint does not hold: {error}") from None
        body = self.body
        leaf = merkle.leaf_hash(bytes.fromhex(self.hash))
        proof = [bytes.fromhex(node) for node in self.proof]
        root = bytes.fromhex(checkpoint.root)
        if not merkle.includes(leaf, body.seq - 1, checkpoint.size, proof, root):
            raise ReceiptError("its proof does not lead from the entry to the checkpoint")
        if body.origin != checkpoint.origin:
            raise ReceiptError("entry and checkpoint are of two registers")
        return checkpoint


def receipt_for(body: Body, before: Extent, signer: PrivateKey) -> Receipt:
    """Return the receipt of the entry that was appended to ``before``."""
    data = body.to_bytes()
    after = before.extended(entry_hash(data))
    proof = tuple(node.hex() for node in merkle.last_leaf_proof(before.frontier))
    return Receipt(data, proof, signed(body.origin, after, signer))


def read_receipt(data: bytes) -> Receipt:
    """Return the receipt in a file; raises ReceiptError where there is none."""
    try:
        value = canonical.loads_object(data.removesuffix(b"\n"))
        body = value["body"].encode("utf-8")
        Body.from_bytes(body)
        proof = tuple(bytes.fromhex(node).hex() for node in value["proof"])
        receipt = Receipt(body, proof, value["checkpoint"])
        same = receipt.to_bytes() == data.removesuffix(b"\n") + b"\n"
    except (ValueError, KeyError, TypeError, AttributeError):
        same = False
    if not same:
        raise ReceiptError("the file does not hold a receipt")
    return receipt
