"""The examples of docs/cases.md are usable as they stand, or wrong in the way that it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from checker.intake import files, read_submission, validate
from checker.model.pack import Pack
from checker.model.problems import InputError
from checker.packs import load_pack
from checker.parsers import json_strict

PAGE = (Path(__file__).parents[2] / "docs" / "cases.md").read_text()
BLOCKS = re.findall(r"^```json ([^\n]*)\n(.*?)^```$(?:\n\n```text\n(.*?)^```$)?", PAGE, re.M | re.S)
FILES = {name: text for name, text, _ in BLOCKS if name.endswith(".json")}
WRONG = [(text, said.splitlines()) for name, text, said in BLOCKS if name == "wrong"]


@pytest.fixture(scope="module")
def halon() -> Pack:
    return load_pack("halon")


def test_every_example_is_tested() -> None:
    assert PAGE.count("```json ") == len(BLOCKS) == len(FILES) + len(WRONG) + 1


def test_folder(tmp_path: Path, halon: Pack) -> None:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    case = validate(read_submission(str(tmp_path)), halon)
    assert {document.type for document in case.documents} >= {"waiver", "amendment"}


def test_bundle(tmp_path: Path, halon: Pack) -> None:
    ((_, text, _),) = (block for block in BLOCKS if block[0] == "bundle")
    (tmp_path / "bundle.json").write_text(text)
    assert len(validate(read_submission(str(tmp_path / "bundle.json")), halon).documents) == 1


def test_lines(tmp_path: Path, halon: Pack) -> None:
    (text,) = re.findall(r"^```jsonl\n(.*?)^```$", PAGE, re.M | re.S)
    (tmp_path / "case.jsonl").write_text(text)
    assert len(validate(read_submission(str(tmp_path / "case.jsonl")), halon).documents) == 2


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_wrong_documents(tmp_path: Path, halon: Pack, text: str, said: list[str]) -> None:
    (tmp_path / "case.json").write_text(json.dumps({"case": "x", "rules": "halon"}))
    (tmp_path / "document.json").write_text(text)
    with pytest.raises(InputError) as raised:
        validate(read_submission(str(tmp_path)), halon)
    assert sorted(problem.message for problem in raised.value.problems) == sorted(said)


def test_limits_are_those_of_the_code() -> None:
    rows = dict(re.findall(r"^\| ([a-z][^|]*) \| ([0-9,]+)(?: MB)? \|$", PAGE, re.M))
    assert [int(number.replace(",", "")) for number in rows.values()] == [
        files.MAX_FILE_BYTES // 1024**2,
        files.MAX_LINES_BYTES // 1024**2,
        files.MAX_CASE_BYTES // 1024**2,
        files.MAX_FILES,
        json_strict.MAX_VALUES,
        json_strict.MAX_DIGITS,
    ]
