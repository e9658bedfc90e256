"""How far a change of papers reaches: the rules whose outcome it could change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import reduce
from operator import or_

from checker.authoring.dependencies import dependencies
from checker.feel import Names, nodes, parse, uses
from checker.model.pack import Condition, ConsequenceRule, Entry, Pack
from checker.packs.expressions import feel_texts

Touched = tuple[str, str | None]
"""The name of a list of papers and a field that changed in one of them; None for whole papers."""

Fields = Mapping[str, frozenset[str] | None]
"""The fields that are read of the papers in a list, by the name of the list; None for all."""

ALL = "documents"
MIXED = ("superseded", "contested")
"""The list of all papers that count, and the lists of those that were replaced or contradicted."""
_SHOWN_ONLY = ("/message", "/advice", "/values", "/missing", "/sections", "/cites")
"""Where a rule has texts that say how it came out, and never decide it."""
_BY_NAME = frozenset({"get value", "get entries", "context put", "context merge"})
"""Functions that read fields of which the text does not tell the names."""


@dataclass(frozen=True, slots=True)
class Reached:
    """The rules that read what changed themselves, and all whose outcome can change by it."""

    direct: frozenset[str]
    rules: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The names in a text, and the words in it that can name a field; ``any`` can name all."""

    names: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    any: bool = False

    def __or__(self, other: _Words) -> _Words:
        return _Words(self.names | other.names, self.fields | other.fields, self.any or other.any)


class Reach:
    """Which rules of a pack read which fields of the papers in which lists.

    A rule reads a field where it, or a definition that it uses, mentions both the list and the
    field. That is more than it reads in fact, and never less.
    """

    def __init__(self, pack: Pack) -> None:
        """Read all texts of the pack that decide something."""
        self._known = dependencies(pack)
        own = _own_words(pack, self._known.known)
        definitions = {each.name: own[id(each)] for each in pack.topic.definitions}
        closed = {
            name: _closed(own[id(rule)], definitions) for name, rule in self._known.rules.items()
        }
        self._words = {
            name: reduce(or_, (closed[each] for each in _subjects(name, rule)), closed[name])
            for name, rule in self._known.rules.items()
        }
        self._found: dict[frozenset[Touched], Reached] = {}
        self._outdated: dict[frozenset[str], frozenset[str]] = {}

    def of(self, touched: Iterable[Touched]) -> Reached:
        """Return what a change can reach, given by the lists and fields that it touches."""
        key = frozenset(touched)
        if key not in self._found:
            hit = {rule for rule in self._words if any(self._reads(rule, *each) for each in key)}
            self._found[key] = Reached(frozenset(hit), self._known.with_tranches(hit))
        return self._found[key]

    def settling(self, rules: Iterable[str]) -> frozenset[str]:
        """Return rules, conditions or tranches with all that decides how they come out."""
        return self._known.settling(set(rules) & self._known.rules.keys())

    def outdated(self, lists: Iterable[str]) -> frozenset[str]:
        """Return the names whose values change with lists of papers, those of the lists included.

        They are names of lists and definitions.
        """
        key = frozenset(lists)
        if key not in self._outdated:
            users = [self._known.affected_by_name(name).names for name in key]
            self._outdated[key] = key.union(*users)
        return self._outdated[key]

    def fields(self, rules: Collection[str], lists: Iterable[str]) -> Fields:
        """Return the words by which rules can read the papers of each list."""
        words = [self._words[rule] for rule in rules]
        mixed = {name: _fields(words, {name}) for name in (ALL, *MIXED)}
        return mixed | {name: _fields(words, {name, ALL}) for name in lists}

    def _reads(self, rule: str, name: str, field: str | None) -> bool:
        words = self._words[rule]
        return name in words.names and (field is None or words.any or field in words.fields)


def _subjects(name: str, rule: Entry) -> set[str]:
    """Return the rules whose subjects a rule knows, papers among them, without a list of them."""
    if isinstance(rule, Condition):
        return {name.rpartition("/")[0], *([rule.finding] if rule.finding else [])}
    if isinstance(rule, ConsequenceRule):
        return {each.finding for each in rule.when if each.finding}
    return set()


def _fields(words: Iterable[_Words], lists: Set[str]) -> frozenset[str] | None:
    reading = [each for each in words if each.names & lists]
    if any(each.any for each in reading):
        return None
    return frozenset().union(*(each.fields for each in reading))


def _own_words(pack: Pack, known: Names) -> dict[int, _Words]:
    """Return the words in the texts of each entry, by its identity."""
    found = {id(each): _Words() for each in pack.topic.entries()}
    for text in feel_texts(pack.topic):
        if not text.below.startswith(_SHOWN_ONLY):
            names = Names(text.names, outer=known)
            found[id(text.entry)] |= _words(parse(text.text, names), names)
    return found


def _words(tree: nodes.Expression, known: Names) -> _Words:
    below = list(nodes.walk(tree))
    names = frozenset(each.name for each in below if isinstance(each, nodes.Name))
    paths = {each.name for each in below if isinstance(each, nodes.Path)}
    texts = {
        each.value
        for each in below
        if isinstance(each, nodes.Literal) and isinstance(each.value, str)
    }
    fields = {id(use.node) for use in uses(tree) if use.node.name not in known}
    reads_any = any(
        not isinstance(paper, nodes.Path) and id(paper) not in fields
        for paper in _read_by_name(below)
    )
    return _Words(names, names | paths | texts, reads_any)


def _read_by_name(below: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield what is given to the functions that read by name: a paper, or a part of one."""
    for node in below:
        if isinstance(node, nodes.Call) and _name(node.function) in _BY_NAME:
            yield from node.arguments[:1]


def _name(node: nodes.Node) -> str | None:
    return node.name if isinstance(node, nodes.Name) else None


def _closed(words: _Words, definitions: dict[str, _Words]) -> _Words:
    """Return words with those of all definitions that they use, directly or not."""
    waiting = [words]
    seen: set[str] = set()
    while waiting:
        more = (waiting.pop().names & definitions.keys()) - seen
        seen |= more
        waiting += [definitions[name] for name in more]
        for name in more:
            words |= definitions[name]
    return words
