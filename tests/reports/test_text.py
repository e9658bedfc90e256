import re
from datetime import date
from typing import Any

import pytest
from rich.cells import cell_len

from checker.model.verdict import Finding, Status
from checker.reports import Style, render
from tests.reports import samples


def report(style: Style | None = None, **changes: Any) -> str:
    return render([samples.assessment(**changes)], "text", style)


def copies(number: int, **changes: Any) -> tuple[Finding, ...]:
    first = samples.findings()[0]
    return tuple(
        first.model_copy(update={"id": f"quota/works-{n}/1998", **changes}) for n in range(number)
    )


@pytest.mark.parametrize("width", [80, 120])
def test_lines_fit_the_width(width: int) -> None:
    assert max(map(cell_len, report(Style(width=width)).splitlines())) <= width


@pytest.mark.parametrize("width", [40, 80])
def test_ids_that_fit_into_a_line_are_never_cut_in_two(width: int) -> None:
    name = "-".join(["a-document-with-a-very-long-name"] * 5)
    findings = copies(1, evidence=("first", name, "with blanks in its name", "last"))
    lines = report(Style(width=width), findings=findings).splitlines()
    assert any(name in line for line in lines)
    assert any("with blanks in its name" in line for line in lines)
    assert any(samples.HOLD in line for line in lines)


def test_wide_characters_count_as_two_columns() -> None:
    text = report(Style(width=40), summary="北京 " * 20)
    assert [line.count("北京") for line in text.splitlines() if "北" in line] == [8, 8, 4]


def test_without_colour_there_is_no_escape_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in report()


def test_with_colour_the_words_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    coloured = report(Style(colour=True))
    assert "\x1b[1;31mVIOLATED" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report()


def test_texts_of_submitters_cannot_act() -> None:
    hostile = (
        "\x1b[2J[bold red]SATISFIED[/] :smile: [link=http://example.org]here[/link]\n\nELIGIBLE"
    )
    (finding,) = copies(1, message=hostile)
    for style in (Style(width=200), Style(width=200, colour=True)):
        text = report(style, findings=(finding,), summary=hostile)
        shown = "[2J[bold red]SATISFIED[/] :smile: [link=http://example.org]here[/link] ELIGIBLE"
        assert text.count(shown) == 2
        assert "\x1b[2J" not in text


def test_long_lists_are_capped_with_a_count() -> None:
    text = report(findings=copies(23))
    assert text.count("Finding: quota/works-") == 20
    assert "VIOLATED (23)" in text
    assert "and 3 more violated, listed by --verbose" in text


def test_verbose_lists_all() -> None:
    text = report(Style(verbose=True), findings=copies(23))
    assert text.count("Finding: quota/works-") == 23
    assert "more" not in text.split("VIOLATED (23)")[1].split("CONSEQUENCES")[0].replace(
        "more than", ""
    )


def test_twenty_are_listed_without_a_count_of_the_rest() -> None:
    assert "listed by --verbose" not in report(findings=copies(20))


def test_long_evidence_is_capped_with_a_count() -> None:
    text = report(findings=copies(1, evidence=tuple(f"doc-{n}" for n in range(25))))
    assert "doc-19 and 5 more" in " ".join(text.split())


def test_pending_stands_soonest_first_and_undated_last() -> None:
    days = {"a": date(2000, 3, 1), "b": None, "c": date(2000, 1, 31), "d": date(2000, 2, 1)}
    findings = tuple(
        samples.findings()[2].model_copy(update={"id": f"report/{name}", "due": due})
        for name, due in days.items()
    )
    text = report(Style(verbose=True), findings=findings)
    assert re.findall(r"Finding: report/(.)", text) == ["c", "d", "a", "b"]


def test_satisfied_and_not_applicable_are_only_counted() -> None:
    text = report()
    assert "Not listed: 1 satisfied, 1 not applicable" in text
    assert "quarterly-report/1999/1" not in text
    assert "quarterly-report/1999/1" in report(Style(verbose=True))
    assert "Not listed" not in report(Style(verbose=True))


def test_each_missing_thing_is_listed_once_with_all_that_waits_for_it() -> None:
    findings = copies(5, status=Status.UNDETERMINED, missing=("report on May, from the works",))
    section = (
        report(findings=findings, tranches=(), consequences=())
        .split("MISSING (1)")[1]
        .split("Norms:")[0]
    )
    assert section.count("report on May") == 1
    assert " ".join(section.split()) == (
        "- report on May, from the works Needed for: quota/works-0/1998, quota/works-1/1998, "
        "quota/works-2/1998 and 2 more"
    )


def test_what_is_overdue_is_still_asked_for_and_what_was_waived_is_not() -> None:
    missing = {"missing": ("report on May, from the works",)}
    overdue = report(findings=copies(1, **missing), tranches=(), consequences=())
    assert "MISSING (1)" in overdue
    waived = copies(1, status=Status.WAIVED, **missing)
    assert "MISSING" not in report(findings=waived, tranches=(), consequences=())


def test_unknown_amount_is_said() -> None:
    tranche = samples.tranches()[1].model_copy(
        update={"amount": None, "missing": ("allocation of 1999, from the works",)}
    )
    text = report(tranches=(tranche,))
    assert "Second payment (year 1999): amount not known" in text
    assert "Missing: allocation of 1999, from the works" in text


def test_consequence_lifted_without_documents_is_not_shown_as_standing() -> None:
    (lifted,) = (one for one in samples.consequences() if one.id == samples.PLAN)
    text = report(consequences=(lifted.model_copy(update={"lifted_by": ()}),))
    assert "Lifted by: no document named" in text


def test_several_cases_follow_each_other() -> None:
    text = render([samples.assessment(case="a"), samples.nothing_applied()], "text")
    assert text.startswith("VIOLATED a as of")
    assert "\n\nUNDETERMINED smelter-1999 as of 1999-10-15\nNo norm applied" in text
