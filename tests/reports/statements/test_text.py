from __future__ import annotations

from checker.model.statement import Part
from checker.reports import Style
from checker.reports.statements.text import render, table
from tests.reports.statements.samples import COLUMNS, OUTPUT, statement, words


def test_a_statement_as_text() -> None:
    assert render(statement(), Style(width=80)).splitlines() == [
        "Output of a year",
        "year 1999",
        "Case a case, as of 1999-12-31",
        "agr-7 12(a)",
        "",
        "LETTER",
        "",
        "To the office.",
        "",
        "Signed: ______",
        "Day: ______",
        "  Evidence: R-1, R-2, R-3, R-4 and 2 more",
        "",
        "OUTPUT",
        "",
        "Works                                   Made (t)  Reported on",
        "------------------------------- ----------------- -----------",
        "South                                    1,234.5  1999-05-08",
        '=HYPERLINK("http://x")<b>|[31m      not reported',
        "------------------------------- ----------------- -----------",
        "Total                           at least 1,234.5",
        "  Evidence of South: R-1",
        "  Not reported: report of North",
        "",
        "VISITS",
        "",
        "Nothing on record.",
        "",
        "Rules: smelter 1.2.0 (sha256:0); checker 0.1.0, chainer",
        "Made by: checker statement CASE yearly --for year=1999 --as-of 1999-12-31",
    ]


def test_verbose_names_every_document() -> None:
    shown = render(statement(), Style(width=80, verbose=True))
    assert "Evidence: R-1, R-2, R-3, R-4, R-5, R-6" in shown


def test_long_cells_are_folded_so_that_the_table_fits() -> None:
    long = {"works": words("a works whose name is rather long for a narrow page")}
    lines = table(Part(id="p", title="P", columns=COLUMNS, rows=(long,)), 40)
    assert max(map(len, lines)) <= 40
    assert sum("works" in line or "page" in line for line in lines) >= 1


def test_numbers_stand_at_the_right() -> None:
    head, _, first, *_ = table(OUTPUT, 80)
    assert first.index("1,234.5") + len("1,234.5") == head.index("Made (t)") + len("Made (t)")
