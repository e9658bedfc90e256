"""Texts for people as fields of pydantic models."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ValidatorFunctionWrapHandler, WrapValidator

from checker.messages import Message


def _kept(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    """Return a message as it is: pydantic would make a plain text of it."""
    return value if isinstance(value, Message) else check(value)


Sentence = Annotated[str, WrapValidator(_kept)]
"""The type of a field whose text is for people: it keeps a ``Message``, and JSON has the text."""
