"""Files in the folders of a pack whose names are almost right, so that nobody would read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from checker.messages import gettext
from checker.model.problems import Position, Problem
from checker.packs.locations import SUFFIX, PackFolder
from checker.parsers.files import display_path

TESTS = "tests"
"""The folder of a pack's tests, beside its rules."""

_YAML = re.compile(r"\.ya?ml(?:\.\w+)?", re.IGNORECASE)
_SCHEMA = re.compile(r"\.schema\.\w+(?:\.\w+)?|\.json\.\w+", re.IGNORECASE)
_COPIES = (".bak", ".orig", ".rej", ".swp", ".tmp")
"""What editors and version control leave behind; no author means these."""


def stray_file_problems(folder: PackFolder) -> Iterator[Problem]:
    """Yield each file that looks like one of rules, tests or schemas and is not read as one."""
    for path in (*_files(folder.rules), *_files(folder.rules / TESTS)):
        if path.suffix != ".yaml" and _looks_like(_YAML, path):
            message = gettext("files of a pack end in .yaml; this one would be passed over")
            yield _stray(path, message, _YAML.split(path.name)[0] + ".yaml")
    for path in (*_files(folder.schemas), *_files(folder.common)):
        if not path.name.endswith(SUFFIX) and _looks_like(_SCHEMA, path):
            message = gettext("schemas end in .schema.json; this one would be passed over")
            yield _stray(path, message, _SCHEMA.split(path.name)[0] + SUFFIX)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())


def _looks_like(names: re.Pattern[str], path: Path) -> bool:
    return names.search(path.name) is not None and path.suffix.lower() not in _COPIES


def _stray(path: Path, message: str, name: str) -> Problem:
    hint = gettext("rename it to {name}", name=name)
    return Problem(Position(display_path(path)), "file", message, hint=hint)
