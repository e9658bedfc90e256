"""Whether what has to be filed was: an obligation, or a condition that documents fulfil."""

from __future__ import annotations

from datetime import date

from checker.evaluation.display import titled
from checker.evaluation.due_days import DueDay, as_date
from checker.evaluation.instances import subject_value
from checker.evaluation.requirements import Outcome
from checker.evaluation.scope import Bindings, Gaps, Scope, as_integer
from checker.feel import Record, Trace, Value
from checker.messages import Message, gettext, joined, ngettext
from checker.model.pack import Condition, Obligation
from checker.model.verdict import Status

FilingRule = Obligation | Condition


def judge_filing(scope: Scope, rule: FilingRule, bindings: Bindings, day: DueDay) -> Outcome:
    """Return what the documents that fulfil the rule, and the day on which it is due, show.

    The ``times``-th earliest document decides: on the due day it is in time. A document without
    a date may have been in time, so it never makes a violation. Where there is a due day that is
    not known, nothing shows that what was filed came in time.
    """
    if rule.fulfilled_by is None:
        raise ValueError("nothing fulfils the rule")  # who calls this has looked
    due = day.due
    filed = scope.trace(rule.fulfilled_by, bindings)
    times = as_integer(scope.value(rule.times, bindings))
    if times is None or filed.value is None:
        return Outcome(Status.UNDETERMINED, gaps=scope.gaps(filed))
    if times < 1:
        return Outcome(Status.NOT_APPLICABLE, evidence=scope.evidence(filed))
    dated, undated = by_date(scope, rule, filed.value, bindings)
    in_time = sum(due is None or done_on <= due for done_on, _ in dated)
    if in_time < times <= in_time + len(undated):
        gaps = Gaps(tuple(_unknown_day(record) for record in undated))
        return Outcome(Status.UNDETERMINED, evidence=scope.evidence(filed), gaps=gaps)
    if len(dated) >= times:
        done_on = dated[times - 1][0]
        evidence = scope.evidence([record for _, record in dated[:times]])
        if not day.is_known:
            return Outcome(Status.UNDETERMINED, evidence=evidence)
        return _done(done_on, due, evidence)
    progress = (len(dated), times)
    return _open(scope, filed, due, _wanted(scope, rule, bindings, filed, progress), progress)


def by_date(
    scope: Scope, rule: FilingRule, filed: Value, bindings: Bindings
) -> tuple[list[tuple[date, Record]], list[Record]]:
    """Return the fulfilling documents with their dates, earliest first, and those without one.

    ``filed`` is the value of ``fulfilled_by``; what lies after the day of the scope is left out.
    """
    candidates = filed if isinstance(filed, list) else [filed]
    dated, undated = [], []
    for record in candidates:
        if isinstance(record, Record):
            done_on = as_date(scope.value(rule.done_on, {**bindings, "document": record}))
            if done_on is None:
                undated.append(record)
            elif done_on <= scope.as_of:
                dated.append((done_on, record))
    return sorted(dated, key=lambda pair: (pair[0], pair[1].origin)), undated


def _unknown_day(record: Record) -> Message:
    return gettext("day on which {document} was done", document=record.origin)


def _wanted(
    scope: Scope, rule: FilingRule, bindings: Bindings, filed: Trace, progress: tuple[int, int]
) -> Gaps:
    """Return what has still to arrive, once: in the words of a definition that says so."""
    declared = scope.declared_gaps(filed)
    if declared.missing and rule.missing is None and progress[1] == 1:
        return declared
    return Gaps((_awaited(scope, rule, bindings, progress),))


def _awaited(
    scope: Scope, rule: FilingRule, bindings: Bindings, progress: tuple[int, int]
) -> Message:
    """Return what has still to be done, and by whom, in words."""
    what = _what(scope, rule, bindings)
    done, times = progress
    if times > 1:
        what = gettext("{what} ({done} of {times} so far)", what=what, done=done, times=times)
    return scope.from_role(what, rule.bearer)


def _what(scope: Scope, rule: FilingRule, bindings: Bindings) -> str:
    if rule.missing is not None:
        return scope.text(rule.missing, bindings)
    return titled(rule.title, {name: subject_value(value) for name, value in bindings.items()})


def _done(done_on: date, due: date | None, evidence: tuple[str, ...]) -> Outcome:
    """Return the outcome for an obligation that was met, in time or late."""
    values = {"done_on": done_on.isoformat()} | ({"due": due.isoformat()} if due else {})
    if due is not None and done_on > due:
        message = ngettext(
            "Done on {done_on}, {count} day after it was due on {due}.",
            "Done on {done_on}, {count} days after it was due on {due}.",
            (done_on - due).days,
            done_on=done_on,
            due=due,
        )
        return Outcome(Status.VIOLATED, values, evidence, done_on=done_on, message=message)
    message = (
        gettext("Done on {done_on}, due on {due}.", done_on=done_on, due=due)
        if due
        else gettext("Done on {done_on}.", done_on=done_on)
    )
    return Outcome(Status.SATISFIED, values, evidence, done_on=done_on, message=message)


def _open(
    scope: Scope, filed: Trace, due: date | None, wanted: Gaps, progress: tuple[int, int]
) -> Outcome:
    """Return the outcome for an obligation that has not been met so far."""
    evidence = scope.evidence(filed)
    values = {"due": due.isoformat()} if due else {}
    if due is None:
        return Outcome(Status.UNDETERMINED, values, evidence, wanted)
    message = _with_progress(_days_in_words(due, scope.as_of), progress)
    if scope.as_of <= due:
        return Outcome(Status.PENDING, values, evidence, message=message)
    return Outcome(Status.VIOLATED, values, evidence, wanted, message=message)


def _days_in_words(due: date, as_of: date) -> Message:
    """Return when something that is not there is, or was, due."""
    if as_of == due:
        return gettext("Due today.")
    if as_of < due:
        return ngettext(
            "Due on {due}, in {count} day.",
            "Due on {due}, in {count} days.",
            (due - as_of).days,
            due=due,
        )
    return ngettext(
        "Was due on {due}, {count} day ago, and is not there.",
        "Was due on {due}, {count} days ago, and is not there.",
        (as_of - due).days,
        due=due,
    )


def _with_progress(message: Message, progress: tuple[int, int]) -> Message:
    """Return the message with how many of several are there, where there are to be several."""
    done, times = progress
    if times == 1:
        return message
    return joined([message, gettext("So far {done} of {times}.", done=done, times=times)])
