"""Items that are declared stand in for trees that cannot be read."""

from __future__ import annotations

from datetime import date

from checker import feel
from checker.feel.goals import Declared, Reader, is_true
from tests.feel.goals.readers import FIELDS, in_words

HIDDEN = feel.Definition("said", 'string join(words[contains(about, y)].result, "") = "ab"', ("y",))


def found(declared: dict[str, Declared], text: str) -> list[list[str]]:
    library = feel.Library([HIDDEN], ("words", "as_of"))
    session = library.session({"words": [], "as_of": date(2001, 6, 30)})
    reader = Reader(library, session, {"words": FIELDS}, "as_of", declared)
    return [in_words(way) for way in reader.ways(text, {}, is_true(True))]


def test_what_is_declared_is_asked_with_the_arguments_of_the_call() -> None:
    asked = (("about", "=", "y"), ("area", "<=", "2 + 3"), ("year", "=", "null"))
    declared = {"said": Declared("words", asked)}
    assert found(declared, 'said("S")') == [["words about = S, area <= 5"]]
    assert found(declared, 'count([1][said("S")]) > 0') == []
    assert found({}, 'said("S")') != [["words about = S, area <= 5"]]
