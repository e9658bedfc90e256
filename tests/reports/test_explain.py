import pytest

from checker.reports import Style
from checker.reports.assessment import Assessment
from checker.reports.explain import UnknownFindingError, render
from tests.reports import samples


def explained(name: str, width: int = 200) -> str:
    return render(samples.assessment(), name, Style(width=width))


def row(text: str, label: str) -> list[str]:
    """Return what stands behind a label, line by line."""
    lines = [line.strip() for line in text.splitlines()]
    return [
        line.removeprefix(f"{label}:").strip() for line in lines if line.startswith(f"{label}:")
    ]


def test_finding_goes_down_to_documents_and_paragraphs() -> None:
    text = explained(samples.OVERRUN)
    assert row(text, "Paragraph") == ["agr-7 14: A works makes no more than its quota."]
    assert row(text, "Measure") == ["produced(works, year)"]
    assert row(text, "At most") == ["quota_of(works, year)"]
    assert row(text, "Value") == ["produced = 812.5", "quota = 700"]
    assert row(text, "Evidence") == [
        "audit-98, audit from Audit office, received 1999-06-30, case/reports.json:20:3"
    ]
    assert [line.split(":")[0] for line in row(text, "Brings")] == [
        "penalty",
        "hold",
        "remedial action (lifted)",
    ]


def test_paragraph_is_told_in_the_language_of_the_pack_s_texts() -> None:
    one = samples.translated({"A works makes no more than its quota.": "产量不超过配额。"})
    text = render(one, samples.OVERRUN, Style(width=200, language="zh"))
    assert row(text, "段落") == ["agr-7 14: 产量不超过配额。"]


def test_obligation_shows_how_it_is_fulfilled() -> None:
    text = explained(samples.REPORT)
    assert row(text, "Due") == ["2000-02-14", 'end_of_quarter(year, quarter) + duration("P45D")']
    assert row(text, "Dated by") == ["document.received_on"]
    assert row(text, "Who") == ["Local bureau"]


def test_condition_keeps_its_lines_and_names_its_tranche() -> None:
    text = explained(samples.OUTPUT)
    assert "Condition:     if output(line, year - 1) != null\n" in text
    assert "                 then output(line, year - 1) <= limit(line, year - 1)\n" in text
    assert row(text, "Condition of") == ["tranche-2/1999 (undetermined)"]
    assert row(text, "Rule") == ["tranche-2/output, rules/smelter/rules.yaml:40:5"]


def test_consequence_is_followed_down_to_the_documents() -> None:
    text = explained(samples.HOLD)
    order = [text.index(f"{name}: ") for name in (samples.HOLD, samples.FINE, samples.OVERRUN)]
    assert order == sorted(order)
    assert row(text, "Evidence")[0].startswith("audit-98, audit from Audit office")
    assert row(text, "Holds") == ["tranche-2/1999 (undetermined)"]
    assert "quota/North/1998: VIOLATED (explained above)" in text


def test_lifted_consequence_names_the_document() -> None:
    text = explained(samples.PLAN)
    assert text.startswith("remedy/North/1999: LIFTED\n")
    assert row(text, "Lifted by")[0].startswith("plan-98, plan from Works")


def test_tranche_shows_conditions_and_holds() -> None:
    text = explained("tranche-2/1999")
    assert text == explained("tranche-2")
    for finding in samples.conditions():
        assert f"    {finding.id}: " in text
    assert row(text, "Computed as") == [
        "0.50 * allocation(year)",
        "1500.5 * overrun(over.works, over.year)",
    ]


def test_tranche_of_several_years_needs_its_subject() -> None:
    first, second = samples.tranches()
    later = second.model_copy(update={"subject": {"year": 2000}})
    both = samples.assessment(tranches=(first, second, later))
    assert render(both, "tranche-2/2000", Style()).startswith("tranche-2/2000: ")
    with pytest.raises(UnknownFindingError, match="tranche-2/1999"):
        render(both, "tranche-2", Style())


def test_consequences_that_name_each_other_end() -> None:
    fine, hold, _ = samples.consequences()
    circle = (fine.model_copy(update={"because": (hold.id,)}), hold)
    text = render(samples.assessment(consequences=circle), hold.id, Style())
    assert f"{hold.id}: STANDS (explained above)" in text


def test_rule_and_document_that_are_not_known_are_named_all_the_same() -> None:
    finding = samples.findings()[0].model_copy(
        update={"rule": "gone", "norms": ("gone",), "evidence": ("gone-1",)}
    )
    made = samples.assessment(findings=(finding,))
    text = render(Assessment(made.verdict, made.pack, made.case), finding.id, Style())
    assert row(text, "Evidence") == ["gone-1"]
    assert row(text, "Paragraph") == ["agr-7 14"]


def test_unknown_id_suggests_close_ones() -> None:
    with pytest.raises(UnknownFindingError) as caught:
        explained("quota/Nord/1998")
    assert str(caught.value).startswith(
        "the verdict on smelter-1999 as of 1999-10-15 has nothing named quota/Nord/1998; "
        "did you mean quota/North/1998, "
    )


def test_unknown_id_like_nothing_says_where_ids_are() -> None:
    with pytest.raises(UnknownFindingError, match="; assess prints the ids of findings"):
        explained("§§§§§§")
