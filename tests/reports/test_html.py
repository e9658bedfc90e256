import re
from html.parser import HTMLParser

import pytest

from checker.reports import Style, render
from checker.reports.html import css_string
from tests.reports import samples

VOID = {"meta", "br"}


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


def test_page_stands_alone_and_runs_nothing() -> None:
    text = render([samples.assessment(), samples.nothing_applied()], "html")
    page = parsed(text)
    assert page.links == []
    assert not page.seen & {"script", "link", "img", "iframe"}
    assert "url(" not in text
    assert text.count("<article>") == 2


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
    assert "<script" not in text
    assert "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</" in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<title>&lt;b&gt;: violated</title>" in text


def test_verbose_opens_what_is_folded_away() -> None:
    assert len(re.findall("<details>", render([samples.assessment()], "html"))) == 3
    text = render([samples.assessment()], "html", Style(verbose=True))
    assert len(re.findall("<details open>", text)) == 3
    assert "tranche-2/output/1999/line-c" in text
