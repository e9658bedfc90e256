"""Each key of the rule language, misused in the pack of its page: the check says where and what."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.docs.pages import ROOT, blocks

PAGE = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")
MISUSES = (
    # file, what stands there, what somebody writes, the code of the problem on that line
    ("periods.yaml", "to: 2030-09-30", "to: 2030-09-31", "pack-file"),
    ("periods.yaml", "season.to", "season.till", "unknown-property"),
    ("periods.yaml", "title: First season,", "title：First season,", "unknown-key"),
    ("tables.yaml", "max: 150", "max: -1", "pack-file"),
    ("tables.yaml", "[council, fund]", "[council, council]", "pack-file"),
    ("tables.yaml", "unit: USD/t", "unit: USD/tt", "unknown-unit"),
    ("tables.yaml", "norm: fine-raised}", "norm: fine-raisd}", "unknown-norm"),
    ("tables.yaml", "    period: year", "    in_force: {to: 2030-12-31}", "unknown-key"),
    ("definitions.yaml", "per: {year: in_year}", "per: {yr: in_year}", None),
    ("definitions.yaml", "in_year, q)", "in_year, qq)", "unknown-name"),
    ("definitions.yaml", 'q: "[1..4]"', 'q: "[4..1]"', "impossible"),
    ("definitions.yaml", "    from: auditor", "    from: auditer", "unknown-role"),
    ("definitions.yaml", "    awaiting: fund", "    awaiting: fund\n    from: fund", None),
    ("definitions.yaml", "of {in_year}\n    from: auditor", "of {in_yeer}", "unknown-name"),
    ("more-definitions.yaml", "mine: landing_reports", "landed: landing_reports", "name-taken"),
    ("levy.yaml", '\'"cod"\', "[0..10)"', 'cod, "[0..10)"', "unknown-name"),
    ("levy.yaml", 'then: "1.5"', "then: '\"1.5\"'", "wrong-type"),
    ("levy.yaml", "inputs: [fish, tonnes]", "inputs: [fish, tones]", "unknown-name"),
    ("levy.yaml", "[fish, tonnes]", "[fish, tonnes]\n      hit_policy: ALL", None),
    ("limits.yaml", "    unit: t", "    fulfilled_by: audits", "unknown-key"),
    ("limits.yaml", "landed(year)\n    partial", "landed（year）\n    partial", "unknown-name"),
    ("limits.yaml", "        below: catch", "        at_most: catch", None),
    ("limits.yaml", "at_most: catch_limit(year)", "at_most: grant_of(year, 3)", None),
    ("obligations.yaml", 'on: "date(of_year, 12, 31)"', "on: as_of", "in-force"),
    ("obligations.yaml", "due: date(of_year, 12, 31)", "due: date(of_year, 11, 31)", "wrong-type"),
    ("obligations.yaml", "times: 2", "times: 0", "count"),
    ("obligations.yaml", "days_after: 30", "days_after: -30", "count"),
    ("obligations.yaml", "document.inspected_on", "document.inspected", "unknown-property"),
    ("checks.yaml", "cites: duty", "cites: inspection", "wrong-type"),
    ("checks.yaml", "norms: [no-dynamite, no-poison]", "norms: [no-dynamite]", None),
    ("checks.yaml", "require: reported(year) = audited(year)", "require: true", "always"),
    ("tranches.yaml", "finding: catch-within-limit", "finding: first-half", "unknown-rule"),
    ("tranches.yaml", "where: finding.year = year", "where: finding.year = 1999", "never-applies"),
    ("tranches.yaml", "        where: finding.year = year\n", "", None),
    ("tranches.yaml", "[first-half, second-half]", "[first-half, first-half]", "pack-file"),
    ("tranches.yaml", "waivable: true", "waivable: fund", "pack-file"),
    ("tranches.yaml", 'amount: grant_of(year, "first")', "amount: -5", "amount"),
    ("study.yaml", "part: document.part", "part: '\"fees\"'", "enumeration"),
    ("study.yaml", "fee: 0.13 * 8000", "support cost: 0.13 * 8000", "pack-file"),
    ("consequences.yaml", "reduces: first-half", "reduces: first-halv", "unknown-tranche"),
    ("consequences.yaml", "(overrun.year + 1, 6, 30)", "(overrun.year + 1, 6, 31)", "wrong-type"),
    ("statements.yaml", "Boat, value: report.boat", "Boat, value: report.boat, total: true", None),
    ("pack.yaml", "acts_for: {secretary", "acts_for: {council", "circle"),
    ("pack.yaml", "superiors: {boat: [council]}", "superiors: {boat: [boat]}", "circle"),
    ("pack.yaml", "waiver_authorities: [fund]\n", "", None),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the packs of the page."""
    root = tmp_path_factory.mktemp("page")
    for block in blocks(PAGE):
        if block.file is not None:
            path = root / block.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
    shutil.copytree(ROOT / "schemas" / "common", root / "schemas" / "common")
    return root


@pytest.mark.parametrize(("name", "old", "new", "code"), MISUSES)
def test_a_misused_key_is_told_where_it_stands(
    written: Path, name: str, old: str, new: str, code: str | None
) -> None:
    """Where a code is given, the problem stands on the line; elsewhere it is about the entry."""
    path = written / "rules" / "reef" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    try:
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        problems = check_files(path.parent)
    finally:
        path.write_text(text, encoding="utf-8")
    assert problems
    assert all(problem.position.line is not None for problem in problems)
    if code is not None:
        here = [p for p in problems if p.position.file.endswith(name) and p.position.line == line]
        assert code in {problem.code for problem in here}
