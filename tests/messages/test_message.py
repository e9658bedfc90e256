from __future__ import annotations

import pickle

import pytest

from checker.messages import gettext, joined, ngettext, speaking, tell, told, verbatim
from tests.messages.catalogue import French

FRENCH = French()


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


def test_a_message_in_another_language() -> None:
    assert tell(gettext("{name} is missing", name="E01"), FRENCH) == "il manque E01"


def test_arguments_that_are_messages_are_told_too() -> None:
    message = gettext("{name} is missing", name=gettext("the year {year}", year=1998))
    assert message == "the year 1998 is missing"
    assert tell(message, FRENCH) == "il manque l'année 1998"


def test_plural_forms_are_those_of_the_language() -> None:
    assert tell(ngettext("{count} day", "{count} days", 0), FRENCH) == "0 jour"
    assert tell(ngettext("{count} day", "{count} days", 2), FRENCH) == "2 jours"


def test_messages_in_a_row() -> None:
    row = joined([gettext("no place"), verbatim("no place")], "; ")
    assert tell(row, FRENCH) == "sans lieu; no place"


def test_other_texts_and_unknown_sentences_stay() -> None:
    assert tell("no place", FRENCH) == "no place"
    assert tell(gettext("never translated"), FRENCH) == "never translated"


def test_a_text_of_a_pack_is_looked_up_whole_also_as_an_argument() -> None:
    assert tell("First deposit", FRENCH) == "Premier dépôt"
    assert tell(gettext("{name} is missing", name="First deposit"), FRENCH) == (
        "il manque Premier dépôt"
    )


def test_what_is_made_or_printed_while_a_language_is_spoken_is_told_in_it() -> None:
    before = gettext("{name} is missing", name="E01")
    with speaking(FRENCH):
        assert gettext("{name} is missing", name="E02") == "il manque E02"
        assert f"{before}; {before}" == "il manque E01; il manque E01"
        assert told(before) == "il manque E01"
        assert told("First deposit") == "Premier dépôt"
        assert joined([before, gettext("no place")], "; ") == "il manque E01; sans lieu"
        assert joined([], "; ") == ""
    assert f"{before}" == "E01 is missing"
    assert told("First deposit") == "First deposit"


def test_a_language_ends_where_it_was_begun_even_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), speaking(FRENCH):
        raise ZeroDivisionError
    assert gettext("no place") == "no place"
    with speaking(FRENCH), speaking(None):
        assert gettext("no place") == "no place"
