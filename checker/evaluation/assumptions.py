"""Readings by which the absence of a paper or field helped: each is shown where it helps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.evaluated import Evaluated
from checker.evaluation.found import Found
from checker.evaluation.scope import Bindings, Scope
from checker.feel import Value
from checker.messages import verbatim
from checker.model.pack import (
    Condition,
    Definition,
    Entry,
    FindingRule,
    Obligation,
    Requirement,
    WrittenAssumption,
)
from checker.model.verdict import Assumption, Status

HELPED = frozenset({Status.SATISFIED, Status.WAIVED, Status.NOT_APPLICABLE})
"""The statuses for which a reading can have been of help."""


def assumptions(evaluated: Evaluated, conclusion: Conclusion) -> tuple[Assumption, ...]:
    """Return what was assumed, first for each tranche, then for findings outside tranches."""
    return tuple(dict.fromkeys(_Search(evaluated, conclusion).found()))


class _Search:
    """Looks for assumptions behind whatever passes; nothing is searched where a pack has none."""

    def __init__(self, evaluated: Evaluated, conclusion: Conclusion) -> None:
        self._scope = evaluated.scope
        self._evaluated, self._conclusion = evaluated, conclusion
        topic = self._scope.pack.topic
        self._rules = topic.rules_by_id()
        self._definitions = {each.name: each for each in topic.definitions if each.assumption}
        self._has_any = bool(self._definitions) or any(
            rule.assumption for rule in self._rules.values()
        )
        self._by_id = {found.finding.id: found for found in evaluated.of_rules}

    def found(self) -> Iterator[Assumption]:
        if not self._has_any:
            return
        status = {each.id: each.status for each in self._conclusion.all_findings()}
        for item in self._evaluated.conditions:
            key = item.booked.key
            for found in item.conditions:
                if status.get(found.finding.id) in HELPED:
                    yield from self._behind(found, key)
            if item.instance.gaps is None:
                yield from self._used((item.rule.whole,), item.instance.bindings, key)
        for found in self._evaluated.findings:
            if status.get(found.finding.id) in HELPED:
                yield from self._behind(found, None)

    def _behind(self, found: Found, tranche: str | None) -> Iterator[Assumption]:
        """Yield what was assumed for a finding, and for those that it took over."""
        for each in (found, *(self._by_id[n] for n in found.finding.rests_on if n in self._by_id)):
            rule = self._rules[each.finding.rule]
            if each.instance.gaps is None:
                bindings = each.instance.bindings
                yield from _assumed(self._scope, rule, rule.assumption, bindings, tranche)
                yield from self._used(_texts(rule), bindings, tranche)

    def _used(
        self, texts: Iterable[str], bindings: Bindings, tranche: str | None
    ) -> Iterator[Assumption]:
        """Yield the assumptions of the definitions on which the values of texts rest."""
        if not self._definitions:
            return
        for text in texts:
            for call in self._scope.trace(text, bindings).calls:
                if (entry := self._definitions.get(call.definition)) is not None:
                    yield from self._of_definition(entry, call.arguments, tranche)

    def _of_definition(
        self, entry: Definition, arguments: Iterable[Value], tranche: str | None
    ) -> Iterator[Assumption]:
        names = dict(zip(entry.parameters or {}, arguments, strict=False))
        yield from _assumed(self._scope, entry, entry.assumption, names, tranche)


def _texts(rule: FindingRule) -> Iterator[str]:
    """Yield the FEEL texts on which the status of a rule rests."""
    if rule.applying:
        yield rule.applying
    if isinstance(rule, Obligation | Condition):
        yield from (text for text in (rule.due_day, rule.expected, rule.fulfilled_by) if text)
    if isinstance(rule, Requirement):
        bound = rule.bound[1] if rule.bound else None
        yield from (text for text in (rule.require, rule.measure, bound) if text)


def _assumed(
    scope: Scope,
    entry: Entry,
    assumption: WrittenAssumption | None,
    bindings: Bindings,
    tranche: str | None,
) -> Iterator[Assumption]:
    if assumption is None or scope.holds(assumption.when, bindings) is not True:
        return
    norms = entry.all_norms
    yield Assumption(
        text=scope.text(assumption.text, bindings),
        norm=norms[0] if norms else None,
        tranche=tranche,
        because=verbatim(" ".join((entry.interpretation or entry.title).split())),
    )
