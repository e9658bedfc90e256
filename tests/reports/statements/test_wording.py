from __future__ import annotations

from checker.reports.statements.wording import command, paragraphs, row_name, total_cells
from tests.reports.statements.samples import DAY, OUTPUT, statement, words


def test_the_command_repeats_the_statement_and_is_quoted_for_a_shell() -> None:
    made = statement().model_copy(update={"parameters": {"plot": "a b; rm"}})
    assert command(made) == (
        "checker statement CASE yearly --for 'plot=a b; rm' --as-of 1999-12-31"
    )


def test_paragraphs_are_separated_by_empty_lines_and_cleaned() -> None:
    assert paragraphs("one\n\n\ntwo\x1b[0m\nthree\n") == ["one", "two[0m\nthree"]


def test_a_row_is_called_by_its_words_or_its_number() -> None:
    assert row_name(OUTPUT, {"on": DAY, "works": words("South")}, 3) == "South"
    assert row_name(OUTPUT, {"on": DAY}, 3) == "row 3"


def test_the_word_for_a_total_stands_in_the_first_free_column() -> None:
    assert total_cells(OUTPUT)[0] == "Total"
