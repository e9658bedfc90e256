from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.world import planting, write_world

AMENDED = """
tables:
  - {id: caps, title: Largest plot, name: cap, norm: n1, keys: {year: number}, unit: ha, amended_by: [board], values: {2001: 90}}
limits:
  - {id: too-big, title: No plot is too big, norm: n1, for_each: {p: plantings}, measure: p.area, at_most: cap(p.year)}
"""  # noqa: E501 - one rule a line


def _amendment(sender: str, agreed: str, **more: str) -> dict[str, object]:
    return {
        **more,
        "type": "amendment",
        "id": "AM",
        "submitted_by": sender,
        "received_on": "2001-02-01",
        "table": "caps",
        "key": [2001],
        "value": 95,
        "agreed_on": agreed,
    }


@pytest.mark.parametrize(
    ("sender", "agreed", "status", "about", "message"),
    [
        ("board", "2001-12-31", "satisfied", "satisfied", "(2001) has been 95 since 2001-12-31."),
        ("board", "2002-01-01", "violated", "not-applicable", "becomes 95 on 2002-01-01."),
        ("farm", "2001-02-01", "violated", "violated", "a farm has no authority to amend it."),
    ],
)
def test_an_amendment_counts_from_its_day_and_from_those_who_may(
    tmp_path: Path, sender: str, agreed: str, status: str, about: str, message: str
) -> None:
    world = write_world(tmp_path, AMENDED)
    documents = [planting("A", 95), _amendment(sender, agreed)]
    assert world.finding("too-big/P-A-2001", documents, "2001-12-31").status == status
    finding = world.finding("amendment/AM", documents, "2001-12-31")
    assert finding.status == about
    assert message in finding.message


@pytest.mark.parametrize(
    ("effective", "status", "message"),
    [
        ("2001-12-31", "satisfied", "(2001) has been 95 since 2001-12-31."),
        ("2002-01-01", "violated", "becomes 95 on 2002-01-01."),
        ("2000-01-01", "satisfied", "(2001) has been 95 since 2001-02-01."),
    ],
)
def test_an_amendment_may_hold_from_a_later_day_than_its_agreement(
    tmp_path: Path, effective: str, status: str, message: str
) -> None:
    world = write_world(tmp_path, AMENDED)
    documents = [planting("A", 95), _amendment("board", "2001-02-01", effective_on=effective)]
    assert world.finding("too-big/P-A-2001", documents, "2001-12-31").status == status
    assert message in world.finding("amendment/AM", documents, "2001-12-31").message
