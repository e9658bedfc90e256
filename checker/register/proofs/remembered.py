"""The newest extent that this user has seen of each register: how a restored or cut log shows.

Kept in the user's state folder, one small file for each register. It is saved only after every
entry since the last one was found to follow.
"""

from __future__ import annotations

import hashlib
import os
import threading
from dataclasses import dataclass
from pathlib import Path

from checker.register.log import canonical
from checker.register.log.chain import Extent, frontier_from, frontier_text


@dataclass(frozen=True, slots=True)
class Remembered:
    """What was seen of a register: its extent, and the fingerprint of its first key."""

    origin: str
    extent: Extent
    register_key: str


def state_folder() -> Path:
    """Return the folder for what the program remembers of a user."""
    base = os.environ.get("XDG_STATE_HOME")
    return Path(base) / "checker" if base else Path.home() / ".local" / "state" / "checker"


def recall(origin: str) -> Remembered | None:
    """Return what is remembered of a register; None where there is nothing that can be read."""
    try:
        value = canonical.loads_object(_file(origin).read_bytes())
        frontier = frontier_from(value["size"], value["frontier"])
        found = Remembered(value["origin"], Extent(value["hash"], frontier), value["register_key"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return found if found.origin == origin else None


def remember(seen: Remembered, afresh: bool = False) -> bool:
    """Save what was seen unless more was seen already; return False where it cannot be written.

    ``afresh`` forgets what was seen before.
    """
    known = None if afresh else recall(seen.origin)
    if known is not None and known.extent.size > seen.extent.size:
        return True
    value = {
        "origin": seen.origin,
        "size": seen.extent.size,
        "hash": seen.extent.hash,
        "frontier": frontier_text(seen.extent.frontier),
        "register_key": seen.register_key,
    }
    file = _file(seen.origin)
    beside = file.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(canonical.dumps(value))
        beside.replace(file)
    except OSError:
        return False
    return True


def _file(origin: str) -> Path:
    name = hashlib.sha256(origin.encode()).hexdigest()[:32]
    return state_folder() / f"{name}.json"
