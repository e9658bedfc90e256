"""The tables of keys in docs/rule-language.md, with what ``keys.yaml`` says of each key."""

from __future__ import annotations

import re
from collections.abc import Mapping

from checker.parsers.yaml import read_yaml
from tests.docs.pages import ROOT

KEYS: Mapping[str, Mapping[str, str]] = read_yaml(
    (ROOT / "checker" / "authoring" / "pack_files" / "keys.yaml").read_bytes(), "keys.yaml"
).value
TABLE = re.compile(
    r"^<!-- keys: (?P<model>\w+) -->\n(?P<head>\| Key .*\n\| --- .*\n)(?P<rows>(?:\| .*\n)+)", re.M
)
_CELL = re.compile(r"(?<!\\)\|")
"""Where one cell of a row ends and the next begins."""


def rows_of(table: str) -> list[list[str]]:
    """Return the cells of each row of a table: the key, the value, and what it says."""
    return [[cell.strip() for cell in _CELL.split(line)[1:-1]] for line in table.splitlines()]


def with_words(page: str) -> str:
    """Return the page with the words of ``keys.yaml`` in its tables of keys."""
    return TABLE.sub(_renewed, page)


def _renewed(found: re.Match[str]) -> str:
    words = KEYS[found["model"]]
    rows = [
        f"| {key} | {value} | {words.get(key.strip('`'), says)} |\n".replace("|  |", "| |")
        for key, value, says in rows_of(found["rows"])
    ]
    return f"<!-- keys: {found['model']} -->\n{found['head']}{''.join(rows)}"
