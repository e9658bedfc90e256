"""Help in another language: texts from the catalogue, and lines as wide as they look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Final

import click
from rich.cells import cell_len

from checker.messages import Translations, catalogue, gettext

LABELS: Final = (
    gettext("Usage:"),
    gettext("Options"),
    gettext("Commands"),
    gettext("[required]"),
    gettext("Show this message and exit."),
    gettext("Show the version and exit."),
)
"""What click itself says."""
_PIECES: Final = re.compile(
    r"[（“]*(?:[\u3400-\u9fff]|[^\s\u3400-\u9fff（“，。；：、）”？]+)?[，。；：、）”？]*\s*"
)
"""A Chinese character or a word, after which a line may break, with the marks that stay with it."""
_EXTRA: Final = "  ["
_LEAST: Final = 10


def help_of(context: click.Context, language: str) -> str | None:
    """Return the help of a command in a language; None where it is in English alone."""
    translations = catalogue(language, {})
    text = cleandoc(context.command.help or "")
    if translations is None or translations.gettext(text) == text:
        return None
    formatter = Formatter(translations, context.terminal_width, context.max_content_width)
    context.command.format_help(context, formatter)
    return formatter.getvalue().rstrip("\n")


class Formatter(click.HelpFormatter):
    """Lays help out as click does, told in another language and measured in columns."""

    def __init__(self, translations: Translations, width: int | None, most: int | None) -> None:
        super().__init__(width=width, max_width=most)
        self._translations = translations

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        super().write_usage(prog, args, f"{self._told('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Write what the lines below are."""
        super().write_heading(self._told(heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        width = max(self.width - self.current_indent, _LEAST)
        blocks = [" ".join(block.split()) for block in self._told(text).split("\n\n")]
        pages = ("\n".join(self._indented(wrapped(block, width))) for block in blocks)
        self.write("\n\n".join(pages) + "\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms, each with its text beside it, or below it where the term is long."""
        known = list(rows)
        longest = min(max(cell_len(term) for term, _ in known), col_max)
        first = longest + col_spacing
        width = max(self.width - self.current_indent - first, _LEAST)
        for term, text in known:
            lines = list(wrapped(self._told(text), width)) or [""]
            is_short = cell_len(term) <= longest
            head = f"{term}{' ' * (first - cell_len(term))}{lines.pop(0)}" if is_short else term
            shown = [head, *(f"{' ' * first}{line}" for line in lines)]
            self.write("\n".join(line.rstrip() for line in self._indented(shown)) + "\n")

    def _indented(self, lines: Iterable[str]) -> list[str]:
        return [f"{' ' * self.current_indent}{line}" for line in lines]

    def _told(self, text: str) -> str:
        """Return a text in the language; what click adds in brackets stays behind it."""
        said, mark, extra = text.partition(_EXTRA)
        told = self._translations.gettext(said) if said else said
        return f"{told}{mark[:-1]}{self._translations.gettext(f'[{extra}')}" if mark else told


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines of at most ``width`` columns; a longer word has a line of its own."""
    line = ""
    for piece in filter(None, _PIECES.findall(text)):
        if line and cell_len(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line:
        yield line.rstrip()
