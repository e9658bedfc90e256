"""How one finding, consequence or tranche came about, down to documents and paragraphs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from checker.model.pack import (
    Check,
    ConsequenceRule,
    Entry,
    FindingRule,
    Limit,
    Obligation,
    TrancheRule,
    Trigger,
)
from checker.model.verdict import Consequence, Finding, Tranche
from checker.parsers.suggestions import nearest
from checker.reports.assessment import Assessment, Style
from checker.reports.layout import COLOURS, QUIET, STRONG, Page, Word, padded, whole, words
from checker.reports.selection import brought_by
from checker.reports.wording import amount_words, clean, role_title, spoken, subject_words, titled

_STEP = 4
_COLUMN = 14
_SUGGESTIONS = 3
_WHERE = "assess prints the ids of findings, consequences and tranches"

Explained = Finding | Consequence | Tranche


class UnknownFindingError(LookupError):
    """The verdict has nothing with that id; the message suggests ids that are like it."""

    def __init__(self, assessment: Assessment, name: str, known: Iterable[str]) -> None:
        """Say what was asked of which verdict, and what may have been meant."""
        verdict = assessment.verdict
        self.suggestions = nearest(name, known, _SUGGESTIONS, cutoff=0.4)
        hint = f"did you mean {' or '.join(self.suggestions)}?" if self.suggestions else _WHERE
        super().__init__(
            f"the verdict on {verdict.case} as of {verdict.as_of} has nothing named {name}; {hint}"
        )


def render(assessment: Assessment, name: str, style: Style) -> str:
    """Return the derivation of the finding, consequence or tranche whose id is ``name``.

    What brought it about follows below it, indented, down to the documents. A tranche may be named
    with its subject (``tranche-2/1999``) or, where it stands once, without. Raises
    UnknownFindingError where nothing has that id.
    """
    known = _by_id(assessment)
    if name not in known:
        raise UnknownFindingError(assessment, name, known)
    return _Explanation(assessment, style).write(known[name])


def _by_id(assessment: Assessment) -> dict[str, Explained]:
    verdict = assessment.verdict
    alone = [tranche.id for tranche in verdict.tranches]
    bare = {one.id: one for one in verdict.tranches if alone.count(one.id) == 1}
    full = {one.key: one for one in verdict.tranches}
    findings = {one.id: one for one in verdict.all_findings()}
    return {**bare, **full, **{one.id: one for one in verdict.consequences}, **findings}


class _Explanation:
    """The derivation on a page; what was explained once is only named afterwards."""

    def __init__(self, assessment: Assessment, style: Style) -> None:
        self._verdict, self._pack = assessment.verdict, assessment.pack
        self._documents, self._rules = assessment.documents, assessment.rules
        self._known = _by_id(assessment)
        self._page = Page(style)
        self._done: set[str] = set()

    def write(self, subject: Explained) -> str:
        self._explain(subject, 0)
        return self._page.text()

    def _explain(self, subject: Explained, indent: int) -> None:
        if isinstance(subject, Finding):
            self._finding(subject, indent)
        elif isinstance(subject, Consequence):
            self._consequence(subject, indent)
        else:
            self._tranche(subject, indent)

    def _head(self, name: str, status: str, title: str, indent: int) -> bool:
        """Write id, status and title; return whether the rest is still to be explained."""
        self._page.blank()
        known = name in self._done
        self._done.add(name)
        above = words("(explained above)", QUIET) if known else []
        colour = COLOURS.get(status, STRONG)
        self._page.put(
            [whole(name + ":", STRONG), whole(spoken(status).upper(), colour), *above],
            indent=indent,
        )
        if not known:
            self._page.put(words(title), indent=indent)
        return not known

    def _finding(self, finding: Finding, indent: int) -> None:
        if not self._head(finding.id, finding.status.value, finding.title, indent):
            return
        entry = self._rules.get(finding.rule)
        self._row("Subject", subject_words(finding.subject), indent)
        self._row("Who", role_title(self._pack, finding.bearer) if finding.bearer else "", indent)
        self._row("Result", finding.message, indent)
        self._row("Due", str(finding.due or ""), indent)
        self._row("Done on", str(finding.done_on or ""), indent)
        self._source(finding, entry, indent)
        self._rows(_rule_parts(entry), indent)
        self._row("Figures", finding.figures or "", indent)
        for name, value in finding.values.items():
            self._row("Value", f"{name} = {value}", indent)
        for document in finding.evidence:
            self._document("Evidence", document, indent)
        self._open_matters(finding, indent)
        for other in finding.other_readings:
            text = f"{other.reading}: {spoken(other.status)}"
            self._row("Other reading", text, indent)
        self._row("To do", finding.advice or "", indent)
        self._tranches("Condition of", finding.id, indent)
        self._follows(finding.id, indent)

    def _open_matters(self, finding: Finding, indent: int) -> None:
        self._row("Grade", finding.grade or "", indent)
        for missing in finding.missing:
            self._row("Missing", missing, indent)
        awaiting = finding.awaiting
        role = role_title(self._pack, awaiting) if awaiting else ""
        self._row("Awaiting", f"determination by {role}" if role else "", indent)
        if finding.waived_by:
            self._document("Waived by", finding.waived_by, indent)

    def _consequence(self, one: Consequence, indent: int) -> None:
        status = "stands" if one.lifted_by is None else "lifted"
        if not self._head(one.id, status, f"{one.title} ({spoken(one.kind)})", indent):
            return
        entry = self._rules.get(one.rule)
        self._row("Subject", subject_words(one.subject), indent)
        self._row("Result", one.message, indent)
        self._row("Amount", amount_words(one.amount) if one.amount else "", indent)
        self._row("Due", str(one.due or ""), indent)
        self._source(one, entry, indent)
        self._rows(_rule_parts(entry), indent)
        for document in one.lifted_by or ():
            self._document("Lifted by", document, indent)
        for missing in one.missing:
            self._row("Missing", missing, indent)
        self._tranches("Holds", one.id, indent)
        self._follows(one.id, indent)
        self._below("Because of", one.because, indent)

    def _tranche(self, tranche: Tranche, indent: int) -> None:
        name = tranche.key
        if not self._head(name, tranche.status.value, tranche.title, indent):
            return
        entry = self._rules.get(tranche.id)
        self._row("Subject", subject_words(tranche.subject), indent)
        amount = amount_words(tranche.amount) if tranche.amount else "not known"
        self._row("Amount", amount, indent)
        self._source(tranche, entry, indent)
        self._rows(_rule_parts(entry), indent)
        for document in tranche.released_by:
            self._document("Released by", document, indent)
        for missing in tranche.missing:
            self._row("Missing", missing, indent)
        self._below("Conditions", [finding.id for finding in tranche.conditions], indent)
        self._below("Held by", tranche.holds, indent)

    def _source(self, subject: Explained, entry: Entry | None, indent: int) -> None:
        """Write the paragraphs with what they say, the reading taken, and where the rule stands."""
        ids = entry.all_norms if isinstance(subject, Tranche) and entry else _norms(subject)
        norms = [self._pack.norms[norm] for norm in ids if norm in self._pack.norms]
        for norm in norms:
            self._row("Paragraph", f"{norm.citation}: {norm.statement}", indent)
        if not norms:
            self._row("Paragraph", subject.source, indent)
        readings = [norm.interpretation for norm in norms]
        for reading in dict.fromkeys([*readings, entry.interpretation if entry else None]):
            self._row("Reading", reading or "", indent)
        if entry:
            rule = subject.id if isinstance(subject, Tranche) else subject.rule
            place = whole(str(self._pack.position(entry)), QUIET)
            self._put("Rule", [whole(rule + ","), place], indent)

    def _document(self, label: str, name: str, indent: int) -> None:
        document = self._documents.get(name)
        about: list[Word] = []
        if document:
            sender = role_title(self._pack, str(document.record["submitted_by"]))
            received = document.record["received_on"]
            about = words(f"{document.type} from {sender}, received {received},")
            about += [whole(str(document.position), QUIET)]
        self._put(label, [whole(name + "," * bool(about), STRONG), *about], indent)

    def _tranches(self, label: str, name: str, indent: int) -> None:
        """Write the tranches that have ``name`` as a condition or hold."""
        for tranche in self._verdict.tranches:
            if name in tranche.holds or name in [one.id for one in tranche.conditions]:
                status = whole(f"({spoken(tranche.status)})")
                self._put(label, [whole(tranche.key), status], indent)

    def _follows(self, cause: str, indent: int) -> None:
        for one in brought_by(self._verdict, cause):
            lifted = " (lifted)" if one.lifted_by is not None else ""
            text = words(f"{spoken(one.kind)}{lifted}: {titled(one.title, one.subject)}")
            self._put("Brings", [*text, whole(f"[{one.id}]", QUIET)], indent)

    def _below(self, label: str, ids: Iterable[str], indent: int) -> None:
        names = list(ids)
        if names:
            self._page.blank()
            self._page.put(words(label + ":", STRONG), indent=indent)
        for name in names:
            if name in self._known:
                self._explain(self._known[name], indent + _STEP)
            else:
                self._page.put([whole(name)], indent=indent + _STEP)

    def _rows(self, parts: Iterable[tuple[str, str]], indent: int) -> None:
        for label, text in parts:
            for number, line in enumerate(textwrap.dedent(text).strip("\n").splitlines()):
                lead = " " * (len(line) - len(line.lstrip()))
                self._put("" if number else label, words(line), indent, lead)

    def _row(self, label: str, text: str, indent: int) -> None:
        if clean(text).strip():
            self._put(label, words(text), indent)

    def _put(self, label: str, content: list[Word], indent: int, lead: str = "") -> None:
        name = padded(f"{label}:" if label else "", _COLUMN + 1) + lead
        self._page.put(content, indent=indent + 2, hang=len(name), label=(name, QUIET))


def _norms(subject: Explained) -> tuple[str, ...]:
    return () if isinstance(subject, Tranche) else subject.norms


def _rule_parts(entry: Entry | None) -> Iterator[tuple[str, str]]:
    """Yield label and FEEL text of each part of a rule, in the order in which it is read."""
    if isinstance(entry, FindingRule | TrancheRule):
        for variable, values in entry.for_each.items():
            yield "For each", f"{variable} in {values}"
        if entry.applies:
            yield "Applies", entry.applies
    if isinstance(entry, Limit | Check):
        yield from _test_parts(entry)
    if isinstance(entry, Obligation):
        yield "Due", entry.due
        yield "Fulfilled by", entry.fulfilled_by
        yield "Dated by", entry.done_on
    if isinstance(entry, TrancheRule):
        yield "Computed as", entry.amount
    if isinstance(entry, ConsequenceRule):
        yield from _consequence_parts(entry)


def _test_parts(test: Limit | Check) -> Iterator[tuple[str, str]]:
    if test.require:
        yield "Condition", test.require
    if test.bound and test.measure:
        name, bound = test.bound
        yield "Measure", test.measure
        yield spoken(name.replace("_", "-")).capitalize(), bound


def _consequence_parts(entry: ConsequenceRule) -> Iterator[tuple[str, str]]:
    for trigger in entry.when:
        yield "When", _trigger_words(trigger)
    effect = entry.then
    if effect.amount:
        yield "Computed as", effect.amount
    if effect.lifted_when:
        yield "Lifted when", effect.lifted_when


def _trigger_words(trigger: Trigger) -> str:
    status = f" is {spoken(trigger.status)}" if trigger.finding else " stands"
    where = f"\n  where {trigger.where}" if trigger.where else ""
    return f"{trigger.finding or trigger.consequence}{status} (as {trigger.alias}){where}"
