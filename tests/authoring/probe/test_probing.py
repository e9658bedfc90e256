from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.probe.bench import Baseline, Bench, Changed
from checker.authoring.probe.probed_cases import probed_cases
from checker.authoring.probe.probing import probe_paper, surroundings
from checker.packs import load_compiled


@pytest.fixture
def bench(water: Path) -> Bench:
    return Bench(load_compiled(water))


@pytest.fixture
def base(bench: Bench) -> Baseline:
    cases = {each.name: each for each in probed_cases(bench.compiled.pack)}
    return bench.baseline(cases["report a day late"])


def late(base: Baseline) -> int:
    """Return the place of the late report in the case."""
    return next(n for n, each in enumerate(base.probed.case.documents) if each.id == "late")


def test_an_improvement_names_case_paper_and_change(bench: Bench, base: Baseline) -> None:
    found = probe_paper(bench, base, late(base))
    first = found.improvements[0]
    assert (first.case, str(first.as_of), first.paper) == (
        "report a day late",
        "2003-03-01",
        "late",
    )
    assert (first.type, first.kind, first.field) == ("well-report", "earlier", "received_on")
    assert first.change == "received_on 2003-01-31 for 2003-02-01"


def test_what_is_only_missing_is_tried_once_whatever_the_reason(
    bench: Bench, base: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Changed] = []

    def gains(self: Bench, base: Baseline, changed: Changed) -> tuple[()]:
        tried.append(changed)
        return ()

    monkeypatch.setattr(Bench, "gains", gains)
    count = probe_paper(bench, base, late(base)).probes
    missing = [changed for changed in tried if not changed.new]
    assert [changed.change.kind for changed in missing] == ["drop"]
    assert count > len(tried)


def test_the_senders_are_the_roles_and_the_parties_of_the_case(
    bench: Bench, base: Baseline
) -> None:
    around = surroundings(bench, base, base.probed.case.documents[0])
    assert around.senders == ("warden", "council")


def test_a_paper_is_named_by_those_that_hold_its_id(bench: Bench, base: Baseline) -> None:
    naming = surroundings(bench, base, base.probed.case.documents[0]).named_in
    assert naming("north") == {"north-2001", "late"}
    assert naming("north-2001") == frozenset()
