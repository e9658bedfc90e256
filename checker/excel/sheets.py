"""Which sheets a template has: the document types that a role sends in a year."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.evidence.terms import senders_of, terms_of
from checker.intake import fields
from checker.intake.columns import CellKind, Column, columns_of
from checker.messages import gettext, joined
from checker.model.pack import Norm, Pack, field_words

ENVELOPE_FIRST = ("id", "submitted_by", "received_on")
FEW_NORMS = 4
LONGEST_LABEL = 45


@dataclass(frozen=True, slots=True)
class Field:
    """A column with what its schema says: limits are None and options empty where there are none.

    ``label`` names the field in few words of English, ``description`` in as many as it needs.
    ``names`` are its own and those of the objects around it, as words. ``is_needed`` says that a
    document cannot be used without it.
    """

    column: Column
    label: str
    description: str
    names: tuple[str, ...]
    unit: str | None = None
    options: tuple[Any, ...] = ()
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    is_money: bool = False
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class DocumentSheet:
    """The sheet of a document type.

    ``senders`` are the roles that may send it, empty where anybody may. ``norms`` are those of the
    paragraph that asks for the document, as far as the pack names them.
    """

    type: str
    title: str
    description: str
    fields: tuple[Field, ...]
    senders: tuple[str, ...]
    paragraph: str | None
    norms: tuple[Norm, ...]


def document_sheets(pack: Pack, year: int | None, role: str | None) -> tuple[DocumentSheet, ...]:
    """Return the sheets of the types that ``role`` may send and that ``year`` fits; None: all."""
    sheets = (_sheet(pack, name, schema) for name, schema in sorted(pack.schemas.items()))
    return tuple(
        sheet
        for sheet in sheets
        if (year is None or fields.fits_year(pack.schemas[sheet.type], year))
        and (role is None or not sheet.senders or role in sheet.senders)
    )


def _sheet(pack: Pack, type_: str, schema: Mapping[str, Any]) -> DocumentSheet:
    columns = sorted(columns_of(schema), key=_place)
    terms = terms_of(schema)
    return DocumentSheet(
        type=type_,
        title=str(schema.get("title", field_words(type_))),
        description=str(schema.get("description", "")),
        fields=tuple(_field(schema, column) for column in columns),
        senders=senders_of(pack.manifest, terms),
        paragraph=terms.paragraph,
        norms=tuple(pack.norms_of_paragraph(terms.paragraph or ""))[:FEW_NORMS],
    )


def _place(column: Column) -> int:
    """Return where a column stands: who and when first, what it replaces last."""
    if column.key in ENVELOPE_FIRST:
        return ENVELOPE_FIRST.index(column.key)
    return len(ENVELOPE_FIRST) + (column.name == "supersedes")


def _field(schema: Mapping[str, Any], column: Column) -> Field:
    parts = fields.schemas_at(schema, column.path)
    options = next((tuple(part["enum"]) for part in parts if "enum" in part), ())
    above = [step for step in column.path if isinstance(step, str)]
    described = fields.description_at(schema, column.path) or fields.description_at(
        schema, tuple(above)
    )
    names = tuple(map(field_words, above))
    label = described if described and len(described) <= LONGEST_LABEL else ": ".join(names)
    return Field(
        column=column,
        label=label[:1].upper() + label[1:],
        description=described or joined(names, ": "),
        names=names,
        unit=fields.unit_at(schema, column.path),
        options=tuple(option for option in options if option is not None),
        minimum=_bound(parts, "minimum"),
        maximum=_bound(parts, "maximum"),
        is_money=any(part.get("multipleOf") == Decimal("0.01") for part in parts),
        is_needed=column.key in (*ENVELOPE_FIRST, *schema.get("x-key", ())),
    )


def _bound(parts: list[Mapping[str, Any]], keyword: str) -> Decimal | int | None:
    return next((part[keyword] for part in parts if keyword in part), None)


def kind_words(field: Field) -> str:
    """Return what belongs into the cells of a field, and its unit."""
    if field.unit:
        return gettext("a number in {unit}", unit=field.unit)
    if field.options:
        return gettext("choose from the list")
    words = {
        CellKind.TEXT: gettext("a text"),
        CellKind.DAY: gettext("a day"),
        CellKind.NUMBER: gettext("a number"),
        CellKind.WHOLE: gettext("a whole number"),
        CellKind.YES_NO: gettext("yes or no"),
        CellKind.NESTED: gettext("JSON"),
        CellKind.ANY: gettext("a number, a text, or yes or no"),
    }
    return words[field.column.kind]
