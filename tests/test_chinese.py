"""A report in Chinese has no English sentence, but for what papers and FEEL say."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from _pytest.mark import ParameterSet

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


@pytest.mark.parametrize("promise", last_days())
def test_no_sentence_of_the_page_is_english(promise: Promise) -> None:
    _, page = run(promise, "--lang", "zh", "-f", "html", "-v")
    text = unescape(re.sub(r"<[^>]+>", "\n", SILENT.sub("", page)))
    for quoted in filter(WORDS.search, written_in(promise.sample)):
        text = text.replace(quoted, "")
    english = sorted({line.strip() for line in text.split("\n") if WORDS.search(line)})
    assert not english, "\n".join(english)
