from __future__ import annotations

import pickle

import pytest

from checker.model.statuses import ConsequenceKind, Status, TrancheStatus, counted


def test_counts_put_the_urgent_first() -> None:
    statuses = [Status.NOT_APPLICABLE, Status.SATISFIED, Status.VIOLATED, Status.SATISFIED]
    assert counted(statuses) == "1 violated, 2 satisfied, 1 not applicable"
    assert counted([Status.PENDING] * 1200) == "1,200 pending"
    assert counted([]) == "none"


@pytest.mark.parametrize("status", Status)
def test_a_status_that_is_not_green_asks_for_attention(status: Status) -> None:
    traits = status.traits
    assert (traits.exit_status == 0) or traits.level in ("error", "warning")
    assert traits.listed or traits.settled
    assert (traits.junit in ("failure", "error")) is (traits.exit_status != 0)


@pytest.mark.parametrize("status", Status)
def test_a_message_tells_the_figures_where_there_are_any(status: Status) -> None:
    bare = status.traits.bare.removesuffix(".")
    assert status.traits.compared("7 of 8 t") == f"{bare}: 7 of 8 t."


@pytest.mark.parametrize("member", [*Status, *TrancheStatus, *ConsequenceKind])
def test_a_member_is_known_by_its_text_in_every_process(
    member: Status | TrancheStatus | ConsequenceKind,
) -> None:
    assert pickle.loads(pickle.dumps(member)) is member
    assert str(member) == member.value
