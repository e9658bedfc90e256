"""Whatever a file holds, it is read or refused in words."""

from __future__ import annotations

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from checker.parsers.places import UnreadableError, problems_of
from checker.parsers.workbook.file import decode, read
from tests.parsers.workbook.books import packed, parts_of, table, workbook

STYLES = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
)
SHEET = table(("id", "on"), ("R-1", '<c r="{}" s="1"><f>A1</f><v>36525</v></c>'))
AFTER = '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'
PARTS = parts_of({"report": SHEET + AFTER}, STYLES, "<si><t>a</t></si>")
GOOD = workbook({"report": SHEET}, STYLES)
ODD = ('"\u00b2"', '"-1"', '"99999999999999999999"', '"A0"', "<c/>", "<f/>", "_xD800_", "1e999")


def survives(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        decoded = decode(read("a.xlsx", data))
        assert all(problem.message for problem in problems_of(decoded.faults))


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    survives(data)
    survives(b"PK\x03\x04" + data)


@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_any_byte_of_a_file_changed(at: int, byte: int) -> None:
    survives(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :])


@given(st.sampled_from(sorted(PARTS)), st.data())
def test_any_place_of_a_part_changed(name: str, data: st.DataObject) -> None:
    part = str(PARTS[name])
    at = data.draw(st.integers(0, len(part)))
    length = data.draw(st.integers(0, 12))
    new = data.draw(st.sampled_from(ODD) | st.text(max_size=4))
    survives(
        packed({**PARTS, name: (part[:at] + new + part[at + length :]).encode(errors="replace")})
    )
