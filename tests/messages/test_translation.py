from __future__ import annotations

from checker.messages import gettext, joined, ngettext, tell, verbatim
from tests.messages.catalogue import French

FRENCH = French()


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
