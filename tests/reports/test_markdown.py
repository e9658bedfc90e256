import pytest

from checker.reports import Style, render
from checker.reports.markdown import escape
from tests.reports import samples


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain - text.", "plain - text."),
        ("[x](y) *b* `c` | d", "\\[x\\]\\(y\\) \\*b\\* \\`c\\` \\| d"),
        ("<img> & @team #1", "&lt;img&gt; &amp; \\@team \\#1"),
        ("two\nlines", "two lines"),
        ("see http://a.example/b", "see http\\://a.example/b"),
        ("HTTPS://a.example, ftp://b", "HTTPS\\://a.example, ftp\\://b"),
        ("WWW.a.example", "WWW\\.a.example"),
        ("mailto:a@b.example", "mailto\\:a\\@b.example"),
        ("12. May", "12\\. May"),
        ("- item", "\\- item"),
        ("=== ", "\\=== "),
        ("at 12:30, 1.5 t", "at 12:30, 1.5 t"),
    ],
)
def test_texts_of_submitters_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_lists_are_capped_unless_verbose() -> None:
    findings = samples.findings()[:1] * 22
    made = samples.assessment(findings=findings)
    text = render([made], "markdown")
    assert "### Violated (22)" in text
    assert "- and 2 more" in text
    assert "- and 2 more" not in render([made], "markdown", Style(verbose=True))
