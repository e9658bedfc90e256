"""The same surroundings for every test, whatever the terminal that it was started from."""

from __future__ import annotations

import os

os.environ["COLUMNS"] = "100"
for name in ("NO_COLOR", "FORCE_COLOR", "CHECKER_INFERENCE"):
    os.environ.pop(name, None)
