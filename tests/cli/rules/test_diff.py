from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

Edit = Callable[[str, str, str], None]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", "diff", *arguments], catch_exceptions=False)


@pytest.fixture
def old(water: Path) -> str:
    """The root of the pack as it was before the test changes it."""
    shutil.copytree(".", "../old")
    return "../old"


@pytest.fixture
def committed(water: Path) -> None:
    """The working directory as a git repository that holds the pack."""
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *command], check=True)


def test_what_a_change_does_to_rules_verdicts_and_money(old: str, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    edit("grants.yaml", "0.5 * 1000", "0.6 * 1000")
    result = run(old, ".")
    assert result.exit_code == 1
    assert result.output == TEXT


TEXT = """\
RULES, from ../old to .
  limit within-cap: at_most is gone: cap(well, year)
  limit within-cap: below is new: cap(well, year)
  tranche half: amount was 0.5 * 1000, is 0.6 * 1000

VERDICTS
  both years at the cap as of 2003-03-01
    both years at the cap: was satisfied; is violated
    half/2001: was eligible, USD 500.00; is eligible, USD 600.00
    half/2002: was eligible, USD 500.00; is eligible, USD 600.00
    within-cap/north/2001: was satisfied; is violated
    within-cap/north/2002: was satisfied; is violated
    close/north: was not there; is penalty closure
    USD 200.00 more becomes payable
  just above the cap in both years as of 2003-03-01
    half/2001: was not eligible, USD 500.00; is not eligible, USD 600.00
    half/2002: was not eligible, USD 500.00; is not eligible, USD 600.00
  report a day late as of 2003-03-01
    half/2001: was eligible, USD 500.00; is eligible, USD 600.00
    half/2002: was undetermined, USD 500.00; is undetermined, USD 600.00
    within-cap/north/2001: was satisfied; is violated
    USD 100.00 more becomes payable
  nothing yet as of 2002-01-31
    half/2001: was undetermined, USD 500.00; is undetermined, USD 600.00
    half/2002: was undetermined, USD 500.00; is undetermined, USD 600.00

4 of 4 verdicts change; USD 300.00 more becomes payable; close, half, within-cap.
"""


def test_a_table_value_is_named_by_its_keys(old: str, edit: Edit) -> None:
    edit("wells.yaml", "2002: 90.5}", "2002: 90.6}")
    result = run(old, ".")
    assert "table caps: values north 2002 was 90.5, is 90.6" in result.output


def test_less_money_is_said_to_be_less(old: str, edit: Edit) -> None:
    edit("grants.yaml", "0.5 * 1000", "0.4 * 1000")
    assert "USD 300.00 less becomes payable" in run(old, ".").output


def test_nothing_changed(old: str) -> None:
    result = run(old, ".")
    assert result.exit_code == 0
    assert "nothing changed" in result.output
    assert "None of 4 verdicts changes." in result.output


def test_words_alone_change_no_verdict(old: str, edit: Edit) -> None:
    edit("grants.yaml", "title: Half of the grant", "title: Half of the whole grant")
    result = run(old, ".")
    assert result.exit_code == 0
    assert "tranche half: title was Half of the grant, is Half of the whole grant" in result.output


@pytest.mark.parametrize(
    ("allowed", "status"),
    [
        (["half"], 0),
        (["half/cap-kept"], 0),  # a condition of the tranche
        (["hal"], 1),
        (["within-cap"], 1),
        (["both years at the cap", "report a day late"], 1),
    ],
)
def test_changes_that_are_allowed_by_name(
    old: str, edit: Edit, allowed: list[str], status: int
) -> None:
    edit("grants.yaml", "0.5 * 1000", "0.6 * 1000")
    options = [option for name in allowed for option in ("--allow", name)]
    assert run(old, ".", *options).exit_code == status


def test_new_and_lost_rules_are_named(old: str, edit: Edit) -> None:
    edit("grants.yaml", "id: close\n", "id: shut\n")
    edit("tests/wells.yaml", "close/north: {lifted: false}", "shut/north: {lifted: false}")
    edit("tests/wells.yaml", "absent: [close]", "absent: [shut]")
    result = run(old, ".")
    assert "consequence close is gone: Closure of the well" in result.output
    assert "new consequence shut: Closure of the well" in result.output
    assert "shut/north: was not there; is penalty closure" in result.output


def test_a_case_that_one_version_refuses_is_a_change(old: str, edit: Edit) -> None:
    schema = Path("schemas/water/well-report.schema.json")
    schema.write_text(schema.read_text().replace('"north", "south"', '"south"'))
    result = run(old, ".", "--cases", "rules/water/tests/bases/two-years.json")
    assert result.exit_code == 1
    assert "was satisfied; is cannot be used" in result.output


def test_a_case_whose_amendment_fits_one_version_only_is_a_change(old: str, edit: Edit) -> None:
    edit("wells.yaml", "id: caps", "id: limits")
    base = json.loads(Path("rules/water/tests/bases/two-years.json").read_text())
    amendment = {
        "type": "amendment", "id": "a", "submitted_by": "council", "received_on": "2003-01-31",
        "table": "caps", "key": ["north", 2001], "value": 101, "agreed_on": "2001-05-01",
    }  # fmt: skip
    Path("case.json").write_text(json.dumps(base | {"documents": [*base["documents"], amendment]}))
    result = run(old, ".", "--cases", "case.json")
    assert result.exit_code == 1
    assert "is cannot be used: the pack has no table 'caps'" in result.output


def test_a_folder_of_cases_is_judged_when_its_last_document_came(old: str, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    base = json.loads(Path("rules/water/tests/bases/two-years.json").read_text())
    folder = Path("samples/both")
    folder.mkdir(parents=True)
    (folder / "case.json").write_text(json.dumps({"case": "both", "rules": "water"}))
    (folder / "documents.json").write_text(json.dumps(base["documents"]))
    result = run(old, ".", "--cases", "samples")
    assert "samples/both as of 2003-01-31" in result.output
    assert "1 of 1 verdict changes" in result.output
    assert "as of 2002-06-01" in run(old, ".", "--cases", "samples", "--as-of", "2002-06-01").output


def test_old_can_be_a_revision_and_new_the_working_tree(committed: None, edit: Edit) -> None:
    edit("grants.yaml", "0.5 * 1000", "0.6 * 1000")
    result = run("HEAD")
    assert result.exit_code == 1
    assert "tranche half: amount was 0.5 * 1000, is 0.6 * 1000" in result.output
    assert "4 of 4 verdicts change" in result.output


def test_one_pack_is_compared_with_its_like_in_a_revision(committed: None) -> None:
    assert run("HEAD", "rules/water").exit_code == 0


@pytest.mark.parametrize("name", ["no-such-revision", "--output", "HEAD:rules"])
def test_what_is_neither_folder_nor_revision_is_refused(committed: None, name: str) -> None:
    result = run("--", name)
    assert result.exit_code == 2
    assert "this is neither a folder nor a git revision" in result.output


def test_nothing_to_judge_is_not_a_success(old: str, water: Path) -> None:
    shutil.rmtree(water / "tests")
    result = run(old, ".")
    assert result.exit_code == 2
    assert "there is no sample and no test to judge" in result.output


def test_markdown_for_a_pull_request(old: str, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run(old, ".", "-f", "markdown", "--allow", "within-cap", "--allow", "close")
    assert result.exit_code == 0
    assert result.output == MARKDOWN


MARKDOWN = """\
## What the rules change does: ../old to .

**2 of 4 verdicts change; close, within-cap.**

### Rules

- limit within-cap: at\\_most is gone: cap\\(well, year\\)
- limit within-cap: below is new: cap\\(well, year\\)

### Verdicts

**both years at the cap**, as of 2003-03-01

| What | Was | Is |
| --- | --- | --- |
| both years at the cap | satisfied | violated |
| within-cap/north/2001 | satisfied | violated |
| within-cap/north/2002 | satisfied | violated |
| close/north | not there | penalty closure |

**report a day late**, as of 2003-03-01

| What | Was | Is |
| --- | --- | --- |
| within-cap/north/2001 | satisfied | violated |
"""


def test_machines_get_every_difference(old: str, edit: Edit) -> None:
    edit("grants.yaml", "0.5 * 1000", "0.6 * 1000")
    report = json.loads(run(old, ".", "-f", "json").output)
    assert report["payable"] == {"USD": "300.00"}
    assert report["compared"] == 4
    assert report["rules"] == [
        {
            "pack": "water",
            "kind": "tranche",
            "id": "half",
            "field": "amount",
            "old": "0.5 * 1000",
            "new": "0.6 * 1000",
        }
    ]
    assert report["verdicts"][0]["differences"][0] == {
        "kind": "tranche",
        "rule": "half",
        "id": "half/2001",
        "old": "eligible, USD 500.00",
        "new": "eligible, USD 600.00",
    }


def test_an_example_is_shown_and_written_as_a_test(old: str, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run(old, ".", "--example-test", "rules/water/tests/caps.yaml", "-f", "json")
    (example,) = [e for e in json.loads(result.output)["examples"] if e["rule"] == "within-cap"]
    assert example["found"]["value"] == "100"
    assert (example["found"]["old"], example["found"]["new"]) == ("satisfied", "violated")
    written = Path("rules/water/tests/caps.yaml").read_text()
    assert "within-cap/north/2001: violated" in written


def test_a_file_that_is_there_is_refused_before_anything_is_judged(old: str, edit: Edit) -> None:
    result = run("no-such-folder", ".", "--example-test", "rules/water/tests/wells.yaml")
    assert result.exit_code == 2
    assert "the file is there already; name a new one" in result.output
    assert "no-such-folder" not in result.output


def test_an_example_of_what_is_not_on_file_is_told_without_a_field(old: str, edit: Edit) -> None:
    due = "due: if count(well_reports[year = of_year]) = 0 then date(of_year + 1, 1, 30) else date"
    edit("wells.yaml", "due: date", due)
    result = run(old, ".", "--example", "-f", "markdown")
    line = "nothing yet, as of 2002-01-31: yearly-report/2001 was pending, is violated"
    assert line in " ".join(result.output.replace("\\", "").split())


def test_where_no_case_tells_the_versions_apart_it_says_so(old: str, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: cap(well, year) + 0")
    result = run(old, ".", "--example", "-f", "markdown")
    assert "- limit within-cap: no example found near the tests of the pack" in result.output


def test_tests_are_not_written_beside_a_revision(committed: None) -> None:
    result = run("HEAD", "HEAD", "--example-test", "caps.yaml")
    assert result.exit_code == 2
    assert "give one as NEW" in result.output
    assert not Path("caps.yaml").exists()
