from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.intake import read_bundle, read_header, read_submission, with_file
from checker.model.problems import InputError
from tests.intake.cases import HEADER, bundle, folder, load, problems, report, write


def lines(source: str) -> list[str]:
    return [str(problem) for problem in problems(source)]


def test_header_says_case_and_rules(tmp_path: Path) -> None:
    header = read_header(folder(tmp_path))
    assert (header.case, header.rules) == ("harbour-1999", "harbour")
    assert str(header.place_of()) == f"{tmp_path / 'case.json'}:1:1"


def test_each_value_of_the_header_has_a_place(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text('{\n  "case": "c",\n  "rules": "harbour"\n}')
    position = read_header(str(tmp_path)).place_of("/rules")
    assert (position.pointer, position.line, position.column) == ("/rules", 3, 12)


def test_case_without_documents_is_usable(tmp_path: Path) -> None:
    assert load(folder(tmp_path)).documents == ()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rules": ...}, "`rules` is missing; expected text in quotes"),
        ({"rules": 7}, "`rules` must be text in quotes; found 7"),
        ({"rules": "../halon"}, "`rules` is not written as it has to be"),
        ({"case": ...}, "`case` is missing; expected text in quotes"),
        ({"case": ""}, "`case` must not be empty"),
        ({"case": None}, "`case` must be text in quotes; found null"),
        ({"rule": "harbour"}, 'the case has no field "rule"; its fields are case, rules'),
        ({"documents": []}, 'the case has no field "documents"'),
    ],
)
def test_wrong_header(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    header = {name: value for name, value in (HEADER | change).items() if value is not ...}
    found = lines(folder(tmp_path, case=json.dumps(header)))
    assert any(message in line for line in found), found
    assert all(line.startswith(f"{tmp_path / 'case.json'}:1:") for line in found)


@pytest.mark.parametrize("text", ["[]", "5", "null", '"x"'])
def test_header_that_is_no_object(tmp_path: Path, text: str) -> None:
    assert "the case must be an object" in lines(folder(tmp_path, case=text))[0]


def test_misspelt_field_of_the_header(tmp_path: Path) -> None:
    found = lines(folder(tmp_path, case='{"case": "x", "ruels": "harbour"}'))
    assert any("did you mean `rules`?" in line for line in found)


@pytest.mark.parametrize("documents", [{}, "x", None])
def test_documents_of_a_bundle_are_a_list(tmp_path: Path, documents: object) -> None:
    path = tmp_path / "b.json"
    path.write_text(json.dumps({**HEADER, "documents": documents}))
    assert "`documents` must be a list" in lines(str(path))[0]


def test_case_file_alone_is_no_bundle(tmp_path: Path) -> None:
    folder(tmp_path, r=json.dumps(report()))
    (line,) = lines(str(tmp_path / "case.json"))
    assert "`documents` is missing" in line
    assert "for a case in a folder, give the folder" in line


def test_case_below_a_case(tmp_path: Path) -> None:
    (line,) = lines(folder(tmp_path, below__case=json.dumps(HEADER)))
    assert "a folder below a case cannot be a case of its own" in line


def test_without_rules_the_faults_found_so_far_are_raised(tmp_path: Path) -> None:
    source = folder(tmp_path, case='{"case": "x"}', a="{", b="[1,]")
    with pytest.raises(InputError) as raised:
        read_submission(source)
    files = [Path(problem.position.file).name for problem in raised.value.problems]
    assert files == ["a.json", "b.json", "case.json"]


def test_wrong_case_name_does_not_hide_other_faults(tmp_path: Path) -> None:
    source = write(tmp_path / "b.json", report(quarter=5), case=7)
    assert [p.position.pointer for p in problems(source)] == ["/case", "/documents/0/quarter"]


def test_all_faults_of_all_files_are_reported_at_once(tmp_path: Path) -> None:
    source = folder(
        tmp_path,
        a="{",
        b=json.dumps(report(quarter=5)),
        c=b"\xff",
        d=json.dumps([report(catch=-1), report("R-1"), 7]),
        e='{"type": "permit", "type": "permit"}',
        f="",
    )
    found = [(Path(p.position.file).name, p.position.pointer, p.code) for p in problems(source)]
    assert found == [
        ("a.json", "", "json-syntax"),
        ("b.json", "/quarter", "not-allowed"),
        ("c.json", "", "encoding"),
        ("d.json", "/0/id", "duplicate-id"),
        ("d.json", "/0/catch", "out-of-range"),
        ("d.json", "/1/id", "duplicate-id"),
        ("d.json", "/2", "wrong-type"),
        ("e.json", "", "missing-field"),
        ("e.json", "", "missing-field"),
        ("e.json", "", "missing-field"),
        ("e.json", "/type", "duplicate-key"),
        ("f.json", "", "empty-file"),
    ]


def test_refused_values_are_reported_once(tmp_path: Path) -> None:
    text = bundle(report()).replace("12.5", "NaN")
    (tmp_path / "b.json").write_text(text)
    (problem,) = problems(str(tmp_path / "b.json"))
    assert (problem.code, problem.position.pointer) == ("number", "/documents/0/catch")


@pytest.mark.parametrize("place", ["harbour-1999", "harbour", "R-1", "V1", "vessel", "case", "id"])
def test_halves_of_surrogate_pairs_are_reported_wherever_they_are(
    tmp_path: Path, place: str
) -> None:
    text = bundle(report()).replace(f'"{place}"', f'"{place}\\ud800"', 1)
    (tmp_path / "b.json").write_text(text)
    found = problems(str(tmp_path / "b.json"))
    assert "control-character" in {problem.code for problem in found}
    assert [str(problem).encode() for problem in found]


def test_a_bundle_may_come_as_bytes() -> None:
    content = json.dumps({**HEADER, "documents": [report("R-1")]}).encode()
    submission = read_bundle("sent", content)
    assert (submission.case, len(submission.documents)) == ("harbour-1999", 1)
    with pytest.raises(InputError) as raised:
        read_bundle("sent", b"\xff\xfe")
    assert [problem.position.file for problem in raised.value.problems] == ["sent"]


def test_a_further_file_adds_its_documents_and_its_faults(tmp_path: Path) -> None:
    submission = read_submission(folder(tmp_path))
    more = with_file(submission, "more.json", json.dumps([report("R-1"), report("R-2")]).encode())
    assert [document.value["id"] for document in more.documents] == ["R-1", "R-2"]
    for wrong in (b"[{]", b"\xff\xfe"):
        faulty = with_file(submission, "more.json", wrong)
        assert [fault.place.file.name for fault in faulty.faults] == ["more.json"]
        assert not faulty.is_complete


def test_a_file_of_lines_is_a_case_or_part_of_one(tmp_path: Path) -> None:
    documents = [report("R1"), report("R2")]
    source = tmp_path / "case.jsonl"
    header: dict[str, Any] = {"case": "harbour-1999", "rules": "harbour"}
    source.write_text("\n".join(json.dumps(each) for each in [header, *documents]))
    alone = load(str(source))
    part = folder(tmp_path / "folder")
    Path(part, "reports.jsonl").write_text("\n".join(map(json.dumps, documents)))
    assert [each.id for each in alone.documents] == [each.id for each in load(part).documents]
    source.write_text(source.read_text().replace("R2", "R1"))
    (again,) = problems(str(source))
    assert again.position.line == 3
