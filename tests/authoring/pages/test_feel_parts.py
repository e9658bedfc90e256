from __future__ import annotations

import pytest

from checker.authoring.pages.feel_parts import BOUND_LABELS, feel_parts
from checker.model.pack import BOUNDS, ConsequenceRule, Definition, Entry, Limit, Obligation

OF = {"id": "a", "title": "A"}


def labels(entry: Entry) -> list[str]:
    return [part.label for part in feel_parts(entry)]


def test_every_bound_has_a_label() -> None:
    assert set(BOUND_LABELS) == set(BOUNDS)


def test_a_limit_reads_from_its_subjects_to_its_other_readings() -> None:
    other = {"reading": "by the letter", "measure": "m", "below": "b"}
    rule = {**OF, "for_each": {"x": "xs"}, "applies": "y", "measure": "m", "at_most": "b"}
    assert labels(Limit.model_validate({**rule, "alternatives": [other]})) == [
        "For each x of",
        "Applies if",
        "Measure",
        "Has to be at most",
        "Measure in another reading (by the letter)",
        "Has to be less than in another reading (by the letter)",
    ]


@pytest.mark.parametrize(("times", "told"), [("1", False), ("2", True)])
def test_once_goes_without_saying(times: str, told: bool) -> None:
    rule = Obligation.model_validate({**OF, "due": "d", "fulfilled_by": "f", "times": times})
    assert ("How many" in labels(rule)) is told


def test_steps_come_before_what_they_lead_to() -> None:
    written = {**OF, "name": "n", "parameters": {"p": "number"}, "steps": {"half_p": "p / 2"}}
    shown = Definition.model_validate({**written, "shown_by": "half_p > 1"})
    assert [(part.label, part.text, part.names) for part in feel_parts(shown)] == [
        ("First, half p", "p / 2", ("p",)),
        ("Shown by", "half_p > 1", ("p", "half_p")),
    ]
    value = Definition.model_validate({**written, "value": "half_p + 1"})
    assert [part.text for part in feel_parts(value)] == ["p / 2", "half_p + 1"]


def test_a_day_and_an_interval_are_shown_as_feel() -> None:
    written = {**OF, "due": "d", "days_before": "56", "fulfilled_by": "f"}
    rule = Obligation.model_validate({**written, "in_force": {"from": "2001-01-01", "on": "d"}})
    shown = {part.label: part.text for part in feel_parts(rule)}
    assert shown["Due"] == '(d) - duration("P56D")'
    assert shown["Applies if"] == '(d) >= @"2001-01-01"'


def test_local_names_are_seen_by_later_texts_alone() -> None:
    rule = Limit.model_validate(
        {**OF, "for_each": {"x": "xs", "y": "ys"}, "measure": "m", "at_most": "b"}
    )
    assert [part.names for part in feel_parts(rule)] == [(), ("x",), ("x", "y"), ("x", "y")]
    (value,) = feel_parts(
        Definition.model_validate({**OF, "name": "n", "parameters": {"p": "number"}, "value": "p"})
    )
    assert value.names == ("p",)


def test_a_consequence_says_what_brings_it() -> None:
    rule = ConsequenceRule.model_validate(
        {
            **OF,
            "when": [
                {"finding": "f", "as": "one"},
                {"consequence": "c", "as": "two", "where": "two.x = 1"},
            ],
            "then": {"hold": "stop", "on": {"x": "one.x"}, "lifted_when": "done"},
        }
    )
    assert labels(rule) == [
        "When f is violated (one), and",
        "When c stands (two), and",
        "Then hold stop on x",
        "Lifted when",
    ]
