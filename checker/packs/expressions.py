"""Every FEEL text of a pack, with the names in its scope and the place where it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from checker.messages import gettext
from checker.model.pack import (
    BOUNDS,
    Condition,
    ConsequenceRule,
    Definition,
    Entry,
    FindingRule,
    Obligation,
    Pack,
    Requirement,
    StatementRule,
    Topic,
    TrancheRule,
)
from checker.model.patterns import Part
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.model.statement_rule import Section
from checker.model.template import TemplateError, parse_template
from checker.packs.sources import text_position
from checker.parsers.yaml_texts import offset_of

CELL = "/when/"
"""What the places of the cells of decision tables have in common."""


class Role(Enum):
    """What the value of a text is used for, which says what type it has to have."""

    CONDITION = "condition"
    SUBJECTS = "subjects"
    DOCUMENTS = "documents"
    QUANTITY = "quantity"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class FeelText:
    """One FEEL text: of ``entry`` at the JSON Pointer ``below`` it.

    ``names`` are the local names that it can use. ``template`` and ``offset`` are set for a text
    inside the braces of a template. ``unit`` is the unit in which the value is shown. ``parts`` are
    the texts that the author wrote, each below the entry, where the text was made of them.
    """

    entry: Entry
    below: str
    text: str
    role: Role
    names: tuple[str, ...] = ()
    template: str | None = None
    offset: int = 0
    unit: str | None = None
    parts: tuple[Part, ...] = ()

    def position(self, pack: Pack, line: int = 1, column: int = 1) -> Position:
        """Return where a line and column of the text, from 1, stand in the file."""
        if self.parts:
            return self._position_in_part(pack, line, column)
        whole = self.text
        if self.template is not None:
            before = self.template[: self.offset]
            inner = self.text.split("\n")[: line - 1]
            offset = len(before) + sum(len(above) + 1 for above in inner) + column - 1
            whole = self.template
            line = whole.count("\n", 0, offset) + 1
            column = offset - (whole.rfind("\n", 0, offset) + 1) + 1
        return text_position(pack, self.entry, self.below, whole, line, column)

    def _position_in_part(self, pack: Pack, line: int, column: int) -> Position:
        below, part, inside = self.part_at(line, column)
        before = part[:inside]
        column = inside - (before.rfind("\n") + 1) + 1
        return text_position(pack, self.entry, below, part, before.count("\n") + 1, column)

    def part_at(self, line: int, column: int) -> tuple[str, str, int]:
        """Return the part in which a line and column lie, or else the first, and how far in."""
        offset = offset_of(self.text, line, column)
        below, part = self.parts[0]
        inside = 0
        for name, text in self.parts:
            start = self.text.rfind(text, 0, offset + len(text))
            if start != -1 and offset <= start + len(text):
                below, part, inside = name, text, offset - start
        return below, part, inside

    def alone(self) -> Iterator[FeelText]:
        """Yield each part as a text of its own, but not the cells of a decision table."""
        for below, text in self.parts:
            if CELL not in below:
                yield replace(self, below=below, text=text, parts=())


def feel_texts(topic: Topic) -> Iterator[FeelText]:
    """Yield every FEEL text of the topic, in the order of its kinds of entry.

    A template with unmatched braces yields nothing; ``template_problems`` reports it.
    """
    for definition in topic.definitions:
        yield from _of_definition(definition)
    for rule in topic.rules:
        yield from _of_rule(rule, ())
    for tranche in topic.tranches:
        yield from _of_tranche(tranche)
    for consequence in topic.consequences:
        yield from _of_consequence(consequence)
    for statement in topic.statements:
        yield from statement_texts(statement)


def template_problems(pack: Pack) -> Iterator[Problem]:
    """Yield a problem for each template whose braces do not match."""
    for entry, below, template in _templates(pack.topic):
        try:
            parse_template(template)
        except TemplateError as error:
            line = template.count("\n", 0, error.offset) + 1
            column = error.offset - (template.rfind("\n", 0, error.offset) + 1) + 1
            position = text_position(pack, entry, below, template, line, column)
            hint = gettext("write {{{{ or }}}} for a brace of the text")
            yield Problem(position, "template", error.message, hint=hint)


def _templates(topic: Topic) -> Iterator[tuple[Entry, str, str]]:
    for entry in topic.entries():
        if isinstance(entry, Definition) and entry.missing:
            yield entry, "/missing", entry.missing
        if isinstance(entry, Definition) and entry.assumption:
            yield entry, "/assumption/text", entry.assumption.text
        if isinstance(entry, FindingRule):
            yield from _rule_templates(entry)
        if isinstance(entry, ConsequenceRule) and entry.message:
            yield entry, "/message", entry.message
        if isinstance(entry, StatementRule):
            yield from _statement_templates(entry)


def _rule_templates(rule: FindingRule) -> Iterator[tuple[Entry, str, str]]:
    for status, template in rule.message.items():
        yield rule, f"/message/{status}", template
    for at, template in rule.advice.items():
        yield rule, f"/advice/{at}", template
    if isinstance(rule, Obligation | Condition) and rule.missing:
        yield rule, "/missing", rule.missing
    if rule.assumption:
        yield rule, "/assumption/text", rule.assumption.text


def _of_definition(definition: Definition) -> Iterator[FeelText]:
    names = tuple(definition.parameters or ())
    parts = tuple(definition.parts())
    yield FeelText(definition, "/value", definition.value, Role.VALUE, names, parts=parts)
    if definition.missing:
        yield from _holes(definition, "/missing", definition.missing, names)
    if definition.document is not None:
        for below, text in definition.document.texts():
            yield FeelText(definition, f"/document{below}", text, Role.VALUE, names)
    if (assumption := definition.assumption) is not None:
        yield FeelText(definition, "/assumption/when", assumption.when, Role.CONDITION, names)
        yield from _holes(definition, "/assumption/text", assumption.text, names)


_OF_SUBJECT = (
    ("applies", Role.CONDITION),
    ("due", Role.DATE),
    ("days_before", Role.NUMBER),
    ("days_after", Role.NUMBER),
    ("cites", Role.TEXT),
)


def _of_rule(rule: FindingRule, outer: tuple[str, ...]) -> Iterator[FeelText]:
    yield from _for_each(rule, rule.for_each, outer)
    names = _joined(outer, rule.for_each)
    yield from _given(rule, "", names, _OF_SUBJECT)
    yield from _of_time(rule, names)
    if isinstance(rule, Obligation | Condition) and rule.fulfilled_by is not None:
        if rule.expected is not None:
            yield FeelText(rule, "/expected", rule.expected, Role.DATE, names)
        yield FeelText(rule, "/fulfilled_by", rule.fulfilled_by, Role.DOCUMENTS, names)
        yield FeelText(rule, "/times", rule.times, Role.NUMBER, names)
        yield FeelText(rule, "/done_on", rule.done_on, Role.DATE, _joined(names, ["document"]))
    if isinstance(rule, Requirement):
        yield from _of_test(rule, rule, "", names)
    if isinstance(rule, Condition) and rule.where is not None:
        yield FeelText(rule, "/where", rule.where, Role.CONDITION, _joined(names, ["finding"]))
    for name, text in rule.values.items():
        yield FeelText(rule, pointer_to("/values", name), text, Role.VALUE, names)
    if rule.assumption:
        when = rule.assumption.when
        yield FeelText(rule, "/assumption/when", when, Role.CONDITION, names)
    for _, below, template in _rule_templates(rule):
        yield from _holes(rule, below, template, names)
    for index, other in enumerate(rule.alternatives):
        below = f"/alternatives/{index}"
        yield from _of_test(rule, other, below, names)
        for key, role in (("applies", Role.CONDITION), ("due", Role.DATE)):
            if (text := getattr(other, key)) is not None:
                yield FeelText(rule, f"{below}/{key}", text, role, names)


def _of_time(entry: FindingRule | TrancheRule, names: tuple[str, ...]) -> Iterator[FeelText]:
    if entry.in_force is not None:
        yield FeelText(entry, "/in_force/on", entry.in_force.on, Role.DATE, names)


def _of_test(
    entry: Entry, test: Requirement, below: str, names: tuple[str, ...]
) -> Iterator[FeelText]:
    roles = {"require": Role.CONDITION} | dict.fromkeys(
        ("measure", "partial", *BOUNDS), Role.QUANTITY
    )
    for key, role in roles.items():
        if (text := getattr(test, key)) is not None:
            yield FeelText(entry, f"{below}/{key}", text, role, names)


def _of_tranche(tranche: TrancheRule) -> Iterator[FeelText]:
    yield from _for_each(tranche, tranche.for_each, ())
    names = tuple(tranche.for_each)
    yield from _given(tranche, "", names, (("applies", Role.CONDITION),))
    if isinstance(tranche.amount, str):
        yield FeelText(tranche, "/amount", tranche.amount, Role.NUMBER, names)
    for name, text in tranche.parts.items():
        yield FeelText(tranche, pointer_to("/amount", name), text, Role.NUMBER, names)
    yield from _of_time(tranche, names)
    yield from _of_payments(tranche, names)
    for condition in tranche.conditions:
        yield from _of_rule(condition, names)


def _of_payments(tranche: TrancheRule, names: tuple[str, ...]) -> Iterator[FeelText]:
    if (payments := tranche.payments) is None:
        return
    yield FeelText(tranche, "/payments/of", payments.of, Role.DOCUMENTS, names)
    inside = _joined(names, ["document"])
    if payments.where is not None:
        yield FeelText(tranche, "/payments/where", payments.where, Role.CONDITION, inside)
    if payments.part is not None:
        yield FeelText(tranche, "/payments/part", payments.part, Role.TEXT, inside)
    yield FeelText(tranche, "/payments/amount", payments.amount, Role.NUMBER, inside)


def _of_consequence(rule: ConsequenceRule) -> Iterator[FeelText]:
    names = tuple(trigger.alias for trigger in rule.when)
    for index, trigger in enumerate(rule.when):
        if trigger.where is not None:
            yield FeelText(rule, f"/when/{index}/where", trigger.where, Role.CONDITION, names)
    effect = rule.then
    for name, text in effect.on.items():
        yield FeelText(rule, pointer_to("/then/on", name), text, Role.VALUE, names)
    parts = (
        ("amount", Role.NUMBER),
        ("at_most", Role.NUMBER),
        ("due", Role.DATE),
        ("lifted_when", Role.CONDITION),
    )
    for key, role in parts:
        if (found := getattr(effect, key)) is not None:
            yield FeelText(rule, f"/then/{key}", found, role, names)
    if effect.where is not None:
        tranche = _joined(names, ["tranche"])
        yield FeelText(rule, "/then/where", effect.where, Role.CONDITION, tranche)
    if rule.message:
        yield from _holes(rule, "/message", rule.message, names)


def statement_texts(statement: StatementRule) -> Iterator[FeelText]:
    """Yield every FEEL text of a statement."""
    yield from _for_each(statement, statement.parameters, (), "/parameters")
    names = _joined(statement.parameters, ["verdict"])
    for place, section in enumerate(statement.sections):
        yield from _of_section(statement, section, f"/sections/{place}", names)


def _statement_templates(statement: StatementRule) -> Iterator[tuple[Entry, str, str]]:
    for place, section in enumerate(statement.sections):
        if section.text is not None:
            yield statement, f"/sections/{place}/text", section.text
        for index, line in enumerate(section.lines):
            yield statement, f"/sections/{place}/lines/{index}/title", line.title


def _of_section(
    statement: StatementRule, section: Section, below: str, names: tuple[str, ...]
) -> Iterator[FeelText]:
    if section.applies is not None:
        yield FeelText(statement, f"{below}/applies", section.applies, Role.CONDITION, names)
    if section.text is not None:
        yield from _holes(statement, f"{below}/text", section.text, names)
    lists = section.rows.for_each if section.rows else {}
    yield from _for_each(statement, lists, names, f"{below}/rows/for_each")
    inner = _joined(names, lists)
    for index, column in enumerate(section.columns):
        for key, text in (("value", column.value), ("partial", column.partial)):
            if text is not None:
                place = f"{below}/columns/{index}/{key}"
                role = Role.NUMBER if column.total else Role.VALUE
                yield _figure(statement, place, text, inner, column.unit, role)
    units = {column.id: column.unit for column in section.columns}
    for index, line in enumerate(section.lines):
        yield from _holes(statement, f"{below}/lines/{index}/title", line.title, names)
        for key in ("values", "partial"):
            for name, text in getattr(line, key).items():
                place = pointer_to(f"{below}/lines/{index}/{key}", name)
                yield _figure(statement, place, text, names, line.unit or units[name])


def _figure(
    statement: StatementRule,
    below: str,
    text: str,
    names: tuple[str, ...],
    unit: str | None,
    role: Role = Role.VALUE,
) -> FeelText:
    return FeelText(statement, below, text, role, names, unit=unit)


def _for_each(
    entry: Entry, lists: dict[str, str], outer: tuple[str, ...], below: str = "/for_each"
) -> Iterator[FeelText]:
    names = outer
    for name, text in lists.items():
        yield FeelText(entry, pointer_to(below, name), text, Role.SUBJECTS, names)
        names = _joined(names, [name])


def _given(
    entry: Entry, below: str, names: tuple[str, ...], parts: Iterable[tuple[str, Role]]
) -> Iterator[FeelText]:
    for key, role in parts:
        if (text := getattr(entry, key)) is not None:
            yield FeelText(entry, f"{below}/{key}", text, role, names)


def _holes(entry: Entry, below: str, template: str, names: tuple[str, ...]) -> Iterator[FeelText]:
    try:
        parts = parse_template(template)
    except TemplateError:
        return
    for part in parts:
        if not isinstance(part, str):
            yield FeelText(entry, below, part.text, Role.VALUE, names, template, part.offset)


def _joined(names: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names, *more)))
