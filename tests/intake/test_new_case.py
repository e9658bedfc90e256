from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.intake.new_case import BLANK, create_case
from checker.model.problems import InputError
from checker.packs import load_pack


def written(folder: Path, name: str) -> dict[str, object]:
    value: dict[str, object] = json.loads((folder / f"{name}.json").read_text())
    return value


def test_a_case_has_a_blank_document_of_each_type_that_somebody_issues(tmp_path: Path) -> None:
    files = create_case(load_pack("mlf-bahamas"), tmp_path / "next", year=2003)
    assert [path.stem for path in files] == [
        "case",
        *("acceptance", "consumption-report", "implementation-plan", "meeting", "payment"),
        *("tranche-request", "verification"),
    ]
    assert written(tmp_path / "next", "case") == {"case": "next", "rules": "mlf-bahamas"}
    assert written(tmp_path / "next", "meeting") == {
        **{"type": "meeting", "id": "meeting-1", "submitted_by": BLANK, "received_on": BLANK},
        **{"year": 2003, "which": BLANK, "begins_on": BLANK},
    }


def test_a_role_gets_what_it_sends_for_itself_or_for_another(tmp_path: Path) -> None:
    files = create_case(load_pack("mlf-bahamas"), tmp_path / "committee", role="committee")
    assert [path.stem for path in files] == ["case", "acceptance", "meeting"]
    assert written(tmp_path / "committee", "acceptance")["submitted_by"] == "committee"
    create_case(load_pack("halon"), tmp_path / "pmo", role="pmo", year=1999)
    report = written(tmp_path / "pmo", "progress-report")
    assert (report["submitted_by"], report["year"], report["quarter"]) == ("pmo", 1999, BLANK)


def test_what_may_stay_unknown_is_null(tmp_path: Path) -> None:
    create_case(load_pack("halon"), tmp_path / "c", year=1999)
    assert written(tmp_path / "c", "progress-report")["from_mis"] is None


@pytest.mark.parametrize(
    ("role", "code"), [("nobody", "unknown-role"), ("treasurer", "case-exists")]
)
def test_nothing_is_written_over(tmp_path: Path, role: str, code: str) -> None:
    folder = tmp_path / "c"
    if code == "case-exists":
        folder.mkdir()
    with pytest.raises(InputError) as caught:
        create_case(load_pack("mlf-bahamas"), folder, role=role)
    assert caught.value.problems[0].code == code
    assert not list(tmp_path.glob("c/*"))
