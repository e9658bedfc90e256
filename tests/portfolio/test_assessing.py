from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import pytest

from checker.inference.rules import InferenceError
from checker.pipeline import Loaded
from checker.portfolio import assessing
from checker.portfolio.assessing import Block, assessed, lost
from checker.portfolio.sources import CaseAt, cases_at
from tests.portfolio.made import SAMPLE, bundle, question

HERE = CaseAt("here", str(SAMPLE))


def rows(block: Block) -> list[dict[str, Any]]:
    return [json.loads(line) for line in block.lines.splitlines()]


def on_lines(tmp_path: Path, *lines: str) -> list[Block]:
    file = tmp_path / "many.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return [assessed(question(), case) for case in cases_at([str(file)], list)]


def test_a_folder_and_a_line_with_the_same_papers_have_the_same_rows(tmp_path: Path) -> None:
    folder = rows(assessed(question(), HERE))
    (block,) = on_lines(tmp_path, json.dumps(bundle("management-response")))
    line = rows(block)
    assert len(line) == len(folder) > 10
    assert line[0]["address"].endswith("many.jsonl:1")
    assert [{**row, "address": ""} for row in line] == [{**row, "address": ""} for row in folder]


def test_lines_that_cannot_be_used_are_rows_that_name_the_line(tmp_path: Path) -> None:
    unknown = {**bundle(), "rules": "no-such-pack"}
    good, broken, other = on_lines(tmp_path, json.dumps(bundle()), "{", json.dumps(unknown))
    assert good.exit_status != 2
    for number, block in ((2, broken), (3, other)):
        (row,) = rows(block)
        assert (block.exit_status, row["status"]) == (2, "unusable")
        assert f"many.jsonl:{number}" in row["problems"][0]


def test_a_line_that_is_too_long_for_a_case_is_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assessing, "MAX_FILE_BYTES", 100)
    (block,) = on_lines(tmp_path, json.dumps(bundle()))
    assert "too large" in rows(block)[0]["problems"][0]


def test_a_file_that_went_away_is_a_row(tmp_path: Path) -> None:
    block = assessed(question(), CaseAt("gone.jsonl:1", str(tmp_path / "gone.jsonl"), 0, 10))
    assert "No such file" in rows(block)[0]["problems"][0]


def test_rules_that_cannot_be_applied_and_faults_of_the_program_are_rows(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    for error, words in (
        (InferenceError("endless"), "cannot be assessed with these rules: endless"),
        (ZeroDivisionError("by nought"), "ZeroDivisionError: by nought"),
    ):

        def failing(address: str, error: Exception = error) -> Loaded:
            raise error

        (row,) = rows(assessed(question(load=failing), HERE))
        assert words in row["problems"][0]


def test_a_case_that_ended_its_process_is_a_row() -> None:
    block = lost(question(), HERE)
    assert block.exit_status == 2
    assert "perhaps for lack of memory" in rows(block)[0]["problems"][0]


def test_most_at_risk_comes_first_then_what_has_no_sum_then_what_cannot_be_used() -> None:
    def rank(status: int = 0, **fields: str) -> Any:
        return assessing._rank({"currency": None, "at_risk": None, **fields}, status)

    small, large = (rank(currency="USD", at_risk=risk) for risk in ("9.50", "10"))
    other, none, bad = rank(currency="CNY", at_risk="1"), rank(), rank(2)
    assert sorted([bad, none, small, large, other]) == [other, large, small, none, bad]
