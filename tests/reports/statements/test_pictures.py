from __future__ import annotations

import sys
from io import BytesIO

import pytest
from docx import Document

from checker.charts import NOT_DRAWN, can_draw
from checker.reports import Style
from checker.reports.statements import docx, html, pictures
from tests.reports.statements.samples import COLUMNS, OUTPUT, UNKNOWN, statement, words

DRAWS = pytest.mark.skipif(not can_draw(), reason="charts are drawn with checker[charts]")


@pytest.fixture
def without_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    monkeypatch.setattr(pictures, "can_draw", lambda: False)


@DRAWS
def test_a_page_has_the_drawing_below_its_table() -> None:
    page = html.render(statement(), Style())
    assert page.index("</table>") < page.index("<figure><svg")
    assert page.count("<svg") == 1


@DRAWS
def test_a_document_has_a_picture_with_words_for_those_who_cannot_see_it() -> None:
    document = Document(BytesIO(docx.render(statement(), Style())))
    (shape,) = document.inline_shapes
    words_of_it = shape._inline.docPr.get("descr")
    assert words_of_it is not None
    assert words_of_it.startswith("Output: a chart of Made (t).")
    assert words_of_it in [paragraph.text for paragraph in document.paragraphs]


@pytest.mark.usefixtures("without_package")
def test_without_the_package_the_table_stands_alone_with_a_remark() -> None:
    page = html.render(statement(), Style())
    assert "<svg" not in page
    assert "1,234.5" in page
    assert NOT_DRAWN in page
    document = Document(BytesIO(docx.render(statement(), Style())))
    assert len(document.inline_shapes) == 0
    assert NOT_DRAWN in [paragraph.text for paragraph in document.paragraphs]


@DRAWS
def test_nothing_known_is_not_drawn_as_if_it_were_zero() -> None:
    part = OUTPUT.model_copy(update={"rows": ({"works": words("South"), "made": UNKNOWN},)})
    (shown,) = pictures.in_page(part)
    assert "<svg" not in shown
    assert "Output is not drawn: nothing of it is reported." in shown


@DRAWS
def test_a_specification_that_vega_lite_refuses_is_told_and_stops_nothing() -> None:
    chart = {"mark": "nonsense", "encoding": {"y": {"field": "made"}}}
    part = OUTPUT.model_copy(update={"charts": (chart,)})
    (drawn,) = pictures.images(part)
    assert drawn.picture is None
    assert drawn.excuse == "Output is not drawn: Vega-Lite refuses it."


def test_a_section_without_charts_has_none() -> None:
    part = OUTPUT.model_copy(update={"charts": (), "columns": COLUMNS})
    assert list(pictures.in_page(part)) == []
