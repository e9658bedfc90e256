"""Which rules encode which norm: every norm is either encoded or explained."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.messages import gettext
from checker.model.pack import SUPPORTING, Entry, Norm, Pack
from checker.model.problems import Problem
from checker.packs.checks.references import unknown
from checker.packs.loader import NORMS
from checker.packs.sources import file_position, nearest_position

NOT_CHECKABLE = "not-checkable"


@dataclass(frozen=True, slots=True)
class NormCoverage:
    """A norm with the ids of the rules that encode it, and of what supports them.

    The id of a condition is ``tranche/condition``. ``supports`` are entries that decide
    nothing: tables, definitions and statements.
    """

    norm: Norm
    rules: tuple[str, ...]
    supports: tuple[str, ...]

    @property
    def covered(self) -> bool:
        """Return whether rules encode the norm, or it is marked as not checkable."""
        return bool(self.rules) or self.norm.state == NOT_CHECKABLE


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every norm of a pack in the order of the inventory, and what is wrong with the whole."""

    norms: tuple[NormCoverage, ...]
    problems: tuple[Problem, ...]

    def count(self, state: str) -> int:
        """Return how many norms are in a state."""
        return sum(item.norm.state == state for item in self.norms)


def coverage(pack: Pack) -> Coverage:
    """Return which rules encode which norm.

    Problems are norms that are checkable and that no rule encodes, and rules that name no norm or
    an unknown one.
    """
    rules: dict[str, list[str]] = {}
    supports: dict[str, list[str]] = {}
    for name, entry in pack.topic.named_entries():
        kept = supports if isinstance(entry, SUPPORTING) else rules
        for norm in entry.all_norms:
            kept.setdefault(norm, []).append(name)
    norms = tuple(
        NormCoverage(norm, tuple(rules.get(norm.id, ())), tuple(supports.get(norm.id, ())))
        for norm in pack.norms.values()
    )
    return Coverage(norms, (*_uncovered(pack, norms), *_groundless(pack)))


def uncovered_problems(pack: Pack) -> tuple[Problem, ...]:
    """Return norms without rules and rules without norms."""
    return coverage(pack).problems


def _uncovered(pack: Pack, norms: tuple[NormCoverage, ...]) -> Iterator[Problem]:
    for index, item in enumerate(norms):
        if not item.covered:
            position = file_position(pack, NORMS, f"/norms/{index}")
            message = gettext(
                "no rule encodes the norm {id!r} ({citation})",
                id=item.norm.id,
                citation=item.norm.citation,
            )
            hint = gettext("name it in a rule, or call it not-checkable and say why")
            yield Problem(position, "norm-without-rule", message, hint=hint)


def _groundless(pack: Pack) -> Iterator[Problem]:
    for name, entry in pack.topic.named_entries():
        if isinstance(entry, SUPPORTING):
            continue
        if not entry.all_norms:
            position = nearest_position(pack, entry, "")
            message = gettext("the rule {name!r} names no norm", name=name)
            hint = gettext("say with 'norm' or 'norms' what of the source it encodes")
            yield Problem(position, "rule-without-norm", message, hint=hint)
        for below, norm in _norm_places(entry):
            position = nearest_position(pack, entry, below)
            yield from unknown("norm", norm, pack.norms, position)


def _norm_places(entry: Entry) -> Iterator[tuple[str, str]]:
    if entry.norm is not None:
        yield "/norm", entry.norm
    for index, norm in enumerate(entry.norms):
        yield f"/norms/{index}", norm
