"""Whether one requirement holds: a condition, or a quantity within a bound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from checker.evaluation.display import grouped, plain
from checker.evaluation.scope import Bindings, Gaps, Scope
from checker.feel import Trace, Value
from checker.feel.values import operations
from checker.messages import Message, gettext
from checker.model.pack import Requirement
from checker.model.verdict import Status

_Part = Callable[[str], Message] | None

STATUS_OF = {True: Status.SATISFIED, False: Status.VIOLATED}


@dataclass(frozen=True, slots=True)
class _Bound:
    """How a kind of bound compares, and reads with both figures.

    ``proof`` is the result, and the status that it proves, for a measure that is known in part:
    it can only grow.
    """

    compare: Callable[[Value, Value], Value]
    words: Callable[[str, str], Message]
    proof: tuple[bool, Status] | None


_BOUNDS = {
    "at_most": _Bound(
        operations.less_equal,
        lambda measured, bound: gettext("{measured} of {bound}", measured=measured, bound=bound),
        (False, Status.VIOLATED),
    ),
    "below": _Bound(
        operations.less,
        lambda measured, bound: gettext(
            "{measured} of less than {bound}", measured=measured, bound=bound
        ),
        (False, Status.VIOLATED),
    ),
    "at_least": _Bound(
        operations.greater_equal,
        lambda measured, bound: gettext(
            "{measured} of at least {bound}", measured=measured, bound=bound
        ),
        (True, Status.SATISFIED),
    ),
    "above": _Bound(
        operations.greater,
        lambda measured, bound: gettext(
            "{measured} of more than {bound}", measured=measured, bound=bound
        ),
        (True, Status.SATISFIED),
    ),
    "equals": _Bound(
        operations.equal,
        lambda measured, bound: gettext(
            "{measured} against {bound}", measured=measured, bound=bound
        ),
        None,
    ),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """A comparison in words, with its numbers where both are numbers."""

    words: Message
    measured: Decimal | None = None
    bound: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What evaluating a requirement gave, before due dates and waivers are considered.

    ``advice`` and ``rests_on`` come from findings that were taken over.
    """

    status: Status
    values: dict[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    gaps: Gaps = field(default_factory=Gaps)
    figures: Figures | None = None
    done_on: date | None = None
    message: str | None = None
    advice: str | None = None
    rests_on: tuple[str, ...] = ()


def judge(scope: Scope, test: Requirement, bindings: Bindings) -> Outcome:
    """Return whether the requirement holds for these variables."""
    if test.measure is not None:
        return _compare(scope, test, bindings)
    if test.require is None:
        return Outcome(Status.UNDETERMINED)
    trace = scope.trace(test.require, bindings)
    status = STATUS_OF[trace.value] if isinstance(trace.value, bool) else Status.UNDETERMINED
    return _outcome(scope, status, trace)


def _compare(scope: Scope, test: Requirement, bindings: Bindings) -> Outcome:
    """Return whether the measure, or what is known of it, is within its bound."""
    bound = test.bound
    if test.measure is None or bound is None:
        raise ValueError("a measure needs a bound")  # the pack's model does not let this pass
    name, bound_text = bound
    limit = scope.trace(bound_text, bindings)
    measure = scope.trace(test.measure, bindings)
    known = measure.value is not None and limit.value is not None
    result = _BOUNDS[name].compare(measure.value, limit.value) if known else None
    if isinstance(result, bool):
        figures = _figures(scope, test, measure.value, name, limit.value)
        return _outcome(scope, STATUS_OF[result], measure, limit, figures=figures)
    if test.partial is not None and _BOUNDS[name].proof is not None:
        part = scope.trace(test.partial, bindings)
        if isinstance(part.value, Decimal):
            return _partial(scope, test, name, (part, measure, limit))
    return _outcome(scope, Status.UNDETERMINED, measure, limit)


def _partial(
    scope: Scope, test: Requirement, name: str, traces: tuple[Trace, Trace, Trace]
) -> Outcome:
    """Return what the part of the measure that is known proves already, if anything."""
    known, measure, limit = traces
    result = _BOUNDS[name].compare(known.value, limit.value)
    if (proof := _BOUNDS[name].proof) is not None and result is proof[0]:
        proven = _figures(scope, test, known.value, name, limit.value, _at_least)
        return _outcome(scope, proof[1], known, limit, figures=proven)
    words = _figures(scope, test, known.value, name, limit.value, _so_far).words
    return _outcome(scope, Status.UNDETERMINED, measure, limit, known, figures=Figures(words))


def _at_least(figures: str) -> Message:
    return gettext("at least {figures}", figures=figures)


def _so_far(figures: str) -> Message:
    return gettext("{figures} so far", figures=figures)


def _outcome(
    scope: Scope, status: Status, *traces: Trace, figures: Figures | None = None
) -> Outcome:
    """Return an outcome with the values, evidence and gaps of the traces."""
    unknown = [trace for trace in traces if trace.value is None]
    gaps = scope.gaps(*unknown) if status is Status.UNDETERMINED else Gaps()
    values = {named.label: plain(named.value) for trace in traces for named in trace.named}
    return Outcome(status, values, scope.evidence(*traces), gaps, figures)


def _words(test: Requirement, name: str, measured: str, bound: str, part: _Part) -> Message:
    """Return ``7,912.4 of 7,960 t``; with both figures named where the rule does so."""
    unit = f" {test.unit}" if test.unit else ""
    if test.called is None:
        words = _BOUNDS[name].words(measured, bound + unit)
        return part(words) if part else words
    return gettext(
        "{measure} {measured}, {bound} {limit}",
        measure=test.called.measure,
        measured=part(measured + unit) if part else measured + unit,
        bound=test.called.bound,
        limit=bound + unit,
    )


def _figures(
    scope: Scope, test: Requirement, measure: Value, name: str, limit: Value, part: _Part = None
) -> Figures:
    """Return the comparison in words; ``part`` says so of a measure that is known in part."""
    currencies = frozenset({scope.pack.manifest.currency})
    left, right = (grouped(value, test.unit, currencies) for value in (measure, limit))
    words = _words(test, name, left, right, part)
    if isinstance(measure, Decimal) and isinstance(limit, Decimal):
        return Figures(words, measure, limit)
    return Figures(words)
