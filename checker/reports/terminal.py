"""Lines of a terminal: wrapped between words, coloured where allowed.

rich wraps anywhere inside words that are too long for a line, which would cut ids in two; so lines
are laid out here. rich colours them, and measures what is not ASCII; it is imported when it is
needed. An id that is longer than a line breaks after a slash, the parts of its subject staying
whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import StringIO

from checker.messages import told
from checker.reports.assessment import Style
from checker.reports.phrases import clean, listed

Word = tuple[str, str]
"""Text that is broken only where it is longer than a line, and its style in rich's words."""

_BREAKS = re.compile(r"(?<=[/ \u3000-\u9fff\uff00-\uffef])")
"""After a slash or a blank, and between Chinese characters, which have no blanks between them."""

_NARROW = 60
_NARROW_INDENT = 4
QUIET = "dim"
STRONG = "bold"


def words(text: str, style: str = "") -> list[Word]:
    """Return the words of a text, cleaned of control characters."""
    return [(word, style) for word in clean(text).split()]


def whole(text: str, style: str = "") -> Word:
    """Return a text that stays on one line, such as an id or an amount, cleaned likewise."""
    return clean(text), style


def names(ids: Sequence[str], limit: int | None = None) -> list[Word]:
    """Return ids as words with commas between them, each whole even where it has blanks."""
    return [(item, "") for item in listed(ids, limit)]


def cell_len(text: str) -> int:
    """Return how many terminal columns a text takes up."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len as measured

    return measured(text)


def padded(text: str, column: int) -> str:
    """Return ``text`` filled with blanks to a number of terminal columns."""
    return text + " " * (column - cell_len(text))


def _before(label: str, column: int) -> str:
    """Return a label filled up to the column where words begin, with a blank where it is longer."""
    if not label or cell_len(label) < column:
        return padded(label, column) if label else ""
    return label if label.endswith(" ") else f"{label} "


def _pieces(text: str, room: int) -> list[str]:
    """Return a text in pieces that fit, as far as it has slashes or blanks to break after."""
    pieces = [""]
    for part in _BREAKS.split(text):
        if pieces[-1] and cell_len((pieces[-1] + part).rstrip()) > room:
            pieces.append(part)
        else:
            pieces[-1] += part
    return pieces


@dataclass(slots=True)
class _Line:
    """A line being written: its texts with their styles, and the columns that they take up."""

    parts: list[Word] = field(default_factory=list)
    columns: int = 0

    def append(self, text: str, style: str = "") -> None:
        if text:
            self.parts.append((text, style))
            self.columns += cell_len(text)

    @property
    def plain(self) -> str:
        """Return the line without styles and without blanks at its end."""
        return "".join(text for text, _ in self.parts).rstrip()


class Page:
    """Lines as they are written, from the top; ``text`` gives them all."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._lines: list[_Line] = []

    def blank(self) -> None:
        """Leave one line empty; several in a row count as one."""
        if self._lines and self._lines[-1].plain:
            self._lines.append(_Line())

    def heading(self, text: str) -> None:
        """Write a heading with an empty line before it."""
        self.blank()
        self.put(words(told(text).upper(), STRONG))

    def put(
        self, content: Iterable[Word], *, indent: int = 0, hang: int = 0, label: Word = ("", "")
    ) -> None:
        """Write words, wrapped at the page's width; later lines begin ``hang`` columns further in.

        A label fills those columns in the first line, or more where it is longer; without one
        the words begin there. On a narrow page nothing begins further in than a few columns.
        """
        if self._style.width < _NARROW:
            first = min(indent, _NARROW_INDENT)
            indent, hang = first, min(indent + hang, _NARROW_INDENT) - first
        line = _Line()
        line.append(" " * indent)
        line.append(_before(label[0], hang), label[1])
        further = " " * (indent + hang)
        empty = True
        for word, style in content:
            pieces = _pieces(word, self._style.width - len(further))
            for place, piece in enumerate(pieces):
                needed = line.columns + (not empty) + cell_len(piece.rstrip())
                if place or (needed > self._style.width and not empty):
                    self._lines.append(line)
                    line, empty = _Line(), True
                    line.append(further)
                line.append("" if empty else " ")
                line.append(piece, style)
                empty = False
        self._lines.append(line)

    def field(self, name: str, content: Sequence[Word], *, indent: int = 0) -> None:
        """Write ``Name: words``; nothing where there are no words."""
        if content:
            self.put([(f"{name}:", QUIET), *content], indent=indent, hang=2)

    def text(self) -> str:
        """Return the page as text that ends with a newline; escape codes only where allowed."""
        if self._style.colour:
            return _coloured(self._lines, self._style.width)
        return "\n".join(line.plain for line in self._lines).rstrip("\n") + "\n"


def _coloured(lines: Iterable[_Line], width: int) -> str:
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(
        file=out,
        width=width,
        color_system="standard",
        force_terminal=True,
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for line in lines:
        text = Text.assemble(*line.parts)
        text.rstrip()
        console.print(text, soft_wrap=True)
    return out.getvalue().rstrip("\n") + "\n"
