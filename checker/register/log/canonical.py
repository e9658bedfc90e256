"""The one form of the JSON that the register itself writes: a subset equal to RFC 8785.

Strings, whole numbers within 2**53, true, false, null, lists, and objects with ASCII keys in
sorted order, without spaces. Decimals are written as text: RFC 8785 numbers are binary doubles.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

LARGEST = 2**53 - 1


class NotCanonicalError(ValueError):
    """Bytes or a value that the register would not have written."""


def dumps(value: Any) -> bytes:
    """Return the canonical bytes of a value; raises NotCanonicalError for any other kind."""
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise NotCanonicalError("a text holds half a surrogate pair") from None


def loads(data: bytes) -> Any:
    """Return the value of canonical bytes; raises NotCanonicalError where they are not."""
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise NotCanonicalError("these bytes are not JSON") from None
    if dumps(value) != data:
        raise NotCanonicalError("these bytes are not in canonical form")
    return value


def loads_object(data: bytes) -> dict[str, Any]:
    """Return the object of canonical bytes; raises NotCanonicalError where it is not one."""
    value = loads(data)
    if not isinstance(value, dict):
        raise NotCanonicalError("an object is expected")
    return value


def digest(data: bytes) -> str:
    """Return ``sha256:`` and the hexadecimal SHA-256 of bytes."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _check(value: Any, depth: int = 0) -> None:
    if depth > 64:
        raise NotCanonicalError("the value is nested too deeply")
    if value is None or isinstance(value, (bool, str)):
        return
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise NotCanonicalError(f"{value} does not fit into 53 bits")
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item, depth + 1)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str) or not key.isascii():
                raise NotCanonicalError(f"{key!r} is not a key in ASCII")
            _check(item, depth + 1)
    else:
        raise NotCanonicalError(f"a {type(value).__name__} has no canonical form")
