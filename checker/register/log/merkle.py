"""The Merkle tree of RFC 6962 over the hashes of entries.

A *frontier* is what a writer keeps of the tree: the roots of its complete subtrees, largest
first, at most log2(n) of them. It is enough to append, to give the root, and to prove that the
last leaf is in the tree. Leaves count from 0; entry 1 is leaf 0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256(b"").digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The complete subtrees of a tree of ``size`` leaves, largest first."""

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def appended(self, leaf: bytes) -> Frontier:
        """Return the frontier of the tree with one more leaf, given its leaf hash."""
        nodes, node, size = list(self.nodes), leaf, self.size
        while size & 1:
            node = _node(nodes.pop(), node)
            size >>= 1
        return Frontier(self.size + 1, (*nodes, node))

    @property
    def root(self) -> bytes:
        """Return the root of the tree."""
        if not self.nodes:
            return EMPTY_ROOT
        node = self.nodes[-1]
        for left in reversed(self.nodes[:-1]):
            node = _node(left, node)
        return node


def leaf_hash(entry_hash: bytes) -> bytes:
    """Return the hash of a leaf, which never equals that of a node."""
    return hashlib.sha256(b"\0" + entry_hash).digest()


def frontier_of(leaves: Sequence[bytes]) -> Frontier:
    """Return the frontier of the tree over these leaf hashes."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.appended(leaf)
    return frontier


def root_of(leaves: Sequence[bytes]) -> bytes:
    """Return the root of the tree over these leaf hashes."""
    return frontier_of(leaves).root


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the hashes that lead from leaf ``index`` to the root (RFC 6962, 2.1.1)."""
    if len(leaves) <= 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root_of(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split]))


def last_leaf_proof(before: Frontier) -> tuple[bytes, ...]:
    """Return the inclusion proof of the leaf that was appended to ``before``."""
    return tuple(reversed(before.nodes))


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Return whether the proof shows ``leaf`` at ``index`` of a tree of ``size`` leaves."""
    if not 0 <= index < size:
        return False
    node, last = leaf, size - 1
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            node = _node(sibling, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = _node(node, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and node == root


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> tuple[bytes, ...]:
    """Return the hashes that show that this tree begins with that of ``earlier`` leaves."""
    if not 0 < earlier <= len(leaves):
        return ()
    return _subproof(leaves, earlier, complete=True)


def is_consistent(
    earlier: int, earlier_root: bytes, size: int, root: bytes, proof: Sequence[bytes]
) -> bool:
    """Return whether the proof shows that the later tree begins with the earlier one."""
    if not 0 < earlier <= size:
        return False
    if earlier == size:
        return not proof and earlier_root == root
    path = list(proof)
    if earlier & (earlier - 1) == 0:
        path.insert(0, earlier_root)
    if not path:
        return False
    index, last = earlier - 1, size - 1
    while index & 1:
        index, last = index >> 1, last >> 1
    old = new = path[0]
    for node in path[1:]:
        if last == 0:
            return False
        if index & 1 or index == last:
            old, new = _node(node, old), _node(node, new)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            new = _node(new, node)
        index, last = index >> 1, last >> 1
    return last == 0 and old == earlier_root and new == root


def _subproof(leaves: Sequence[bytes], earlier: int, complete: bool) -> tuple[bytes, ...]:
    if earlier == len(leaves):
        return () if complete else (root_of(leaves),)
    split = _split(len(leaves))
    if earlier <= split:
        return (*_subproof(leaves[:split], earlier, complete), root_of(leaves[split:]))
    below = _subproof(leaves[split:], earlier - split, complete=False)
    return (*below, root_of(leaves[:split]))


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1
