from __future__ import annotations

from checker.model.statement import Part
from checker.reports.statements.wording import command, paragraphs, row_names, total_cells
from tests.reports.statements.samples import COLUMNS, DAY, OUTPUT, statement, words


def test_the_command_repeats_the_statement_and_is_quoted_for_a_shell() -> None:
    made = statement().model_copy(update={"parameters": {"plot": "a b; rm"}})
    assert command(made) == (
        "checker statement CASE yearly --for 'plot=a b; rm' --as-of 1999-12-31"
    )


def test_paragraphs_are_separated_by_empty_lines_and_cleaned() -> None:
    assert paragraphs("one\n\n\ntwo\x1b[0m\nthree\n") == ["one", "two[0m\nthree"]


def test_rows_are_called_by_their_words_and_by_more_where_these_repeat() -> None:
    two = tuple({"a": words("x"), "b": words(other)} for other in "yz")
    assert row_names(OUTPUT)[0] == "South"
    assert row_names(Part(id="p", title="P", columns=COLUMNS, rows=two)) == ["x y", "x z"]


def test_rows_without_words_of_their_own_are_numbered() -> None:
    rows = ({"on": DAY}, {"on": DAY})
    assert row_names(Part(id="p", title="P", columns=COLUMNS, rows=rows)) == ["row 1", "row 2"]


def test_the_word_for_a_total_stands_in_the_first_free_column() -> None:
    assert total_cells(OUTPUT)[0] == "Total"
