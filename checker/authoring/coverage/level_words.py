"""How people are told the levels of coverage."""

from __future__ import annotations

from checker.authoring.coverage.pack_coverage import Level
from checker.messages import Message, gettext


def level_words(level: Level) -> Message:
    """Return a level of coverage in words."""
    match level:
        case Level.CHECKED:
            return gettext("checked")
        case Level.RAN:
            return gettext("ran, no test looks")
        case Level.NEVER:
            return gettext("never seen")
