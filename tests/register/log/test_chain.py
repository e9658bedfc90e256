from __future__ import annotations

from dataclasses import replace

import pytest

from checker.register.log.chain import BrokenChainError, Extent, frontier_from, frontier_text
from checker.register.log.entry import NO_HASH, entry_hash
from tests.register.log.test_entry import BODY

FIRST = replace(BODY, seq=1, prev=NO_HASH)
HASH = entry_hash(FIRST.to_bytes())


def test_an_entry_follows_the_one_that_it_names() -> None:
    one = Extent().followed_by(FIRST, HASH)
    assert (one.size, one.hash) == (1, HASH)
    assert one.followed_by(replace(BODY, seq=2, prev=HASH), "e" * 64).size == 2


@pytest.mark.parametrize("body", [replace(FIRST, seq=2), replace(FIRST, prev="f" * 64)])
def test_another_number_or_another_hash_does_not_follow(body: object) -> None:
    with pytest.raises(BrokenChainError):
        Extent().followed_by(body, HASH)  # type: ignore[arg-type]


def test_a_frontier_is_read_back_from_its_text() -> None:
    extent = Extent().extended("a" * 64).extended("b" * 64).extended("c" * 64)
    assert frontier_from(3, frontier_text(extent.frontier)) == extent.frontier


@pytest.mark.parametrize(("size", "text"), [(1, ""), (3, "aa"), (1, "zz"), (2, "a" * 62)])
def test_a_text_that_does_not_fit_is_refused(size: int, text: str) -> None:
    with pytest.raises(ValueError, match=r"fit|hexadecimal"):
        frontier_from(size, text)
