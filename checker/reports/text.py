"""Verdicts for a person at a terminal: what may be paid first, then why, then what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import Message, gettext, joined, ngettext, told
from checker.model.case import AMENDMENT, WAIVER
from checker.model.statuses import StatusTraits, TrancheStatusTraits, counted
from checker.model.verdict import Consequence, Finding, Status, Tranche, TrancheStatus
from checker.reports.alike import Matter, by_day_and_bearer
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import (
    amount_words,
    days,
    money_words,
    origin_words,
    payable_words,
    read_so,
    titled,
)
from checker.reports.remarks import Told, skipped, warnings
from checker.reports.selection import (
    Missing,
    assumed_for,
    declared_by,
    determination_by,
    due_from,
    elsewhere_line,
    missing_things,
    norms_line,
    ordered_consequences,
    unchecked_lines,
    waiting_line,
    with_status,
)
from checker.reports.terminal import QUIET, STRONG, Page, Word, names, whole, words

_CAP = 20
_COLUMN = 16
_DIGEST = len("sha256:") + 12
_CHANGES = (WAIVER, AMENDMENT)


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return the report on one case after the other."""
    return "\n".join(_Report(one, style).write() for one in assessments)


class _Report:
    """The report on one case; each method writes one part of the page."""

    def __init__(self, assessment: Assessment, style: Style) -> None:
        self._assessment = assessment
        self._verdict = assessment.verdict
        self._verbose = style.verbose
        self._cap = None if style.verbose else _CAP
        self._page = Page(style)
        self._consequences = {one.id: one for one in self._verdict.consequences}

    def write(self) -> str:
        self._head()
        self._tranches()
        for status in Status:
            if self._verbose or status.traits.listed:
                self._group(status)
        self._changes()
        self._counted_only()
        self._consequence_list()
        self._assumed()
        self._not_counted()
        self._remarks(gettext("Left out"), skipped(self._assessment))
        self._remarks(gettext("Warnings"), warnings(self._assessment))
        self._missing()
        self._coverage()
        return self._page.text()

    def _head(self) -> None:
        verdict, rules, page = self._verdict, self._verdict.rules, self._page
        status = verdict.status.traits
        title = [_badge(status), whole(verdict.case, STRONG)]
        page.put([*title, *words(days(verdict.as_of, verdict.known_on))])
        page.put(words(verdict.summary))
        if verdict.tranches:
            page.put(words(payable_words(verdict.tranches), STRONG))
        if elsewhere := elsewhere_line(verdict):
            page.put(words(elsewhere, STRONG))
        line = gettext(
            "Rules: {pack} {version}, {origin} ({digest}); checker {checker}, {engine}",
            pack=rules.pack,
            version=rules.version,
            origin=origin_words(rules),
            digest=rules.digest[:_DIGEST],
            checker=verdict.engine.checker,
            engine=verdict.engine.inference,
        )
        page.put(words(line))

    def _tranches(self) -> None:
        if self._verdict.tranches:
            self._page.heading(gettext("Tranches"))
        for tranche in self._verdict.tranches:
            self._page.blank()
            self._tranche(tranche)

    def _tranche(self, tranche: Tranche) -> None:
        page, label = self._page, _badge(tranche.status.traits)
        amount = amount_words(tranche.amount) if tranche.amount else gettext("amount not known")
        title = titled(tranche.title, tranche.subject)
        page.put([*words(title + ":", STRONG), whole(amount, STRONG)], label=label, hang=_COLUMN)
        page.field(gettext("Paragraph"), words(tranche.source), indent=_COLUMN)
        for label_of, line in money_words(tranche):
            page.field(label_of, words(line), indent=_COLUMN)
        page.field(gettext("Released by"), names(tranche.released_by), indent=_COLUMN)
        page.field(gettext("Missing"), words("; ".join(tranche.missing)), indent=_COLUMN)
        for line in assumed_for(self._assessment, tranche.key):
            page.field(gettext("Assumed"), words(line), indent=_COLUMN)
        word = joined(declared_by(self._assessment, tranche), "; ")
        page.field(gettext("On the word of"), words(word), indent=_COLUMN)
        if tranche.key in self._assessment.to_be_paid:
            papers = self._assessment.to_be_paid[tranche.key].papers
            page.field(gettext("To be paid"), words(papers), indent=_COLUMN)
        for hold in tranche.holds:
            page.field(gettext("Held by"), self._named_consequence(hold), indent=_COLUMN)
        conditions = words(counted(finding.status for finding in tranche.conditions))
        page.field(gettext("Conditions"), conditions, indent=_COLUMN)
        page.field(gettext("Tranche"), [whole(tranche.key, QUIET)], indent=_COLUMN)
        hidden = [Status.NOT_APPLICABLE]
        if tranche.status is TrancheStatus.RELEASED:
            hidden.append(Status.SATISFIED)
        for status in Status:
            if self._verbose or status not in hidden:
                self._capped(with_status(tranche.conditions, status), indent=2)

    def _named_consequence(self, name: str) -> list[Word]:
        known = self._consequences.get(name)
        title = words(titled(known.title, known.subject)) if known else []
        return [*title, whole(f"[{name}]", QUIET)]

    def _group(self, status: Status) -> None:
        findings = with_status(self._verdict.findings, status)
        if findings:
            self._page.heading(_with_count(status.traits.words, findings))
            self._capped(findings)

    def _capped(self, findings: list[Finding], indent: int = 0) -> None:
        if findings and findings[0].status.traits.detail == "due" and not self._verbose:
            days = by_day_and_bearer(findings)
            for matters in days[:_CAP]:
                self._due_together(matters, indent)
            rest = sum(len(matter.findings) for matters in days[_CAP:] for matter in matters)
        else:
            for finding in findings[: self._cap]:
                self._finding(finding, indent)
            rest = len(findings) - len(findings[: self._cap])
        if rest:
            more = gettext(
                "and {count:,} more {status}, listed by --verbose",
                count=rest,
                status=findings[0].status.traits.words,
            )
            self._page.put(words(more), indent=indent)

    def _due_together(self, matters: list[Matter], indent: int) -> None:
        """Write what is due on one day from one bearer: a line for each matter, then the day."""
        page, first, inside = self._page, matters[0].findings[0], _COLUMN
        label = (told(first.words), first.status.traits.colours.terminal)
        bullet = [("-", "")] if len(matters) > 1 else []
        page.put(
            [*bullet, *words(matters[0].words())], indent=indent, hang=inside - indent, label=label
        )
        for matter in matters[1:]:
            page.put([*bullet, *words(matter.words())], indent=inside, hang=2)
        page.field(gettext("Due"), self._due(first), indent=inside)

    def _finding(self, finding: Finding, indent: int) -> None:
        page, status, inside = self._page, finding.status.traits, _COLUMN
        title = words(titled(finding.title, finding.subject))
        figures = [whole(finding.figures, STRONG)] if finding.figures else []
        if figures:
            title[-1] = (title[-1][0] + ":", title[-1][1])
        label = (told(finding.words), status.colours.terminal)
        page.put([*title, *figures], indent=indent, hang=inside - indent, label=label)
        if self._verbose or status.detail == "all":
            self._in_full(finding)
        elif status.detail == "due":
            page.field(gettext("Due"), self._due(finding), indent=inside)
        else:
            paragraph = words(f"[{finding.source}]", QUIET)
            evidence = [*self._evidence(finding), *paragraph]
            page.field(gettext("Evidence"), evidence, indent=inside)

    def _in_full(self, finding: Finding) -> None:
        page, inside = self._page, _COLUMN
        page.put(words(finding.message), indent=inside)
        for name, content in self._details(finding):
            page.field(name, content, indent=inside)
        for other in finding.other_readings:
            page.field(gettext("Other reading"), words(read_so(other)), indent=inside)
        page.field(gettext("Finding"), [whole(finding.id, QUIET)], indent=inside)

    def _details(self, finding: Finding) -> list[tuple[str, list[Word]]]:
        manifest = self._assessment.pack.manifest
        awaiting = finding.awaiting
        awaited = determination_by(manifest.role_title(awaiting)) if awaiting else ""
        return [
            (gettext("Due"), [] if finding.done_on else self._due(finding)),
            (gettext("Done on"), words(str(finding.done_on or ""))),
            (gettext("Missing"), words(joined(finding.missing, "; "))),
            (gettext("Awaiting"), words(awaited)),
            (gettext("To do"), words(finding.advice or "")),
            (gettext("Waived by"), names([finding.waived_by] if finding.waived_by else [])),
            (gettext("Evidence"), self._evidence(finding)),
            (gettext("Paragraph"), words(finding.source)),
        ]

    def _due(self, finding: Finding) -> list[Word]:
        return words(due_from(finding, self._assessment.pack)) if finding.due else []

    def _evidence(self, finding: Finding) -> list[Word]:
        grade = gettext("(grade: {grade})", grade=finding.grade) if finding.grade else ""
        return names(finding.evidence, self._cap) + words(grade)

    def _changes(self) -> None:
        """List the waivers and amendments that no group above lists: they are never silent."""
        changes = [each for each in self._quiet() if each.rule in _CHANGES]
        if changes and not self._verbose:
            self._page.heading(_with_count(gettext("Waivers and amendments"), changes))
        for each in changes if not self._verbose else ():
            self._page.put([whole(each.id, STRONG), *words(each.message)], hang=2)

    def _quiet(self) -> list[Finding]:
        """Return the findings whose status asks nothing of anybody."""
        findings = self._verdict.findings
        return [finding for finding in findings if not finding.status.traits.listed]

    def _counted_only(self) -> None:
        hidden = [each.status for each in self._quiet() if each.rule not in _CHANGES]
        if hidden and not self._verbose:
            self._page.blank()
            self._page.put(words(gettext("Not listed: {counts}", counts=counted(hidden))))

    def _consequence_list(self) -> None:
        consequences = ordered_consequences(self._verdict)
        if consequences:
            self._page.heading(_with_count(gettext("Consequences"), consequences))
        for consequence in consequences[: self._cap]:
            self._consequence(consequence)
        if rest := len(consequences) - len(consequences[: self._cap]):
            more = ngettext(
                "and {count:,} more consequence, listed by --verbose",
                "and {count:,} more consequences, listed by --verbose",
                rest,
            )
            self._page.put(words(more))

    def _consequence(self, one: Consequence) -> None:
        page, inside, lifted = self._page, _COLUMN + 2, one.lifted_by is not None
        status = Status.SATISFIED if lifted else Status.VIOLATED
        label = (one.kind.words, status.traits.colours.terminal)
        amount = [whole(amount_words(one.amount), STRONG)] if one.amount else []
        title = words(titled(one.title, one.subject) + ":" * bool(amount))
        page.put([*title, *amount], hang=inside, label=label)
        page.put(words(one.message), indent=inside)
        page.field(gettext("Due"), words(str(one.due or "")), indent=inside)
        lifting = names(one.lifted_by or (), self._cap) or words(gettext("no document named"))
        page.field(gettext("Lifted by"), lifting if lifted else [], indent=inside)
        page.field(gettext("Missing"), words("; ".join(one.missing)), indent=inside)
        page.field(gettext("Because of"), names(one.because, self._cap), indent=inside)
        page.field(gettext("Paragraph"), words(one.source), indent=inside)
        page.field(gettext("Consequence"), [whole(one.id, QUIET)], indent=inside)

    def _not_counted(self) -> None:
        papers = self._verdict.not_counted
        if papers:
            self._page.heading(_with_count(gettext("Not counted"), papers))
        for one in papers:
            paragraph = words(f"[{one.paragraph}]", QUIET) if one.paragraph else []
            name = whole(f"{one.document}:", STRONG)
            self._page.put([name, *words(one.reason), *paragraph], hang=2)

    def _remarks(self, title: Message, remarks: Sequence[Told]) -> None:
        if remarks:
            self._page.heading(_with_count(title, remarks))
        for one in remarks:
            self._page.put([whole(f"{one.name}:", STRONG), *words(one.text)], hang=2)

    def _assumed(self) -> None:
        """List what was assumed outside tranches; each tranche shows its own."""
        lines = assumed_for(self._assessment, None)
        if lines:
            self._page.heading(_with_count(gettext("Assumed"), lines))
        for line in lines:
            self._page.put([("-", ""), *words(line)], hang=2)

    def _coverage(self) -> None:
        coverage, page = self._verdict.coverage, self._page
        if not coverage.norms:
            return
        hint = "" if self._verbose else gettext("(-v lists them)")
        page.blank()
        page.put(
            words(f"{norms_line(coverage)} {hint}" if coverage.unchecked else norms_line(coverage))
        )
        if waiting := waiting_line(self._assessment):
            page.put(words(gettext("{text}.", text=waiting)))
        for line in unchecked_lines(self._assessment) if self._verbose else ():
            page.put([("-", ""), *words(line)], indent=2, hang=2)

    def _missing(self) -> None:
        things = missing_things(self._assessment)
        if things:
            self._page.heading(_with_count(gettext("Missing"), things))
        shown = self._worth_showing(things)
        for thing in shown:
            self._page.put([("-", ""), *words(thing.text)], hang=2)
            needed = names(thing.needed_for, None if self._verbose else 3)
            self._page.field(gettext("Needed for"), needed, indent=2)
            money = names(thing.unlocks(self._assessment))
            self._page.field(gettext("Unlocks"), money, indent=2)
        if rest := len(things) - len(shown):
            more = ngettext(
                "and {count:,} more thing, listed by --verbose",
                "and {count:,} more things, listed by --verbose",
                rest,
            )
            self._page.put(words(more))

    def _worth_showing(self, things: list[Missing]) -> list[Missing]:
        """Return what is listed: where it was asked what unlocks money, that alone."""
        paying = [thing for thing in things if thing.unlocks(self._assessment)]
        return paying if paying and not self._verbose else things[: self._cap]


def _badge(traits: StatusTraits | TrancheStatusTraits) -> Word:
    return told(traits.words).upper(), traits.colours.terminal


def _with_count(title: Message, items: Sequence[object]) -> Message:
    return gettext("{title} ({count:,})", title=title, count=len(items))
