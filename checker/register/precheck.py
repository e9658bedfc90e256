"""Private pre-check: the fingerprint of data that were checked, which tells nothing of them.

The fingerprint covers a random salt: without one, the few figures that are possible could be
tried out. Whoever checked keeps the salt in a file, and shows the file later to prove it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.intake import RawDocument
from checker.register.log import canonical
from checker.register.papers.written import written

VERSION = 1
_STAMPS = ("submitted_by", "received_on")


class PrecheckError(ValueError):
    """A file that is not one of a pre-check."""


@dataclass(frozen=True, slots=True)
class Precheck:
    """What was checked: salted digests of the papers, the rules, and the day."""

    salt: str
    case: str
    as_of: str
    rules: str
    papers: tuple[str, ...]

    def to_bytes(self) -> bytes:
        """Return what the fingerprint covers, which is what its owner keeps."""
        value = {name: getattr(self, name) for name in self.__slots__}
        return canonical.dumps(value | {"v": VERSION, "papers": list(self.papers)})

    @property
    def fingerprint(self) -> str:
        """Return the digest that may be shown to anybody."""
        return canonical.digest(self.to_bytes())

    def missing(self, documents: Iterable[RawDocument]) -> list[str]:
        """Return the ids of papers that were not among those checked, or were other ones."""
        known = set(self.papers)
        return [
            str(raw.value["id"]) for raw in documents if _salted(self.salt, raw.value) not in known
        ]


def precheck(case: str, as_of: str, rules: str, documents: Iterable[RawDocument]) -> Precheck:
    """Return the pre-check of papers with a new salt; ``rules`` names pack and digest."""
    salt = secrets.token_hex(32)
    papers = sorted(_salted(salt, raw.value) for raw in documents)
    return Precheck(salt, case, as_of, rules, tuple(papers))


def read_precheck(data: bytes) -> Precheck:
    """Return the pre-check in a file; raises PrecheckError."""
    try:
        value = canonical.loads_object(data.strip())
        version = value.pop("v")
        found = Precheck(**value | {"papers": tuple(value["papers"])})
        bytes.fromhex(found.salt)
        same = version == VERSION and found.to_bytes() == data.strip()
    except (ValueError, TypeError, KeyError):
        same = False
    if not same:
        raise PrecheckError("the file does not hold a pre-check")
    return found


def _salted(salt: str, value: Mapping[str, Any]) -> str:
    """Return the digest of a paper without the stamps, which the register sets later."""
    fields = {name: value[name] for name in sorted(value) if name not in _STAMPS}
    return hashlib.sha256(bytes.fromhex(salt) + written(fields).encode()).hexdigest()
