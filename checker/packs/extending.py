"""What a pack takes from the base that it extends, and what it says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.messages import gettext
from checker.model.pack import TOPIC_KINDS, Entry, Manifest, Pack, Topic, TrancheRule
from checker.model.pointers import follow, pointer_to
from checker.model.problems import Position, Problem
from checker.packs.shape import validated_part
from checker.parsers.files import display_path
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import YamlFile

_JOINED = ("roles", "units", "acts_for", "superiors")
_CHAINED = ("sources", "parties")
_REPLACED = (
    "charts",
    "currency",
    "grades",
    "waiver_authorities",
    "amendment_authorities",
    "party_authorities",
)


def with_base(own: Manifest, base: Manifest) -> Manifest:
    """Return the manifest with what it does not say itself taken from its base.

    Roles, units, and who acts for whom or stands above whom are those of both, and so are sources
    and parties. What the pack gives itself goes before what the base gives.
    """
    update: dict[str, Any] = {
        name: {**getattr(base, name), **getattr(own, name)} for name in _JOINED
    }
    update |= {
        name: tuple(dict.fromkeys((*getattr(own, name), *getattr(base, name)))) for name in _CHAINED
    }
    update |= {name: getattr(base, name) for name in _REPLACED if name not in own.model_fields_set}
    return own.model_copy(update=update)


@dataclass(slots=True)
class Changing:
    """Applies the ``changes`` of a pack to the entries of its base.

    ``files`` are those of base and pack by displayed name; ``problems`` grows.
    """

    files: Mapping[str, YamlFile]
    problems: list[Problem]
    known: list[str] = field(default_factory=list)
    pending: dict[str, tuple[YamlFile, Mapping[str, Any]]] = field(default_factory=dict)

    def note(self, topic: Topic, file: YamlFile) -> None:
        """Remember the changes of a topic file of the pack; each entry is changed in one place."""
        for name, keys in topic.changes.items():
            if name in self.pending:
                message = gettext("the entry {name!r} is changed twice", name=name)
                self._problem(file, name, "duplicate-id", message)
            self.pending[name] = (file, keys)

    def changed(self, entry: Entry) -> Entry:
        """Return an entry of the base with the keys that the pack gives in their places."""
        self.known.append(entry.id)
        found = self.pending.pop(entry.id, None)
        if found is None:
            return entry
        file, keys = found
        base_file, pointer = entry.place
        written = {**follow(pointer, self.files[base_file].value), **keys}
        steps = ("changes", entry.id)
        made = validated_part(type(entry), written, file, steps, self.problems)
        if made is None:
            return entry
        if made.id != entry.id:
            message = gettext("the id of an entry of the base stays as it is")
            self._problem(file, entry.id, "unknown-change", message)
        own = (file.name, pointer_to("", *steps))
        made.written_at(*own)
        if isinstance(made, TrancheRule):
            made.conditions_written_at(*(own if "conditions" in keys else entry.place))
        return made

    def finish(self) -> None:
        """Tell of the changes of what the base does not have."""
        for name, (file, _) in self.pending.items():
            message = gettext("the base has no entry {name!r} that could be changed", name=name)
            self._problem(file, name, "unknown-change", message, suggestion(name, self.known))

    def _problem(
        self, file: YamlFile, name: str, code: str, message: str, hint: str | None = None
    ) -> None:
        position: Position = file.key_position(pointer_to("/changes", name))
        self.problems.append(Problem(position, code, message, hint=hint))


def is_of_base(pack: Pack, entry: Entry) -> bool:
    """Return whether an entry comes from the base of its pack, changed or not."""
    file, pointer = entry.place
    own = f"{display_path(Path(pack.folder))}/"
    return pointer.startswith("/changes/") or not file.startswith(own)


def entries_of(topic: Topic) -> list[tuple[str, Entry]]:
    """Return the entries of a topic file, each with its kind."""
    return [(kind, entry) for kind in TOPIC_KINDS for entry in getattr(topic, kind)]
