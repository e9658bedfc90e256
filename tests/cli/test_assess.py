from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.reports import FORMATS

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
GOOD = str(SAMPLES / "halon-1999")
END_OF_YEAR = ("--as-of", "1999-12-31")


def run(*args: str, **options: Any) -> Result:
    return CliRunner().invoke(main, ["assess", *args], **options)


def verdict(*args: str) -> dict[str, Any]:
    result = run(*args, "--format", "json")
    assert result.exit_code != 2, result.stderr
    loaded: dict[str, Any] = json.loads(result.stdout, parse_float=Decimal)
    return loaded


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A copy of the good sample, to be changed at will."""
    return Path(shutil.copytree(GOOD, tmp_path / "case"))


def test_the_same_case_rules_and_day_give_the_same_bytes() -> None:
    first, second = (run(GOOD, *END_OF_YEAR, "-f", "json").stdout_bytes for _ in range(2))
    assert first == second


def test_json_output_is_valid_against_the_published_schema() -> None:
    schema = json.loads((ROOT / "schemas" / "verdict.schema.json").read_text())
    jsonschema.Draft202012Validator(schema).validate(verdict(GOOD, *END_OF_YEAR))


@pytest.mark.parametrize("year", [1998, 1999])
def test_the_amounts_of_a_year_add_up_to_its_allocation(year: int) -> None:
    programmes = [
        document
        for path in Path(GOOD).rglob("*.json")
        for document in _documents(path)
        if document.get("type") == "annual-programme" and document["year"] == year
    ]
    (allocation,) = [programme["allocation"] for programme in programmes]
    paid = [
        Decimal(tranche["amount"]["value"])
        for tranche in verdict(GOOD, *END_OF_YEAR)["tranches"]
        if tranche["subject"].get("year") == year and tranche["id"].startswith("tranche-")
    ]
    assert len(paid) == 4
    assert sum(paid) == sum(Decimal(str(value)) for value in allocation.values())


def _documents(path: Path) -> list[dict[str, Any]]:
    loaded = json.loads(path.read_text(), parse_float=Decimal)
    return loaded if isinstance(loaded, list) else [loaded]


def test_several_cases_give_a_list_in_the_order_given() -> None:
    other = str(SAMPLES / "halon-1998")
    result = run(other, GOOD, *END_OF_YEAR, "-f", "json")
    assert [each["case"] for each in json.loads(result.stdout)] == ["halon-1998", "halon-1999"]


def test_the_exit_status_of_several_cases_is_that_of_the_worst() -> None:
    incomplete = str(SAMPLES / "halon-1999-incomplete")
    overrun = str(SAMPLES / "halon-1999-overproduction")
    assert run(GOOD, *END_OF_YEAR).exit_code == 0
    assert run(GOOD, incomplete, *END_OF_YEAR).exit_code in (1, 3)
    assert run(GOOD, incomplete, overrun, *END_OF_YEAR).exit_code == 1


def test_tranche_narrows_the_verdict() -> None:
    narrowed = verdict(GOOD, *END_OF_YEAR, "--tranche", "1999/3")
    assert [(t["id"], t["subject"]) for t in narrowed["tranches"]] == [
        ("tranche-3", {"year": 1999})
    ]
    assert narrowed["findings"] == []


def test_an_unknown_tranche_is_a_mistake_that_names_the_known_ones() -> None:
    result = run(GOOD, *END_OF_YEAR, "--tranche", "2007/3")
    assert result.exit_code == 2
    assert "tranche-3/1999" in result.stderr


def test_output_goes_to_files_several_at_once(tmp_path: Path) -> None:
    files = {name: tmp_path / f"out.{name}" for name in ("json", "sarif", "junit", "html")}
    formats = [part for name, file in files.items() for part in ("-f", f"{name}={file}")]
    result = run(GOOD, *END_OF_YEAR, *formats, "-f", "text")
    assert result.exit_code == 0
    assert "PENDING halon-1999" in result.stdout
    assert all(file.stat().st_size > 500 for file in files.values())


def test_piped_text_is_plain() -> None:
    assert "\x1b" not in run(GOOD, *END_OF_YEAR).stdout


@pytest.mark.parametrize(
    "options",
    [
        ("-f", "pdf"),
        ("--as-of", "1999-02-30"),
        ("--as-of", "yesterday"),
        ("-f", "json", "-f", "text"),
        ("-f", "json=same", "-f", "text=same"),
        ("-o", "/nowhere/at/all"),
        ("--rules", "no-such-pack"),
        ("--require-rules", "halon@sha256:0"),
    ],
)
def test_wrong_options_end_with_2_and_a_message(options: tuple[str, ...]) -> None:
    result = run(GOOD, *options)
    assert result.exit_code == 2
    assert result.stderr
    assert result.stdout == ""


def test_the_rules_of_a_verdict_can_be_required() -> None:
    digest = verdict(GOOD, *END_OF_YEAR)["rules"]["digest"]
    result = run(GOOD, *END_OF_YEAR, "--require-rules", f"halon@{digest}")
    assert result.exit_code == 0


def test_problems_of_all_cases_are_reported_at_once(case: Path, tmp_path: Path) -> None:
    (case / "broken.json").write_text("{")
    result = run(str(case), str(tmp_path / "nowhere"))
    assert result.exit_code == 2
    assert "broken.json" in result.stderr
    assert "nowhere" in result.stderr
    assert result.stdout == ""


def test_a_bad_case_keeps_no_other_from_its_verdict(case: Path) -> None:
    (case / "broken.json").write_text("{")
    result = run(str(case), GOOD, *END_OF_YEAR)
    assert result.exit_code == 2
    assert f"UNUSABLE        {case}:" in result.stdout
    assert "PENDING         halon-1999: payable now USD 1,789,100.00\n" in result.stdout
    assert "PENDING halon-1999 as of 1999-12-31" in result.stdout
    assert "broken.json" in result.stderr
    assert f"1 of 2 cases cannot be assessed: {case}" in result.stderr


def test_json_of_several_cases_is_a_list_even_where_one_can_be_used(case: Path) -> None:
    (case / "broken.json").write_text("{")
    result = run(str(case), GOOD, *END_OF_YEAR, "-f", "json")
    assert [each["case"] for each in json.loads(result.stdout)] == ["halon-1999"]


def test_a_case_without_the_tranche_keeps_no_other_from_its_verdict() -> None:
    response = str(SAMPLES / "management-response")
    result = run(response, GOOD, *END_OF_YEAR, "--tranche", "1999/3", "-f", "json")
    assert result.exit_code == 2
    assert "the case has no tranche '1999/3'" in result.stderr
    assert len(json.loads(result.stdout)) == 1


def test_a_document_received_a_day_after_the_date_does_not_exist_yet(case: Path) -> None:
    before = verdict(str(case), "--as-of", "1999-06-29")
    after = verdict(str(case), "--as-of", "1999-06-30")
    known = [set(_evidence(each)) for each in (before, after)]
    received = [d for p in case.rglob("*.json") for d in _documents(p) if "received_on" in d]
    late = {d["id"] for d in received if d["received_on"] > "1999-06-29"}
    assert not known[0] & late


def _evidence(loaded: dict[str, Any]) -> list[str]:
    conditions = [finding for t in loaded["tranches"] for finding in t["conditions"]]
    return [name for finding in conditions + loaded["findings"] for name in finding["evidence"]]


@pytest.mark.parametrize("engine", ["chainer", "durable-rules"])
@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir() if path.is_dir()))
def test_both_engines_agree_on_every_sample(
    name: str, engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if engine == "durable-rules":
        reason = "durable-rules cannot be imported on this Python"
        pytest.importorskip("durable_rules_engine", reason=reason, exc_type=ImportError)
    outputs = []
    for chosen in ("chainer", engine):
        monkeypatch.setenv("CHECKER_INFERENCE", chosen)
        result = run(str(SAMPLES / name), "--as-of", "1999-12-31", "-f", "json")
        loaded = json.loads(result.stdout) if result.exit_code != 2 else {"engine": None}
        del loaded["engine"]
        outputs.append((result.exit_code, loaded))
    assert outputs[0] == outputs[1]


def test_standard_input_is_a_bundle(case: Path) -> None:
    documents = [
        document
        for path in sorted(case.rglob("*.json"))
        if path.name != "case.json"
        for document in json.loads(path.read_text())
    ]
    bundle = {"case": "halon-1999", "rules": "halon", "documents": documents}
    result = run("-", *END_OF_YEAR, "-f", "json", input=json.dumps(bundle))
    loaded = json.loads(result.stdout)
    assert loaded["status"] == verdict(GOOD, *END_OF_YEAR)["status"]
    assert len(loaded["findings"]) == len(verdict(GOOD, *END_OF_YEAR)["findings"])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a case and with rules of its own that differ from the shipped ones."""
    root = tmp_path / "project"
    shutil.copytree(ROOT / "rules" / "halon", root / "rules" / "halon")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copytree(SAMPLES / "halon-1999-overproduction", root / "cases" / "one")
    (root / "checker.toml").touch()
    tables = root / "rules" / "halon" / "tables.yaml"
    tables.write_text(tables.read_text().replace("{1998: 7960,", "{1998: 7000,"))
    monkeypatch.chdir(root)
    return root


JULY = ("--as-of", "1999-07-31", "--tranche", "1999/3")


def test_the_rules_of_the_project_decide_its_cases(project: Path) -> None:
    result = run("cases/one", *JULY)
    assert "Rules: halon 1.2.0, from rules/halon (sha256:" in result.stdout
    assert "7,000 t" in result.stdout
    assert result.stderr == ""
    assert verdict("cases/one", *JULY)["rules"]["origin"] == "rules/halon"


def test_rules_that_are_not_used_are_told(project: Path) -> None:
    result = run(str(SAMPLES / "halon-1999-overproduction"), *JULY)
    assert "7,960 t" in result.stdout
    assert "Note: the rules in rules/halon are not used" in result.stderr
    assert "--rules rules/halon" in result.stderr
    asked = run(str(SAMPLES / "halon-1999-overproduction"), *JULY, "--rules", "rules/halon")
    assert "7,000 t" in asked.stdout
    assert asked.stderr == ""


def test_rules_that_are_the_same_are_not_told(project: Path) -> None:
    shutil.copy(ROOT / "rules" / "halon" / "tables.yaml", project / "rules" / "halon")
    result = run(str(SAMPLES / "halon-1999-overproduction"), *JULY)
    assert result.stderr == ""


SHORT = ("text", "json", "html")


@pytest.mark.parametrize(
    "format_",
    [pytest.param(each, marks=[] if each in SHORT else [pytest.mark.long]) for each in FORMATS],
)
def test_every_format_says_where_the_rules_come_from(format_: str, project: Path) -> None:
    assert "rules/halon" in run("cases/one", *JULY, "-f", format_).stdout
    shipped = run(str(SAMPLES / "halon-1999-overproduction"), *JULY, "-f", format_)
    assert "shipped" in shipped.stdout


def test_what_is_known_now_says_how_things_stood_then() -> None:
    case, days = str(SAMPLES / "halon-1999-overproduction"), ("--as-of", "1998-12-31")
    then, now = verdict(case, *days), verdict(case, *days, "--known-on", "1999-07-31")
    assert (then["as_of"], then["known_on"]) == ("1998-12-31", "1998-12-31")
    assert (now["as_of"], now["known_on"]) == ("1998-12-31", "1999-07-31")
    first, second = (
        [each["status"] for each in found["findings"] if each["rule"] == "audit-within-target"]
        for found in (then, now)
    )
    assert "violated" not in first
    assert "violated" in second


@pytest.mark.parametrize("command", ["assess", "calendar"])
def test_nothing_is_known_before_the_day_of_the_assessment(command: str) -> None:
    days = ("--as-of", "1999-12-31", "--known-on", "1999-12-30")
    result = CliRunner().invoke(main, [command, GOOD, *days])
    assert result.exit_code == 2
    assert "--known-on 1999-12-30 is before --as-of 1999-12-31" in result.stderr


def test_the_text_says_on_what_was_known_when() -> None:
    days = ("--as-of", "1999-12-31", "--known-on", "2000-03-31")
    for command in ("assess", "calendar"):
        result = CliRunner().invoke(main, [command, GOOD, *days])
        head = " ".join(result.stdout.splitlines()[:2])
        assert "as of 1999-12-31, on what was known on 2000-03-31" in head


def test_a_workbook_is_written_to_a_file_beside_other_formats(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    result = run(GOOD, *END_OF_YEAR, "-f", "json", "-f", f"xlsx={target}")
    assert json.loads(result.stdout)["case"] == "halon-1999"
    assert openpyxl.load_workbook(target).sheetnames[0] == "Cases"


@pytest.mark.parametrize("target", [(), ("-o", "-")])
def test_a_workbook_does_not_go_to_a_terminal(target: tuple[str, ...]) -> None:
    result = run(GOOD, *END_OF_YEAR, "-f", "xlsx", *target)
    assert result.exit_code == 2
    assert "-f xlsx=FILE" in result.stderr


def test_the_report_says_on_request_what_each_tranche_would_take() -> None:
    asked = ("assess", str(SAMPLES / "halon-1998"), "--as-of", "1998-05-20", "--unlock")
    text = run(*asked).stdout
    assert "To be paid: 1 paper, from Trustee (World Bank); from 1998-05-20 on" in text
    missing = text[text.index("MISSING") :]
    assert "Unlocks: USD 3,310,800.00 (tranche-3/1998)" in missing
    assert "Register of" not in missing, "no money waits for it"
    page = run(*asked, "-f", "html").stdout
    assert (
        "<dt>To be paid</dt><dd>1 paper, from Trustee (World Bank); from 1998-05-20 on</dd>" in page
    )
    assert "To be paid" not in run(*asked[:-1]).stdout
