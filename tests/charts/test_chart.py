from __future__ import annotations

from checker.charts import Chart, Field, Table

FIELDS = {"works": Field("Works"), "made": Field("Made (t)", is_number=True), "on": Field("On")}
SPECIFICATION = {
    "title": "Output",
    "mark": "bar",
    "encoding": {"x": {"field": "works"}, "y": {"field": "made", "type": "quantitative"}},
}


def chart(*rows: dict[str, str | None], specification: object = None) -> Chart:
    """Return a chart of these rows."""
    used = specification if isinstance(specification, dict) else SPECIFICATION
    return Chart(used, Table(FIELDS, rows), "Table")


def test_numbers_reach_the_drawing_as_exact_texts_that_it_parses() -> None:
    data = chart({"works": "South", "made": "0.10"}).whole["data"]
    assert data["values"] == [{"works": "South", "made": "0.10"}]
    assert data["format"] == {"parse": {"made": "number"}}


def test_axes_take_the_headings_of_the_table_unless_the_specification_names_them() -> None:
    own = {"mark": "bar", "encoding": {"x": {"field": "works", "title": "Place"}}}
    assert chart().whole["encoding"]["y"]["title"] == "Made (t)"
    assert chart(specification=own).whole["encoding"]["x"]["title"] == "Place"


def test_layers_take_headings_too() -> None:
    layered = {"layer": [{"mark": "tick", "encoding": {"y": {"field": "made"}}}]}
    assert chart(specification=layered).whole["layer"][0]["encoding"]["y"]["title"] == "Made (t)"


def test_a_chart_without_a_title_has_the_name_of_its_table() -> None:
    assert chart(specification={"mark": "bar"}).title == "Table"
    assert chart(specification={"title": {"text": "Both"}}).title == "Both"


def test_the_words_say_what_is_shown() -> None:
    words = chart({"works": "South", "made": "1"}).alternative
    assert words == "Output: a chart of Works, Made (t). The table has its figures."


def test_the_words_say_how_much_is_not_known() -> None:
    words = chart({"works": "South", "made": "1"}, {"works": "North", "made": None}).alternative
    assert "1 of 2 rows are not reported in full" in words


def test_a_chart_of_nothing_known_has_no_figures() -> None:
    assert chart({"works": "South", "made": "0"}).has_figures
    assert not chart({"works": "South", "made": None}, {"works": "North"}).has_figures
    assert not chart().has_figures
