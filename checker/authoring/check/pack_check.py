"""Check packs: their files, their FEEL, their norms, and the form of their tests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker.authoring.check.unused_names import unused_problems
from checker.authoring.check.versions import version_problems
from checker.authoring.check.ways_to_meet import way_problems
from checker.authoring.testing.suite import load_suite
from checker.messages import Message, gettext, ngettext
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.packs import compile_pack, load_pack
from checker.packs.check import check_files, check_pack
from checker.packs.expressions import feel_texts
from checker.parsers.files import display_path


@dataclass(frozen=True, slots=True)
class Checked:
    """How much of a pack was checked."""

    pack: str
    version: str
    rules: int
    expressions: int
    norms: int
    tests: int

    def summary(self) -> Message:
        """Return the pack and the numbers on one line."""
        return gettext(
            "{pack} {version}: {rules}, {expressions}, {norms}, {tests} checked",
            pack=self.pack,
            version=self.version,
            rules=ngettext("{count:,} rule", "{count:,} rules", self.rules),
            expressions=ngettext("{count:,} expression", "{count:,} expressions", self.expressions),
            norms=ngettext("{count:,} norm", "{count:,} norms", self.norms),
            tests=ngettext("{count:,} test", "{count:,} tests", self.tests),
        )


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What is wrong with some packs, and how much of each was checked.

    A pack whose files have the wrong form is not among ``checked``.
    """

    checked: tuple[Checked, ...]
    problems: tuple[Problem, ...]


def check_packs(packs: Iterable[str], since: str | None = None) -> CheckReport:
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
        found = check_pack(pack)
        problems += [*found, *_no_rules(pack), *_of_sound(pack, found)]
        problems += version_problems(pack, since) if since else []
        try:
            tests = len(load_suite(pack))
        except InputError as error:
            problems += error.problems
            tests = 0
        checked.append(_counted(pack, tests))
    return CheckReport(tuple(checked), InputError(problems).problems)


def _counted(pack: Pack, tests: int) -> Checked:
    expressions = sum(1 for _ in feel_texts(pack.topic))
    rules = len(pack.topic.deciding_entries())
    return Checked(pack.id, pack.manifest.version, rules, expressions, len(pack.norms), tests)


def _of_sound(pack: Pack, found: Iterable[Problem]) -> list[Problem]:
    """Return warnings of names that nothing uses, and of conditions that no paper would meet."""
    if pack.manifest.is_base or any(not problem.is_warning for problem in found):
        return []
    compiled = compile_pack(pack)
    return [*unused_problems(compiled), *way_problems(compiled)]


def _no_rules(pack: Pack) -> list[Problem]:
    """Return a problem where nothing could ever be violated: such a pack is always green."""
    if pack.topic.deciding_entries():
        return []
    hint = gettext("write obligations, limits, checks or tranches into a topic file")
    place = Position(display_path(Path(pack.folder)))
    return [Problem(place, "no-rules", gettext("the pack has no rules"), hint=hint)]
