"""Whether packs are sound: their files, their FEEL, their norms, and the form of their tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.authoring.check.versions import version_problems
from checker.authoring.testing.suite import load_suite
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.packs import load_pack
from checker.packs.check import check_files, check_pack
from checker.packs.expressions import feel_texts
from checker.packs.locations import display_path
from checker.reports import Style
from checker.reports.json import dumps
from checker.reports.problems import render as render_problems
from checker.reports.wording import count


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of a pack was checked."""

    pack: str
    version: str
    rules: int
    expressions: int
    norms: int
    tests: int

    def words(self) -> str:
        """Return the pack and the numbers on one line."""
        numbers = (
            count(self.rules, "rule"),
            count(self.expressions, "expression"),
            count(self.norms, "norm"),
            count(self.tests, "test"),
        )
        return f"{self.pack} {self.version}: {', '.join(numbers)} checked"


@dataclass(frozen=True, slots=True)
class Soundness:
    """What is wrong with some packs, and how much of each was checked.

    A pack whose files have the wrong form is not among ``checked``.
    """

    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...]


def check_packs(packs: Iterable[str], since: str | None = None) -> Soundness:
    """Return everything that is wrong with the packs, given by id or folder.

    ``since`` is a git revision or folder with which their versions are compared. Raises
    InputError where it cannot be read.
    """
    checked: list[Checked] = []
    problems: list[Problem] = []
    for name in packs:
        try:
            pack = load_pack(name)
        except InputError:
            problems += check_files(name)
            continue
        problems += [*check_pack(pack), *_no_rules(pack)]
        problems += version_problems(pack, since) if since else []
        try:
            tests = len(load_suite(pack))
        except InputError as error:
            problems += error.problems
            tests = 0
        checked.append(_counted(pack, tests))
    return Soundness(tuple(checked), InputError(problems).problems)


def _counted(pack: Pack, tests: int) -> Checked:
    expressions = sum(1 for _ in feel_texts(pack.topic))
    rules = len(pack.topic.deciding_entries())
    return Checked(pack.id, pack.manifest.version, rules, expressions, len(pack.norms), tests)


def _no_rules(pack: Pack) -> list[Problem]:
    """Return a problem where nothing could ever be violated: such a pack is always green."""
    if pack.topic.deciding_entries():
        return []
    hint = "write obligations, limits, checks or tranches into a topic file"
    place = Position(display_path(Path(pack.folder)))
    return [Problem(place, "no-rules", "the pack has no rules", hint=hint)]


def render(soundness: Soundness, format_: str, style: Style) -> str:
    """Return problems and counts in a format of ``checker.reports.problems``."""
    problems: Sequence[Problem] = soundness.problems
    text = render_problems(problems, format_, style)
    if format_ == "json":
        counted = [
            {name: getattr(each, name) for name in Checked.__slots__} for each in soundness.checked
        ]
        return dumps({"checked": counted, **json.loads(text)})
    if format_ == "text":
        return text + "".join(f"{each.words()}\n" for each in soundness.checked)
    return text
