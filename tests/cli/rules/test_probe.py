from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main
from tests.authoring.probe.conftest import ACCEPTED


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", "probe", *arguments], catch_exceptions=False)


def test_what_is_not_explained_ends_with_1_and_an_honest_pack_with_0(water: Path) -> None:
    assert run(str(water)).exit_code == 1
    (water / "accepted-probes.yaml").write_text(ACCEPTED)
    result = run(str(water))
    assert result.exit_code == 0
    assert result.output.endswith("8 improved and accepted, 0 improved\n")


def test_an_entry_that_accepts_nothing_ends_with_1(water: Path) -> None:
    more = "  - {rule: closed, change: drop, document: '*', reason: There is no such rule.}\n"
    (water / "accepted-probes.yaml").write_text(ACCEPTED + more)
    result = run(str(water))
    assert result.exit_code == 1
    assert "no probe makes 'closed' better by 'drop' of '*'" in result.output


def test_a_list_that_cannot_be_used_ends_with_2(water: Path) -> None:
    (water / "accepted-probes.yaml").write_text("probes: 3\n")
    result = run(str(water))
    assert result.exit_code == 2
    assert "rules/water/accepted-probes.yaml" in result.output


def test_a_budget_stops_and_says_what_was_left_out(water: Path) -> None:
    result = run(str(water), "--budget", "0.000001")
    assert result.exit_code == 0
    assert result.output.startswith("Left out for want of time: 4 cases.\n")


def test_a_budget_is_a_time(water: Path) -> None:
    assert run(str(water), "--budget", "0").exit_code == 2
    assert run(str(water), "--budget", "soon").exit_code == 2


def test_several_packs_are_one_report(water: Path) -> None:
    result = run(str(water), str(water), "--format", "json", "--budget", "600")
    assert json.loads(result.output)["probes"] == 196
