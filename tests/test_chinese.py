"""Reports, forms and templates in Chinese have no English sentence, but for papers and FEEL."""

from __future__ import annotations

import json
import re
from html import unescape
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from _pytest.mark import ParameterSet
from fastapi.testclient import TestClient

from checker.excel.guide import Wanted
from checker.excel.template import template
from checker.packs import load_pack
from checker.web import Settings, create_app
from tests.test_samples import SAMPLES, Promise, promises, run

WORDS = re.compile(r"[A-Za-z][A-Za-z\u2019'-]*[a-z](?:[ ,;:.]+[A-Za-z][A-Za-z\u2019'-]*[a-z]){2,}")
"""Three words in Latin letters, one after another."""
SILENT = re.compile(
    r"<(script|style|svg|code|pre)\b.*?</\1>|<dl class=\"facts rule\">.*?</dl>", re.S
)
"""Parts of a page with ids, pictures and FEEL."""
CHEAP = ("halon-1999-overproduction", "management-response-plants", "mlf-bahamas")


def last_days() -> list[ParameterSet]:
    """Return the last promise of each sample; those of a kind that has one take long."""
    last = {one.sample: one for one in promises(usable=True)}
    long = pytest.mark.long
    return [
        pytest.param(one, marks=[] if one.sample in CHEAP else [long], id=sample)
        for sample, one in last.items()
    ]


def written_in(sample: str) -> list[str]:
    """Return every text of the papers of a sample, the longest first."""
    found: set[str] = set()

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.add(value)
        for part in (
            value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        ):
            gather(part)

    for file in (SAMPLES / sample).rglob("*.json"):
        gather(json.loads(file.read_text(encoding="utf-8")))
    return sorted(found, key=len, reverse=True)


def words_of(page: str) -> str:
    """Return what a page says, each part of it on a line of its own."""
    return unescape(re.sub(r"<[^>]+>", "\n", SILENT.sub("", page)))


def english_in(text: str) -> list[str]:
    """Return the lines of a text that have a sentence in English."""
    return sorted({line.strip() for line in text.split("\n") if WORDS.search(line)})


@pytest.mark.parametrize("promise", last_days())
def test_no_sentence_of_the_page_is_english(promise: Promise) -> None:
    _, page = run(promise, "--lang", "zh", "-f", "html", "-v")
    text = words_of(page)
    for quoted in filter(WORDS.search, written_in(promise.sample)):
        text = text.replace(quoted, "")
    assert not english_in(text)


@pytest.mark.parametrize(
    ("sample", "pack"),
    [
        ("halon-1999-overproduction", "halon"),
        ("management-response-plants", "management-response"),
        ("mlf-bahamas", "mlf-bahamas"),
    ],
)
def test_no_sentence_of_a_form_is_english(sample: str, pack: str, tmp_path: Path) -> None:
    (tmp_path / sample).symlink_to(SAMPLES / sample)
    client = TestClient(create_app(Settings(tmp_path)), base_url="http://127.0.0.1:8000")
    for type_ in load_pack(pack).schemas:
        page = client.get(f"/cases/{sample}/form?type={type_}&lang=zh")
        assert page.status_code == 200
        assert not english_in(words_of(page.text)), type_


@pytest.mark.parametrize("pack", ["halon", "management-response", "mlf-bahamas"])
def test_no_sentence_of_a_note_in_a_template_is_english(pack: str) -> None:
    content = template(load_pack(pack), Wanted(language="zh"))
    book = openpyxl.load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        notes = [cell.comment.text for cell in sheet[1] if cell.comment]
        rules = sheet.data_validations.dataValidation
        told = [*notes, *(str(rule.error or "") for rule in rules)]
        assert not english_in("\n".join(told)), sheet.title
