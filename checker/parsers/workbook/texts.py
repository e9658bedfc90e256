"""The texts that the cells of a workbook share, and how texts are written in XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.parsers.workbook.archive import Archive

STRINGS_PART: Final = "xl/sharedStrings.xml"
LONGEST_TEXT: Final = 32_767
"""Characters of a cell, as Excel limits them; what comes after is cut off."""

_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")


def shared_texts(archive: Archive) -> list[str]:
    """Return the shared texts in their order, without formats and phonetic guides."""
    strings = _SharedStrings()
    archive.walk(STRINGS_PART, strings)
    return strings.texts


@dataclass(slots=True)
class Text:
    """Gathers the text of one cell: that of its runs, without that of phonetic guides."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    is_wanted: bool = False
    is_phonetic: bool = False

    def start(self, name: str) -> None:
        """Take the start of an element."""
        if name == "rPh":
            self.is_phonetic = True
        self.is_wanted = name == "t" and not self.is_phonetic

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "rPh":
            self.is_phonetic = False
        self.is_wanted = False

    def add(self, data: str) -> None:
        """Take a piece of text, if it is one that is shown."""
        if self.is_wanted and self.length < LONGEST_TEXT:
            self.pieces.append(data[: LONGEST_TEXT - self.length])
            self.length += len(data)

    def whole(self) -> str:
        """Return the text with its escapes decoded."""
        return decoded("".join(self.pieces))


def decoded(text: str) -> str:
    """Return a text with what Excel writes as ``_x000D_`` as the character that is meant."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


@dataclass(slots=True)
class _SharedStrings:
    texts: list[str] = field(default_factory=list)
    current: Text = field(default_factory=Text)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self.current = Text()
        self.current.start(name)

    def end(self, name: str) -> None:
        self.current.end(name)
        if name == "si":
            self.texts.append(self.current.whole())

    def text(self, data: str) -> None:
        self.current.add(data)
