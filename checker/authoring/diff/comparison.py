"""Compare two versions of packs: what changed in the rules, and in which verdicts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from checker.authoring.diff.cases import ComparedCase, compared_cases
from checker.authoring.diff.examples import Example, examples_of
from checker.authoring.diff.judging import Versions, change_of, versions_of
from checker.authoring.diff.rule_changes import RuleChange, rule_changes
from checker.authoring.diff.verdict_changes import VerdictChange
from checker.authoring.processes import spread
from checker.authoring.revisions import Tree
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem

FEW = 8
"""Cases for each process, below which starting one takes longer than it saves."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two trees; ``compared`` counts the verdicts on each side.

    ``examples`` tell the versions of each changed rule apart; None where nobody asked for them.
    """

    old: str
    new: str
    rules: dict[str, list[RuleChange]]
    compared: int
    verdicts: tuple[VerdictChange, ...]
    examples: tuple[Example, ...] | None = None

    @property
    def payable(self) -> dict[str, Decimal]:
        """Return how much more becomes payable in all, by currency; less is negative."""
        total: dict[str, Decimal] = {}
        for change in self.verdicts:
            for currency, amount in change.payable.items():
                total[currency] = total.get(currency, Decimal(0)) + amount
        return {currency: amount for currency, amount in total.items() if amount}

    @property
    def changed_rules(self) -> tuple[str, ...]:
        """Return the rules whose outcome changes in some verdict, sorted."""
        return tuple(sorted({rule for change in self.verdicts for rule in change.rules}))

    def not_allowed(self, names: Sequence[str]) -> tuple[VerdictChange, ...]:
        """Return the changes that the names of rules and cases do not cover."""
        return tuple(change for change in self.verdicts if not change.allowed_by(names))


def compare(
    old: Tree,
    new: Tree,
    cases: Sequence[str] | None = None,
    as_of: date | None = None,
    advance: Callable[[str, int, int], None] = lambda stage, done, total: None,
    *,
    with_examples: bool = False,
) -> Comparison:
    """Return what changed from the old tree to the new one, on request with examples.

    ``advance(stage, done, total)`` reports progress. Raises InputError where a pack or a case
    folder cannot be used.
    """
    folders = _folders(old, new).items()
    with_tests = cases is None or with_examples
    versions = {name: versions_of(*each, with_tests=with_tests) for name, each in folders}
    chosen = compared_cases(new, cases, as_of, tuple(versions))
    _check(chosen, versions)
    pending = [case for case in chosen if versions[case.pack].differ]
    changes = []
    judged = spread(partial(_judged, versions), pending, few=FEW)
    for done, change in enumerate(judged, 1):
        changes += [change] if change else []
        advance(gettext("Verdicts"), done, len(pending))
    rules = {
        name: rule_changes(_pack(each.old), _pack(each.new)) for name, each in versions.items()
    }
    found = _examples(versions, advance) if with_examples else None
    return Comparison(old.name, new.name, rules, len(chosen), tuple(changes), found)


def _examples(
    versions: Mapping[str, Versions], advance: Callable[[str, int, int], None]
) -> tuple[Example, ...]:
    changed = ((name, each) for name, each in versions.items() if each.differ)
    return tuple(
        example
        for name, each in changed
        for example in examples_of(name, each, partial(advance, gettext("Examples")))
    )


def _check(chosen: Sequence[ComparedCase], versions: dict[str, Versions]) -> None:
    """Raise InputError where nothing would be compared, or a case answers to another pack."""
    problems = [
        Problem(
            Position(each.name),
            "other-pack",
            gettext("the case answers to the pack {pack!r}", pack=each.pack),
        )
        for each in chosen
        if each.pack not in versions
    ]
    if not chosen:
        hint = gettext("write tests for the pack, or name folders with --cases")
        message = gettext("there is no sample and no test to judge")
        problems.append(Problem(Position(", ".join(versions)), "no-case", message, hint=hint))
    if problems:
        raise InputError(problems)


def _folders(old: Tree, new: Tree) -> dict[str, tuple[str | None, str | None]]:
    """Return the folders of each pack; a tree of one pack is compared with that pack only."""
    before, after = old.packs(), new.packs()
    names = list(dict.fromkeys((*before, *after)))
    for side, other in ((before, after), (after, before)):
        if len(side) == 1 and len(other) > 1 and set(side) <= set(other):
            names = list(side)
    if len(before) == len(after) == 1 and set(before) != set(after):
        (was,), (now,) = before.values(), after.values()
        return {next(iter(after)): (str(was), str(now))}
    return {name: (_text(before.get(name)), _text(after.get(name))) for name in names}


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _pack(compiled: CompiledPack | None) -> Pack | None:
    return None if compiled is None else compiled.pack


def _judged(versions: Mapping[str, Versions], case: ComparedCase) -> VerdictChange | None:
    return change_of(versions[case.pack], case)
