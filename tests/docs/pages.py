"""Pages of documentation as steps that can be followed: files to write, commands to run.

A fenced block is a step by its info string:

- ``yaml rules/reef/pack.yaml``, ``json ...``, ``python tests/test_x.py``: a file with this text;
- ``diff``: a change to files that are there, as ``git apply`` takes it;
- ``console``: commands after ``$``, each followed by what it prints;
- ``python`` without a file: a program, whose output is the ``text`` block that follows;
- ``sql``: a query of files that are there, as DuckDB answers it in the ``text`` block that follows.

Other blocks are for reading only. Outputs may be shortened: the comment
``<!-- shown: +4; ELIGIBLE +6 -->`` above a block keeps the first four lines, and six from the
next one that holds ``ELIGIBLE``; ``...`` stands for the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FENCE = re.compile(
    r"^(?:<!-- shown: (?P<shown>.*?) -->\n)?^```(?P<kind>\w+)(?: (?P<file>\S+))?\n"
    r"(?P<text>.*?)^```$",
    re.M | re.S,
)
LEFT_OUT = "...\n"
_MASKS = (
    (re.compile(r"sha256:[0-9a-f]+"), "sha256:"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "key"),
    (re.compile(r"durable-rules [\d.]+|chainer"), "engine"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block; ``start`` and ``end`` are the offsets of its text in the page."""

    kind: str
    file: str | None
    text: str
    shown: str | None
    start: int
    end: int


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    return [
        Block(m["kind"], m["file"], m["text"], m["shown"], m.start("text"), m.end("text"))
        for m in FENCE.finditer(page)
    ]


def commands(text: str) -> list[str]:
    """Return the commands of a console block; a backslash continues one on the next line."""
    return re.findall(r"^\$ ((?:.*\\\n)*.*)$", text, re.M)


def shortened(output: str, shown: str | None) -> str:
    """Return the lines that ``shown`` asks for, with ``...`` for each run of others.

    Raises ValueError where it asks for lines that are not there.
    """
    if shown is None or not output:
        return output
    lines = output.splitlines(keepends=True)
    kept, at = "", 0
    for part in shown.split(";"):
        text, _, number = part.lstrip().rpartition("+")
        text = text.removesuffix(" ")
        place = next((n for n in range(at, len(lines)) if text in lines[n]), None)
        if place is None:
            raise ValueError(f"no line with {text!r} from line {at + 1} of {lines[:1]} on")
        end = min(place + int(number), len(lines))
        kept += LEFT_OUT * (place > at) + "".join(lines[place:end])
        at = end
    return kept + LEFT_OUT * (at < len(lines))


def same(shown: str, real: str) -> bool:
    """Return whether two outputs agree in all but digests, keys and the engine that was used.

    Counts are compared: a reader relies on them as much as on any other word.
    """
    return masked(shown) == masked(real)


def masked(text: str) -> str:
    """Return the text without digests, keys, the engine's name, and spaces at the ends of lines."""
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return "\n".join(line.rstrip() for line in text.splitlines())
