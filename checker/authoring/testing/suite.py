"""The tests of a pack: plain YAML beside the rules, ``rules/<pack>/tests/*.yaml``.

A test gives documents as differences from a base case, the as-of date, and what is expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from checker import feel
from checker.authoring.feel_names import all_names, names_taken
from checker.authoring.rule_ids import OF_DOCUMENTS, rule_of
from checker.model.pack import Pack, Written
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Status, TrancheStatus
from checker.packs.locations import display_path, file_bytes
from checker.packs.shape import suggestion, validated
from checker.packs.yaml import YamlFile, pointer_to, read_yaml


def _status_alone(value: object) -> object:
    return {"status": value} if isinstance(value, str) else value


class Given(Written):
    """Differences from the base case.

    ``without`` removes documents by id, or all that have the given field values. ``change`` sets
    fields of documents by id (``amounts.fee`` reaches inside). ``add`` adds documents.
    """

    without: tuple[str | dict[str, Any], ...] = ()
    change: dict[str, dict[str, Any]] = Field(default_factory=dict)
    add: tuple[dict[str, Any], ...] = ()


class ExpectedFinding(Written):
    """What a finding has to be; texts of ``missing`` have to be contained in one of its own."""

    status: Status
    figures: str | None = None
    due: date | None = None
    awaiting: str | None = None
    missing: tuple[str, ...] = ()
    evidence: tuple[str, ...] | None = None
    values: dict[str, str | int | Decimal] = Field(default_factory=dict)
    other_readings: tuple[Status, ...] | None = None


class ExpectedTranche(Written):
    """What a tranche has to be; ``holds`` are the ids of the holds that stand."""

    status: TrancheStatus
    amount: Decimal | int | None = None
    holds: tuple[str, ...] | None = None


class ExpectedConsequence(Written):
    """What a consequence has to be; it must be there in any case."""

    amount: Decimal | int | str | None = None
    due: date | None = None
    lifted: bool | None = None


TrancheOrStatus = Annotated[
    ExpectedTranche,
    BeforeValidator(_status_alone, json_schema_input_type=ExpectedTranche | TrancheStatus),
]
FindingOrStatus = Annotated[
    ExpectedFinding,
    BeforeValidator(_status_alone, json_schema_input_type=ExpectedFinding | Status),
]


class Expected(Written):
    """What the verdict has to say. ``absent`` lists ids of findings, consequences or rules.

    ``terms`` gives the values of FEEL texts: of terms and tables, such as ``cap("north", 2001)``.
    """

    status: Status | None = None
    tranches: dict[str, TrancheOrStatus] = Field(default_factory=dict)
    findings: dict[str, FindingOrStatus] = Field(default_factory=dict)
    consequences: dict[str, ExpectedConsequence | None] = Field(default_factory=dict)
    absent: tuple[str, ...] = ()
    terms: dict[str, Any] = Field(default_factory=dict)


class PackTest(Written):
    """One test: a situation and what is expected of it. ``todo`` says why it may fail for now."""

    case: str
    as_of: date
    base: str | None = None
    todo: str | None = None
    given: Given = Field(default_factory=Given)
    expect: Expected


class SuiteFile(Written):
    """One file of tests; ``base`` is a case folder or bundle, relative to the file."""

    base: str | None = None
    cases: tuple[PackTest, ...] = Field(min_length=1)


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
            message = f"the file cannot be read: {error.strerror or error}"
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
            message = f"there is no base case {base!r}"
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
            message = f"the name {test.name!r} is taken"
            hint = f"the first test of that name is at {first.position()}"
            problems.append(Problem(test.position("case"), "duplicate-id", message, hint=hint))
    return problems


def _unknown_names(pack: Pack, tests: list[LocatedTest]) -> Iterator[Problem]:
    """Yield a problem for each name in the expectations that no rule could ever give."""
    rules = {*pack.topic.deciding_entries(), *OF_DOCUMENTS}
    for test in tests:
        for path, name in _named(test.test.expect):
            if rule_of(name, rules) is None:
                hint = suggestion(name, rules) or suggestion(name.partition("/")[0], rules)
                message = f"no rule of the pack gives {name!r}"
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
                    yield Problem(position, "unknown-name", f"there is no term {name!r}")


def _named(expected: Expected) -> Iterator[tuple[tuple[str, ...], str]]:
    for kind in ("tranches", "findings", "consequences"):
        for name in getattr(expected, kind):
            yield (kind, name), name
    for index, name in enumerate(expected.absent):
        yield ("absent", str(index)), name
