"""The list of mutants that no test could notice, each with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from checker.messages import gettext
from checker.model.pack import Pack, Written
from checker.model.problems import InputError, Position, Problem
from checker.packs.loader import EQUIVALENTS
from checker.packs.shape import validated
from checker.parsers.files import display_path
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import YamlFile, read_yaml


class Equivalent(Written):
    """One mutant as ``checker rules mutate`` names it, and why it changes no verdict."""

    mutant: str
    reason: str = Field(min_length=10)


class EquivalentsFile(Written):
    """``equivalent-mutants.yaml`` beside the rules."""

    mutants: tuple[Equivalent, ...]


@dataclass(frozen=True, slots=True)
class Equivalents:
    """The listed mutants and where each is listed."""

    places: dict[str, Position]

    def __contains__(self, key: str) -> bool:
        """Return whether a mutant is listed."""
        return key in self.places

    def stale(self, survivors: Collection[str], known: Collection[str]) -> Iterator[Problem]:
        """Yield listed mutants that a test notices now, or that the rules no longer have."""
        for key, position in self.places.items():
            if key not in known:
                hint = suggestion(key, known)
                message = gettext("the rules have no mutant {key!r}", key=key)
                yield Problem(position, "stale-equivalent", message, hint=hint)
            elif key not in survivors:
                message = gettext(
                    "a test notices the mutant {key!r}, so it is not equivalent", key=key
                )
                hint = gettext("remove it here")
                yield Problem(position, "stale-equivalent", message, hint=hint)


def load_equivalents(pack: Pack) -> Equivalents:
    """Return the list of a pack, empty where there is none; raises InputError."""
    path = Path(pack.folder) / EQUIVALENTS
    if not path.is_file():
        return Equivalents({})
    file = read_yaml(path.read_bytes(), display_path(path))
    problems: list[Problem] = []
    listed = validated(EquivalentsFile, file, problems)
    if listed is None or problems:
        raise InputError(problems)
    return Equivalents(_places(listed, file))


def _places(listed: EquivalentsFile, file: YamlFile) -> dict[str, Position]:
    return {
        each.mutant: file.position(f"/mutants/{index}") for index, each in enumerate(listed.mutants)
    }
