from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.case import Stranger
from tests.intake.cases import load, report, write


def found(tmp_path: Path, *vessels: str) -> tuple[Stranger, ...]:
    documents = [
        report(f"R-{number}", vessel=name, submitted_by="board")
        for number, name in enumerate(vessels)
    ]
    return load(write(tmp_path / "b.json", *documents)).strangers


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("EO1", "E01"),
        ("e01", "E01"),
        ("E-01", "E01"),
        ("E 01", "E01"),
        ("El1", "E11"),
        ("\u5927\u8054\u6d88\u9632", "\u5927\u8fde\u6d88\u9632"),
        ("\u5927\u8054", "\u5927\u8fde"),
        ("Harbowr", "Harbour"),
    ],
)
def test_name_of_one_document_that_is_nearly_another(tmp_path: Path, name: str, known: str) -> None:
    assert found(tmp_path, known, known, name) == (Stranger(name, known, "vessel", ("R-2",)),)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("E02", "E01"),
        ("E11", "E01"),
        ("Plant A", "Plant B"),
        ("\u7532\u5382", "\u4e59\u5382"),
        ("Anna", "Anne"),
        ("Harbour North", "Harbour South"),
    ],
)
def test_members_of_a_series_and_other_names_are_not(tmp_path: Path, name: str, known: str) -> None:
    assert found(tmp_path, known, known, name) == ()


def test_name_that_several_documents_have_is_known(tmp_path: Path) -> None:
    assert found(tmp_path, "E01", "E01", "EO1", "EO1") == ()
    assert found(tmp_path, "E01", "EO1") == ()
