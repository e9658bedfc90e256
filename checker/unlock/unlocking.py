"""What it would take to have each tranche of a case paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from checker.evaluation.narrowing import named
from checker.evidence.sifting import pack_terms
from checker.loading import Loaded
from checker.messages import gettext
from checker.model.case import as_submitted
from checker.model.problems import InputError, Problem
from checker.model.verdict import Amount, Finding, Status, Tranche, TrancheStatus, Verdict
from checker.pipeline import assess
from checker.unlock.amounts import amount_range
from checker.unlock.drafting import Drafter
from checker.unlock.drafts import BOUNDS, Draft, Drafts, Path
from checker.unlock.grouping import grouped, without_detours
from checker.unlock.intervals import (
    Figure,
    day_ranges,
    ends_are_right,
    interval,
    with_value_at,
)
from checker.unlock.joint import is_joint
from checker.unlock.prospects import Blocker, Interval, Outlook, Prospect, Step, WayToPay
from checker.unlock.search import Search
from checker.unlock.to_come import tranches_to_come
from checker.unlock.trials import ENGINE, Bench, Trial

_MOST_DAYS = 6
"""So many later days are searched where nothing can be done today."""
_MOST_SHOWN = 6
_MOST_PROVEN = 3
"""So many ways of a group are assessed on the whole case, to find one that violates nothing."""
_AHEAD = timedelta(days=400)
_MOST_AHEAD = 12
"""So many days on which something falls due are looked at for how long a way is enough."""


def unlock(
    loaded: Loaded, as_of: date, tranche: str | None = None, by: date | None = None
) -> tuple[Prospect, ...]:
    """Return the prospects of the tranches that are not paid, or of those that ``tranche`` names.

    Of those that are named, the case may still lack the subject: a year without a programme.

    Papers received by ``as_of`` are on file, others could come from then on: on ``by`` the tranche
    has to be payable, or on the earliest day possible where that is None. Raises ValueError where
    ``by`` lies before ``as_of``, and InputError where the case has no such tranche.
    """
    if by is not None and by < as_of:
        raise ValueError(f"by {by}, before {as_of}")
    verdict = assess(loaded, as_of, engine=ENGINE)
    chosen = named(verdict.tranches, tranche) if tranche else verdict.tranches
    if tranche and not chosen:
        to_come = tranches_to_come(loaded.compiled.pack, tranche)
        chosen = tuple(each for each in to_come if _could_come(loaded, as_of, each))
    if tranche and not chosen:
        raise InputError([_no_such(tranche, loaded, verdict)])
    due = [each for each in chosen if each.status is not TrancheStatus.RELEASED]
    return tuple(_Unlocking(loaded, as_of, each, by).prospect() for each in due)


def _could_come(loaded: Loaded, as_of: date, tranche: Tranche) -> bool:
    """Return whether some paper would give the case a tranche that it does not have."""
    bench = Bench(loaded, as_of, as_of, tranche)
    trial = bench.trial(())
    reader = bench.reader(trial.scope)
    return any(each.ways(trial.scope, reader) for each in trial.questions)


def _no_such(tranche: str, loaded: Loaded, verdict: Verdict) -> Problem:
    known = ", ".join(each.key for each in verdict.tranches)
    return Problem(
        loaded.case.position,
        "unknown-tranche",
        gettext("the case has no tranche {tranche!r}", tranche=tranche),
        expected=gettext("one of {known}", known=known) if known else None,
        hint=gettext("name it as tranche-3, tranche-3/1999 or 1999/3"),
    )


@dataclass
class _Unlocking:
    """The work on one tranche."""

    loaded: Loaded
    start: date
    tranche: Tranche
    by: date | None

    def prospect(self) -> Prospect:
        now = self.tranche.payable_now
        if now is not None and self.by in (None, self.start):
            return Prospect(self.tranche, Outlook.PAYABLE, payable=now)
        days = {self.by or self.start}
        tried: set[date] = set()
        searches: list[Search] = []
        while len(tried) < _MOST_DAYS and (left := sorted(days - tried)):
            search = self._search(left[0])
            searches.append(search)
            tried.add(left[0])
            if search.found:
                return self._unlockable(search)
            if self.by is None:
                later = search.drafter.later | search.bench.days
                days |= {each for each in later if each > left[0]}
        return self._blocked(searches)

    def _search(self, day: date) -> Search:
        bench = Bench(self.loaded, self.start, day, self.tranche)
        terms = pack_terms(self.loaded.compiled.pack)
        search = Search(bench, Drafter(bench.scope(()), terms, self.start, day))
        search.run()
        return search

    def _unlockable(self, search: Search) -> Prospect:
        before = search.bench.verdict(())
        groups = grouped(without_detours(search.bench, search.found))
        ways = [way for group in groups for way in self._proven(search.bench, group, before)]
        ways.sort(key=lambda way: (len(way.steps), bool(way.also)))
        if not ways:
            return self._blocked([search])
        if not ways[0].steps and self.tranche.payable_now is not None:
            return Prospect(self.tranche, Outlook.PAYABLE, payable=ways[0].payable)
        shown = tuple(ways[:_MOST_SHOWN])
        is_cut = search.is_cut or search.is_narrowed or len(ways) > len(shown)
        return Prospect(self.tranche, Outlook.UNLOCKABLE, shown, (), is_cut, shown[0].payable)

    def _proven(self, bench: Bench, group: Sequence[Trial], before: Verdict) -> Iterator[WayToPay]:
        """Yield the way of a group of trials that differ in one paper, if it stands on the whole.

        The first of them that violates nothing, or else the first, stands for all.
        """
        shown: list[tuple[int, Trial, Verdict, Amount]] = []
        for place, trial in enumerate(group[:_MOST_PROVEN]):
            better = _Witnesses(bench, before, trial).trial()
            verdict = bench.verdict(better.drafts)
            if (amount := self._amount(verdict)) is not None:
                shown.append((place, better, verdict, amount))
                if not _new(before, verdict):
                    break
        if not shown:
            return
        place, best, verdict, payable = min(
            shown, key=lambda each: (bool(_new(before, each[2])), each[0])
        )
        alternatives = [each for number, each in enumerate(group) if number != place]
        steps = _steps(bench, best, alternatives)
        is_known = self.tranche.amount is not None
        yield WayToPay(
            steps=steps,
            earliest=bench.day,
            until=self._until(best.drafts, bench.day, verdict),
            payable=payable,
            also=_new(before, verdict),
            amounts=None if is_known else amount_range(bench, best.drafts, steps),
            is_joint=is_joint(bench, best.drafts, steps),
        )

    def _amount(self, verdict: Verdict) -> Amount | None:
        """Return what may be paid of the tranche by a verdict; None where that is nothing."""
        found = (each for each in verdict.tranches if each.key == self.tranche.key)
        twin = next(found, None)
        return None if twin is None else twin.payable_now

    def _until(self, drafts: Drafts, day: date, verdict: Verdict) -> date | None:
        """Return the last day before one on which something falls due and these are not enough."""
        due = {each.due for each in verdict.all_findings() if each.due is not None}
        ahead = sorted(each for each in due if day <= each <= day + _AHEAD)[:_MOST_AHEAD]
        for last in ahead:
            bench = Bench(self.loaded, self.start, last + timedelta(days=1), self.tranche)
            if not bench.trial(drafts).is_payable:
                return last
        return None

    def _blocked(self, searches: Sequence[Search]) -> Prospect:
        """Return what stands against the tranche on the first of the days, and on the last too."""
        first, last = searches[0], searches[-1]
        blockers = tuple(self._blockers(first))
        if last is not first:
            lasting = {each.finding for each in self._blockers(last)}
            blockers = tuple(each for each in blockers if each.finding in lasting) or blockers
        is_cut = first.is_cut or first.is_narrowed
        nothing = self.tranche.payable
        return Prospect(self.tranche, Outlook.BLOCKED, (), blockers, is_cut, nothing)

    def _blockers(self, search: Search) -> Iterator[Blocker]:
        """Yield the questions that no paper meets by itself, or those left once others are met.

        Where papers leave none, and yet nothing payable, that is all that was asked.
        """
        bench, drafter = search.bench, search.drafter
        questions = bench.trial(()).questions
        alone = [Search(bench, drafter, only=each.id) for each in questions]
        for each in alone:
            each.run()
        stuck = [q for q, each in zip(questions, alone, strict=True) if not each.found]
        left = questions if search.closest is None else search.closest.questions
        for question in stuck or left or questions:
            decided = sorted(drafter.decided.get(question.id, ()))
            yield Blocker(question.id, tuple(dict.fromkeys((*decided, *self._authorities()))))

    def _authorities(self) -> tuple[str, ...]:
        manifest = self.loaded.compiled.pack.manifest
        return (*manifest.waiver_authorities, *manifest.amendment_authorities)


@dataclass
class _Witnesses:
    """Chooses the figures of facts, and of acts that nothing bounds: such that they break least."""

    bench: Bench
    before: Verdict
    best: Trial

    def trial(self) -> Trial:
        for draft in self.best.drafts:
            for figure in self.bench.free_figures(draft):
                if draft.is_fact or (not _is_bounded(draft, figure) and self._broken()):
                    self._choose(draft, figure)
        return self.best

    def _broken(self) -> set[str]:
        """Return the findings that become violated by the papers as they are."""
        return set(_new(self.before, self.bench.verdict(self.best.drafts)))

    def _choose(self, draft: Draft, figure: Figure) -> None:
        current = next(each for each in self.best.drafts if each.id == draft.id)
        found = _interval(self.bench, self.best.drafts, current, figure)
        values = [found.at_most, found.at_least, *self._known(draft), figure.value]
        trials = [t for value in dict.fromkeys(values) if (t := self._with(current, figure, value))]
        if not trials:
            return
        self.best, verdict = trials[0], self.bench.verdict(trials[0].drafts)
        broken = set(_new(self.before, verdict))
        said = [v for f in verdict.all_findings() if f.id in broken for v in _figures_of(f)]
        more = (self._with(current, figure, value) for value in dict.fromkeys(said))
        for trial in (*trials[1:], *(each for each in more if each)):
            if not broken:
                return
            new = set(_new(self.before, self.bench.verdict(trial.drafts)))
            if len(new) < len(broken):
                self.best, broken = trial, new

    def _known(self, draft: Draft) -> list[Decimal]:
        """Return the figures that the findings behind a paper already know."""
        findings = {each.id: each for each in self.before.all_findings()}
        own = [findings[name] for name in draft.because if name in findings]
        return [value for each in own for value in _figures_of(each)]

    def _with(self, draft: Draft, figure: Figure, value: Decimal | None) -> Trial | None:
        if value is None:
            return None
        try:
            changed = with_value_at(self.best.drafts, draft, figure.path, value)
            trial = self.bench.trial(changed)
        except InputError:
            return None
        return trial if trial.is_payable else None


def _is_bounded(draft: Draft, figure: Figure) -> bool:
    """Return whether something is asked of a figure."""
    return any(want.path == figure.path and want.target.operator in BOUNDS for want in draft.wants)


def _figures_of(finding: Finding) -> list[Decimal]:
    found = [finding.measured] if finding.measured is not None else []
    for text in finding.values.values():
        try:
            found.append(Decimal(text))
        except ArithmeticError:
            continue
    return [each for each in found if each.is_finite()]


def _interval(bench: Bench, drafts: Drafts, draft: Draft, figure: Figure) -> Interval:
    """Return between which figures one of a draft may lie.

    At first only the findings for which it comes are asked, or what was found for it beside other
    papers is taken; where the tranche as a whole says something else at the ends, it is asked
    everywhere.
    """
    unit = figure.schema.get("x-unit")
    asked = [each for each in bench.trial(()).questions if each.id in draft.because]

    def payable(value: Decimal) -> bool:
        return bench.pays(with_value_at(drafts, draft, figure.path, value))

    def met(value: Decimal) -> bool:
        try:
            scope = bench.scope(with_value_at(drafts, draft, figure.path, value))
        except InputError:
            return False
        return all(each.state(scope).is_met for each in asked)

    name = (draft.signature(), figure.path)
    known = bench.intervals.get(name)
    if known is None and asked and met(figure.value):
        known = interval(figure, draft, met, unit)
    if known is None or not ends_are_right(known, figure, draft, payable):
        known = interval(figure, draft, payable, unit)
    bench.intervals[name] = known
    return known


def _steps(bench: Bench, best: Trial, alternatives: Sequence[Trial]) -> tuple[Step, ...]:
    """Return the papers of a way, each with those that would do instead of it."""
    steps = []
    for draft in best.drafts:
        own = [
            _step(bench, other.drafts, each)
            for other in alternatives
            for each in other.drafts
            if each.type == draft.type
            and not _has(best.drafts, each)
            and not _has(other.drafts, draft)
        ]
        steps.append(replace(_step(bench, best.drafts, draft), alternatives=tuple(own)))
    return tuple(steps)


def _step(bench: Bench, drafts: Drafts, draft: Draft) -> Step:
    found = [_interval(bench, drafts, draft, figure) for figure in bench.free_figures(draft)]

    def payable(path: Path, day: date) -> bool:
        return bench.pays(with_value_at(drafts, draft, path, day))

    return Step(
        document=as_submitted(draft.fields),
        role=draft.role,
        not_before=draft.not_before,
        because=draft.because,
        adds=_added(bench, draft),
        base=draft.base,
        intervals=tuple(found),
        days=tuple(day_ranges(draft, bench.day, payable)),
    )


def _added(bench: Bench, draft: Draft) -> tuple[str, ...] | None:
    """Return the fields in which a new version says more; None for a paper by itself."""
    old = bench.superseded(draft)
    if not old:
        return None
    return tuple(name for name, value in draft.fields.items() if value != old.get(name))


def _has(drafts: Drafts, draft: Draft) -> bool:
    return any(each.signature() == draft.signature() for each in drafts)


def _new(before: Verdict, after: Verdict) -> tuple[str, ...]:
    """Return the findings that are violated after and were not before."""
    old = {each.id for each in before.all_findings() if each.status is Status.VIOLATED}
    new = (each.id for each in after.all_findings() if each.status is Status.VIOLATED)
    return tuple(name for name in new if name not in old)
