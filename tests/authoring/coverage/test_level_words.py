from __future__ import annotations

from checker.authoring.coverage.level_words import level_words
from checker.authoring.coverage.pack_coverage import Level


def test_every_level_has_words_of_its_own() -> None:
    assert len({level_words(level) for level in Level}) == len(Level)
