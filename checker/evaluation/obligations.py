"""Whether an obligation was met: what was filed, when, and whether it is due."""

from __future__ import annotations

from datetime import date, datetime

from checker.evaluation.display import days_between, in_words, plain
from checker.evaluation.instances import subject_value
from checker.evaluation.requirements import Outcome
from checker.evaluation.scope import Bindings, Gaps, Scope, as_integer
from checker.feel import Record, Trace, Value
from checker.model.pack import Obligation
from checker.model.verdict import Status


def judge_obligation(
    scope: Scope, rule: Obligation, bindings: Bindings, due: date | None
) -> Outcome:
    """Return what the documents that fulfil the obligation, and the due date, show.

    The ``times``-th earliest document decides: on the due day it is in time. One whose date is
    not known could be early enough, so that it accuses nobody.
    """
    filed = scope.trace(rule.fulfilled_by, bindings)
    times = as_integer(scope.value(rule.times, bindings))
    if times is None or filed.value is None:
        return Outcome(Status.UNDETERMINED, gaps=scope.gaps(filed))
    if times < 1:
        return Outcome(Status.NOT_APPLICABLE, evidence=scope.evidence(filed))
    dated, undated = _by_date(scope, rule, filed.value, bindings)
    in_time = sum(due is None or done_on <= due for done_on, _ in dated)
    if in_time < times <= in_time + len(undated):
        gaps = Gaps(tuple(f"day on which {record.origin} was done" for record in undated))
        return Outcome(Status.UNDETERMINED, evidence=scope.evidence(filed), gaps=gaps)
    if len(dated) >= times:
        done_on = dated[times - 1][0]
        evidence = scope.evidence([record for _, record in dated[:times]])
        return _done(done_on, due, evidence)
    so_far = f" ({len(dated)} of {times} so far)" if times > 1 else ""
    return _open(scope, filed, due, _awaited(scope, rule, bindings, so_far), so_far)


def _awaited(scope: Scope, rule: Obligation, bindings: Bindings, so_far: str) -> str:
    """Return what has still to be done, and by whom, in words."""
    about = in_words({name: subject_value(value) for name, value in bindings.items()})
    sender = f" (from {scope.role(rule.bearer)})" if rule.bearer else ""
    return f"{rule.title}{about}{so_far}{sender}"


def _by_date(
    scope: Scope, rule: Obligation, filed: Value, bindings: Bindings
) -> tuple[list[tuple[date, Record]], list[Record]]:
    """Return the fulfilling documents with their dates, earliest first, and those without one."""
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


def _done(done_on: date, due: date | None, evidence: tuple[str, ...]) -> Outcome:
    """Return the outcome for an obligation that was met, in time or late."""
    values = {"done_on": done_on.isoformat()} | ({"due": due.isoformat()} if due else {})
    if due is not None and done_on > due:
        late = days_between(due, done_on)
        message = f"Done on {done_on}, {late} after it was due on {due}."
        return Outcome(Status.VIOLATED, values, evidence, done_on=done_on, message=message)
    message = f"Done on {done_on}" + (f", due on {due}." if due else ".")
    return Outcome(Status.SATISFIED, values, evidence, done_on=done_on, message=message)


def _open(scope: Scope, filed: Trace, due: date | None, awaited: str, so_far: str) -> Outcome:
    """Return the outcome for an obligation that has not been met so far."""
    gaps = Gaps((awaited,))
    evidence = scope.evidence(filed)
    values = {"due": due.isoformat()} if due else {}
    if due is None:
        return Outcome(Status.UNDETERMINED, values, evidence, scope.gaps(filed) | gaps)
    if scope.as_of <= due:
        left = days_between(scope.as_of, due)
        message = (
            f"Due on {due}, in {left}{so_far}." if scope.as_of < due else f"Due today{so_far}."
        )
        return Outcome(Status.PENDING, values, evidence, message=message)
    message = f"Was due on {due}, {days_between(due, scope.as_of)} ago, and is not there{so_far}."
    return Outcome(Status.VIOLATED, values, evidence, gaps, message=message)


def as_date(value: Value) -> date | None:
    """Return a FEEL date, or the day of a date and time; anything else as None."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def due_date(scope: Scope, text: str | None, bindings: Bindings) -> tuple[date | None, Gaps]:
    """Return the due date that a FEEL text gives, and what is missing where it gives none."""
    if text is None:
        return None, Gaps()
    trace = scope.trace(text, bindings)
    due = as_date(trace.value)
    gaps = Gaps() if due else scope.gaps(trace)
    return due, gaps if due or gaps.missing else Gaps((f"date: {plain(text)}",))
