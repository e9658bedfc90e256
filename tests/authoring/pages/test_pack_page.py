from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.authoring.pages.pack_page import pack_page, prose
from checker.authoring.testing.suite import load_suite
from checker.cli import main
from checker.packs import load_compiled, pack_ids

ROOT = Path(__file__).parents[3]


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_a_rule_has_paragraph_condition_in_words_and_feel_and_examples(water: Path) -> None:
    result = run("show", str(water), "within-cap")
    assert result.exit_code == 0
    assert result.output == LIMIT


LIMIT = """\
## The well stayed within its cap

`within-cap`, a limit, on Warden of the wells

- **charter 1** What a well gives in a year stays within its cap.

- For each well of: [north, south]
- For each year of: “Years of the programme”
- Measure: “What a well gave in a year” (well, year)
- Has to be at most: “Cap of each well by year” (well, year)

```
For each well of: ["north", "south"]
For each year of: years
Measure: drawn(well, year)
Has to be at most: cap(well, year)
```

Examples:

- satisfied: both years at the cap (as of 2003-03-01)
- violated: just above the cap in both years (as of 2003-03-01)
- undetermined: nothing yet (as of 2002-01-31)
"""


def test_a_table_shows_its_values(water: Path) -> None:
    output = run("show", str(water), "caps").output
    assert "| well | year | m3 |\n| --- | --- | ---: |\n| north | 2001 | 100 |" in output


def test_a_consequence_shows_what_brings_it(water: Path) -> None:
    output = run("show", str(water), "close").output
    assert "- When within-cap is violated (first), and: yes" in output
    assert "- Then penalty closure on well: well of second" in output
    assert "- follows: just above the cap in both years" in output


def test_a_pack_at_a_glance(water: Path) -> None:
    output = run("show", str(water)).output
    assert output.startswith("Water drawn from wells, a pack for tests\nwater 1.0.0 sha256:")
    assert "CONDITION\n  half/cap-kept  The cap was kept\n" in output


def test_an_unknown_rule_gets_a_suggestion(water: Path) -> None:
    result = run("show", str(water), "within-kap")
    assert result.exit_code == 2
    assert "did you mean within-cap?" in result.output


def test_the_page_is_written_once_and_checked(water: Path) -> None:
    assert run("doc", "--check", str(water)).exit_code == 1
    assert run("doc", str(water)).output == "wrote docs/rules/water.md\n"
    page = Path("docs/rules/water.md").read_text()
    assert "# Water drawn from wells, a pack for tests" in page
    assert "### Half of the grant" in page
    assert "#### The cap was kept" in page
    assert (
        "- **charter 5** The council looks after the wells with care. "
        "*No document could show care.*" in page
    )
    assert (run("doc", "--check", str(water)).exit_code, run("doc", str(water)).output) == (0, "")


@pytest.mark.parametrize("pack", pack_ids())
def test_the_committed_page_is_fresh(pack: str) -> None:
    loaded = load_compiled(pack).pack
    committed = ROOT / "docs" / "rules" / f"{pack}.md"
    fresh = committed.is_file() and committed.read_text(encoding="utf-8") == pack_page(
        loaded, load_suite(loaded)
    )
    assert fresh, "run `checker rules doc`"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Report of <enterprise> filed", "Report of &lt;enterprise> filed"),
        ("AT&T *bold* `code` [a](b)", "AT&amp;T \\*bold\\* \\`code\\` \\[a\\](b)"),
        ("_both_ a_b", "\\_both\\_ a_b"),
        ("two\nlines", "two lines"),
    ],
)
def test_the_texts_of_an_author_are_shown_and_not_obeyed(text: str, shown: str) -> None:
    assert prose(text) == shown
