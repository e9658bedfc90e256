from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checker.authoring.probe.bench import ENGINE, Baseline, Bench
from checker.authoring.probe.changes import Change, Kind, changes
from checker.authoring.probe.gains import by_id, gains
from checker.authoring.probe.probed_cases import probed_cases
from checker.authoring.probe.probing import surroundings
from checker.messages import gettext
from checker.model.case import as_submitted
from checker.packs import load_compiled
from checker.pipeline import Loaded, assess


@pytest.fixture
def bench(water: Path) -> Bench:
    return Bench(load_compiled(water))


@pytest.fixture
def base(bench: Bench) -> Baseline:
    """The case of a report that is a day late."""
    cases = {each.name: each for each in probed_cases(bench.compiled.pack)}
    return bench.baseline(cases["report a day late"])


def resent(base: Baseline, **fields: object) -> Change:
    """Return the change in which the late report has other fields."""
    (late,) = [each for each in base.probed.case.documents if each.id == "late"]
    paper = {**as_submitted(late.record), **fields}
    return Change(Kind.EARLIER, None, gettext("changed"), frozenset({"late"}), (paper,))


def test_a_change_shows_which_papers_are_seen_no_longer_and_which_now(
    bench: Bench, base: Baseline
) -> None:
    changed = bench.changed(base, resent(base, drawn=2))
    assert changed is not None
    assert [each.id for each in changed.missing] == ["late"]
    assert [each.record["drawn"] for each in changed.new] == [2]


def test_a_paper_from_after_the_day_is_not_seen(bench: Bench, base: Baseline) -> None:
    changed = bench.changed(base, resent(base, received_on="2003-03-02"))
    assert changed is not None
    assert [each.id for each in changed.missing] == ["late"]
    assert changed.new == ()


def test_a_paper_that_is_not_valid_is_no_change(bench: Bench, base: Baseline) -> None:
    assert bench.changed(base, resent(base, well="east")) is None
    assert bench.changed(base, resent(base, drawn=-1)) is None


def test_what_is_better_is_told(bench: Bench, base: Baseline) -> None:
    changed = bench.changed(base, resent(base, received_on="2003-01-31"))
    assert changed is not None
    (gain,) = bench.gains(base, changed) or ()
    assert (gain.id, gain.before, gain.after) == ("yearly-report/2002", "violated", "satisfied")


def test_looking_again_at_what_could_be_better_finds_what_looking_at_all_finds(
    bench: Bench,
) -> None:
    seen = 0
    for probed in probed_cases(bench.compiled.pack):
        base = bench.baseline(probed)
        for paper in probed.case.documents:
            for change in changes(as_submitted(paper.record), surroundings(bench, base, paper)):
                changed = bench.changed(base, change)
                if changed is None:
                    continue
                loaded = Loaded(changed.case, bench.compiled)
                after = by_id(assess(loaded, probed.as_of, engine=ENGINE))
                expected = tuple(gains(base.verdict, after, change.gone))
                assert (bench.gains(base, changed) or ()) == expected, change
                seen += 1
    assert seen > 150


def test_a_case_without_papers_can_be_assessed(bench: Bench, base: Baseline) -> None:
    empty = replace(base.probed, case=replace(base.probed.case, documents=()))
    assert bench.baseline(empty).verdict.findings
