"""A comparison as JSON."""

from __future__ import annotations

from collections.abc import Mapping

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.examples import Example
from checker.authoring.diff.sentences import summary
from checker.authoring.diff.verdict_changes import VerdictChange
from checker.reports import Style
from checker.reports.json import dumps


def render(comparison: Comparison, style: Style) -> str:
    """Return the whole comparison; the style changes nothing."""
    return dumps(
        {
            "old": comparison.old,
            "new": comparison.new,
            "summary": summary(comparison),
            "compared": comparison.compared,
            "payable": {name: format(value, "f") for name, value in comparison.payable.items()},
            "rules": [
                {"pack": pack, **{name: getattr(change, name) for name in change.__slots__}}
                for pack, changes in comparison.rules.items()
                for change in changes
            ],
            "verdicts": [_change(change) for change in comparison.verdicts],
            **_examples(comparison),
        }
    )


def _examples(comparison: Comparison) -> Mapping[str, object]:
    """Return the examples under their key, or nothing where nobody asked for them."""
    if comparison.examples is None:
        return {}
    return {"examples": [_example(each) for each in comparison.examples]}


def _example(example: Example) -> Mapping[str, object]:
    found = example.witness
    names = {"pack": example.pack, "kind": example.kind, "rule": example.rule}
    if found is None:
        return {**names, "found": None}
    shown = ("base", "document", "field", "value", "finding")
    case = {name: getattr(found, name) for name in shown}
    as_of = found.test.test.as_of.isoformat()
    statuses = {"old": found.old.value, "new": found.new.value}
    return {**names, "found": {**case, "as_of": as_of, **statuses}}


def _change(change: VerdictChange) -> Mapping[str, object]:
    return {
        "case": change.case,
        "as_of": change.as_of.isoformat(),
        "payable": {name: format(value, "f") for name, value in change.payable.items()},
        "differences": [
            {name: getattr(each, name) for name in each.__slots__} for each in change.differences
        ],
    }
