from __future__ import annotations

import pytest

from checker.register.identity import keys
from checker.register.log.chain import Extent
from checker.register.proofs.note import NoteError, opened, signed

KEY = keys.make()
EXTENT = Extent().extended("a" * 64).extended("b" * 64)
NOTE = signed("checker-register/1", EXTENT, KEY)


def test_a_checkpoint_has_three_lines_and_a_signature() -> None:
    lines = NOTE.split("\n")
    assert lines[:2] == ["checker-register/1", "2"]
    assert lines[3] == ""
    assert lines[4].startswith("\u2014 checker-register/1 ")
    found = opened(NOTE, [keys.make().public, KEY.public])
    assert (found.size, found.root) == (2, EXTENT.root)


def test_a_witness_may_add_a_line() -> None:
    assert opened(NOTE + "\u2014 witness AAAA\n", [KEY.public]).size == 2


@pytest.mark.parametrize(
    "note",
    [
        "",
        NOTE.replace("\n2\n", "\n3\n"),
        NOTE.replace("\n2\n", "\n02\n"),
        NOTE.replace("checker-register/1\n2", "checker-register/2\n2"),
        NOTE.rstrip("\n"),
        NOTE.split("\u2014")[0],
        "\n" + NOTE,
        NOTE.replace(NOTE.split("\n")[2], "A" * 43 + "="),
        NOTE.replace("\u2014 checker-register/1 ", "\u2014 checker-register/1 !"),
    ],
)
def test_a_changed_checkpoint_does_not_hold(note: str) -> None:
    with pytest.raises(NoteError):
        opened(note, [KEY.public])


def test_another_key_vouches_for_nothing() -> None:
    with pytest.raises(NoteError, match="no key"):
        opened(NOTE, [keys.make().public])
