"""What the chainer alone promises; both engines together are in ``test_engines``."""

from __future__ import annotations

from checker.inference.chainer import Chainer
from tests.inference.examples import SECOND_OVERRUN, keys, note, overrun


def test_a_run_keeps_nothing_for_the_next() -> None:
    chainer = Chainer()
    both = [overrun("A", 1998), overrun("A", 1999)]
    assert keys(chainer.run([SECOND_OVERRUN], both[:1], note)) == []
    assert keys(chainer.run([SECOND_OVERRUN], both[1:], note)) == []
    assert len(chainer.run([SECOND_OVERRUN], both, note)) == 1


def test_the_order_of_facts_does_not_matter() -> None:
    facts = [overrun(plant, year) for plant in "AB" for year in (1998, 1999, 2000)]
    forwards = keys(Chainer().run([SECOND_OVERRUN], facts, note))
    backwards = keys(Chainer().run([SECOND_OVERRUN], facts[::-1], note))
    assert sorted(forwards) == sorted(backwards)
    assert len(forwards) == 6
