from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.reports import Style
from checker.unlock.formats import render
from tests.unlock.plots import judgement, planting, survey, unlock, world


def told(root: Path, *papers: dict[str, object]) -> list[dict[str, Any]]:
    given = world(root)
    prospects = [unlock(given, papers, "2002-02-10")]
    text = render(prospects, given.load([]).compiled.pack, "json", Style())
    found: list[dict[str, Any]] = json.loads(text, parse_float=Decimal)
    return found


def test_the_whole_of_a_way(tmp_path: Path) -> None:
    (one,) = told(tmp_path, planting(area=95), survey(), judgement())
    assert one["tranche"] == {"id": "grant", "title": "Grant", "subject": {"year": 2001}}
    assert (one["state"], one["blocked_by"]) == ("unlockable", [])
    assert one["payable"] == {"value": "1000.00", "currency": "USD"}
    (way,) = one["ways"]
    assert (way["earliest"], way["until"], way["also"]) == ("2002-02-10", None, [])
    assert way["joint_bounds"] is False
    (step,) = way["steps"]
    assert step["document"] == {
        "type": "promise",
        "id": "promise-2002",
        "submitted_by": "farm",
        "received_on": "2002-02-10",
        "year": 2002,
        "ceiling": 5,
        "given_on": "2002-02-10",
        "actions": ["to be stated"],
    }
    assert (step["from"], step["not_before"], step["because"]) == ("farm", None, ["stop/A"])
    assert step["figures"] == [
        {"field": "ceiling", "at_least": None, "at_most": "5", "unit": "ha", "is_fact": False}
    ]


def test_what_a_terminal_would_obey_is_escaped(tmp_path: Path) -> None:
    given = world(tmp_path)
    prospect = unlock(given, [planting("A\x9b", area=95), survey(), judgement()], "2002-02-10")
    text = render([prospect], given.load([]).compiled.pack, "json", Style())
    assert "\x9b" not in text
    assert json.loads(text)[0]["ways"][0]["steps"][0]["because"] == ["stop/A\x9b"]


def test_what_blocks_it(tmp_path: Path) -> None:
    (one,) = told(tmp_path, planting(), survey(), judgement("bad"))
    assert (one["state"], one["ways"], one["payable"]["value"]) == ("blocked", [], "0.00")
    assert one["blocked_by"] == ["grant/surveyed/2001"]
    assert one["authorities"] == {"grant/surveyed/2001": ["board"]}
