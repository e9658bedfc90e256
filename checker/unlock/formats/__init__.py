"""What it would take, as text and JSON: ``render`` shows prospects in a format by its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from checker.model.pack import Pack
from checker.reports import Style
from checker.unlock.prospects import Prospect

FORMATS = ("text", "json")
"""Formats by name; each is a module here with a function ``render``."""


def render(
    prospects: Sequence[Prospect], pack: Pack, format_: str, style: Style | None = None
) -> str:
    """Return prospects in a format of ``FORMATS``; the style is for text."""
    module = import_module(f"{__name__}.{format_}")
    look = style or Style()
    function: Callable[[Sequence[Prospect], Pack, Style], str] = module.render
    if format_ != "text":
        return function(prospects, pack, look)
    with look.speaking([pack.texts]):
        return function(prospects, pack, look)
