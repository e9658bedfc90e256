"""What every format of a statement says in the same words: title, headings, notes and foot."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from checker.messages import Message, gettext, told
from checker.model.statement import Cell, Heading, Part, Statement
from checker.reports.phrases import clean, listed, subject_words

NOTHING = gettext("Nothing on record.")
TOTAL = gettext("Total")
EVIDENCE = gettext("Evidence")
MISSING = gettext("Not reported")
FEW = 4
"""How many documents a note names where a reader has not asked for all."""


def about(statement: Statement) -> list[str]:
    """Return the lines below the title: what it is about, the day, and the paragraphs."""
    lines: list[str] = [subject_words(statement.parameters)] if statement.parameters else []
    lines.append(
        gettext("Case {case}, as of {day}", case=clean(statement.case), day=statement.as_of)
    )
    if statement.source:
        lines.append(statement.source)
    return lines


def foot(statement: Statement) -> list[str]:
    """Return the lines at the end: the rules and the program, and the command that repeats it."""
    rules, engine = statement.rules, statement.engine
    return [
        gettext(
            "Rules: {pack} {version} ({digest}); checker {checker}, {inference}",
            pack=rules.pack,
            version=rules.version,
            digest=rules.digest,
            checker=engine.checker,
            inference=engine.inference,
        ),
        gettext("Made by: {command}", command=command(statement)),
    ]


def command(statement: Statement) -> str:
    """Return the command that makes the statement again; ``CASE`` stands for its folder."""
    given = [
        word
        for name, value in statement.parameters.items()
        for word in ("--for", f"{name}={clean(str(value))}")
    ]
    words = ["checker", "statement", "CASE", statement.statement, *given]
    return shlex.join([*words, "--as-of", statement.as_of.isoformat()])


def heading(column: Heading) -> str:
    """Return a heading with its unit: ``Produced (t)``."""
    title = clean(column.title)
    return f"{title} ({clean(column.unit)})" if column.unit else title


def cells(part: Part, row: dict[str, Cell]) -> list[str]:
    """Return the figures of a row in the order of the columns; empty where there is none."""
    return [clean(row[each.id].shown) if each.id in row else "" for each in part.columns]


def total_cells(part: Part) -> list[str]:
    """Return the last row of a table, with the word for it in the first free column."""
    shown = cells(part, part.total)
    free = next((at for at, each in enumerate(part.columns) if each.id not in part.total), None)
    if free is not None:
        shown[free] = clean(TOTAL)
    return shown


def row_names(part: Part) -> list[str]:
    """Return what notes call the rows: by their first words, or the first two where they repeat.

    Where that is not enough, the number of the row is added.
    """
    texts = [_words(row) for row in part.rows]
    for length in (1, 2):
        names = [" ".join(each[:length]) for each in texts]
        if all(names) and len(set(names)) == len(names):
            return names
    return [
        gettext("{name} (row {number})", name=each[0], number=place)
        if each
        else gettext("row {number}", number=place)
        for place, each in enumerate(texts, start=1)
    ]


def _words(row: dict[str, Cell]) -> list[str]:
    return [clean(cell.shown) for cell in row.values() if cell.kind == "text"]


def row_evidence(row: dict[str, Cell]) -> tuple[str, ...]:
    """Return the documents behind the figures of a row."""
    return tuple(dict.fromkeys(each for cell in row.values() for each in cell.evidence))


def notes(part: Part, limit: int | None) -> Iterator[tuple[Message | str, str]]:
    """Yield what stands below a section: documents by row, and what is missing.

    ``limit`` is how many documents, and things that are missing, are named before the rest are
    only counted.
    """
    if part.text is not None and part.evidence:
        yield EVIDENCE, " ".join(listed(part.evidence, limit))
    for called, row in zip(row_names(part), part.rows, strict=True):
        if found := row_evidence(row):
            name = gettext("Evidence of {row}", row=called)
            yield name, " ".join(listed(found, limit))
    if part.missing:
        yield MISSING, "; ".join(_capped(part.missing, limit))


def _capped(items: Sequence[str], limit: int | None) -> list[str]:
    """Return the items, and how many more there are beyond the limit."""
    rest = len(items) - len(items[:limit])
    more = gettext("and {count:,} more", count=rest)
    return [*(clean(item) for item in items[:limit]), *([more] if rest else [])]


def paragraphs(text: str) -> Sequence[str]:
    """Return the paragraphs of a text, which empty lines separate; each has its own lines."""
    blocks = [block.strip("\n") for block in told(text).replace("\r", "").split("\n\n")]
    return ["\n".join(map(clean, block.split("\n"))) for block in blocks if block.strip()]
