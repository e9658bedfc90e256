"""The cases that a comparison judges by both versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checker import intake
from checker.authoring.revisions import Tree
from checker.authoring.testing.suite import load_suite
from checker.messages import gettext
from checker.model.case import CASE_FILE
from checker.model.problems import InputError, Position, Problem
from checker.packs import load_compiled
from checker.parsers.files import display_path


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case to be judged by both versions: a test of the new pack, or a case in a folder.

    ``as_of`` is None for the day on which the last document of the case was received.
    """

    name: str
    pack: str
    test: int | None = None
    path: str | None = None
    as_of: date | None = None


def compared_cases(
    new: Tree, cases: Sequence[str] | None, as_of: date | None, packs: Sequence[str]
) -> list[ComparedCase]:
    """Return the cases to judge: those of the folders given, by default samples and tests.

    Raises InputError where a folder holds no case.
    """
    if cases is not None:
        paths = [path for folder in cases for path in _cases_in(folder)]
        return [_of_path(path, as_of) for path in paths]
    found = [_of_path(path, as_of) for path in new.samples()]
    for pack, folder in new.packs().items():
        tests = load_suite(load_compiled(folder).pack)
        found += [ComparedCase(test.name, pack, test=n) for n, test in enumerate(tests)]
    return [each for each in found if each.pack in packs]


def _cases_in(folder: str) -> list[Path]:
    path = Path(folder)
    if path.is_file() or (path / CASE_FILE).is_file():
        return [path]
    found = sorted(each.parent for each in path.glob(f"**/{CASE_FILE}"))
    if not found:
        message = gettext("there is no case in this folder")
        raise InputError([Problem(Position(folder), "no-case", message)])
    return found


def _of_path(path: Path, as_of: date | None) -> ComparedCase:
    source = str(path)
    return ComparedCase(display_path(path), intake.read_header(source).rules, None, source, as_of)
