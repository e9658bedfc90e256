"""The pages on which a document is filled in: the types that there are, and a form for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from checker.excel.sheets import document_sheets, kind_words
from checker.intake.schemas import is_date
from checker.messages import gettext
from checker.model.case import Case
from checker.model.problems import Problem
from checker.pipeline import Loaded
from checker.web.asking import At, Day, InDrafts, InStore, Typed
from checker.web.forms import Form, Given, Table, form_of, label_of, typed_of
from checker.web.language import language_of
from checker.web.rendering import error_page, page
from checker.web.store import Place

MORE = "more"
"""The button that asks for another row; its value is the key of the table."""

router = APIRouter()


def form_address(place: Place, day: date, document: Mapping[str, Any]) -> str:
    """Return the address of the form of a document, with what is known of it filled in."""
    query = {"as_of": day, "type": document["type"], **typed_of(document)}
    return f"/cases/{quote(place.name, safe='')}/form?{urlencode(query, doseq=True)}"


@router.get("/cases/{case}/form")
def form_page(
    request: Request, place: At, store: InStore, day: Day, type: str | None = None
) -> Response:
    """Show the form of a document type, with what the address says filled in; or all types."""
    loaded = store.load(place)
    if type is None:
        pack = loaded.compiled.pack
        sheets = document_sheets(pack, None, None)
        values = {"place": place, "day": day, "pack": pack, "sheets": sheets, "packs": [pack]}
        return page(request, "types.html.j2", values)
    form = form_of(loaded.compiled.pack, type, place.is_registered)
    if form is None:
        return _no_such_type(request, type, loaded)
    known = {"id": [_free_id(type, loaded.case)], "received_on": [str(day)]}
    if len(form.sheet.senders) == 1:
        known["submitted_by"] = list(form.sheet.senders)
    given: dict[str, list[str]] = {}
    for name, text in request.query_params.multi_items():
        given.setdefault(name, []).append(text)
    return _form(request, place, loaded, day, form, known | given)


@router.post("/cases/{case}/form")
def check_form(
    request: Request,
    place: At,
    store: InStore,
    drafts: InDrafts,
    typed: Typed,
    day: Day,
    type: str,
) -> Response:
    """Check what was filled in as a file would be, and show what it would change.

    What is wrong stands at its field, and nothing of what was typed is lost.
    """
    loaded = store.load(place)
    form = form_of(loaded.compiled.pack, type, place.is_registered)
    if form is None:
        return _no_such_type(request, type, loaded)
    more = next(iter(typed.get(MORE, ())), None)
    if more is not None:
        return _form(request, place, loaded, day, form, typed, more=more)
    given = form.without_empty_rows(typed)
    draft = drafts.add(place, f"{type}.json", form.content(given))
    checked = drafts.check(place, draft, day)
    if not checked.may_be_saved:
        drafts.discard(draft)
        return _form(request, place, loaded, day, form, given, checked.problems)
    values = {"place": place, "day": day, "draft": draft, "checked": checked}
    return page(request, "check.html.j2", {**values, "packs": [loaded.compiled.pack]})


def _form(
    request: Request,
    place: Place,
    loaded: Loaded,
    day: date,
    form: Form,
    given: Given,
    problems: Sequence[Problem] = (),
    more: str | None = None,
) -> HTMLResponse:
    language = language_of(request)
    values = {
        "place": place,
        "day": day,
        "form": form,
        "given": given,
        "problems": problems,
        "at": form.problems_at(problems),
        "rows": {each.key: form.rows_of(each, given, more) for each in form.tables},
        "is_table": lambda part: isinstance(part, Table),
        "label": lambda field: label_of(field, language),
        "kind_words": kind_words,
        "is_day": is_date,
        "pack": loaded.compiled.pack,
        "packs": [loaded.compiled.pack],
    }
    return page(request, "form.html.j2", values)


def _no_such_type(request: Request, type_: str, loaded: Loaded) -> HTMLResponse:
    message = gettext("There is no document type {type!r}.", type=type_)
    return error_page(request, 404, message, sorted(loaded.compiled.pack.schemas))


def _free_id(type_: str, case: Case) -> str:
    """Return an id that no document of the case has."""
    taken = {each.id for each in case.documents}
    number = 1 + sum(each.type == type_ for each in case.documents)
    while f"{type_}-{number}" in taken:
        number += 1
    return f"{type_}-{number}"
