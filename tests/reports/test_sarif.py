import json
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from checker.model.pack import Source
from checker.reports import Assessment, Style, render, sarif
from checker.reports.sarif import message
from tests.reports import samples

SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
)


def valid(text: str) -> Any:
    log = json.loads(text)
    Draft4Validator(SCHEMA, format_checker=Draft4Validator.FORMAT_CHECKER).validate(log)
    return log


def results(made: Assessment, verbose: bool = False) -> dict[str, Any]:
    """Return the results by finding, from a log that is valid."""
    log = valid(render([made], "sarif", Style(verbose=verbose)))
    found = [each for each in log["runs"][0]["results"] if "finding" in each["properties"]]
    return {result["properties"]["finding"]: result for result in found}


@pytest.mark.parametrize("verbose", [False, True])
def test_log_is_valid_sarif_and_rule_indexes_fit(verbose: bool) -> None:
    both = [samples.assessment(), samples.nothing_applied()]
    (run,) = valid(render(both, "sarif", Style(verbose=verbose)))["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules))
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]


def test_papers_that_do_not_count_are_told() -> None:
    log = valid(render([samples.assessment()], "sarif", Style()))
    (paper,) = [each for each in log["runs"][0]["results"] if "document" in each["properties"]]
    assert (paper["ruleId"], paper["kind"]) == ("smelter/not-counted", "informational")
    assert paper["message"]["text"].endswith("Works may not issue it. (13)")
    assert paper["locations"][0]["physicalLocation"]["region"]["startLine"] == 50


def test_kinds_and_levels() -> None:
    kinds = {
        name: (result["kind"], result["level"])
        for name, result in results(samples.assessment(), verbose=True).items()
    }
    assert kinds == {
        "tranche-2/output/1999/line-a": ("pass", "none"),
        "tranche-2/output/1999/line-b": ("open", "none"),
        "tranche-2/output/1999/line-c": ("notApplicable", "none"),
        "tranche-2/audit/1999": ("open", "none"),
        "quota/North/1998": ("fail", "error"),
        "quota/South/1998": ("fail", "error"),
        "quarterly-report/1999/4": ("informational", "none"),
        "quarterly-report/1999/1": ("pass", "none"),
        "dates": ("notApplicable", "none"),
    }


def test_only_what_needs_attention_is_listed_by_default() -> None:
    kinds = {result["kind"] for result in results(samples.assessment()).values()}
    assert kinds == {"fail", "open"}


def test_only_waived_findings_are_suppressed() -> None:
    found = results(samples.assessment(), verbose=True)
    suppressed = {name for name, result in found.items() if "suppressions" in result}
    assert suppressed == {"quota/South/1998"}
    (suppression,) = found["quota/South/1998"]["suppressions"]
    assert suppression["justification"] == "waived by waiver-1"


def test_result_stands_at_its_evidence() -> None:
    result = results(samples.assessment(), verbose=True)[samples.OUTPUT]
    (place,) = result["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "case/reports.json", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 10, "startColumn": 3},
    }
    (other,) = result["relatedLocations"]
    assert other["physicalLocation"]["region"] == {"startLine": 20, "startColumn": 3}
    assert other["message"] == {"text": "audit-98"}


def test_result_without_evidence_stands_at_the_case() -> None:
    result = results(samples.assessment())["tranche-2/output/1999/line-b"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "case/case.json"


def test_fingerprint_depends_on_case_and_finding_and_not_on_lines() -> None:
    made = samples.assessment()
    before = results(made)[samples.OVERRUN]["partialFingerprints"]
    moved = samples.document("audit-98", "audit", "auditor", "1999-06-30", 99)
    rest = [each for each in made.case.documents if each.id != moved.id]
    case = replace(made.case, documents=(*rest, moved))
    after = results(Assessment(made.verdict, made.pack, case))[samples.OVERRUN]
    assert after["locations"] != results(made)[samples.OVERRUN]["locations"]
    assert after["partialFingerprints"] == before
    other = results(samples.assessment(case="other"))[samples.OVERRUN]
    assert other["partialFingerprints"] != before


def test_rules_have_help_from_the_pack() -> None:
    log = valid(render([samples.assessment()], "sarif"))
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    rule = rules["smelter/tranche-2/output"]
    assert rule["help"]["text"] == (
        "agr-7 12(a): Output of a line stays within the year's limit.\n"
        "Reading: Per line.\n"
        "Reading: The nine-month figure stands in until the year is closed."
    )
    assert rule["properties"]["tags"] == ["output-limit"]


def test_case_to_which_nothing_applied_is_open() -> None:
    (result,) = results(samples.nothing_applied()).values()
    assert (result["ruleId"], result["kind"]) == ("smelter/case", "open")


def test_messages_hold_no_links_or_placeholders() -> None:
    text = message("see [here](http://example.org) {0} \\ \x1b[1m\nnext")["text"]
    assert text == "see \\[here\\](http://example.org) {{0}} \\\\ \\[1m\nnext"


def test_more_results_than_a_run_may_have_are_cut_and_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sarif.LIMIT == 25_000
    monkeypatch.setattr(sarif, "LIMIT", 3)
    (violated, *_) = samples.findings()
    open_ = next(
        each
        for each in samples.assessment().verdict.all_findings()
        if each.status == "undetermined"
    )
    many = [open_.model_copy(update={"id": f"open-{n}"}) for n in range(3)]
    made = samples.assessment(tranches=(), findings=(*many, violated), not_counted=())
    (run,) = valid(render([made], "sarif"))["runs"]
    assert len(run["results"]) == 3
    assert violated.id in {each["properties"]["finding"] for each in run["results"]}
    (notification,) = run["invocations"][0]["toolExecutionNotifications"]
    assert "1 of 4 results are left out" in notification["message"]["text"]


def test_a_run_that_holds_all_says_nothing_of_it() -> None:
    (run,) = valid(render([samples.assessment()], "sarif"))["runs"]
    assert "invocations" not in run


def test_rules_lead_to_the_source_that_the_pack_gives() -> None:
    made = samples.assessment(not_counted=())
    source = Source(id="agr-7", title="Agreement No. 7", url="https://example.org/7")
    manifest = made.pack.manifest.model_copy(update={"sources": (source,)})
    linked = replace(made, pack=replace(made.pack, manifest=manifest))
    (run,) = valid(render([linked], "sarif"))["runs"]
    assert {rule["helpUri"] for rule in run["tool"]["driver"]["rules"]} == {"https://example.org/7"}
    (plain,) = valid(render([made], "sarif"))["runs"]
    assert not any("helpUri" in rule for rule in plain["tool"]["driver"]["rules"])


def test_the_address_of_the_program_is_the_one_of_its_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packaged = Message()
    packaged["Project-URL"] = "Homepage, https://example.org/checker"
    monkeypatch.setattr("checker.reports.sarif.metadata", lambda _: packaged)
    (run,) = valid(render([samples.assessment()], "sarif"))["runs"]
    assert run["tool"]["driver"]["informationUri"] == "https://example.org/checker"
