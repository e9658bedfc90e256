"""Which program made a verdict: what has to be the same for the same bytes to come out."""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from checker import __version__

THAT_CAN_MATTER = (
    "durable-rules",
    "elementpath",
    "jsonschema-rs",
    "pydantic",
    "regex",
    "tzdata",
)
"""Dependencies whose version can change a verdict."""


@lru_cache(maxsize=1)
def program() -> dict[str, Any]:
    """Return version, digest of the installed files, and versions of what it depends on."""
    return {
        "version": __version__,
        "digest": f"sha256:{_files_digest()}",
        "dependencies": {name: _version(name) for name in THAT_CAN_MATTER},
        "unicode": unicodedata.unidata_version,
    }


def _files_digest() -> str:
    folder = Path(str(files("checker")))
    sha = hashlib.sha256()
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.py")}
    for name, path in sorted(paths.items()):
        content = path.read_bytes()
        sha.update(f"{name}\0{len(content)}\0".encode())
        sha.update(content)
    return sha.hexdigest()


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
