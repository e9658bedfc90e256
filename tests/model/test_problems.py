from __future__ import annotations

import pickle

from checker.model.problems import InputError, Position, Problem


def problem(file: str, line: int | None, message: str = "wrong") -> Problem:
    return Problem(Position(file, "/x", line, 2 if line else None), "code", message)


def test_a_position_is_written_as_compilers_write_it() -> None:
    assert str(Position("a.json", "/x", 3, 5)) == "a.json:3:5"
    assert str(Position("a.json", "/x")) == "a.json"


def test_a_problem_on_one_line_has_its_place_first_and_its_code_last() -> None:
    whole = Problem(Position("a.json", "/x", 3, 5), "c", "wrong", "a date", "1", "write one")
    assert str(whole) == "a.json:3:5 /x: wrong; expected a date; found 1; write one [c]"
    assert str(problem("a.json", None)) == "a.json /x: wrong [code]"


def test_an_error_has_each_problem_once_in_the_order_of_the_files() -> None:
    one, two, other = problem("a.json", 10), problem("a.json", 9), problem("b.json", 1)
    assert InputError([other, one, two, one]).problems == (two, one, other)


def test_an_error_passes_from_one_process_to_another() -> None:
    error = InputError([problem("a.json", 1)])
    assert pickle.loads(pickle.dumps(error)).problems == error.problems


def test_of_many_ranges_the_first_are_shown() -> None:
    few = Position("a.xlsx", cell="'a,b'!B1,B3,B5,B7,B9,B11")
    assert str(few) == "a.xlsx:'a,b'!B1,B3,B5,B7,B9,B11"
    many = Position("a.xlsx", cell="a!B1,B3,B5,B7,B9,B11,B13,B15")
    assert str(many) == "a.xlsx:a!B1,B3,B5,B7,B9,B11 and 2 more"
    assert Position("a.json").short_cell is None


def test_problems_of_a_workbook_stand_in_the_order_of_rows() -> None:
    cells = ["b!A1", "a!B12", "a!AA7", "a!B7", "a!A12"]
    problems = [Problem(Position("a.xlsx", cell=cell), "code", "no") for cell in cells]
    found = [problem.position.cell for problem in InputError(problems).problems]
    assert found == ["a!B7", "a!AA7", "a!A12", "a!B12", "b!A1"]
