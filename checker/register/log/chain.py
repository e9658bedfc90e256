"""How far a log reaches: its last hash, and the frontier of its tree."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.register.log.entry import NO_HASH, Body
from checker.register.log.merkle import Frontier, leaf_hash


class BrokenChainError(ValueError):
    """An entry that does not follow the one before it; says how."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A log of ``size`` entries that ends with the entry of ``hash``."""

    hash: str = NO_HASH
    frontier: Frontier = field(default_factory=Frontier)

    @property
    def size(self) -> int:
        """Return the number of entries, which is the number of the last one."""
        return self.frontier.size

    @property
    def root(self) -> str:
        """Return the root of the Merkle tree, in hexadecimal."""
        return self.frontier.root.hex()

    def extended(self, hash_: str) -> Extent:
        """Return the extent with one more entry, given its hash."""
        return Extent(hash_, self.frontier.appended(leaf_hash(bytes.fromhex(hash_))))

    def followed_by(self, body: Body, hash_: str) -> Extent:
        """Return the extent with ``body`` appended; raises BrokenChainError if it cannot follow."""
        if body.seq != self.size + 1:
            raise BrokenChainError(f"its body says that it is entry {body.seq}")
        if body.prev != self.hash:
            raise BrokenChainError("it does not follow the entry before it")
        return self.extended(hash_)


def frontier_text(frontier: Frontier) -> str:
    """Return the nodes of a frontier as one text."""
    return " ".join(node.hex() for node in frontier.nodes)


def frontier_from(size: int, text: str) -> Frontier:
    """Return the frontier of a text; raises ValueError for any other text."""
    nodes = tuple(bytes.fromhex(part) for part in text.split())
    if len(nodes) != size.bit_count() or any(len(node) != 32 for node in nodes):
        raise ValueError("the frontier does not fit the size")
    return Frontier(size, nodes)
