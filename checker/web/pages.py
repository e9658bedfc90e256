"""The pages for people. Every form works without a script."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, UploadFile
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checker.authoring.compare.two_verdicts import compare_verdicts
from checker.pipeline import offered_statements
from checker.reports import Assessment, Style
from checker.reports.calendar import DueItem, due_dates
from checker.reports.explain import UnknownFindingError
from checker.reports.explain import render as explain
from checker.reports.html import environment, source
from checker.reports.money import ZERO, Standing, added, totals
from checker.unlock.formats import render as render_prospects
from checker.unlock.to_fill_in import to_fill_in
from checker.web.asking import At, AtEntrance, Day, InDrafts, InStore, Told, Who
from checker.web.downloads import (
    CALENDAR_KINDS,
    STATEMENT_KINDS,
    VERDICT_FORMATS,
    annotated_file,
    calendar_file,
    statement_file,
    verdict_file,
)
from checker.web.drafts import NothingToMarkError
from checker.web.feeds import address_of
from checker.web.form_pages import form_address
from checker.web.language import language_of
from checker.web.rendering import answered, error_page, page, page_text
from checker.web.store import SOON, Place, Unusable
from checker.web.stuck import stuck_later

MOVING = (Standing.PAYABLE, Standing.HELD)
BACK = timedelta(days=30)
"""How far before the day the comparison of two days begins, unless the page is told."""
WIDE = 110

router = APIRouter()


@router.get("/static/report.css")
def report_css() -> Response:
    """Return the looks of the report, which the pages share."""
    environment_ = environment()
    colours = environment_.get_template("badges.css.j2").render()
    return Response(source("style.css") + colours, media_type="text/css")


@router.get("/static/search.js")
def search_script() -> Response:
    """Return the script that searches a page."""
    return Response(source("search.js"), media_type="text/javascript")


@router.get("/")
def portfolio(
    request: Request, store: InStore, who: Who, entrance: AtEntrance, day: Day
) -> HTMLResponse:
    """Show all cases: which money can move, which is stuck or may get stuck, what falls due."""
    found = [(place, store.try_to_assess(place, day)) for place in store.places(who.party)]
    usable = [(place, each) for place, each in found if isinstance(each, Assessment)]
    unusable = [(place, each) for place, each in found if isinstance(each, Unusable)]
    ordered = sorted(usable, key=lambda pair: _urgency(pair[1]))
    rows = [
        (place, each, soon(each, day), stuck_later(each.verdict, store.outlook(place, day)))
        for place, each in ordered
    ]
    everything = [tranche for _, each in usable for tranche in each.verdict.tranches]
    stuck = added(amount for *_, amounts in rows for amount in amounts)
    found_out = {"rows": rows, "unusable": unusable, "everything": everything, "stuck": stuck}
    packs = [each.pack for _, each in usable]
    feed = address_of(request, entrance, who, None)
    values = {"day": day, "soon_days": SOON.days, "packs": packs, "feed": feed, **found_out}
    return page(request, "portfolio.html.j2", values)


@router.get("/cases/{case}")
def case_page(request: Request, place: At, store: InStore, day: Day) -> HTMLResponse:
    """Show the verdict on a case."""
    one = store.assess(place, day)
    shown = {"case": one, "cases": [one], "number": 1, "formats": VERDICT_FORMATS}
    values = {"place": place, "day": day, "packs": [one.pack], **shown}
    kind = f"case in {language_of(request)} for {place.party}"
    text = store.text(place, kind, day, lambda: page_text(request, "case.html.j2", values))
    return answered(request, text)


@router.get("/cases/{case}/findings/{finding:path}")
def finding_page(request: Request, place: At, finding: str, store: InStore, day: Day) -> Response:
    """Show why: paragraph, rule, values and papers of one finding."""
    look = Style(width=WIDE, language=language_of(request))
    try:
        text = explain(store.assess(place, day), finding, look)
    except UnknownFindingError as error:
        return error_page(request, 404, str(error), error.suggestions)
    values = {"place": place, "day": day, "finding": finding, "text": text}
    return page(request, "finding.html.j2", values)


@router.get("/cases/{case}/documents")
def documents_page(request: Request, place: At, store: InStore, day: Day) -> HTMLResponse:
    """Show the papers of a case: what counts, what does not, and what each decided."""
    one = store.assess(place, day)
    not_counted = {each.document: each for each in one.verdict.not_counted}
    uses: dict[str, list[str]] = {}
    for finding in one.verdict.all_findings():
        for name in finding.evidence:
            uses.setdefault(name, []).append(finding.id)
    shown = {"case": one, "not_counted": not_counted, "uses": uses, "packs": [one.pack]}
    values = {"place": place, "day": day, **shown}
    return page(request, "documents.html.j2", values)


@router.get("/cases/{case}/calendar")
def calendar_page(
    request: Request,
    place: At,
    store: InStore,
    who: Who,
    entrance: AtEntrance,
    settings: Told,
    day: Day,
    done: bool = False,
) -> HTMLResponse:
    """Show what is due and what came late; what is done only if it is asked for."""
    one = store.assess(place, day)
    items = due_dates(one).ordered()
    shown = [each for each in items if done or each.state.traits.days or each.state == "open"]
    values = {
        "place": place,
        "day": day,
        "feed": address_of(request, entrance, who, place.name),
        "is_local": settings.is_local,
        "items": shown,
        "hidden": len(items) - len(shown),
        "packs": [one.pack],
        "kinds": CALENDAR_KINDS,
    }
    return page(request, "calendar.html.j2", values)


@router.get("/cases/{case}/statements")
def statements_page(request: Request, place: At, store: InStore, day: Day) -> HTMLResponse:
    """Show the statements that the rules offer, each with a form for its parameters."""
    loaded = store.load(place)
    offers = offered_statements(loaded, day)
    shown = {"offers": offers, "kinds": STATEMENT_KINDS, "packs": [loaded.compiled.pack]}
    values = {"place": place, "day": day, **shown}
    return page(request, "statements.html.j2", values)


@router.get("/cases/{case}/statements/{statement}")
def statement_download(
    request: Request, place: At, statement: str, store: InStore, day: Day, format: str = "html"
) -> Response:
    """Return a statement as a file; its parameters stand in the address."""
    reserved = ("format", "as_of", "lang")
    given = {name: text for name, text in request.query_params.items() if name not in reserved}
    look = Style(language=language_of(request))
    return statement_file(store.load(place), statement, given, day, format, look)


@router.get("/cases/{case}/report")
def report_download(
    request: Request, place: At, store: InStore, day: Day, format: str = "html"
) -> Response:
    """Return the verdict as a file, in the language of the page where it is for people."""
    look = Style(language=language_of(request))
    return verdict_file(store.assess(place, day), format, look)


@router.get("/cases/{case}/calendar/file")
def calendar_download(
    request: Request, place: At, store: InStore, day: Day, format: str = "ics"
) -> Response:
    """Return the due dates as a file, in the language of the page where it is for people."""
    look = Style(language=language_of(request))
    return calendar_file(store.assess(place, day), format, look)


@router.get("/cases/{case}/compare")
def compare_page(
    request: Request, place: At, store: InStore, day: Day, before: date | None = None
) -> HTMLResponse:
    """Show what changed between two days, and why."""
    earlier = before or max(day, date.min + BACK) - BACK
    old, new = (store.assess(place, each) for each in (earlier, day))
    pair = compare_verdicts(old.verdict, new.verdict)
    shown = {"earlier": earlier, "pair": pair, "packs": [new.pack]}
    values = {"place": place, "day": day, **shown}
    return page(request, "compare.html.j2", values)


@router.get("/cases/{case}/unlock")
def unlock_page(request: Request, place: At, store: InStore, day: Day) -> HTMLResponse:
    """Show which papers would make a tranche payable, from whom and by when."""
    prospects = store.ways(place, day)
    pack, look = store.load(place).compiled.pack, Style(width=WIDE, language=language_of(request))
    with look.speaking([pack.texts]):
        text = render_prospects(prospects, pack, "text", look)
    papers = to_fill_in(prospects, pack)
    addresses = [(step, form_address(place, day, fixed)) for step, fixed in papers]
    values = {"place": place, "day": day, "text": text, "addresses": addresses}
    return page(request, "unlock.html.j2", {**values, "pack": pack, "packs": [pack]})


@router.get("/cases/{case}/check")
def check_page(request: Request, place: At, day: Day) -> HTMLResponse:
    """Ask for a file to check."""
    values = {"place": place, "day": day, "draft": None, "checked": None}
    return page(request, "check.html.j2", values)


@router.post("/cases/{case}/check")
def check_file(
    request: Request, place: At, store: InStore, drafts: InDrafts, day: Day, file: UploadFile
) -> HTMLResponse:
    """Check a file that was dropped in: what is wrong, and what it would change."""
    draft = drafts.add(place, file.filename or "", file.file.read())
    checked = drafts.check(place, draft, day)
    packs = [store.load(place).compiled.pack] if checked.may_be_saved else []
    values = {"place": place, "day": day, "draft": draft, "checked": checked, "packs": packs}
    return page(request, "check.html.j2", values)


@router.get("/cases/{case}/drafts/{draft}/annotated")
def annotated_download(
    request: Request, place: At, draft: str, drafts: InDrafts, day: Day
) -> Response:
    """Return a copy of a workbook that was dropped in, with its problems marked."""
    found = drafts.find(place, draft)
    checked = drafts.check(place, found, day)
    if not checked.to_mark:
        raise NothingToMarkError(draft)
    look = Style(language=language_of(request))
    return annotated_file(found.shown_name, found.content, checked.to_mark, look)


@router.post("/cases/{case}/drafts/{draft}/save")
def save_draft(place: At, draft: str, drafts: InDrafts, day: Day) -> Response:
    """Put a draft into the case."""
    drafts.save(place, drafts.find(place, draft), day)
    return _back(place, "/history" if place.is_registered else "", day)


@router.post("/cases/{case}/drafts/{draft}/discard")
def discard_draft(place: At, draft: str, drafts: InDrafts, day: Day) -> Response:
    """Forget a draft."""
    drafts.discard(drafts.find(place, draft))
    return _back(place, "/check", day)


def _back(place: Place, path: str, day: date) -> Response:
    """Send a browser that sent a form back to a page of the case."""
    address = f"/cases/{quote(place.name, safe='')}{path}?{urlencode({'as_of': day})}"
    return RedirectResponse(address, status_code=303)


def _urgency(one: Assessment) -> tuple[Decimal, Decimal]:
    """Return a key that puts first what may be paid now, then what is held back."""
    sums = totals(one.verdict.tranches)
    payable, held = (sum((each.value for each in sums[at]), ZERO) for at in MOVING)
    return -payable, -held


def soon(one: Assessment, day: date) -> list[DueItem]:
    """Return what falls due in the next 90 days, or is overdue."""
    items = due_dates(one).ordered()
    return [each for each in items if each.days_left is not None and each.due - day <= SOON]
