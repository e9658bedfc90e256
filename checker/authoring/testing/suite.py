"""The tests of a pack: its files of tests, read and checked against its rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checker import feel
from checker.authoring.feel_names import all_names, names_taken
from checker.authoring.rule_ids import OF_DOCUMENTS, rule_of
from checker.authoring.testing.suite_file import Expected, PackTest, SuiteFile
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.packs.shape import validated
from checker.parsers.files import display_path, file_bytes
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import YamlFile, read_yaml


@dataclass(frozen=True, slots=True)
class LocatedTest:
    """A test with its file, its place there, and its base case, or None for an empty one."""

    test: PackTest
    file: YamlFile
    pointer: str
    base: Path | None

    @property
    def name(self) -> str:
        """Return the name that the author gave."""
        return self.test.case

    def position(self, *below: str) -> Position:
        """Return where the test, or a part of it, was written."""
        return self.file.position(pointer_to(self.pointer, *below))

    def key_position(self, *below: str) -> Position:
        """Return where the key of a part of the test was written."""
        return self.file.key_position(pointer_to(self.pointer, *below))


def load_suite(pack: Pack) -> tuple[LocatedTest, ...]:
    """Return the tests of a pack in file order.

    Raises InputError with all their problems: names that no rule could give are among them.
    """
    problems: list[Problem] = []
    tests: list[LocatedTest] = []
    for path in sorted((Path(pack.folder) / "tests").glob("*.yaml")):
        try:
            file = read_yaml(file_bytes(path), display_path(path))
        except InputError as error:
            problems += error.problems
            continue
        except OSError as error:
            message = gettext("the file cannot be read: {reason}", reason=error.strerror or error)
            problems.append(Problem(Position(display_path(path)), "file", message))
            continue
        suite = validated(SuiteFile, file, problems)
        if suite is not None:
            tests += _located(suite, file, path, problems)
    problems += [*_repeated(tests), *_unknown_names(pack, tests), *_wrong_terms(pack, tests)]
    if problems:
        raise InputError(problems)
    return tuple(tests)


def _located(
    suite: SuiteFile, file: YamlFile, path: Path, problems: list[Problem]
) -> list[LocatedTest]:
    located = []
    for index, test in enumerate(suite.cases):
        base = test.base or suite.base
        folder = _base_case(path.parent, base) if base else None
        if folder is not None and not folder.exists():
            pointer = f"/cases/{index}/base" if test.base else "/base"
            message = gettext("there is no base case {name!r}", name=base)
            problems.append(Problem(file.position(pointer), "base-case", message))
        located.append(LocatedTest(test, file, f"/cases/{index}", folder))
    return located


def _base_case(tests: Path, base: str) -> Path:
    """Return the case at a path relative to the tests, or of that name in ``bases/``."""
    named = [tests / "bases" / base, tests / "bases" / f"{base}.json"]
    return next((path for path in named if path.exists()), tests / base)


def _repeated(tests: list[LocatedTest]) -> list[Problem]:
    seen: dict[str, LocatedTest] = {}
    problems = []
    for test in tests:
        first = seen.setdefault(test.name, test)
        if first is not test:
            message = gettext("the name {name!r} is taken", name=test.name)
            hint = gettext("the first test of that name is at {place}", place=first.position())
            problems.append(Problem(test.position("case"), "duplicate-id", message, hint=hint))
    return problems


def _unknown_names(pack: Pack, tests: list[LocatedTest]) -> Iterator[Problem]:
    """Yield a problem for each name in the expectations that no rule could ever give."""
    rules = {*pack.topic.deciding_entries(), *OF_DOCUMENTS}
    for test in tests:
        for path, name in _named(test.test.expect):
            if rule_of(name, rules) is None:
                hint = suggestion(name, rules) or suggestion(name.partition("/")[0], rules)
                message = gettext("no rule of the pack gives {name!r}", name=name)
                position = test.key_position("expect", *path)
                yield Problem(position, "unknown-rule", message, hint=hint)


def _wrong_terms(pack: Pack, tests: list[LocatedTest]) -> Iterator[Problem]:
    """Yield a problem for each FEEL text that is wrong, or uses a name that nothing has."""
    known = all_names(pack)
    for test in tests:
        for text in test.test.expect.terms:
            position = test.key_position("expect", "terms", text)
            try:
                used = names_taken(feel.parse(text, known))
            except feel.FeelSyntaxError as error:
                yield Problem(position, "feel-syntax", error.message, hint=error.hint or None)
                continue
            for name in sorted(used):
                if name not in known:
                    message = gettext("there is no term {name!r}", name=name)
                    yield Problem(position, "unknown-name", message)


def _named(expected: Expected) -> Iterator[tuple[tuple[str, ...], str]]:
    for kind in ("tranches", "findings", "consequences"):
        for name in getattr(expected, kind):
            yield (kind, name), name
    for index, name in enumerate(expected.absent):
        yield ("absent", str(index)), name
