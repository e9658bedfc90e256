import re
from html.parser import HTMLParser
from typing import Any

import pytest

from checker.model.verdict import TrancheStatus
from checker.reports import Style, render
from checker.reports.html import answer_class, css_string, environment, script_digest
from tests.reports import samples

VOID = {"meta", "br", "input"}


class Balance(HTMLParser):
    """Keeps the elements that are open, and all names of elements."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.links += [f"{name}={value}" for name, value in attrs if name in ("src", "href")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(text: str) -> Balance:
    balance = Balance()
    balance.feed(text)
    assert balance.open == []
    return balance


def test_page_stands_alone_and_runs_only_its_own_script() -> None:
    text = render([samples.assessment(), samples.nothing_applied()], "html")
    page = parsed(text)
    assert [link for link in page.links if not link.startswith("href=#")] == []
    assert not page.seen & {"link", "img", "iframe"}
    assert "url(" not in text
    assert text.count("<article ") == 2
    [script] = re.findall("<script>(.*?)</script>", text, re.DOTALL)
    assert f"script-src '{script_digest(script)}'; " in text
    assert "default-src 'none'" in text


def test_each_link_leads_to_a_place_in_the_page() -> None:
    both = [samples.assessment(), samples.assessment(case="smelter-2000")]
    text = render(both, "html", Style(verbose=True))
    places = re.findall(' id="([^"]+)"', text)
    assert len(places) == len(set(places))
    assert set(re.findall('href="#([^"]+)"', text)) <= {*places}


def test_the_answer_comes_first_with_the_money_of_the_case() -> None:
    text = render([samples.assessment()], "html")
    head = text[text.index("<article") : text.index("<h2")]
    assert "Payable now: First payment (year 1999), USD 741,193.75." in head
    assert '<div class="tone-held"><dt>Held back</dt><dd>USD 2,910,000.00</dd></div>' in head
    assert "Not counted (1)" in head
    assert "Line C is taken not to run" in head
    assert '<rect class="payable" x="34.36%" width="12.74%" height="100%"></rect>' in head


def test_what_is_paid_is_folded_and_what_is_open_is_not() -> None:
    paid = samples.tranches()[0].model_copy(update={"status": TrancheStatus.RELEASED})
    one = samples.assessment(tranches=(paid, samples.tranches()[1]))
    text = render([one], "html")
    assert "<details><summary>Released: First payment (year 1999)</summary>" in text
    folded = text.index("<summary>Released")
    assert text.index('id="tranche-2/1999"') < folded < text.index('id="tranche-1/1999"')


def test_paragraphs_stand_in_words_and_the_rule_behind_a_fold() -> None:
    text = render([samples.assessment()], "html")
    limit = "Output of a line stays within the year&#39;s limit."
    assert f'<span class="quiet">agr-7 12(a)</span> <span lang="en">{limit}</span>' in text
    assert '<details class="derivation"><summary>Derivation</summary>' in text
    assert "rules/smelter/rules.yaml:10:5" in text


def test_paragraphs_stand_in_the_language_of_the_report_where_the_pack_has_them() -> None:
    one = samples.translated(
        {"Output of a line stays within the year's limit.": "产量不超过限额。"}
    )
    text = render([one], "html", Style(language="zh"))
    assert '<span class="quiet">agr-7 12(a)</span> <span>产量不超过限额。</span>' in text
    assert '<span lang="en">A works makes no more than its quota.</span>' in text


def test_those_on_whose_word_a_tranche_rests_share_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    senders = ["Local bureau (out-a)", "Works (out-b, out-c)"]
    monkeypatch.setitem(environment().globals, "declared_by", lambda *_: senders)
    text = render([samples.assessment(tranches=samples.tranches()[:1])], "html")
    assert f"<dt>On the word of</dt><dd>{'; '.join(senders)}</dd>" in text
    assert text.count("On the word of") == 1


def test_what_is_missing_stands_under_who_owes_it() -> None:
    text = render([samples.assessment()], "html")
    missing = text[text.index('id="missing-1"') :]
    assert "<h3>From Audit office</h3>" in missing


def test_many_findings_make_a_page_of_bearable_size() -> None:
    one = samples.findings()[4]
    many = tuple(
        one.model_copy(update={"id": f"quarterly-report/{number}", "subject": {"year": number}})
        for number in range(3000)
    )
    assert len(render([samples.assessment(findings=many)], "html")) < 1_000_000


@pytest.mark.parametrize(
    ("changes", "look"),
    [
        ({}, "payable"),
        ({"tranches": samples.tranches()[1:]}, "held"),
        ({"tranches": (), "status": "undetermined"}, "open"),
        ({"tranches": (), "status": "violated"}, "held"),
        ({"tranches": (), "status": "satisfied"}, "payable"),
    ],
)
def test_the_answer_looks_like_what_it_says(changes: dict[str, Any], look: str) -> None:
    assert answer_class(samples.verdict(**changes)) == look


def test_statuses_are_told_in_words_and_colours() -> None:
    text = render([samples.assessment()], "html")
    for status in ("violated", "undetermined", "pending", "waived", "satisfied"):
        assert f'<span class="badge {status}">{status}</span>' in text
    assert '<span class="badge part-released">part released</span>' in text


def test_a_pass_on_a_mere_declaration_reads_like_one() -> None:
    text = render([samples.assessment()], "html")
    assert '<span class="badge satisfied">declared</span>' in text
    assert "<dt>On the word of</dt><dd>Local bureau (out-a)</dd>" in text


def test_each_printed_sheet_names_its_case_and_its_number() -> None:
    text = render([samples.assessment(), samples.nothing_applied()], "html")
    assert '@bottom-right { content: counter(page) " / " counter(pages);' in text
    for number, one in enumerate((samples.assessment(), samples.nothing_applied()), start=1):
        name = css_string(one.verdict.case)
        assert f"@page case-{number} {{ @top-left {{ content: {name};" in text
        assert f"article:nth-of-type({number}) {{ page: case-{number}; }}" in text
    assert '@top-right { content: "as\\20 of\\20 1999\\2d 10\\2d 15";' in text


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("halon-1999", '"halon\\2d 1999"'),
        ("哈龙 1", '"哈龙\\20 1"'),
        ('"; } </style>\n', '"\\22 \\3b \\20 \\7d \\20 \\3c \\2f style\\3e \\20 "'),
    ],
)
def test_the_name_of_a_case_cannot_end_the_string_of_a_style(name: str, written: str) -> None:
    assert css_string(name) == written


def test_texts_of_submitters_are_escaped() -> None:
    hostile = '"><script>alert(1)</script>&amp;\x1b\u202e'
    changes = {
        "id": hostile,
        "title": hostile,
        "message": hostile,
        "figures": hostile,
        "evidence": (hostile,),
        "source": hostile,
        "subject": {"works": hostile},
    }
    finding = samples.findings()[0].model_copy(update=changes)
    text = render([samples.assessment(findings=(finding,), summary=hostile, case="<b>")], "html")
    parsed(text)
    assert text.count("<script") == 1
    assert "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<title>&lt;b&gt;: violated</title>" in text


def test_verbose_opens_what_is_folded_away() -> None:
    folded = "<details><summary>1 satisfied"
    assert folded in render([samples.assessment()], "html")
    text = render([samples.assessment()], "html", Style(verbose=True))
    assert "<details open><summary>1 satisfied" in text
    assert "<details>" not in text
    assert '<details class="derivation"><summary>' in text
    assert "tranche-2/output/1999/line-c" in text


def test_several_cases_begin_with_a_table_of_them() -> None:
    text = render([samples.assessment(), samples.nothing_applied()], "html")
    table = text[text.index("<h1>Cases (2)</h1>") : text.index("<article")]
    assert '<a href="#case-2">smelter-1999</a>' in table
    assert "USD 741,193.75" in table
