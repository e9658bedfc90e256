"""Numbers in the texts of a pack: figures are grouped, years and ids are not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.evaluation.filling import fill
from checker.feel import Value
from checker.model.pack import Manifest

MANIFEST = Manifest.model_validate(
    {
        "pack": "plots",
        "version": "1.0.0",
        "title": "Plots",
        "sources": [{"id": "deed", "title": "The deed"}],
        "roles": {},
        "units": {"t": "tonnes", "t CO2": "tonnes of carbon dioxide"},
    }
)


def filled(template: str, value: Value) -> str:
    return "".join(fill(template, MANIFEST, lambda _: value))


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{made} t of grain", "8,250 t of grain"),
        ("{made} t.", "8,250 t."),
        ("{made}\nt", "8,250\nt"),
        ("{made} t CO2", "8,250 t CO2"),
        ("USD {made}", "USD 8,250.00"),
        ("{made} USD", "8,250.00 USD"),
    ],
)
def test_a_number_beside_a_unit_is_grouped(template: str, text: str) -> None:
    assert filled(template, Decimal("8250.0")) == text


@pytest.mark.parametrize(
    "template",
    ["in {year}", "in {year} to", "{year} tons", "of 3 t {year}", "AUSD {year}", "USD{year}"],
)
def test_a_number_without_a_unit_may_be_a_year(template: str) -> None:
    assert filled(template, Decimal(1998)) == template.replace("{year}", "1998")


def test_a_text_beside_a_unit_stays_as_it_was_submitted() -> None:
    assert filled("{amount} t", "8250") == "8250 t"


def test_the_word_for_what_is_not_known_is_the_callers() -> None:
    assert filled("{made} t", None) == "unknown t"
    assert "".join(fill("{made} t", MANIFEST, lambda _: None, "not reported")) == "not reported t"
