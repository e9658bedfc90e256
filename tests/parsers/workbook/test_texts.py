from __future__ import annotations

from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.texts import LONGEST_TEXT, decoded, shared_texts
from tests.parsers.workbook.books import rows, workbook


def texts(shared: str) -> list[str]:
    return shared_texts(open_archive("a.xlsx", workbook({"a": rows()}, shared=shared)))


def test_runs_make_one_text_and_phonetic_guides_none() -> None:
    rich = "<si><r><t>哈</t></r><r><rPr/><t>龙</t></r><rPh><t>ハロン</t></rPh></si>"
    assert texts(f"{rich}<si><t>b</t></si><si/>") == ["哈龙", "b", ""]


def test_escapes_are_decoded() -> None:
    assert decoded("a_x000D_b_x005F_x_c") == "a\rb_x_c"
    assert texts("<si><t>a_x000A_b</t></si>") == ["a\nb"]


def test_a_text_ends_where_a_cell_does() -> None:
    assert [len(text) for text in texts(f"<si><t>{'a' * (LONGEST_TEXT + 1)}</t></si>")] == [
        LONGEST_TEXT
    ]
