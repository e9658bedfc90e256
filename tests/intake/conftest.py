"""Settings of hypothesis for the tests of intake: files may be slow, and that is no failure."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("intake", deadline=None)
settings.load_profile("intake")
