from __future__ import annotations

from dataclasses import replace

import pytest

from checker.register.identity import keys
from checker.register.proofs.receipt import ReceiptError, read_receipt
from tests.register.world import World


def test_a_receipt_is_small_and_holds_offline(world: World) -> None:
    receipt = world.submit(world.report("R-1")).receipt
    data = receipt.to_bytes()
    assert len(data) < 2048
    checkpoint = read_receipt(data).check([world.register.signing_key.public])
    assert (checkpoint.size, receipt.body.seq) == (6, 6)


def test_a_receipt_of_another_register_or_entry_does_not_hold(world: World) -> None:
    one = world.submit(world.report("R-1")).receipt
    two = world.submit(world.report("R-2")).receipt
    public = [world.register.signing_key.public]
    with pytest.raises(ReceiptError, match="checkpoint"):
        one.check([keys.make().public])
    for mixed in (replace(one, body_bytes=two.body_bytes), replace(one, proof=two.proof)):
        with pytest.raises(ReceiptError, match="proof"):
            mixed.check(public)


def test_a_file_that_is_not_a_receipt_is_refused(world: World) -> None:
    data = world.submit(world.report("R-1")).receipt.to_bytes()
    for other in (b"", b"{}", b"[]", data[:-9], data.replace(b'"v":1', b'"v":2'), b"\xff"):
        with pytest.raises(ReceiptError):
            read_receipt(other)
