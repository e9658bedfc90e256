"""Signs of Chinese text that look like those of FEEL, and are letters to it."""

from __future__ import annotations

_DISTANCE = 0xFEE0
"""How far the full-width forms lie from the signs of ASCII."""
_FORMS = {chr(code + _DISTANCE): chr(code) for code in range(0x21, 0x7F)}
_PLAIN = {form: sign for form, sign in _FORMS.items() if not sign.isalnum()} | {"、": ","}


def full_width_hint(text: str) -> str:
    """Return what to write instead of the first full-width sign of a text; "" without any."""
    sign = next((each for each in text if each in _PLAIN), None)
    return "" if sign is None else f"`{sign}` is a full-width sign: write `{_PLAIN[sign]}`"
