"""A readable page on each pack: every rule with its paragraph, reading, condition and examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.authoring.feel_names import all_names
from checker.authoring.pages.feel_words import in_words
from checker.authoring.rule_ids import kind_of, rule_of
from checker.authoring.testing.suite import LocatedTest
from checker.feel import Names
from checker.model.pack import (
    ConsequenceRule,
    Definition,
    Entry,
    FindingRule,
    Obligation,
    Pack,
    Requirement,
    Table,
    TrancheRule,
    Trigger,
)

MADE = "<!-- Made by `checker rules doc`; change the rules, not this page. -->"
KIND_TITLES = {
    "tranches": "Payments and their conditions",
    "obligations": "Obligations",
    "limits": "Limits",
    "checks": "Checks",
    "consequences": "Consequences",
    "tables": "Tables",
    "definitions": "Terms",
}
"""The kinds of entry in the order of the page, with its headings."""
BOUND_LABELS = {
    "at_most": "at most",
    "below": "less than",
    "at_least": "at least",
    "above": "more than",
    "equals": "equal to",
}


@dataclass(frozen=True, slots=True)
class Example:
    """What a test expects of a rule."""

    status: str
    test: str
    as_of: str


def pack_page(pack: Pack, tests: Sequence[LocatedTest]) -> str:
    """Return the page of a pack in Markdown, the rules in the order of its kinds of entry."""
    writer = _Writer(pack, _examples(pack, tests))
    return "\n".join(writer.page()) + "\n"


def rule_section(pack: Pack, tests: Sequence[LocatedTest], name: str) -> str:
    """Return the section on the rule, term or table with this id; raises KeyError without one."""
    writer = _Writer(pack, _examples(pack, tests))
    return "\n".join(writer.named(name)).rstrip("\n") + "\n"


def entry_ids(pack: Pack) -> dict[str, Entry]:
    """Return everything that has a section by id, conditions as ``<tranche>/<condition>``."""
    other = {entry.id: entry for entry in (*pack.topic.tables, *pack.topic.definitions)}
    return other | pack.topic.deciding_entries()


def _examples(pack: Pack, tests: Sequence[LocatedTest]) -> dict[str, list[Example]]:
    """Return the first test for each status of each rule."""
    rules = pack.topic.deciding_entries()
    found: dict[str, dict[str, Example]] = {}
    for test in tests:
        expected = test.test.expect
        statuses = {
            **{name: str(item.status) for name, item in expected.findings.items()},
            **{name: str(item.status) for name, item in expected.tranches.items()},
            **dict.fromkeys(expected.consequences, "follows"),
        }
        for name, status in statuses.items():
            rule = rule_of(name, rules)
            if rule is not None and test.test.todo is None:
                example = Example(status, test.name, test.test.as_of.isoformat())
                found.setdefault(rule, {}).setdefault(status, example)
    return {rule: list(examples.values()) for rule, examples in found.items()}


class _Writer:
    def __init__(self, pack: Pack, examples: Mapping[str, list[Example]]) -> None:
        self._pack = pack
        self._examples = examples
        self._names = all_names(pack)
        self._titles = {table.name: table.title for table in pack.topic.tables}
        self._titles |= {each.name: each.title for each in pack.topic.definitions}

    def page(self) -> Iterator[str]:
        """Yield the lines of the whole page."""
        manifest = self._pack.manifest
        yield from (MADE, "", f"# {manifest.title}", "")
        yield f"Rule pack `{manifest.pack}`, version {manifest.version}."
        yield from ("", "Sources:", "")
        yield from (f"- `{source.id}`: {source.title}" for source in manifest.sources)
        for kind in KIND_TITLES:
            entries = getattr(self._pack.topic, kind)
            if entries:
                yield from ("", f"## {KIND_TITLES[kind]}")
            for entry in entries:
                yield ""
                yield from self._entry(entry, entry.id, "###")
        yield from self._open_norms()

    def named(self, name: str) -> Iterator[str]:
        """Yield the lines of one section; raises KeyError where nothing has this id."""
        yield from self._entry(entry_ids(self._pack)[name], name, "##")

    def _open_norms(self) -> Iterator[str]:
        """Yield the norms that nothing submitted could decide, with the reasons."""
        norms = [norm for norm in self._pack.norms.values() if norm.state == "not-checkable"]
        if norms:
            yield from ("", "## Norms that the checker cannot decide", "")
        for norm in norms:
            yield f"- **{norm.citation}** {_plain(norm.statement)} *{_plain(norm.reason or '')}*"

    def _entry(self, entry: Entry, name: str, level: str) -> Iterator[str]:
        """Yield the section on an entry, and on the conditions of a tranche below it."""
        yield f"{level} {_plain(entry.title)}"
        yield ""
        bearer = entry.bearer if isinstance(entry, FindingRule) else None
        role = self._pack.manifest.roles.get(bearer or "", bearer)
        who = f", on {role}" if role else ""
        yield f"`{name}`, {_article(kind_of(entry))}{who}"
        yield from self._sources(entry)
        yield from self._parts(entry)
        yield from self._seen(name)
        if isinstance(entry, TrancheRule):
            for condition in entry.conditions:
                yield ""
                yield from self._entry(condition, f"{name}/{condition.id}", f"{level}#")

    def _sources(self, entry: Entry) -> Iterator[str]:
        norms = [self._pack.norms[name] for name in entry.all_norms if name in self._pack.norms]
        if norms:
            yield ""
        for norm in norms:
            yield f"- **{norm.citation}** {_plain(norm.statement)}"
        readings = dict.fromkeys([*(norm.interpretation for norm in norms), entry.interpretation])
        for reading in filter(None, readings):
            yield from ("", f"Reading: {_plain(reading)}")

    def _parts(self, entry: Entry) -> Iterator[str]:
        """Yield each part in words, then all of them in FEEL."""
        if isinstance(entry, Table):
            yield from _table(entry)
            return
        parts = list(_feel_parts(entry))
        yield ""
        for label, text, names in parts:
            yield f"- {label}: {self._words(text, names)}"
        yield from ("", "```")
        for label, text, _ in parts:
            yield from _code(label, text)
        yield "```"

    def _words(self, text: str, names: Iterable[str]) -> str:
        return in_words(text, Names(names, outer=self._names), self._titles)

    def _seen(self, name: str) -> Iterator[str]:
        examples = self._examples.get(name, [])
        if examples:
            yield from ("", "Examples:", "")
        for each in examples:
            yield f"- {each.status.replace('-', ' ')}: {_plain(each.test)} (as of {each.as_of})"


def _plain(text: str) -> str:
    return " ".join(text.split())


def _article(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _code(label: str, text: str) -> Iterator[str]:
    """Yield a FEEL text as lines that keep their breaks."""
    first, *rest = text.strip().splitlines()
    yield f"{label}: {first.strip()}"
    yield from (f"  {line.rstrip()}" for line in rest)


def _table(table: Table) -> Iterator[str]:
    """Yield a row for each value of a table."""
    unit = table.unit or table.type
    yield from (
        "",
        f"| {' | '.join(table.keys)} | {unit} |",
        "| --- " * len(table.keys) + "| ---: |",
    )
    for keys, value in _rows(table.values):
        yield f"| {' | '.join(keys)} | {value} |"


def _rows(values: object, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    if isinstance(values, dict):
        for key, value in values.items():
            yield from _rows(value, (*keys, str(key)))
    else:
        yield keys, values


Part = tuple[str, str, tuple[str, ...]]
"""A label, a FEEL text, and the local names that it sees."""


def _feel_parts(entry: Entry) -> Iterator[Part]:
    if isinstance(entry, Definition):
        yield "Value", entry.value, tuple(entry.parameters or ())
    if isinstance(entry, FindingRule):
        yield from _rule_parts(entry)
    if isinstance(entry, TrancheRule):
        yield from _tranche_parts(entry)
    if isinstance(entry, ConsequenceRule):
        yield from _consequence_parts(entry)


def _for_each(lists: Mapping[str, str]) -> Iterator[Part]:
    names: tuple[str, ...] = ()
    for name, text in lists.items():
        yield f"For each {name} of", text, names
        names = (*names, name)


def _rule_parts(rule: FindingRule) -> Iterator[Part]:
    yield from _for_each(rule.for_each)
    names = tuple(rule.for_each)
    if rule.applies:
        yield "Applies if", rule.applies, names
    if isinstance(rule, Requirement):
        yield from _test_parts(rule, names)
    if isinstance(rule, Obligation):
        yield "Fulfilled by", rule.fulfilled_by, names
        if rule.times != "1":
            yield "How many", rule.times, names
        yield "Dated by", rule.done_on, (*names, "document")
    if rule.due:
        yield "Due", rule.due, names
    for other in rule.alternatives:
        for label, text, seen in _test_parts(other, names):
            yield f"Other reading ({_plain(other.reading)}), {label.casefold()}", text, seen


def _test_parts(test: Requirement, names: tuple[str, ...]) -> Iterator[Part]:
    if test.require:
        yield "Condition", test.require, names
    if test.measure and test.bound:
        bound, text = test.bound
        yield "Measure", test.measure, names
        yield f"Has to be {BOUND_LABELS[bound]}", text, names


def _tranche_parts(tranche: TrancheRule) -> Iterator[Part]:
    yield from _for_each(tranche.for_each)
    names = tuple(tranche.for_each)
    if tranche.applies:
        yield "Applies if", tranche.applies, names
    yield "Amount", tranche.amount, names
    if tranche.released_by:
        yield "Released by", tranche.released_by, names


def _consequence_parts(rule: ConsequenceRule) -> Iterator[Part]:
    names = tuple(trigger.alias for trigger in rule.when)
    for trigger in rule.when:
        yield f"When {_trigger(trigger)}", trigger.where or "true", names
    kind, measure = rule.then.kind_and_measure
    for name, text in rule.then.on.items():
        yield f"Then {kind} {measure} on {name}", text, names
    effect = rule.then
    parts = (
        ("Amount", effect.amount),
        ("Due", effect.due),
        ("Holds where", effect.where),
        ("Lifted when", effect.lifted_when),
    )
    for label, found in parts:
        if found:
            yield label, found, (*names, "tranche")


def _trigger(trigger: Trigger) -> str:
    if trigger.consequence:
        return f"{trigger.consequence} stands ({trigger.alias}), and"
    return f"{trigger.finding} is {trigger.status} ({trigger.alias}), and"
