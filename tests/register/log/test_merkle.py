from __future__ import annotations

import hashlib

import pytest

from checker.register.log.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    frontier_of,
    includes,
    inclusion_proof,
    is_consistent,
    last_leaf_proof,
    leaf_hash,
    root_of,
)

LEAVES = [leaf_hash(hashlib.sha256(bytes([n])).digest()) for n in range(34)]
SIZES = range(1, len(LEAVES) + 1)


def test_small_trees_are_those_of_rfc_6962() -> None:
    def node(left: bytes, right: bytes) -> bytes:
        return hashlib.sha256(b"\1" + left + right).digest()

    a, b, c = LEAVES[:3]
    assert root_of([]) == EMPTY_ROOT == hashlib.sha256(b"").digest()
    assert root_of([a]) == a
    assert root_of([a, b, c]) == node(node(a, b), c)


def test_a_leaf_is_never_a_node() -> None:
    assert leaf_hash(b"x" * 32) != hashlib.sha256(b"\1" + b"x" * 32).digest()


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proven_and_no_other(size: int) -> None:
    leaves, root = LEAVES[:size], root_of(LEAVES[:size])
    for index in range(size):
        proof = inclusion_proof(leaves, index)
        assert includes(leaves[index], index, size, proof, root)
        for other in range(size + 1):
            assert other == index or not includes(leaves[index], other, size, proof, root)
        assert not includes(LEAVES[-1 - index], index, size, proof, root) or size > 33 - index
        assert not includes(leaves[index], index, size, (*proof, root), root)
        assert not proof or not includes(leaves[index], index, size, proof[:-1], root)


@pytest.mark.parametrize("size", SIZES)
def test_every_beginning_is_proven_and_no_other(size: int) -> None:
    leaves, root = LEAVES[:size], root_of(LEAVES[:size])
    for earlier in range(1, size + 1):
        proof, old = consistency_proof(leaves, earlier), root_of(leaves[:earlier])
        assert is_consistent(earlier, old, size, root, proof)
        rewritten = root_of([LEAVES[-1], *leaves[1:earlier]])
        assert size == 34 or not is_consistent(earlier, rewritten, size, root, proof)
        assert not is_consistent(earlier, old, size, rewritten, proof) or size == 34
        for other in range(size + 2):
            assert other == earlier or not is_consistent(other, old, size, root, proof)


@pytest.mark.parametrize("size", SIZES)
def test_a_frontier_proves_the_last_leaf(size: int) -> None:
    before = frontier_of(LEAVES[: size - 1])
    after = before.appended(LEAVES[size - 1])
    assert after.root == root_of(LEAVES[:size])
    assert len(after.nodes) == size.bit_count()
    assert last_leaf_proof(before) == inclusion_proof(LEAVES[:size], size - 1)


def test_an_empty_frontier_has_the_empty_root() -> None:
    assert Frontier().root == EMPTY_ROOT
