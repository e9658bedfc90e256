from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO

import pytest

from checker.parsers.places import UnreadableError
from checker.parsers.workbook import archive
from checker.parsers.workbook.archive import open_archive
from tests.parsers.workbook.books import packed, parts_of, rows, workbook

GOOD = workbook({"a": rows()})


@dataclass
class Names:
    """Gathers the names of elements."""

    found: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found.append(name)

    def end(self, name: str) -> None:
        pass

    def text(self, data: str) -> None:
        pass


def refusal(data: bytes, part: str = "xl/workbook.xml") -> str:
    with pytest.raises(UnreadableError) as caught:
        open_archive("a.xlsx", data).walk(part, Names())
    fault = caught.value.fault
    assert fault.place.file.name == "a.xlsx"
    return f"{fault.message}; {fault.hint}"


def test_the_elements_of_a_part_are_handed_on_without_their_namespace() -> None:
    names = Names()
    open_archive("a.xlsx", GOOD).walk("xl/workbook.xml", names)
    assert names.found == ["workbook", "sheets", "sheet"]


def test_a_part_that_is_not_there_has_no_elements() -> None:
    names = Names()
    open_archive("a.xlsx", GOOD).walk("xl/nothing.xml", names)
    assert names.found == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old format, or one with a password"),
        (b"id,year\n1,1999\n", "not an Excel workbook"),
        (b"", "not an Excel workbook"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "another kind"),
        (packed({"xl/workbook.bin": b"\0"}), "another kind"),
        (packed({**parts_of({"a": rows()}), "xl/vbaProject.bin": b"\0"}), "macros"),
    ],
    ids=["old", "csv", "empty", "cut", "ods", "xlsb", "macros"],
)
def test_what_is_not_a_workbook_is_refused_by_its_content(data: bytes, reason: str) -> None:
    assert reason in refusal(data)


def test_a_document_type_definition_is_refused() -> None:
    parts = parts_of({"a": rows()})
    bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&c;</a>'
    assert "document type definition" in refusal(packed({**parts, "xl/workbook.xml": bomb}))
    wide = bomb.encode("utf-16")
    assert "document type definition" in refusal(packed({**parts, "xl/workbook.xml": wide}))


def test_bad_xml_is_damage_and_not_a_crash() -> None:
    parts = parts_of({"a": rows()})
    assert "damaged" in refusal(packed({**parts, "xl/workbook.xml": "<workbook><sheets>"}))
    assert "damaged" in refusal(packed({**parts, "xl/workbook.xml": b"\xff\xfe\x00"}))


def test_a_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2_000)
    parts = parts_of({"a": rows()})
    assert "too much" in refusal(packed({**parts, "xl/media/image.png": b"\0" * 2_000}))


def test_what_an_archive_says_of_its_size_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 100_000)
    parts = parts_of({"a": rows()})
    data = packed({**parts, "xl/workbook.xml": f"<workbook>{' ' * 300_000}</workbook>"})
    size = struct.pack("<L", len(f"<workbook>{' ' * 300_000}</workbook>"))
    assert size in data
    lying = data.replace(size, struct.pack("<L", 10))
    assert "workbook" in refusal(lying)  # damaged, or too much: never unpacked whole


def test_too_many_parts_or_elements_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ELEMENTS", 3)
    assert "too much" in refusal(workbook({"a": rows(), "b": rows()}))
    monkeypatch.setattr(archive, "MAX_PARTS", 2)
    assert "too much" in refusal(GOOD)


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", len(GOOD) - 1)
    assert "too large" in refusal(GOOD)


def test_a_part_given_twice_is_refused() -> None:
    out = BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    assert "twice" in refusal(out.getvalue())


def test_an_unusual_packing_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    assert "packed in a way" in refusal(out.getvalue())


def test_a_password_of_the_archive_is_told() -> None:
    data = bytearray(GOOD)
    at = data.index(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "password" in refusal(bytes(data))
