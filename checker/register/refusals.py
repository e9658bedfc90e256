"""How the register refuses: always as a problem with a place, never as a traceback."""

from __future__ import annotations

from checker.model.problems import InputError, Position, Problem


def refusal(
    place: str,
    code: str,
    message: str,
    *,
    expected: str | None = None,
    found: str | None = None,
    hint: str | None = None,
) -> InputError:
    """Return the error that says what cannot be done, to be raised.

    ``place`` is the register, an entry of it, a file, or a party: whatever the reader has to look
    at.
    """
    return InputError([Problem(Position(place), code, message, expected, found, hint)])
