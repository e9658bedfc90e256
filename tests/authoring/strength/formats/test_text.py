from __future__ import annotations

from pathlib import Path

from checker.authoring.strength import strength_of
from checker.authoring.strength.formats.text import render
from checker.packs import load_pack
from checker.reports import Style

COUNTS = """\
WATER 1.0.0: BY WHAT NORMS ARE DECIDED
  charter 1: 1 computed
  charter 2: 1 document
  charter 3: 1 computed
  charter 4: 1 computed
  charter 5: 1 not checkable

  5 norms: 3 computed, 1 document, 1 not checkable
"""


def test_counts_stand_by_paragraph_and_for_the_pack(water: Path) -> None:
    found = strength_of(load_pack(str(water)))
    assert render([found], Style()) == COUNTS


def test_verbose_names_the_rules_of_each_norm(water: Path) -> None:
    text = render([strength_of(load_pack(str(water)))], Style(verbose=True))
    assert "report (charter 2): document, by yearly-report (document)" in text
    assert "judgment (charter 5): not checkable\n" in text
