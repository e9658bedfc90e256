"""Whatever a file holds, reading it gives a case or problems, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.cases import HARBOUR, HEADER, folder, problems, report

TEXT = json.dumps([report("R-1"), report("R-2")], indent=1).encode()
FIELDS = [*HARBOUR.schemas["catch-report"]["properties"], "id", "received_on", "about", "key"]

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.text(st.characters(categories=["Cs", "Cc", "Lu"]), max_size=3)
    | st.sampled_from(["1999-02-30", "1999-01-01", "R-1", "catch-report"]),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(
            st.sampled_from(FIELDS) | st.text(st.characters(), max_size=4), below, max_size=4
        )
    ),
    max_leaves=10,
)


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


def outcome(source: str) -> None:
    """Load the case; any exception but InputError is a failure."""
    found = problems(source)
    for problem in found:
        str(problem).encode()
        assert problem.position.file.startswith(source)


@given(data=st.binary(max_size=200))
def test_any_bytes_as_a_document(place: Path, data: bytes) -> None:
    outcome(folder(place, r=data))


@given(data=st.binary(max_size=200))
def test_any_bytes_as_a_bundle(place: Path, data: bytes) -> None:
    (place / "bundle").write_bytes(data)
    outcome(str(place / "bundle"))


@given(at=st.integers(0, len(TEXT)), cut=st.integers(0, 5), put=st.binary(max_size=3))
def test_damaged_documents(place: Path, at: int, cut: int, put: bytes) -> None:
    outcome(folder(place, r=TEXT[:at] + put + TEXT[at + cut :]))


@given(header=json_values, documents=st.lists(json_values, max_size=3))
def test_any_json(place: Path, header: Any, documents: list[Any]) -> None:
    outcome(folder(place, case=json.dumps(header), r=json.dumps(documents)))


@given(changes=st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=3))
def test_documents_with_any_fields(place: Path, changes: dict[str, Any]) -> None:
    for type_ in HARBOUR.schemas:
        document = report() | {"type": type_} | changes
        outcome(folder(place, case=json.dumps(HEADER), r=json.dumps([document, report("R-2")])))
