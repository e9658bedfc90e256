from __future__ import annotations

import pytest

from tests.evaluation.world import GRANTS, World, planting, survey, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


def test_both_engines_give_the_same_verdict(world: World) -> None:
    reason = "durable-rules cannot be imported on this Python"
    pytest.importorskip("durable_rules_engine", reason=reason, exc_type=ImportError)
    documents = [planting("A", 91), planting("B", 95), survey(60)]
    verdicts = [
        world.assess(documents, "2001-12-31", engine=name).model_dump(exclude={"engine"})
        for name in ("chainer", "durable-rules")
    ]
    assert verdicts[0] == verdicts[1]
    assert len(verdicts[0]["consequences"]) == 2
