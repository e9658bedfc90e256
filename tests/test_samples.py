"""Every sample says what its README and ``samples/expected.yaml`` promise."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from checker.cli import main
from checker.pipeline import assess, load

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED: dict[str, list[dict[str, Any]]] = yaml.load(
    (SAMPLES / "expected.yaml").read_text(encoding="utf-8"), yaml.BaseLoader
)


@dataclass(frozen=True, slots=True)
class Promise:
    """What one sample says as of one day."""

    sample: str
    says: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.sample} {self.says['as_of']}"


def promises(usable: bool) -> list[Promise]:
    """Return what is promised of samples that can be assessed, or of those that cannot."""
    return [
        Promise(sample, says)
        for sample, days in EXPECTED.items()
        for says in days
        if (says["exit"] != "2") is usable
    ]


def run(promise: Promise, *options: str) -> tuple[int, str]:
    """Return exit status and output of ``checker assess`` on a sample."""
    command = ["assess", str(SAMPLES / promise.sample), "--as-of", promise.says["as_of"]]
    result = CliRunner().invoke(main, [*command, *options])
    return result.exit_code, result.output


def test_every_sample_with_a_case_is_expected() -> None:
    folders = {path.parent.name for path in SAMPLES.glob("halon-*/case.json")}
    assert folders | {"action-plan"} <= set(EXPECTED)


@pytest.mark.parametrize("promise", promises(usable=True), ids=str)
def test_the_sample_says_what_is_promised(promise: Promise) -> None:
    code, output = run(promise, "--format", "json")
    verdict = json.loads(output)
    says = promise.says
    findings = {finding["id"]: finding for finding in _findings(verdict)}
    consequences = {each["id"]: each for each in verdict["consequences"]}

    assert (verdict["status"], str(code)) == (says["status"], says["exit"])
    tranches = {_key(tranche): tranche["status"] for tranche in verdict["tranches"]}
    assert says.get("tranches", {}).items() <= tranches.items()
    for finding, status in says.get("findings", {}).items():
        assert (finding, findings[finding]["status"]) == (finding, status)
    for name in says.get("standing", ()):
        assert consequences[name]["lifted_by"] is None
    for name in says.get("lifted", ()):
        assert consequences[name]["lifted_by"]
    missing = [text for finding in findings.values() for text in finding["missing"]]
    for text in says.get("missing", ()):
        assert any(text in each for each in missing)
    if "violated" in says:
        violated = [each for each in findings.values() if each["status"] == "violated"]
        assert len(violated) == int(says["violated"])


@pytest.mark.parametrize("promise", promises(usable=True), ids=str)
def test_the_amounts_of_a_year_add_up_to_its_allocation(promise: Promise) -> None:
    verdict = json.loads(run(promise, "--format", "json")[1])
    paid: Counter[int] = Counter()
    for tranche in verdict["tranches"]:
        if tranche["id"].startswith("tranche-"):
            paid[tranche["subject"]["year"]] += int(tranche["amount"]["value"].replace(".", ""))
    allocations = {1998: 1_277_200_000, 1999: 999_100_000}  # in cents
    assert dict(paid) == {year: allocations[year] for year in paid}


@pytest.mark.parametrize("promise", promises(usable=False), ids=str)
def test_all_faults_of_an_invalid_sample_are_named(promise: Promise) -> None:
    code, output = run(promise)
    assert str(code) == promise.says["exit"]
    for problem in promise.says["problems"]:
        assert f"[{problem}]" in output


def test_a_missing_document_is_named_once_all_files_can_be_read(tmp_path: Path) -> None:
    for path in (SAMPLES / "halon-1999-invalid").glob("*.json"):
        if path.name in ("case.json", "references.json"):
            shutil.copy(path, tmp_path)
    result = CliRunner().invoke(main, ["validate", str(tmp_path)])
    assert result.exit_code == 2
    assert "[unknown-document]" in result.output


@pytest.mark.parametrize("promise", promises(usable=True), ids=str)
def test_the_readme_gives_the_command_and_the_exit_status(promise: Promise) -> None:
    readme = (SAMPLES / promise.sample / "README.md").read_text(encoding="utf-8")
    assert f"checker assess samples/{promise.sample} --as-of" in readme
    assert "exit status" in readme


def _findings(verdict: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for tranche in verdict["tranches"]:
        yield from tranche["conditions"]
    yield from verdict["findings"]


def _key(tranche: dict[str, Any]) -> str:
    return "/".join([tranche["id"], *map(str, tranche["subject"].values())])


def test_a_paper_that_the_trustee_judged_is_more_than_a_declaration() -> None:
    verdict = assess(load(Path(__file__).parents[1] / "samples" / "halon-1999"), date(1999, 12, 31))
    basis = {finding.id: finding.basis for finding in verdict.all_findings()}
    assert basis["tranche-4/progress-report/1999"] == "determination"
    assert basis["tranche-4/approved-by-mfec/1999"] == "declaration"
