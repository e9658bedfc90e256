from __future__ import annotations

import pytest

from checker.screens.lists import Column, Paper, Papers
from checker.screens.names import Around
from checker.screens.values import Kind, UntranslatableError, literal

COLUMNS = {"title": Column(Kind.TEXT), "sent_by": Column(Kind.TEXT, is_required=True)}
NOTE = Paper(Papers("note", "notes", COLUMNS), "p")
ONE, OTHER = literal("one"), literal("other")


def test_the_innermost_layer_with_a_name_says_what_it_means() -> None:
    around = Around().within({"a": ONE, "b": ONE}).within({"a": OTHER})
    assert (around.find("a"), around.find("b"), around.find("c")) == (OTHER, ONE, None)


def test_fields_of_an_item_are_names() -> None:
    around = Around().within({"sent_by": ONE}).within(NOTE)
    assert around.find("item") == NOTE
    assert around.find("sent_by") == NOTE.field("sent_by")
    assert Around().within(NOTE).find("title") == NOTE.field("title")


def test_a_field_that_may_be_missing_may_mean_what_is_outside() -> None:
    with pytest.raises(UntranslatableError, match="`title`, which is a field or"):
        Around().within({"title": ONE}).within(NOTE).find("title")
