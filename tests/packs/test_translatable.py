from pathlib import Path

import pytest

from checker.packs import load_pack
from checker.packs.translatable import (
    composes,
    document_texts,
    norms_of,
    readings_of,
    templates_of,
    texts_of,
    values_of,
)


def test_titles_roles_words_of_subjects_messages_and_norms_are_texts(water: Path) -> None:
    pack = load_pack(water)
    found = texts_of(pack)
    message = "{well} gave {drawn(well, year)} in {year}"
    expected = {"Warden of the wells", "The well stayed within its cap", "well", "year", message}
    assert expected <= set(found)
    assert set(norms_of(pack)) <= set(found)
    assert len(found) == len(set(found))
    assert message in list(templates_of(pack))


def test_a_norm_says_whom_it_binds_and_why_it_cannot_be_checked() -> None:
    halon = load_pack("halon")
    assert {"building owners and installers", "A market forecast."} <= set(norms_of(halon))


def test_readings_taken_and_other_ones_are_texts() -> None:
    readings = set(readings_of(load_pack("halon")))
    assert {"To the one decimal that most of the table has.", "only production counts"} <= readings


def test_document_types_and_their_fields_are_texts_of_a_pack() -> None:
    schema = {
        "title": "Report of a well",
        "description": "What was drawn.",
        "properties": {
            "type": {"const": "well-report"},
            "drawn_on": {"type": "string", "description": "the day"},
            "rows": {"items": {"properties": {"by-whom": {"type": "string"}}}},
        },
    }
    said = ["Report of a well", "What was drawn.", "drawn on", "the day", "rows", "by whom"]
    assert list(document_texts(schema)) == said


def test_what_statements_print_is_texts_and_their_values_may_be() -> None:
    halon = load_pack("halon")
    texts = texts_of(halon)
    assert {"Money", "Amount applied for", "Performance audits of {year}"} <= set(texts)
    assert not any(text.startswith("{if deposit_judged") for text in texts)
    assert {"not-applicable", "closure"} <= set(values_of(halon)) - set(texts)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("awards of {1}", True),
        ("word whether {1} won in {2}", True),
        ("visits", True),
        ("{1} Annex {2}", True),
        ("awards for {1}", False),
        ("visit", False),
    ],
)
def test_rules_compose_only_what_they_name(text: str, may: bool) -> None:
    assert composes(load_pack("halon"), text) is may
