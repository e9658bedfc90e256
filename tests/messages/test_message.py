from __future__ import annotations

import pickle

import pytest

from checker.messages import gettext, joined, ngettext


def test_a_message_is_the_english_text() -> None:
    assert gettext("{name} is missing", name="E01") == "E01 is missing"


def test_numbers_have_their_format() -> None:
    assert gettext("at most {bound:,}", bound=12000) == "at most 12,000"


@pytest.mark.parametrize(("count", "text"), [(0, "0 days"), (1, "1 day"), (2, "2 days")])
def test_plurals(count: int, text: str) -> None:
    assert ngettext("{count} day", "{count} days", count) == text


def test_an_argument_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        gettext("{name} is missing")


def test_braces_in_arguments_stay() -> None:
    assert gettext("found {text}", text="{name}") == "found {name}"


def test_a_message_passes_between_processes() -> None:
    message = joined(
        [gettext("{name} is missing", name="E01"), ngettext("{count} day", "{count} days", 2)]
    )
    again = pickle.loads(pickle.dumps(message))
    assert again == message
    assert again.parts[0].arguments == {"name": "E01"}
    assert again.parts[1].number == 2
