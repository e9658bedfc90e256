"""All mutants of a pack: entries with one small change each that should change a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker import feel
from checker.authoring.feel_names import all_names
from checker.authoring.mutation.entry_variants import Variant, variants, with_value
from checker.authoring.mutation.text_edits import edits
from checker.authoring.rule_ids import kind_of
from checker.feel import Names
from checker.model.pack import TOPIC_KINDS, Entry, Pack, StatementRule, TrancheRule
from checker.model.pointers import split
from checker.model.problems import Position
from checker.packs.expressions import FeelText, feel_texts
from checker.packs.sources import nearest_position

NOT_DECISIVE = ("/alternatives", "/values", "/message", "/advice", "/missing")
"""Parts of an entry that only add to what a person reads."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """``old`` is replaced by ``new``; ``place`` and ``words`` name the mutant for people.

    ``key`` is both together, and stays the same as long as the rule does, wherever its line goes.
    """

    place: str
    words: str
    position: Position
    old: Entry
    new: Entry

    @property
    def key(self) -> str:
        """Return what names the mutant in the list of equivalents."""
        return f"{self.place}: {self.words}"


def mutants(pack: Pack) -> list[Mutant]:
    """Return every mutant of a pack, in the order of its kinds of entry.

    Mutants of one place that read the same are numbered from the second on.
    """
    found = [*_of_texts(pack), *_of_structure(pack)]
    seen: Counter[str] = Counter()
    named = []
    for mutant in found:
        seen[mutant.key] += 1
        number = seen[mutant.key]
        again = f" ({number})" if number > 1 else ""
        named.append(replace(mutant, words=mutant.words + again))
    return named


def mutated(pack: Pack, mutant: Mutant) -> Pack:
    """Return the pack with the mutant in place of what it replaces."""
    kinds = {
        kind: tuple(_swapped(entry, mutant) for entry in getattr(pack.topic, kind))
        for kind in TOPIC_KINDS
    }
    return replace(pack, topic=pack.topic.model_copy(update=kinds))


def _swapped(entry: Entry, mutant: Mutant) -> Entry:
    if entry is mutant.old:
        return mutant.new
    if isinstance(entry, TrancheRule) and any(each is mutant.old for each in entry.conditions):
        changed = tuple(_swapped(each, mutant) for each in entry.conditions)
        return entry.model_copy(update={"conditions": changed})
    return entry


def place_names(pack: Pack) -> dict[int, str]:
    """Return kind and id of each entry by its identity: ``condition half/cap-kept``."""
    named = pack.topic.named_entries()
    return {id(entry): f"{kind_of(entry)} {name}" for name, entry in named}


def _of_texts(pack: Pack) -> Iterator[Mutant]:
    places = place_names(pack)
    known = all_names(pack)
    for text in feel_texts(pack.topic):
        if _is_decisive(text):
            yield from _of_text(pack, text, known, places[id(text.entry)])


def _is_decisive(text: FeelText) -> bool:
    """Return whether a text was written by the author, and decides anything in a verdict."""
    if isinstance(text.entry, StatementRule):
        return False
    key = split(text.below)[0]
    written = key in text.entry.model_fields_set
    return written and text.template is None and not text.below.startswith(NOT_DECISIVE)


def _of_text(pack: Pack, text: FeelText, known: Names, place: str) -> Iterator[Mutant]:
    names = Names(text.names, outer=known)
    tree = feel.parse(text.text, names)
    for edit in edits(text.text, tree):
        changed = edit.applied(text.text)
        try:
            feel.parse(changed, names)
        except feel.FeelSyntaxError:
            continue
        span = edit.node.span
        yield Mutant(
            f"{place} {_spoken(text.below)}",
            edit.words(text.text),
            text.position(pack, span.line, span.column),
            text.entry,
            with_value(text.entry, text.below, changed),
        )


def _of_structure(pack: Pack) -> Iterator[Mutant]:
    places = place_names(pack)
    for entry in pack.topic.entries():
        for variant in variants(entry):
            yield _of_variant(pack, entry, variant, places[id(entry)])


def _of_variant(pack: Pack, entry: Entry, variant: Variant, place: str) -> Mutant:
    position = nearest_position(pack, entry, variant.below)
    below = _spoken(variant.below)
    return Mutant(f"{place} {below}", variant.words, position, entry, variant.entry)


def _spoken(below: str) -> str:
    """Return a JSON Pointer as words: ``for_each year``."""
    return " ".join(split(below))
