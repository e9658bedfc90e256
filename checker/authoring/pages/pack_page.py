"""A readable page on each pack: every rule with its paragraph, reading, condition and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.authoring.feel_names import all_names
from checker.authoring.pages.feel_parts import FeelPart, feel_parts, one_line
from checker.authoring.pages.feel_words import in_words
from checker.authoring.rule_ids import kind_of, rule_of
from checker.authoring.strength import Strength, strength_of
from checker.authoring.testing.suite import LocatedTest
from checker.feel import Names
from checker.messages import gettext
from checker.model.pack import (
    Entry,
    FindingRule,
    Pack,
    Period,
    Table,
    TrancheRule,
)

_MARKS = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)")
MADE = "<!-- Made by `checker rules doc`; change the rules, not this page. -->"
KIND_TITLES = {
    "tranches": gettext("Payments and their conditions"),
    "obligations": gettext("Obligations"),
    "limits": gettext("Limits"),
    "checks": gettext("Checks"),
    "consequences": gettext("Consequences"),
    "statements": gettext("Statements"),
    "tables": gettext("Tables"),
    "periods": gettext("Periods"),
    "definitions": gettext("Terms"),
}
"""The headings of the kinds of entry, in the order of the page."""
KIND_PHRASES = {
    "tranche": gettext("a tranche"),
    "condition": gettext("a condition"),
    "obligation": gettext("an obligation"),
    "limit": gettext("a limit"),
    "check": gettext("a check"),
    "consequence": gettext("a consequence"),
    "statement": gettext("a statement"),
    "table": gettext("a table"),
    "period": gettext("a period"),
    "definition": gettext("a definition"),
}
"""What an entry is, by its kind."""


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
    topic = pack.topic
    other = {
        each.id: each
        for each in (*topic.tables, *topic.periods, *topic.definitions, *topic.statements)
    }
    return other | topic.deciding_entries()


def _examples(pack: Pack, tests: Sequence[LocatedTest]) -> dict[str, list[Example]]:
    """Return the first test for each status of each rule."""
    rules = pack.topic.deciding_entries()
    found: dict[str, dict[str, Example]] = {}
    for test in tests:
        expected = test.test.expect
        statuses = {
            **{name: item.status.traits.words for name, item in expected.findings.items()},
            **{name: item.status.traits.words for name, item in expected.tranches.items()},
            **dict.fromkeys(expected.consequences, gettext("follows")),
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
        yield from (MADE, "", f"# {prose(manifest.title)}", "")
        yield gettext(
            "Rule pack `{pack}`, version {version}.",
            pack=manifest.pack,
            version=manifest.version,
        )
        yield from ("", gettext("Sources:"), "")
        yield from (f"- `{source.id}`: {prose(source.title)}" for source in manifest.sources)
        for kind in KIND_TITLES:
            entries = getattr(self._pack.topic, kind)
            if entries:
                yield from ("", f"## {KIND_TITLES[kind]}")
            for entry in entries:
                yield ""
                yield from self._entry(entry, entry.id, "###")
        yield from self._strength()
        yield from self._open_norms()

    def named(self, name: str) -> Iterator[str]:
        """Yield the lines of one section; raises KeyError where nothing has this id."""
        yield from self._entry(entry_ids(self._pack)[name], name, "##")

    def _strength(self) -> Iterator[str]:
        """Yield by what the norms of each paragraph are decided."""
        found = strength_of(self._pack)
        yield from ("", "## " + gettext("By what the norms are decided"), "")
        headings = [gettext("paragraph"), *(each.words for each in Strength)]
        yield f"| {' | '.join(headings)} |"
        yield "| --- " + "| ---: " * len(Strength) + "|"
        for (source, paragraph), counts in found.paragraphs.items():
            yield _counted(f"{prose(source)} {prose(paragraph)}", counts)
        yield _counted(gettext("all"), found.counts)

    def _open_norms(self) -> Iterator[str]:
        """Yield the norms that nothing submitted could decide, with the reasons."""
        norms = [norm for norm in self._pack.norms.values() if norm.state == "not-checkable"]
        if norms:
            yield from ("", "## " + gettext("Norms that the checker cannot decide"), "")
        for norm in norms:
            reason = prose(norm.reason or "")
            yield f"- **{prose(norm.citation)}** {prose(norm.statement)} *{reason}*"

    def _entry(self, entry: Entry, name: str, level: str) -> Iterator[str]:
        """Yield the section on an entry, and on the conditions of a tranche below it."""
        yield f"{level} {prose(entry.title)}"
        yield ""
        bearer = entry.bearer if isinstance(entry, FindingRule) else None
        role = self._pack.manifest.roles.get(bearer or "", bearer)
        kind = KIND_PHRASES[kind_of(entry)]
        if role:
            yield gettext("`{id}`, {kind}, on {role}", id=name, kind=kind, role=prose(role))
        else:
            yield gettext("`{id}`, {kind}", id=name, kind=kind)
        yield from self._sources(entry)
        yield from self._parts(entry)
        yield from self._shown(name)
        if isinstance(entry, TrancheRule):
            for condition in entry.conditions:
                yield ""
                yield from self._entry(condition, f"{name}/{condition.id}", f"{level}#")

    def _sources(self, entry: Entry) -> Iterator[str]:
        norms = [self._pack.norms[name] for name in entry.all_norms if name in self._pack.norms]
        if norms:
            yield ""
        for norm in norms:
            yield f"- **{prose(norm.citation)}** {prose(norm.statement)}"
        readings = dict.fromkeys([*(norm.interpretation for norm in norms), entry.interpretation])
        for reading in filter(None, readings):
            yield from ("", gettext("Reading: {reading}", reading=prose(reading)))

    def _parts(self, entry: Entry) -> Iterator[str]:
        """Yield each part in words, then all of them in FEEL."""
        if isinstance(entry, Table):
            yield from _table(self._pack, entry)
            return
        if isinstance(entry, Period):
            yield from ("", gettext("From {start} to {end}.", start=entry.start, end=entry.end))
            return
        parts = list(feel_parts(entry))
        yield ""
        for part in parts:
            names = Names(part.names, outer=self._names)
            yield f"- {part.label}: {in_words(part.text, names, self._titles)}"
        yield from ("", "```")
        for part in parts:
            yield from _code(part)
        yield "```"

    def _shown(self, name: str) -> Iterator[str]:
        examples = self._examples.get(name, [])
        if examples:
            yield from ("", gettext("Examples:"), "")
        for each in examples:
            example = gettext(
                "{status}: {test} (as of {day})",
                status=each.status,
                test=one_line(each.test),
                day=each.as_of,
            )
            yield f"- {example}"


def prose(text: str) -> str:
    """Return an author's text on one line, with marks of Markdown and HTML shown and not obeyed."""
    marked = _MARKS.sub(r"\\\g<0>", one_line(text))
    return marked.replace("&", "&amp;").replace("<", "&lt;")


def _counted(place: str, counts: Mapping[Strength, int]) -> str:
    """Return a row of how many norms there are of each strength."""
    shown = (f"{counts[each]:,}" if counts[each] else "" for each in Strength)
    return f"| {' | '.join([place, *shown])} |"


def _code(part: FeelPart) -> Iterator[str]:
    """Yield a FEEL text as lines that keep their breaks."""
    first, *rest = part.text.strip().splitlines()
    yield f"{part.label}: {first.strip()}"
    yield from (f"  {line.rstrip()}" for line in rest)


def _table(pack: Pack, table: Table) -> Iterator[str]:
    """Yield a row for each value of a table, with its paragraph where values have some."""
    norms = [gettext("paragraph")] if any(cell.norm for cell in table.cells()) else []
    unit = table.unit or (", ".join(table.fields) if table.fields else table.type)
    yield from (
        "",
        f"| {' | '.join((*table.keys, str(unit), *norms[:1]))} |",
        "| --- " * len(table.keys) + "| ---: |" + " --- |" * bool(norms),
    )
    for cell in table.cells():
        fields = cell.value.items() if isinstance(cell.value, dict) else ()
        shown = ", ".join(f"{name}: {each}" for name, each in fields) or cell.value
        cited = [prose(pack.citation((str(cell.norm),)))] if norms else []
        yield f"| {' | '.join(map(str, (*cell.keys, shown, *cited)))} |"
