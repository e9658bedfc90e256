"""How one finding, consequence or tranche came about, down to documents and paragraphs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from checker.messages import gettext, told
from checker.model.pack import Entry
from checker.model.statuses import StatusTraits, TrancheStatusTraits
from checker.model.verdict import Consequence, Finding, Tranche
from checker.parsers.suggestions import nearest
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import (
    amount_words,
    clean,
    money_words,
    read_so,
    subject_words,
    titled,
)
from checker.reports.references import reference
from checker.reports.rule_parts import rule_parts
from checker.reports.selection import assumed_for, brought_by, declared_by, determination_by
from checker.reports.terminal import QUIET, STRONG, Page, Word, padded, whole, words

_STEP = 4
_COLUMN = 14
_SUGGESTIONS = 3
_WHERE = gettext("assess prints the ids of findings, consequences and tranches")

Explained = Finding | Consequence | Tranche


class UnknownFindingError(LookupError):
    """The verdict has nothing with that id; the message suggests ids that are like it."""

    def __init__(self, assessment: Assessment, name: str, known: Iterable[str]) -> None:
        verdict = assessment.verdict
        self.suggestions = nearest(name, known, _SUGGESTIONS, cutoff=0.4)
        alike = ", ".join(self.suggestions)
        hint = gettext("did you mean {names}?", names=alike) if alike else _WHERE
        super().__init__(
            gettext(
                "the verdict on {case} as of {day} has nothing named {name}; {hint}",
                case=verdict.case,
                day=verdict.as_of,
                name=name,
                hint=hint,
            )
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
    with style.speaking([assessment.pack.texts]):
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
        self._assessment = assessment
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

    def _head(self, name: str, status: Word, title: str, indent: int) -> bool:
        """Write id, status and title; return whether the rest is still to be explained."""
        self._page.blank()
        known = name in self._done
        self._done.add(name)
        above = words(gettext("(explained above)"), QUIET) if known else []
        text, colour = status
        self._page.put(
            [whole(name + ":", STRONG), whole(told(text).upper(), colour), *above], indent=indent
        )
        if not known:
            self._page.put(words(title), indent=indent)
        return not known

    def _finding(self, finding: Finding, indent: int) -> None:
        if not self._head(finding.id, _word(finding.status.traits), finding.title, indent):
            return
        entry = self._rules.get(finding.rule)
        self._row(gettext("Subject"), subject_words(finding.subject), indent)
        self._row(gettext("Who"), self._role(finding.bearer), indent)
        self._row(gettext("Result"), finding.message, indent)
        self._row(gettext("Due"), str(finding.due or ""), indent)
        self._row(gettext("Done on"), str(finding.done_on or ""), indent)
        self._source(finding, entry, indent)
        self._rows(rule_parts(entry), indent)
        self._row(gettext("Figures"), finding.figures or "", indent)
        self._values(finding.values, indent)
        for document in finding.evidence:
            self._document(gettext("Evidence"), document, indent)
        self._open_matters(finding, indent)
        for other in finding.other_readings:
            self._row(gettext("Other reading"), read_so(other), indent)
        self._row(gettext("To do"), finding.advice or "", indent)
        self._tranches(gettext("Condition of"), finding.id, indent)
        self._below(gettext("Rests on"), finding.rests_on, indent)
        self._follows(finding.id, indent)

    def _open_matters(self, finding: Finding, indent: int) -> None:
        self._row(gettext("Grade"), finding.grade or "", indent)
        self._row(gettext("Basis"), finding.basis.words if finding.basis else "", indent)
        for missing in finding.missing:
            self._row(gettext("Missing"), missing, indent)
        awaiting = determination_by(self._role(finding.awaiting)) if finding.awaiting else ""
        self._row(gettext("Awaiting"), awaiting, indent)
        if finding.waived_by:
            self._document(gettext("Waived by"), finding.waived_by, indent)

    def _consequence(self, one: Consequence, indent: int) -> None:
        status = gettext("stands") if one.lifted_by is None else gettext("lifted")
        title = f"{one.title} ({one.kind.words})"
        if not self._head(one.id, (status, STRONG), title, indent):
            return
        entry = self._rules.get(one.rule)
        self._row(gettext("Subject"), subject_words(one.subject), indent)
        self._row(gettext("Result"), one.message, indent)
        self._row(gettext("Amount"), amount_words(one.amount) if one.amount else "", indent)
        self._row(gettext("Due"), str(one.due or ""), indent)
        self._source(one, entry, indent)
        self._rows(rule_parts(entry), indent)
        for document in one.lifted_by or ():
            self._document(gettext("Lifted by"), document, indent)
        for missing in one.missing:
            self._row(gettext("Missing"), missing, indent)
        self._tranches(gettext("Holds"), one.id, indent)
        self._follows(one.id, indent)
        self._below(gettext("Because of"), one.because, indent)

    def _tranche(self, tranche: Tranche, indent: int) -> None:
        name = tranche.key
        if not self._head(name, _word(tranche.status.traits), tranche.title, indent):
            return
        entry = self._rules.get(tranche.id)
        self._row(gettext("Subject"), subject_words(tranche.subject), indent)
        amount = amount_words(tranche.amount) if tranche.amount else gettext("not known")
        self._row(gettext("Amount"), amount, indent)
        self._source(tranche, entry, indent)
        self._rows(rule_parts(entry), indent)
        self._values(tranche.values, indent)
        for label, text in money_words(tranche):
            self._row(label, text, indent)
        for document in tranche.released_by:
            self._document(gettext("Released by"), document, indent)
        for document in tranche.evidence:
            self._document(gettext("Evidence"), document, indent)
        for line in assumed_for(self._assessment, tranche.key):
            self._row(gettext("Assumed"), line, indent)
        for sender in declared_by(self._assessment, tranche):
            self._row(gettext("Word of"), sender, indent)
        for missing in tranche.missing:
            self._row(gettext("Missing"), missing, indent)
        self._below(gettext("Conditions"), [finding.id for finding in tranche.conditions], indent)
        self._below(gettext("Held by"), tranche.holds, indent)

    def _source(self, subject: Explained, entry: Entry | None, indent: int) -> None:
        """Write the paragraphs with what they say, the reading taken, and where the rule stands."""
        ids = entry.all_norms if isinstance(subject, Tranche) and entry else _norms(subject)
        norms = [self._pack.norms[norm] for norm in ids if norm in self._pack.norms]
        for norm in norms:
            self._row(gettext("Paragraph"), f"{norm.citation}: {told(norm.statement)}", indent)
        if not norms:
            self._row(gettext("Paragraph"), subject.source, indent)
        readings = [norm.interpretation for norm in norms]
        for reading in dict.fromkeys([*readings, entry.interpretation if entry else None]):
            self._row(gettext("Reading"), reading or "", indent)
        if entry:
            rule = subject.id if isinstance(subject, Tranche) else subject.rule
            place = whole(str(self._pack.position(entry)), QUIET)
            self._put(gettext("Rule"), [whole(rule + ","), place], indent)

    def _values(self, values: Mapping[str, str], indent: int) -> None:
        for name, value in values.items():
            paragraph = reference(self._pack, name)
            read_in = f" ({paragraph})" if paragraph else ""
            self._row(gettext("Value"), f"{name} = {value}{read_in}", indent)

    def _role(self, role: str | None) -> str:
        return self._pack.manifest.role_title(role) if role else ""

    def _document(self, label: str, name: str, indent: int) -> None:
        document = self._documents.get(name)
        about: list[Word] = []
        if document:
            line = gettext(
                "{type} from {sender}, received {day},",
                type=document.type,
                sender=self._role(str(document.record["submitted_by"])),
                day=document.record["received_on"],
            )
            about = words(line)
            about += [whole(str(document.position), QUIET)]
        self._put(label, [whole(name + "," * bool(about), STRONG), *about], indent)

    def _tranches(self, label: str, name: str, indent: int) -> None:
        """Write the tranches that have ``name`` as a condition or hold."""
        for tranche in self._verdict.tranches:
            if name in tranche.holds or name in [one.id for one in tranche.conditions]:
                status = whole(f"({tranche.status.traits.words})")
                self._put(label, [whole(tranche.key), status], indent)

    def _follows(self, cause: str, indent: int) -> None:
        for one in brought_by(self._verdict, cause):
            title = titled(one.title, one.subject)
            text = gettext("{kind}: {title}", kind=one.kind.words, title=title)
            if one.lifted_by is not None:
                text = gettext("{kind} (lifted): {title}", kind=one.kind.words, title=title)
            self._put(gettext("Brings"), [*words(text), whole(f"[{one.id}]", QUIET)], indent)

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


def _word(traits: StatusTraits | TrancheStatusTraits) -> Word:
    return traits.words, traits.colours.terminal


def _norms(subject: Explained) -> tuple[str, ...]:
    return () if isinstance(subject, Tranche) else subject.norms
