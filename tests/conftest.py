"""The same surroundings for every test, whatever the terminal that it was started from."""

from __future__ import annotations

import os

from hypothesis import settings

os.environ["COLUMNS"] = "100"
for name in ("NO_COLOR", "FORCE_COLOR", "CHECKER_INFERENCE"):
    os.environ.pop(name, None)

# No deadlines: files and busy machines may be slow. In CI the same examples each time, so that a
# change is judged by what it changed; elsewhere new ones, to find what nobody thought of.
settings.register_profile("checker", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("checker")
