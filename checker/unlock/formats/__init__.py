"""What it would take, as text and JSON: ``render`` shows prospects in a format by its name."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from checker.model.pack import Pack
from checker.reports import Style
from checker.unlock.prospects import Prospect

FORMATS = ("text", "json")
"""Formats by name; each is a module here with a function ``render``."""


def render(prospects: Sequence[Prospect], pack: Pack, format_: str, style: Style) -> str:
    """Return prospects in a format of ``FORMATS``; the style is for text."""
    module = import_module(f"{__name__}.{format_}")
    text: str = module.render(prospects, pack, style)
    return text
