from __future__ import annotations

from decimal import Decimal
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, model_validator

from checker.messages import Message, gettext
from checker.model.pack import Topic
from checker.model.problems import Problem
from checker.packs.shape import described, validated
from checker.parsers.yaml import read_yaml


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")

    colour: Literal["red", "green"] = "red"


class Whole(BaseModel):
    model_config = ConfigDict(extra="forbid")

    title: str
    parts: tuple[Part, ...] = Field(default=(), min_length=1)
    size: int = 0

    @model_validator(mode="after")
    def _small(self) -> Whole:
        if self.size > 9:
            raise ValueError(gettext("a size is below {limit}", limit=10))
        return self


def found(text: str) -> list[Problem]:
    problems: list[Problem] = []
    validated(Whole, read_yaml(text.encode(), "f.yaml"), problems)
    return problems


def test_a_file_of_the_right_form_is_a_model() -> None:
    problems: list[Problem] = []
    file = read_yaml(b"title: x\nparts: [{colour: green}]\n", "f.yaml")
    whole = validated(Whole, file, problems)
    assert whole == Whole(title="x", parts=(Part(colour="green"),))
    assert problems == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "f.yaml:1:1: the file says nothing [empty-file]"),
        ("size: 1", "f.yaml:1:1: the key 'title' is missing [missing-key]"),
        (
            "title: x\ntitel: y",
            "f.yaml:2:1 /titel: there is no key 'titel' here; did you mean `title`? [unknown-key]",
        ),
        (
            "title: x\nzzz: y",
            "f.yaml:2:1 /zzz: there is no key 'zzz' here; "
            "expected one of title, parts, size [unknown-key]",
        ),
        (
            "{title: f(1, 2)}",
            "f.yaml:1:14 /2): there is no key '2)' here; "
            "within braces a comma ends a value: put the value before it in quotes [unknown-key]",
        ),
        (
            "title: {a: 1}",
            "f.yaml:1:8 /title: 'title' has the wrong form; expected text; "
            "found a mapping; put it in quotes [pack-file]",
        ),
        (
            "title: 1.5",
            "f.yaml:1:8 /title: 'title' has the wrong form; expected text; "
            "found the bare value 1.5; put it in quotes [pack-file]",
        ),
        ("title: x\nparts: []", "f.yaml:2:8 /parts: 'parts' must not be empty; found a list"),
        (
            "title: x\nparts: [{colour: gren}]",
            "f.yaml:2:18 /parts/0/colour: 'colour' is not one of the words known here; "
            "expected one of 'red', 'green'; found 'gren'; did you mean `green`? [pack-file]",
        ),
        ("title: x\nsize: 10", "f.yaml:1:1: a size is below 10 [pack-file]"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    (problem,) = found(text)
    assert str(problem).startswith(told)


def test_a_sentence_of_a_model_can_be_told_in_another_language() -> None:
    (problem,) = found("title: x\nsize: 10")
    assert isinstance(problem.message, Message)
    assert problem.message.template == "a size is below {limit}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({}, "a mapping"),
        ([], "a list"),
        (None, "nothing"),
        (Decimal("1E+2"), "the bare value 100"),
        (True, "the bare value True"),
        ("x" * 60, repr("x" * 60)),
        ("x" * 61, repr("x" * 57 + "...")),
    ],
)
def test_values_are_described_in_short(value: object, words: str) -> None:
    assert described(value) == words


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("limits: [{id: a, title: A, measure: 3, at_most: 3, fulfilled_by: x}]", "obligations"),
        ("definitions: [{id: a, title: A, name: a, value: 3, in_force: {}}]", "tranches"),
        ("definitions: [{id: a, title：A, name: a, value: 3}]", "write `:`"),
        (
            "definitions: [{id: a, title: A, name: a, value: 3, document: {type: x, "
            "bounds: {f: {atmost: 3}}}}]",
            "did you mean `at_most`?",
        ),
    ],
)
def test_a_key_that_is_not_there_is_known_elsewhere(written: str, hint: str) -> None:
    problems: list[Problem] = []
    validated(Topic, read_yaml(written.encode(), "f.yaml"), problems)
    (unknown,) = (each for each in problems if each.code == "unknown-key")
    assert hint in str(unknown.hint)


def test_a_part_of_an_amount_with_a_wrong_name_is_one_problem() -> None:
    text = "tranches: [{id: a, title: A, amount: {support cost: 3, rest: 4}}]"
    problems: list[Problem] = []
    validated(Topic, read_yaml(text.encode(), "f.yaml"), problems)
    (problem,) = problems
    assert problem.message == "'support cost' has the wrong form"


def test_what_is_not_true_or_false_is_told_in_words() -> None:
    text = "checks: [{id: a, title: A, require: x, waivable: fund}]"
    problems: list[Problem] = []
    validated(Topic, read_yaml(text.encode(), "f.yaml"), problems)
    (problem,) = problems
    assert problem.expected == "true or false"
