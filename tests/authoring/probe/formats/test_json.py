from __future__ import annotations

import json

from checker.authoring.probe.formats.json import render
from checker.authoring.probe.run import ProbeReport
from checker.reports import Style


def test_numbers_of_all_packs_and_of_each(report: ProbeReport) -> None:
    written = json.loads(render([report, report], Style()))
    assert (written["probes"], written["accepted"], len(written["improved"])) == (196, 0, 16)
    assert written["packs"][0] == {
        "pack": "water",
        "version": "1.0.0",
        "cases": 4,
        "papers": 7,
        "probes": 98,
        "improved": 8,
        "accepted": 0,
        "unused": [],
        "left_out": {"cases": 0, "papers": 0},
    }


def test_an_improvement_has_money_place_and_change(report: ProbeReport) -> None:
    written = json.loads(render([report], Style()))
    (paid,) = [each for each in written["improved"] if each["payable"]]
    assert paid == {
        "pack": "water",
        "case": "report a day late",
        "as_of": "2003-03-01",
        "document": "south-2001",
        "type": "well-report",
        "field": "year",
        "kind": "year",
        "change": "year 2002",
        "rule": "half",
        "finding": "half/2002",
        "before": "undetermined",
        "after": "eligible",
        "payable": {"value": "500.00", "currency": "USD", "unit": None},
    }
