from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from checker.charts import Chart, Field, Table, can_draw, png, svg

pytest.importorskip("vl_convert", reason="charts are drawn with checker[charts]")

HARMFUL = "</svg><script>alert(1)</script>"
SPACE = "{http://www.w3.org/2000/svg}"


def chart(works: str = "South") -> Chart:
    """Return a chart of one figure, clipped so that the drawing has an id."""
    specification = {
        "title": "Output",
        "mark": {"type": "bar", "clip": True},
        "encoding": {
            "x": {"field": "works", "type": "nominal"},
            "y": {"field": "made", "type": "quantitative"},
        },
    }
    fields = {"works": Field("Works"), "made": Field("Made (t)", is_number=True)}
    return Chart(specification, Table(fields, [{"works": works, "made": "12.5"}]))


def test_a_drawing_says_in_words_what_it_shows() -> None:
    root = ET.fromstring(svg(chart(), "a"))
    assert root.get("role") == "img"
    assert root.findtext(f"{SPACE}title") == "Output"
    assert root.findtext(f"{SPACE}desc") == chart().alternative
    assert root.get("aria-labelledby") == "a-title a-desc"


def test_ids_of_two_drawings_in_a_page_differ() -> None:
    first, second = (ET.fromstring(svg(chart(), prefix)) for prefix in ("a", "b"))
    ids = [{each.get("id") for each in root.iter() if each.get("id")} for root in (first, second)]
    assert ids[0]
    assert not ids[0] & ids[1]
    assert "url(#clip" not in svg(chart(), "a")


def test_what_was_submitted_stays_text() -> None:
    drawn = svg(chart(HARMFUL), "a")
    assert "<script" not in drawn
    texts = [each.text for each in ET.fromstring(drawn).iter(f"{SPACE}text")]
    assert HARMFUL in texts


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert can_draw()
    assert svg(chart(), "a") == svg(chart(), "a")
    assert png(chart()) == png(chart())
    assert png(chart()).startswith(b"\x89PNG")


def test_a_specification_that_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="conversion failed"):
        svg(Chart({"mark": "nonsense"}, chart().table), "a")
