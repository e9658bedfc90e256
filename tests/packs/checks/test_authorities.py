"""Roles, parties and bounds of a pack fit, or are told with their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.packs.check import check_files

Edit = Callable[[str, str, str], None]
WAIVERS = "waiver_authorities: [council]"
TABLE = "    name: cap\n"


def found_in(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.message) for each in check_files(folder)]


@pytest.mark.parametrize(
    "keys",
    [
        "acts_for: {warden: [council]}",
        "superiors: {warden: [council]}",
        "parties: [{role: warden, type: well-report, field: well}]",
        "party_authorities: [council]",
    ],
)
def test_keys_that_fit(water: Path, edit: Edit, keys: str) -> None:
    edit("pack.yaml", WAIVERS, f"{WAIVERS}\n{keys}")
    assert found_in(water) == []


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ("acts_for: {warder: [council]}", "unknown-role", "there is no role 'warder'"),
        ("acts_for: {warden: [counsel]}", "unknown-role", "there is no role 'counsel'"),
        ("superiors: {warden: [counsel]}", "unknown-role", "there is no role 'counsel'"),
        ("party_authorities: [counsel]", "unknown-role", "there is no role 'counsel'"),
        (
            "parties: [{role: warder, type: well-report, field: well}]",
            "unknown-role",
            "there is no role 'warder'",
        ),
        (
            "parties: [{role: warden, type: report, field: well}]",
            "unknown-document-type",
            "there is no document type 'report'",
        ),
        (
            "parties: [{role: warden, type: well-report, field: source}]",
            "unknown-field",
            "there is no field 'source'",
        ),
        (
            "amendment_authorities: [warder]",
            "unknown-role",
            "there is no role 'warder'",
        ),
    ],
)
def test_keys_that_do_not_fit(water: Path, edit: Edit, keys: str, code: str, message: str) -> None:
    edit("pack.yaml", WAIVERS, f"{WAIVERS}\n{keys}")
    assert found_in(water) == [(code, message)]
    assert check_files(water)[0].position.line == 15


@pytest.mark.parametrize(
    "keys",
    ["amended_by: [council]", "bounds: {min: 0}", "bounds: {max: 200}", "period: year"],
)
def test_tables_that_fit(water: Path, edit: Edit, keys: str) -> None:
    edit("wells.yaml", TABLE, f"{TABLE}    {keys}\n")
    assert found_in(water) == []


@pytest.mark.parametrize(
    ("keys", "code", "message"),
    [
        ("amended_by: [counsel]", "unknown-role", "there is no role 'counsel'"),
        ("bounds: {}", "pack-file", "give 'min' or 'max', or both"),
        ("bounds: {min: 3, max: 2.9}", "pack-file", "'max' is less than 'min'"),
        ("amended_by: [council, council]", "pack-file", "'council' is named twice"),
        ("bounds: {min: high}", "bounds", "values of cap cannot be compared with this bound"),
        (
            "period: well",
            "pack-file",
            "'period' has to be one of the keys, of type number: the year",
        ),
    ],
)
def test_tables_that_do_not_fit(
    water: Path, edit: Edit, keys: str, code: str, message: str
) -> None:
    edit("wells.yaml", TABLE, f"{TABLE}    {keys}\n")
    assert found_in(water) == [(code, message)]


def test_a_value_outside_its_own_bounds(water: Path, edit: Edit) -> None:
    edit("wells.yaml", TABLE, f"{TABLE}    bounds: {{max: 1}}\n")
    found = found_in(water)
    assert found
    assert {code for code, _ in found} == {"bounds"}
    assert "is outside the bounds of cap" in found[0][1]


@pytest.mark.parametrize(
    ("relation", "rings"),
    [
        ("acts_for: {warden: [council]}", 0),
        ("acts_for: {warden: [council], council: [warden]}", 0),
        ("acts_for: {warden: [warden]}", 1),
        ("superiors: {warden: [council], council: [warden]}", 2),
    ],
)
def test_nobody_stands_above_himself(water: Path, edit: Edit, relation: str, rings: int) -> None:
    edit("pack.yaml", "currency: USD", f"currency: USD\n{relation}")
    assert [code for code, _ in found_in(water)] == ["circle"] * rings


@pytest.mark.parametrize(("authorities", "codes"), [("[council]", []), ("[]", ["no-authority"])])
def test_what_a_waiver_settles_needs_somebody_who_waives(
    water: Path, edit: Edit, authorities: str, codes: list[str]
) -> None:
    edit("pack.yaml", "waiver_authorities: [council]", f"waiver_authorities: {authorities}")
    edit("grants.yaml", "        require: |", "        waivable: true\n        require: |")
    assert [code for code, _ in found_in(water)] == codes
