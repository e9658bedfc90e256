"""A statement for a terminal: tables with columns set out, notes below them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import told
from checker.model.statement import Part, Statement
from checker.reports.assessment import Style
from checker.reports.statements.wording import (
    FEW,
    NOTHING,
    about,
    cells,
    foot,
    heading,
    notes,
    paragraphs,
    total_cells,
)
from checker.reports.terminal import QUIET, STRONG, Page, cell_len, padded, words

GAP = 2


def render(statement: Statement, style: Style) -> str:
    """Return the statement as text; verbose names every document."""
    page = Page(style)
    page.put(words(statement.title, STRONG))
    for line in about(statement):
        page.put(words(line))
    for part in statement.sections:
        page.heading(part.title)
        page.blank()
        _body(page, part, style)
        for name, text in notes(part, None if style.verbose else FEW):
            page.field(told(name), words(text), indent=2)
    page.blank()
    for line in foot(statement):
        page.put(words(line, QUIET))
    return page.text()


def _body(page: Page, part: Part, style: Style) -> None:
    if part.text is not None:
        for number, block in enumerate(paragraphs(part.text)):
            if number:
                page.blank()
            for line in block.split("\n"):
                page.put(words(line))
    elif part.rows:
        for line in table(part, style.width):
            page.put([(line, "")])
    else:
        page.put(words(NOTHING))


def table(part: Part, width: int) -> list[str]:
    """Return a table as lines: headings, a rule, rows, and below another rule the total."""
    head = [heading(each) for each in part.columns]
    rows = [cells(part, row) for row in part.rows]
    last = [total_cells(part)] if part.total else []
    numeric = [each.numeric for each in part.columns]
    widths = _widths([head, *rows, *last], width)
    rule = " ".join("-" * each for each in _with_gaps(widths))
    lines = [*_row(head, widths, numeric), rule]
    for row in rows:
        lines += _row(row, widths, numeric)
    for row in last:
        lines += [rule, *_row(row, widths, numeric)]
    return [line.rstrip() for line in lines]


def _with_gaps(widths: Sequence[int]) -> list[int]:
    """Return widths for a rule: each gap but one column of it belongs to the column before."""
    return [each + GAP - 1 for each in widths[:-1]] + list(widths[-1:])


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return how wide each column is: as its widest cell, or less where the page is too narrow.

    No column is narrower than its longest word, even where the table is wider than the page then.
    """
    columns = list(zip(*rows, strict=True))
    wanted = [max(map(cell_len, column)) for column in columns]
    least = [
        max((cell_len(word) for text in column for word in text.split()), default=0)
        for column in columns
    ]
    room = width - GAP * (len(wanted) - 1)
    while sum(wanted) > room and wanted != least:
        spare = [have - need for have, need in zip(wanted, least, strict=True)]
        widest = max((each for each in range(len(wanted)) if spare[each]), key=wanted.__getitem__)
        wanted[widest] -= 1
    return wanted


def _row(texts: Sequence[str], widths: Sequence[int], numeric: Sequence[bool]) -> list[str]:
    """Return a row as lines; a text that is wider than its column goes on below."""
    folded = [_folded(text, width) for text, width in zip(texts, widths, strict=True)]
    height = max(map(len, folded))
    lines = []
    for at in range(height):
        shown = [
            _set(each[at] if at < len(each) else "", width, right)
            for each, width, right in zip(folded, widths, numeric, strict=True)
        ]
        lines.append((" " * GAP).join(shown))
    return lines


def _set(text: str, width: int, right: bool) -> str:
    return " " * (width - cell_len(text)) + text if right else padded(text, width)


def _folded(text: str, width: int) -> list[str]:
    """Return a text in lines of at most ``width``; a longer word stays whole."""
    lines, line = [], ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
