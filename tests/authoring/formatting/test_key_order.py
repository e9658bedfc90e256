from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.authoring.formatting.key_order import Shape
from checker.authoring.pack_files.kinds import KINDS
from checker.model.consequence import ConsequenceRule
from checker.model.pack import Limit, Obligation, Topic, TrancheRule
from checker.model.verdict import ConsequenceKind


def shapes(shape: Shape) -> Iterator[Shape]:
    yield shape
    for inner in (*shape.listed.values(), *shape.single.values()):
        yield from shapes(inner)


@pytest.mark.parametrize(
    "shape",
    [each for kind in KINDS for each in shapes(Shape(kind.model)) if each.order],
    ids=lambda shape: shape.model.__name__,
)
def test_the_order_knows_every_key_of_its_model_once(shape: Shape) -> None:
    keys = {info.alias or name for name, info in shape.model.model_fields.items()}
    assert sorted(shape.order) == sorted(keys)


def test_a_limit_says_who_and_when_then_what_then_why() -> None:
    assert Shape(Limit).order == (
        *("id", "title", "norm", "norms"),
        *("cites", "bearer", "for_each", "applies", "in_force", "due", "days_before", "days_after"),
        *("require", "measure", "partial", "at_most", "below", "at_least", "above", "equals"),
        *("unit", "called", "values", "message", "advice", "basis", "assumption", "waivable"),
        *("alternatives", "interpretation"),
    )


def test_what_fulfils_an_obligation_stands_before_its_texts() -> None:
    order = Shape(Obligation).order
    assert order.index("due") < order.index("fulfilled_by") < order.index("message")


def test_conditions_stand_last_in_a_tranche() -> None:
    shape = Shape(TrancheRule)
    assert shape.order[-2:] == ("interpretation", "conditions")
    assert shape.listed["conditions"].listed["alternatives"].order[0] == "reading"


def test_every_kind_of_consequence_stands_before_its_subject() -> None:
    effect = Shape(ConsequenceRule).single["then"].order
    assert effect[: len(ConsequenceKind)] == tuple(ConsequenceKind)
    assert effect[len(ConsequenceKind)] == "on"


def test_the_keys_of_a_topic_stay_as_written_with_room_between_entries() -> None:
    shape = Shape(Topic)
    assert (shape.order, shape.spaced, shape.rank("tables")) == ((), True, 0)


def test_an_unknown_key_stands_behind_the_known_ones() -> None:
    shape = Shape(Limit)
    assert shape.rank("no-such-key") > shape.rank("interpretation")
