"""Workbooks made part by part, so that they can be as odd as a test needs them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape

NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a ZIP archive of these parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(
    sheets: Mapping[str, str], styles: str = "", shared: str = "", book: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of a workbook: sheets by name, each with its XML below ``worksheet``.

    A sheet whose name starts with ``!`` is hidden.
    """
    listed = "".join(
        f'<sheet name="{escape(name.lstrip("!"))}" sheetId="{at}" r:id="r{at}"'
        + (' state="hidden"/>' if name.startswith("!") else "/>")
        for at, name in enumerate(sheets, start=1)
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{RELATIONS}/worksheet" Target="worksheets/s{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    made: dict[str, str | bytes] = {
        "xl/workbook.xml": f'<workbook xmlns="{NAMESPACE}" xmlns:r="{RELATIONS}">{book}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    if styles:
        made["xl/styles.xml"] = f'<styleSheet xmlns="{NAMESPACE}">{styles}</styleSheet>'
    if shared:
        made["xl/sharedStrings.xml"] = f'<sst xmlns="{NAMESPACE}">{shared}</sst>'
    for at, content in enumerate(sheets.values(), start=1):
        made[f"xl/worksheets/s{at}.xml"] = f'<worksheet xmlns="{NAMESPACE}">{content}</worksheet>'
    return made


def workbook(
    sheets: Mapping[str, str], styles: str = "", shared: str = "", book: str = ""
) -> bytes:
    """Return a workbook of these sheets, as ``parts_of`` has them."""
    return packed(parts_of(sheets, styles, shared, book))


def text(cell: str, content: str) -> str:
    """Return a cell with a text."""
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(content)}</t></is></c>'


def number(cell: str, content: str, style: int = 0) -> str:
    """Return a cell with a number in a style."""
    return f'<c r="{cell}" s="{style}"><v>{content}</v></c>'


def rows(*cells: str) -> str:
    """Return the data of a sheet; the names of cells say where they are."""
    return f"<sheetData>{''.join(cells)}</sheetData>"


def table(*lines: tuple[object, ...]) -> str:
    """Return the data of a sheet with these rows from the first on; None is an empty cell."""
    cells = []
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line):
            name = f"{chr(ord('A') + column)}{row}"
            if isinstance(value, str):
                cells.append(value.format(name) if value.startswith("<c") else text(name, value))
            elif value is not None:
                cells.append(number(name, str(value)))
    return rows(*cells)
