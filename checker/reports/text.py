"""Verdicts for a person at a terminal: what may be paid first, then why, then what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.case import AMENDMENT, WAIVER
from checker.model.verdict import Consequence, Finding, Status, Tranche, TrancheStatus
from checker.reports.assessment import Assessment, Style
from checker.reports.layout import COLOURS, QUIET, STRONG, Page, Word, names, whole, words
from checker.reports.selection import (
    missing_things,
    ordered_consequences,
    with_status,
)
from checker.reports.wording import (
    STATUS_ORDER,
    amount_words,
    count,
    role_title,
    spoken,
    tally,
    titled,
)

_CAP = 20
_COLUMN = 16
_DIGEST = len("sha256:") + 12
_CHANGES = (WAIVER, AMENDMENT)
_BRIEF = (Status.SATISFIED, Status.PENDING)
_OPEN = (Status.VIOLATED, Status.UNDETERMINED, Status.PENDING, Status.WAIVED)


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
        for status in STATUS_ORDER:
            if self._verbose or status in _OPEN:
                self._group(status)
        self._changes()
        self._counted_only()
        self._consequence_list()
        self._missing()
        return self._page.text()

    def _head(self) -> None:
        verdict, rules, page = self._verdict, self._verdict.rules, self._page
        status = verdict.status.value
        title = [(spoken(status).upper(), COLOURS[status]), whole(verdict.case, STRONG)]
        page.put([*title, *words(f"as of {verdict.as_of}")])
        page.put(words(verdict.summary))
        if verdict.tranches:
            page.put(words(f"Payable now: {self._payable()}", STRONG))
        by = f"checker {verdict.engine.checker}, {verdict.engine.inference}"
        page.put(words(f"Rules: {rules.pack} {rules.version} ({rules.digest[:_DIGEST]}); {by}"))

    def _payable(self) -> str:
        """Return the tranches that may be paid, or that none may."""
        eligible = [t for t in self._verdict.tranches if t.status is TrancheStatus.ELIGIBLE]
        return (
            "; ".join(
                f"{titled(tranche.title, tranche.subject)}, {amount_words(tranche.amount)}"
                for tranche in eligible
                if tranche.amount
            )
            or "nothing"
        )

    def _tranches(self) -> None:
        if self._verdict.tranches:
            self._page.heading("Tranches")
        for tranche in self._verdict.tranches:
            self._page.blank()
            self._tranche(tranche)

    def _tranche(self, tranche: Tranche) -> None:
        page, status = self._page, tranche.status.value
        amount = amount_words(tranche.amount) if tranche.amount else "amount not known"
        label = (spoken(status).upper(), COLOURS[status])
        title = titled(tranche.title, tranche.subject)
        page.put([*words(title + ":", STRONG), whole(amount, STRONG)], label=label, hang=_COLUMN)
        page.field("Paragraph", words(tranche.source), indent=_COLUMN)
        page.field("Released by", names(tranche.released_by), indent=_COLUMN)
        page.field("Missing", words("; ".join(tranche.missing)), indent=_COLUMN)
        for hold in tranche.holds:
            page.field("Held by", self._named_consequence(hold), indent=_COLUMN)
        conditions = words(tally(finding.status for finding in tranche.conditions))
        page.field("Conditions", conditions, indent=_COLUMN)
        page.field("Tranche", [whole(tranche.key, QUIET)], indent=_COLUMN)
        counted = [Status.NOT_APPLICABLE]
        if tranche.status is TrancheStatus.RELEASED:
            counted.append(Status.SATISFIED)
        for status_ in STATUS_ORDER:
            if self._verbose or status_ not in counted:
                self._capped(with_status(tranche.conditions, status_), indent=2)

    def _named_consequence(self, name: str) -> list[Word]:
        known = self._consequences.get(name)
        title = words(titled(known.title, known.subject)) if known else []
        return [*title, whole(f"[{name}]", QUIET)]

    def _group(self, status: Status) -> None:
        findings = with_status(self._verdict.findings, status)
        if findings:
            self._page.heading(f"{spoken(status)} ({len(findings)})")
            self._capped(findings)

    def _capped(self, findings: list[Finding], indent: int = 0) -> None:
        for finding in findings[: self._cap]:
            self._finding(finding, indent)
        rest = len(findings) - len(findings[: self._cap])
        if rest:
            status = spoken(findings[0].status)
            self._page.put(words(f"and {rest:,} more {status}, listed by --verbose"), indent=indent)

    def _finding(self, finding: Finding, indent: int) -> None:
        page, status, inside = self._page, finding.status.value, _COLUMN
        title = words(titled(finding.title, finding.subject))
        figures = [whole(finding.figures, STRONG)] if finding.figures else []
        if figures:
            title[-1] = (title[-1][0] + ":", title[-1][1])
        label = (spoken(status), COLOURS[status])
        page.put([*title, *figures], indent=indent, hang=inside - indent, label=label)
        if not self._verbose and finding.status in _BRIEF:
            self._brief(finding)
            return
        page.put(words(finding.message), indent=inside)
        for name, content in self._details(finding):
            page.field(name, content, indent=inside)
        for other in finding.other_readings:
            reading = words(f"{spoken(other.status)} if read so: {other.reading}")
            page.field("Other reading", reading, indent=inside)
        page.field("Finding", [whole(finding.id, QUIET)], indent=inside)

    def _brief(self, finding: Finding) -> None:
        """Write what a reader needs of a finding that asks nothing of anybody now."""
        details = dict(self._details(finding))
        if finding.status is Status.PENDING:
            self._page.field("Due", details["Due"], indent=_COLUMN)
            return
        paragraph = words(f"[{finding.source}]", QUIET)
        self._page.field("Evidence", [*details["Evidence"], *paragraph], indent=_COLUMN)

    def _details(self, finding: Finding) -> list[tuple[str, list[Word]]]:
        pack = self._assessment.pack
        grade = words(f"(grade: {finding.grade})") if finding.grade else []
        awaiting = f"determination by {role_title(pack, finding.awaiting or '')}"
        due = str(finding.due) if finding.due and not finding.done_on else ""
        by = role_title(pack, finding.bearer) if finding.bearer else ""
        return [
            ("Due", words(" from ".join(filter(None, (due, by))) if due else "")),
            ("Done on", words(str(finding.done_on or ""))),
            ("Missing", words("; ".join(finding.missing))),
            ("Awaiting", words(awaiting) if finding.awaiting else []),
            ("To do", words(finding.advice or "")),
            ("Waived by", names([finding.waived_by] if finding.waived_by else [])),
            ("Evidence", names(finding.evidence, self._cap) + grade),
            ("Paragraph", words(finding.source)),
        ]

    def _changes(self) -> None:
        """List the waivers and amendments that no group above lists: they are never silent."""
        changes = [each for each in self._quiet() if each.rule in _CHANGES]
        if changes and not self._verbose:
            self._page.heading(f"waivers and amendments ({len(changes)})")
        for each in changes if not self._verbose else ():
            self._page.put([whole(each.id, STRONG), *words(each.message)], hang=2)

    def _quiet(self) -> list[Finding]:
        """Return the findings whose status asks nothing of anybody."""
        counted = (Status.SATISFIED, Status.NOT_APPLICABLE)
        return [finding for finding in self._verdict.findings if finding.status in counted]

    def _counted_only(self) -> None:
        hidden = [each.status for each in self._quiet() if each.rule not in _CHANGES]
        if hidden and not self._verbose:
            self._page.blank()
            self._page.put(words(f"Not listed: {tally(hidden)}"))

    def _consequence_list(self) -> None:
        consequences = ordered_consequences(self._verdict)
        if consequences:
            self._page.heading(f"consequences ({len(consequences)})")
        for consequence in consequences[: self._cap]:
            self._consequence(consequence)
        self._rest_of(consequences, "consequence")

    def _consequence(self, one: Consequence) -> None:
        page, inside, lifted = self._page, _COLUMN + 2, one.lifted_by is not None
        label = (spoken(one.kind), COLOURS["satisfied" if lifted else "violated"])
        amount = [whole(amount_words(one.amount), STRONG)] if one.amount else []
        title = words(titled(one.title, one.subject) + ":" * bool(amount))
        page.put([*title, *amount], hang=inside, label=label)
        page.put(words(one.message), indent=inside)
        page.field("Due", words(str(one.due or "")), indent=inside)
        lifting = names(one.lifted_by or (), self._cap) or words("no document named")
        page.field("Lifted by", lifting if lifted else [], indent=inside)
        page.field("Missing", words("; ".join(one.missing)), indent=inside)
        page.field("Because of", names(one.because, self._cap), indent=inside)
        page.field("Paragraph", words(one.source), indent=inside)
        page.field("Consequence", [whole(one.id, QUIET)], indent=inside)

    def _missing(self) -> None:
        things = missing_things(self._assessment)
        if things:
            self._page.heading(f"missing ({len(things)})")
        for thing in things[: self._cap]:
            self._page.put([("-", ""), *words(thing.text)], hang=2)
            needed = names(thing.needed_for, None if self._verbose else 3)
            self._page.field("Needed for", needed, indent=2)
        self._rest_of(things, "thing")

    def _rest_of(self, items: Sequence[object], noun: str) -> None:
        rest = len(items) - len(items[: self._cap])
        if rest:
            self._page.put(words(f"and {count(rest, 'more ' + noun)}, listed by --verbose"))
