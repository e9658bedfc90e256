"""The list of improvements that are right, each with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from checker.authoring.probe.probing import Improvement
from checker.messages import gettext
from checker.model.pack import Pack, Written
from checker.model.problems import InputError, Position, Problem
from checker.packs.loader import ACCEPTED_PROBES
from checker.packs.shape import validated
from checker.parsers.files import display_path
from checker.parsers.yaml import read_yaml


def _as_list(value: object) -> object:
    """Return a single text as a list of it."""
    return (value,) if isinstance(value, str) else value


Patterns = Annotated[
    tuple[str, ...],
    BeforeValidator(_as_list, json_schema_input_type=str | tuple[str, ...]),
    Field(min_length=1),
]
"""A text, or several of which one has to fit; ``*`` stands for any text."""


class AcceptedProbe(Written):
    """Improvements that are right, and why.

    ``rule`` is the id of the rule or tranche that gets better, ``change`` the kind of change,
    ``document`` a type of papers, ``field`` a place in them, ``after`` the status that follows,
    ``gone`` where there is no finding any more. ``*`` stands for any text. Each may be a list.
    """

    rule: Patterns
    change: Patterns
    document: Patterns
    field: Patterns = ("*",)
    after: Patterns = ("*",)
    reason: str = Field(min_length=10)

    def covers(self, improvement: Improvement) -> bool:
        """Return whether this is one of the improvements."""
        pairs = (
            (self.rule, improvement.gain.rule),
            (self.change, improvement.kind),
            (self.document, improvement.type),
            (self.field, improvement.field or ""),
            (self.after, improvement.gain.after),
        )
        return all(any(fnmatchcase(text, each) for each in of) for of, text in pairs)


class AcceptedProbesFile(Written):
    """``accepted-probes.yaml`` beside the rules."""

    probes: tuple[AcceptedProbe, ...]


@dataclass(frozen=True, slots=True)
class Accepted:
    """The entries of the list and where each stands."""

    entries: tuple[tuple[AcceptedProbe, Position], ...] = ()

    def __contains__(self, improvement: Improvement) -> bool:
        """Return whether an improvement is listed."""
        return any(entry.covers(improvement) for entry, _ in self.entries)

    def unused(self, improvements: Iterable[Improvement]) -> Iterator[Problem]:
        """Yield the entries that stand for no improvement."""
        found = tuple(improvements)
        for entry, position in self.entries:
            if not any(map(entry.covers, found)):
                yield _unused(entry, position)


def _unused(entry: AcceptedProbe, position: Position) -> Problem:
    message = gettext(
        "no probe makes {rule!r} better by {change!r} of {document!r}",
        rule=", ".join(entry.rule),
        change=", ".join(entry.change),
        document=", ".join(entry.document),
    )
    hint = gettext("remove it here, or look for the slip in it")
    return Problem(position, "unused-probe", message, hint=hint)


def load_accepted(pack: Pack) -> Accepted:
    """Return the list of a pack, empty where there is none; raises InputError."""
    path = Path(pack.folder) / ACCEPTED_PROBES
    if not path.is_file():
        return Accepted()
    file = read_yaml(path.read_bytes(), display_path(path))
    problems: list[Problem] = []
    listed = validated(AcceptedProbesFile, file, problems)
    if listed is None or problems:
        raise InputError(problems)
    return Accepted(
        tuple((each, file.position(f"/probes/{at}")) for at, each in enumerate(listed.probes))
    )
