"""A statement as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.model.statement import Part, Statement
from checker.reports.assessment import Style
from checker.reports.markdown import escape
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


def render(statement: Statement, style: Style) -> str:
    """Return the statement as Markdown; verbose names every document."""
    lines = [f"# {escape(statement.title)}", ""]
    lines += [f"{escape(line)}  " for line in about(statement)]
    for part in statement.sections:
        lines += ["", f"## {escape(part.title)}", "", *_body(part)]
        found = list(notes(part, None if style.verbose else FEW))
        lines += [""] * bool(found) + [f"- {escape(f'{name}: {text}')}" for name, text in found]
    lines += ["", *(f"{escape(line)}  " for line in foot(statement))]
    return "\n".join(lines) + "\n"


def _body(part: Part) -> Iterator[str]:
    if part.text is not None:
        for number, block in enumerate(paragraphs(part.text)):
            yield from [""] * bool(number)
            yield "  \n".join(escape(line) for line in block.split("\n"))
    elif part.rows:
        yield _row([heading(each) for each in part.columns])
        yield _row(["---:" if each.numeric else "---" for each in part.columns], raw=True)
        yield from (_row(cells(part, row)) for row in part.rows)
        if part.total:
            yield _row([f"**{escape(text)}**" if text else "" for text in total_cells(part)], True)
    else:
        yield NOTHING


def _row(texts: Sequence[str], raw: bool = False) -> str:
    return f"| {' | '.join(text if raw else escape(text) for text in texts)} |"
