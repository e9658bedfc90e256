from __future__ import annotations

from checker.excel.sheets import document_sheets, kind_words
from checker.model.pack import Pack
from checker.packs import load_compiled


def test_a_role_gets_what_it_or_those_it_acts_for_may_send() -> None:
    pack = load_compiled("halon").pack
    office = {sheet.type for sheet in document_sheets(pack, None, "pmo")}
    assert "annual-programme" in office  # of NEPA, for which the office acts
    assert "production-report" not in office  # of a producer
    assert "production-report" in {sheet.type for sheet in document_sheets(pack, None, "producer")}


def test_what_anybody_may_send_everybody_gets() -> None:
    pack = load_compiled("halon").pack
    assert "bid" in {sheet.type for sheet in document_sheets(pack, None, "consultant")}


def test_a_year_outside_the_limits_of_a_type_leaves_it_out() -> None:
    pack = load_compiled("halon").pack
    for year, expected in ((1993, False), (1994, True), (2011, True), (2012, False)):
        types = {sheet.type for sheet in document_sheets(pack, year, None)}
        assert ("production-report" in types) is expected, year


def test_a_field_has_its_unit_limits_and_options(pack: Pack) -> None:
    sheet = next(each for each in document_sheets(pack, None, None) if each.type == "well-report")
    fields = {each.column.key: each for each in sheet.fields}
    assert (fields["drawn"].unit, fields["drawn"].minimum) == ("m3", 0)
    assert fields["well"].options == ("north", "south")
    assert kind_words(fields["drawn"]) == "a number in m3"
    assert kind_words(fields["well"]) == "choose from the list"
    assert sheet.title == "Report of a well"
    assert sheet.senders == ("warden",)


def test_norms_of_the_paragraph_are_told() -> None:
    pack = load_compiled("halon").pack
    sheet = next(
        each for each in document_sheets(pack, None, None) if each.type == "production-report"
    )
    assert sheet.paragraph == "Annex 6 9(b)"
    assert all("Annex 6 9(b)" in norm.paragraph.split("; ") for norm in sheet.norms)
    assert sheet.norms
