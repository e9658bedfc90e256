from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest

from checker.messages import gettext
from checker.model.problems import Position
from checker.parsers.json_positions import Mark
from checker.parsers.places import (
    MAX_FAULTS,
    Fault,
    Place,
    SourceFile,
    positions_of,
    problems_of,
    shown_pointer,
)

FILE = SourceFile("f.json", '{\n  "a": [1, {"b/c": 2}]\n}')


@pytest.mark.parametrize(
    ("pointer", "line", "column"),
    [("", 1, 1), ("/a", 2, 8), ("/a/1/b~1c", 2, 20), ("/a/1/none", 2, 12), ("/a/7", 2, 8)],
)
def test_every_value_has_a_place(pointer: str, line: int, column: int) -> None:
    assert Place(FILE).position_of(pointer) == Position("f.json", pointer, line, column)


def test_pointers_are_read_from_the_value_that_the_place_is_of() -> None:
    assert Place(FILE, ("a", 1)).position_of("/b~1c").pointer == "/a/1/b~1c"


def test_a_key_has_a_place_of_its_own() -> None:
    place = Place(FILE, ("a", 1, "b/c"), at_key=True)
    assert positions_of([place])[place] == Position("f.json", "/a/1/b~1c", 2, 13)


def test_without_text_there_is_no_line() -> None:
    assert Place(SourceFile("f")).position_of("/a") == Position("f", "/a")


def test_a_fault_can_name_another_place() -> None:
    fault = Fault(
        Place(FILE, ("a", 0)),
        "twice",
        "it is there twice",
        other=Place(FILE, ("a", 1)),
        other_hint=lambda where: gettext("the other is at {place}", place=where),
    )
    (problem,) = problems_of([fault])
    assert problem.hint == "the other is at f.json:2:12 /a/1"


def test_too_many_faults_are_cut_and_said_to_be() -> None:
    fault = Fault(Place(FILE), "x", "x")
    assert len(problems_of([fault] * MAX_FAULTS)) == MAX_FAULTS
    last = problems_of([fault] * (MAX_FAULTS + 1))[-1]
    assert (last.code, last.message) == (
        "too-many-problems",
        "there are more than 1,000 problems; only these are listed",
    )


class Sheet(SourceFile):
    """A file whose places are cells."""

    def positions(self, marks: Collection[Mark]) -> Mapping[Mark, Position]:
        return {mark: Position(self.name, cell=f"Grants!B{mark[0][0]}") for mark in marks}


def test_a_format_may_find_its_values_in_another_way() -> None:
    (problem,) = problems_of([Fault(Place(Sheet("f.xlsx"), (7,)), "wrong", "it is wrong")])
    assert str(problem) == "f.xlsx:Grants!B7: it is wrong [wrong]"


def test_pointers_in_messages_are_printable() -> None:
    assert shown_pointer(("a/b", "\x1b[2J", "\ud800", 0)) == "/a~1b/?[2J/?/0"
