"""How strong what decides a rule is, and through its rules a norm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.authoring.feel_names import all_names
from checker.authoring.strength.atoms import Atom, Meanings, atoms, names_behind
from checker.feel import Names, parse
from checker.messages import Message, gettext
from checker.model.pack import (
    Condition,
    Entry,
    FindingRule,
    Norm,
    Obligation,
    Pack,
    Requirement,
)
from checker.packs.coverage import NOT_CHECKABLE, NormCoverage, coverage
from checker.packs.names import collections


class Strength(StrEnum):
    """By what a norm is decided, the strongest first; ``words`` name it."""

    words: Message
    _value_: str

    def __new__(cls, value: str, words: Message) -> Strength:
        """Return a member whose value is the text of the strength."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    COMPUTED = "computed", gettext("computed")
    DOCUMENT = "document", gettext("document")
    DETERMINATION = "determination", gettext("determination")
    DECLARATION = "declaration", gettext("declaration")
    NOT_CHECKABLE = "not-checkable", gettext("not checkable")


@dataclass(frozen=True, slots=True)
class NormStrength:
    """A norm, the strength of each rule that encodes it, and its own.

    ``derived`` are the rules that only follow from findings: tranches and consequences.
    """

    norm: Norm
    rules: Mapping[str, Strength]
    derived: frozenset[str] = frozenset()

    @property
    def strength(self) -> Strength:
        """Return the strength of the strongest rule; derived ones count where no other does."""
        own = [strength for name, strength in self.rules.items() if name not in self.derived]
        return strongest(own or self.rules.values())

    @property
    def paragraph(self) -> str:
        """Return the paragraph that is cited first, without its letters and numbers."""
        first = self.norm.paragraph.partition(";")[0]
        return first.partition("(")[0].partition(",")[0].strip()


@dataclass(frozen=True, slots=True)
class PackStrength:
    """Every norm of a pack in the order of the inventory."""

    pack: Pack
    norms: tuple[NormStrength, ...]

    @property
    def counts(self) -> Mapping[Strength, int]:
        """Return how many norms there are of each strength."""
        return _counts(self.norms)

    @property
    def paragraphs(self) -> Mapping[tuple[str, str], Mapping[Strength, int]]:
        """Return the same for each source and paragraph, in the order of the inventory."""
        found: dict[tuple[str, str], list[NormStrength]] = {}
        for each in self.norms:
            found.setdefault((each.norm.source, each.paragraph), []).append(each)
        return {place: _counts(norms) for place, norms in found.items()}


def strength_of(pack: Pack) -> PackStrength:
    """Return by what each norm of a pack is decided."""
    judge = _Judge(pack)
    return PackStrength(pack, tuple(judge.norm(item) for item in coverage(pack).norms))


def strongest(found: Iterable[Strength]) -> Strength:
    """Return the strongest; what nothing decides is not checkable."""
    present = set(found)
    return next((each for each in Strength if each in present), Strength.NOT_CHECKABLE)


def _counts(norms: Sequence[NormStrength]) -> Mapping[Strength, int]:
    counted = Counter(each.strength for each in norms)
    return {each: counted[each] for each in Strength}


class _Judge:
    """Says how strong rules are. Every definition of the pack is parsed once."""

    def __init__(self, pack: Pack) -> None:
        self._entries = pack.topic.deciding_entries()
        self._names = all_names(pack)
        self._meanings = {
            each.name: parse(each.value, Names(tuple(each.parameters or ()), outer=self._names))
            for each in pack.topic.definitions
        }
        self._awaiting = {each.name for each in pack.topic.definitions if each.awaiting}
        self._basis = {
            name: str(pack.schemas[kind].get("x-basis", Strength.DOCUMENT))
            for kind, name in collections(pack).items()
        }

    def norm(self, item: NormCoverage) -> NormStrength:
        names = () if item.norm.state == NOT_CHECKABLE else item.rules
        rules = {name: self._entries[name] for name in names}
        derived = {name for name, rule in rules.items() if not isinstance(rule, FindingRule)}
        strengths = {name: self.rule(rule) for name, rule in rules.items()}
        return NormStrength(item.norm, strengths, frozenset(derived))

    def rule(self, entry: Entry) -> Strength:
        """Return the strength of a rule; what follows from findings is computed."""
        if not isinstance(entry, FindingRule):
            return Strength.COMPUTED
        if entry.basis is not None:
            return Strength[entry.basis.upper()]
        if isinstance(entry, Condition) and entry.finding is not None:
            return self.rule(self._entries[entry.finding])
        if isinstance(entry, Requirement) and entry.measure is not None:
            return Strength.COMPUTED
        return _of_whole([self._atom(each) for each in self._atoms(entry)])

    def _atoms(self, rule: FindingRule) -> Iterator[Atom]:
        names = Names(tuple(rule.for_each), outer=self._names)
        variables = {name: parse(text, names) for name, text in rule.for_each.items()}
        meanings: Meanings = {**self._meanings, **variables}
        if isinstance(rule, Obligation | Condition) and rule.fulfilled_by is not None:
            yield Atom(parse(rule.fulfilled_by, names), meanings, compares=False)
        elif isinstance(rule, Requirement) and rule.require is not None:
            yield from atoms(parse(rule.require, names), meanings, frozenset(variables))

    def _atom(self, atom: Atom) -> Strength:
        if atom.compares:
            return Strength.COMPUTED
        behind = names_behind(atom)
        kinds = {self._basis[name] for name in behind & self._basis.keys()}
        if behind & self._awaiting or Strength.DETERMINATION in kinds:
            return Strength.DETERMINATION
        return Strength.DECLARATION if kinds == {Strength.DECLARATION} else Strength.DOCUMENT


def _of_whole(found: Sequence[Strength]) -> Strength:
    """Return the strength of a condition: a judgement that it needs outweighs its figures."""
    if Strength.DETERMINATION in found:
        return Strength.DETERMINATION
    return strongest(found)
