from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.probe.accepted import AcceptedProbe, load_accepted
from checker.authoring.probe.probing import Improvement
from checker.authoring.probe.run import ProbeReport, probe
from checker.model.problems import InputError
from checker.packs import load_compiled
from tests.authoring.probe.conftest import ACCEPTED

Patterns = str | tuple[str, ...]


def entry(
    rule: Patterns, change: Patterns, document: Patterns = "*", **more: Patterns
) -> AcceptedProbe:
    written = {"rule": rule, "change": change, "document": document, **more}
    return AcceptedProbe.model_validate({**written, "reason": "It is right so."})


@pytest.fixture
def sooner(report: ProbeReport) -> Improvement:
    """A report that comes sooner, so that it is in time."""
    return next(each for each in report.improved if each.kind == "earlier")


@pytest.mark.parametrize(
    "found",
    [
        entry("yearly-report", "earlier", "well-report", field="received_on", after="satisfied"),
        entry("yearly-report", "earlier"),
        entry("yearly-*", "*", "well-*", field="received*"),
        entry("*", "*"),
        entry(("within-limit", "yearly-report"), ("later", "earlier")),
    ],
)
def test_an_entry_covers_what_it_names_and_stars_stand_for_any_text(
    found: AcceptedProbe, sooner: Improvement
) -> None:
    assert found.covers(sooner)


@pytest.mark.parametrize(
    "other",
    [
        entry("yearly", "earlier"),
        entry("yearly-report", "later"),
        entry("yearly-report", "earlier", "report"),
        entry("yearly-report", "earlier", field="year"),
        entry("yearly-report", "earlier", after="gone"),
        entry(("within-limit", "yearly"), ("later", "earlier")),
        entry("yearly-report", ("later", "drop")),
    ],
)
def test_an_entry_for_something_else_does_not_cover_it(
    other: AcceptedProbe, sooner: Improvement
) -> None:
    assert not other.covers(sooner)


def test_a_pack_without_a_list_accepts_nothing(water: Path, sooner: Improvement) -> None:
    assert sooner not in load_accepted(load_compiled(water).pack)


def test_an_entry_that_accepts_nothing_is_told_with_its_line(honest: Path) -> None:
    listed = honest / "accepted-probes.yaml"
    listed.write_text(ACCEPTED.replace("rule: yearly-report", "rule: yearly-repotr"))
    (problem,) = probe(str(honest)).unused
    assert str(problem.position) == "rules/water/accepted-probes.yaml:2:5"
    assert problem.message == (
        "no probe makes 'yearly-repotr' better by 'earlier' of 'well-report'"
    )


def test_an_entry_of_which_one_rule_is_better_is_used(honest: Path) -> None:
    listed = honest / "accepted-probes.yaml"
    several = ACCEPTED.replace("rule: yearly-report", "rule: [yearly-report, within-limit]")
    listed.write_text(several)
    assert probe(str(honest)).unused == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("probes:\n  - {rule: [], change: drop, document: b, reason: long enough}\n", "2:12"),
        ("probes:\n  - {rule: a, change: drop, document: b}\n", "2:5"),
        ("probes:\n  - {rule: a, change: drop, document: b, reason: short}\n", "2:50"),
        ("probes: 3\n", "1:9"),
        ("prob: []\n", "1:1"),
    ],
)
def test_a_list_that_is_not_well_formed_is_refused_with_its_line(
    water: Path, text: str, place: str
) -> None:
    (water / "accepted-probes.yaml").write_text(text)
    with pytest.raises(InputError) as refused:
        load_accepted(load_compiled(water).pack)
    places = [str(problem.position) for problem in refused.value.problems]
    assert f"rules/water/accepted-probes.yaml:{place}" in places
