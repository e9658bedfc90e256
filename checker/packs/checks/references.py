"""Names in a pack that have to be declared: norms, sources, roles, units, rules, tranches."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from checker.messages import Message, gettext
from checker.model.pack import (
    SUPPORTING,
    ConsequenceRule,
    Definition,
    Entry,
    FindingRule,
    Pack,
    Requirement,
    StatementRule,
    Table,
    TrancheRule,
    Trigger,
)
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.packs.loader import NORMS
from checker.packs.locations import MANIFEST
from checker.packs.sources import file_position, nearest_position
from checker.parsers.suggestions import suggestion

_UNIT_SIGNS = re.compile(r"\^-?\d+|[*·/]")
_TYPE_WITH_UNIT = re.compile(r"number\s*\((?P<unit>.*)\)")
_CURRENCY = re.compile(r"[A-Z]{3}")


def reference_problems(pack: Pack) -> Iterator[Problem]:
    """Yield a problem for each name of the pack that nothing declares."""
    references = _References(pack)
    yield from references.of_norms()
    yield from references.of_manifest()
    for entry in pack.topic.entries():
        yield from references.of_entry(entry)


_UNKNOWN: Mapping[str, Callable[[str], Message]] = {
    "consequence": lambda name: gettext("there is no consequence {name!r}", name=name),
    "document-type": lambda name: gettext("there is no document type {name!r}", name=name),
    "field": lambda name: gettext("there is no field {name!r}", name=name),
    "norm": lambda name: gettext("there is no norm {name!r}", name=name),
    "role": lambda name: gettext("there is no role {name!r}", name=name),
    "rule": lambda name: gettext("there is no rule {name!r}", name=name),
    "source": lambda name: gettext("there is no source {name!r}", name=name),
    "table": lambda name: gettext("there is no table {name!r}", name=name),
    "tranche": lambda name: gettext("there is no tranche {name!r}", name=name),
    "unit": lambda name: gettext("there is no unit {name!r}", name=name),
    "value": lambda name: gettext("there is no value {name!r}", name=name),
}
_FEW_NAMES = 12


def unknown(what: str, name: str, known: Collection[str], position: Position) -> Iterator[Problem]:
    """Yield the problem that ``name`` is not among the known names, with the nearest of them.

    ``what`` is a key of ``_UNKNOWN``, and the end of the problem's code.
    """
    if name in known:
        return
    hint = suggestion(name, known)
    expected = None
    if hint is None and 0 < len(known) <= _FEW_NAMES:
        expected = gettext("one of {names}", names=", ".join(sorted(known)))
    yield Problem(position, f"unknown-{what}", _UNKNOWN[what](name), expected, hint=hint)


def unknown_units(pack: Pack, unit: str, position: Position) -> Iterator[Problem]:
    """Yield a problem for each symbol of a unit, such as ``USD/t``, that is not declared."""
    known = known_units(pack)
    if unit in known:
        return
    for symbol in unit_symbols(unit):
        if symbol not in known:
            yield from unknown("unit", symbol, known, position)


def unit_symbols(unit: str) -> list[str]:
    """Return the symbols of which a unit is made: those of ``USD/t`` are ``USD`` and ``t``."""
    found = (symbol.strip() for symbol in _UNIT_SIGNS.sub("\0", unit).split("\0"))
    return [symbol for symbol in found if symbol not in ("1", "")]


def units_of_types(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the units within the declared types of an entry, each with the place below it."""
    declared: dict[str, Mapping[str, str]] = {}
    if isinstance(entry, Definition):
        declared = {"/parameters": entry.parameters or {}}
    elif isinstance(entry, Table):
        declared = {"/keys": entry.keys, "/type": entry.fields or {}}
    for below, types in declared.items():
        for name, text in types.items():
            if found := _TYPE_WITH_UNIT.fullmatch(text.strip()):
                yield pointer_to(below, name), found["unit"]


def known_units(pack: Pack) -> frozenset[str]:
    """Return the declared units and the currencies in use."""
    currencies = {tranche.currency for tranche in pack.topic.tranches}
    currencies |= {rule.then.currency for rule in pack.topic.consequences}
    return frozenset({*pack.manifest.units, pack.manifest.currency, *filter(None, currencies)})


@dataclass(frozen=True, slots=True)
class _References:
    pack: Pack

    def of_norms(self) -> Iterator[Problem]:
        """Yield norms of sources that the manifest does not name."""
        sources = {source.id for source in self.pack.manifest.sources}
        for index, norm in enumerate(self.pack.norms.values()):
            position = file_position(self.pack, NORMS, f"/norms/{index}/source")
            yield from unknown("source", norm.source, sources, position)

    def of_manifest(self) -> Iterator[Problem]:
        """Yield a currency that is not a code."""
        manifest = self.pack.manifest
        yield from self._currency(
            manifest.currency, file_position(self.pack, MANIFEST, "/currency")
        )

    def of_entry(self, entry: Entry) -> Iterator[Problem]:
        """Yield the names in one entry that nothing declares."""
        if entry.norm is not None:
            yield from self._norm(entry, "/norm", entry.norm)
        for index, norm in enumerate(entry.norms):
            yield from self._norm(entry, f"/norms/{index}", norm)
        if isinstance(entry, FindingRule) and entry.bearer is not None:
            yield from self._role(entry, "/bearer", entry.bearer)
        if isinstance(entry, Table | Definition | Requirement):
            yield from self._unit(entry, "/unit", entry.unit)
            for below, unit in units_of_types(entry):
                yield from self._unit(entry, below, unit)
        if isinstance(entry, Table):
            for cell in entry.cells():
                if cell.norm is not None:
                    yield from self._norm(entry, cell.norm_below, str(cell.norm))
        if isinstance(entry, Definition):
            yield from self._role(entry, "/from", entry.sender)
            yield from self._role(entry, "/awaiting", entry.awaiting)
        if isinstance(entry, TrancheRule) and entry.currency is not None:
            yield from self._currency(entry.currency, self._at(entry, "/currency"))
        if isinstance(entry, ConsequenceRule):
            yield from self._of_consequence(entry)
        if isinstance(entry, StatementRule):
            yield from self._of_statement(entry)

    def _at(self, entry: Entry, below: str) -> Position:
        return nearest_position(self.pack, entry, below)

    def _norm(self, entry: Entry, below: str, norm: str) -> Iterator[Problem]:
        yield from unknown("norm", norm, self.pack.norms, self._at(entry, below))
        known = self.pack.norms.get(norm)
        decides = not isinstance(entry, SUPPORTING)
        if decides and known is not None and known.state == "not-checkable":
            message = gettext(
                "a rule decides the norm {norm!r}, which is said not to be checkable", norm=norm
            )
            hint = gettext("change the state of the norm, or the norm of the rule")
            yield Problem(self._at(entry, below), "norm-state", message, hint=hint)

    def _role(self, entry: Entry, below: str, role: str | None) -> Iterator[Problem]:
        if role is not None:
            yield from unknown("role", role, self.pack.manifest.roles, self._at(entry, below))

    def _unit(self, entry: Entry, below: str, unit: str | None) -> Iterator[Problem]:
        if unit is not None:
            yield from unknown_units(self.pack, unit, self._at(entry, below))

    def _currency(self, currency: str, position: Position) -> Iterator[Problem]:
        if not _CURRENCY.fullmatch(currency):
            message = gettext("{currency!r} is not a currency", currency=currency)
            yield Problem(position, "currency", message, gettext("a code of ISO 4217, such as USD"))

    def _of_statement(self, statement: StatementRule) -> Iterator[Problem]:
        for place, section in enumerate(statement.sections):
            for key in ("columns", "lines"):
                for index, item in enumerate(getattr(section, key)):
                    below = f"/sections/{place}/{key}/{index}/unit"
                    yield from self._unit(statement, below, item.unit)

    def _of_consequence(self, rule: ConsequenceRule) -> Iterator[Problem]:
        for index, trigger in enumerate(rule.when):
            yield from self._of_trigger(rule, trigger, f"/when/{index}")
        yield from self._repeated_aliases(rule)
        tranches = {tranche.id for tranche in self.pack.topic.tranches}
        for index, tranche in enumerate(rule.then.tranches):
            yield from unknown(
                "tranche", tranche, tranches, self._at(rule, f"/then/tranches/{index}")
            )
        if rule.then.reduces is not None:
            known = {tranche.id for tranche in self.pack.topic.tranches}
            position = self._at(rule, "/then/reduces")
            yield from unknown("tranche", rule.then.reduces, known, position)
        yield from self._unit(rule, "/then/unit", rule.then.unit)
        if rule.then.currency is not None:
            yield from self._currency(rule.then.currency, self._at(rule, "/then/currency"))

    def _of_trigger(self, rule: ConsequenceRule, trigger: Trigger, below: str) -> Iterator[Problem]:
        topic = self.pack.topic
        if trigger.finding is not None:
            position = self._at(rule, f"{below}/finding")
            yield from unknown("rule", trigger.finding, topic.rules_by_id(), position)
        if trigger.consequence is not None:
            known = {other.id for other in topic.consequences}
            position = self._at(rule, f"{below}/consequence")
            yield from unknown("consequence", trigger.consequence, known, position)

    def _repeated_aliases(self, rule: ConsequenceRule) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, trigger in enumerate(rule.when):
            if trigger.alias in seen:
                position = self._at(rule, f"/when/{index}/as")
                message = gettext(
                    "two triggers of the rule are called {alias!r}", alias=trigger.alias
                )
                yield Problem(position, "duplicate-name", message)
            seen.add(trigger.alias)
