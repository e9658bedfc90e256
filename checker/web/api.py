"""The REST API: what the command line gives as JSON, over HTTP. Routes run in threads."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import Response

from checker import __version__, intake, packs
from checker.loading import Loaded, load_submission
from checker.messages import gettext
from checker.model.problems import InputError, Problem
from checker.pipeline import offered_statements
from checker.reports import Assessment, render
from checker.reports.calendar import render as render_calendar
from checker.reports.problems import render as render_problems
from checker.unlock import Prospect, unlock
from checker.unlock.formats import render as render_ways
from checker.web.asking import At, Body, Day, InDrafts, InStore, Who
from checker.web.downloads import calendar_file, verdict_file
from checker.web.drafts import draft_of
from checker.web.store import Place, Store, Unusable, assess

BUNDLE, PAPERS = "bundle", "papers"
"""What problems call the body of a request."""
JSON = "application/json"
_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {JSON: {"schema": intake.BUNDLE_SCHEMA}}},
}
REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"description": "A parameter cannot be read"},
    401: {"description": "A token is needed"},
    413: {"description": "The body is too large"},
    421: {"description": "The address is not one of the workbench"},
    422: {"description": "The case cannot be used: its problems, with their places"},
}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAPERS: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            JSON: {"schema": {"type": ["object", "array"]}},
            _XLSX: {"schema": {"type": "string", "format": "binary"}},
        },
    },
}
_NOT_YET: dict[int | str, dict[str, Any]] = {
    503: {"description": "It is still being worked out; ask again"},
}
_NOT_TAKEN: dict[int | str, dict[str, Any]] = {
    403: {"description": "The case takes no papers from whoever sends them"},
    409: {"description": "The case has changed meanwhile, or has these papers"},
}
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"description": "There is no such thing"}}

router = APIRouter()


class Health(BaseModel):
    """That the workbench answers, and in which version."""

    status: str
    version: str


class PackLine(BaseModel):
    """A rule pack that cases may name."""

    id: str
    version: str
    title: str
    digest: str
    document_types: list[str]


class CaseLine(BaseModel):
    """A case on a day; without a status it cannot be used."""

    id: str
    status: str | None
    payable: list[str]
    problems: int


class Taken(BaseModel):
    """What was taken into a case: the ids of its papers, and the entry of the register if any."""

    papers: list[str]
    entry: int | None


@router.get("/healthz")
def healthz() -> Health:
    """Say that the workbench answers."""
    return Health(status="ok", version=__version__)


@router.get("/api/v1/packs", responses=REFUSALS)
def list_packs() -> list[PackLine]:
    """List the rule packs that come with the program."""
    return [_pack_line(name) for name in packs.pack_ids()]


@router.get("/api/v1/cases", responses=REFUSALS)
def list_cases(store: InStore, who: Who, day: Day) -> list[CaseLine]:
    """List the cases with their status on a day; of a register, those that the party may read."""
    return [_case_line(store, place, day) for place in store.places(who.party)]


@router.get("/api/v1/cases/{case}", responses=REFUSALS | NOT_THERE)
def get_case(place: At, store: InStore, day: Day) -> Response:
    """Return the verdict on a case, as `checker assess -f json` prints it."""
    return _verdict(store.assess(place, day))


@router.get("/api/v1/cases/{case}/report", responses=REFUSALS | NOT_THERE)
def get_report(place: At, store: InStore, day: Day, format: str = "html") -> Response:
    """Return the verdict on a case in any format of `checker assess`."""
    return verdict_file(store.assess(place, day), format)


@router.get("/api/v1/cases/{case}/calendar", responses=REFUSALS | NOT_THERE)
def get_calendar(place: At, store: InStore, day: Day, format: str = "json") -> Response:
    """Return the due dates of a case in any format of `checker calendar`."""
    return calendar_file(store.assess(place, day), format)


@router.get("/api/v1/cases/{case}/statements", responses=REFUSALS | NOT_THERE)
def list_statements(place: At, store: InStore, day: Day) -> Response:
    """List the statements that the rules offer on a case, with their parameters."""
    offers = offered_statements(store.load(place), day)
    return _json(json.dumps([offer.model_dump(mode="json") for offer in offers]))


@router.get("/api/v1/cases/{case}/unlock", responses=REFUSALS | NOT_THERE | _NOT_YET)
def get_ways(place: At, store: InStore, day: Day, tranche: str | None = None) -> Response:
    """Return which further papers would make the tranches of a case payable."""
    return _ways(store.ways(place, day, tranche), store.load(place))


@router.post(
    "/api/v1/cases/{case}/papers",
    status_code=201,
    openapi_extra=_PAPERS,
    responses=REFUSALS | NOT_THERE | _NOT_TAKEN,
)
def submit_papers(place: At, store: InStore, drafts: InDrafts, body: Body) -> Taken:
    """Take the papers in the body into a case: one document, a list of them, or a workbook.

    In a register the party that sends them submits them, and the registrar's key signs that they
    were entered.
    """
    if not place.takes_papers:
        raise HTTPException(403, gettext("This case takes no papers from you."))
    draft = draft_of(place, PAPERS, body)
    known = {document.id for document in store.load(place).case.documents}
    loaded = place.with_file(draft.shown_name, body)
    new = [document.id for document in loaded.case.documents if document.id not in known]
    return Taken(papers=new, entry=drafts.take(draft))


@router.post("/api/v1/validate", openapi_extra=_BODY, responses=REFUSALS)
def validate(body: Body) -> Response:
    """Check the documents of a case in the body; the answer lists its problems, if any."""
    try:
        _loaded(body)
    except InputError as error:
        return _problems(error.problems)
    return _problems(())


@router.post("/api/v1/assess", openapi_extra=_BODY, responses=REFUSALS)
def assess_case(body: Body, day: Day) -> Response:
    """Return the verdict on the case in the body; nothing of it is kept."""
    return _verdict(_assessment(body, day))


@router.post("/api/v1/calendar", openapi_extra=_BODY, responses=REFUSALS)
def calendar_of_case(body: Body, day: Day) -> Response:
    """Return the due dates of the case in the body."""
    return _json(render_calendar(_assessment(body, day), "json"))


@router.post("/api/v1/unlock", openapi_extra=_BODY, responses=REFUSALS)
def unlock_case(body: Body, day: Day, tranche: str | None = None) -> Response:
    """Return which further papers would make the tranches of the case in the body payable.

    Papers on file are those received by the day; ``tranche`` names one, such as ``1999/3``.
    """
    loaded = _loaded(body)
    return _ways(unlock(loaded, day, tranche), loaded)


def _ways(found: tuple[Prospect, ...], loaded: Loaded) -> Response:
    return _json(render_ways(found, loaded.compiled.pack, "json"))


def _loaded(body: bytes) -> Loaded:
    return load_submission(intake.read_bundle(BUNDLE, body), "-")


def _assessment(body: bytes, day: Day) -> Assessment:
    loaded = _loaded(body)
    return Assessment(assess(loaded, day), loaded.compiled.pack, loaded.case)


def _verdict(one: Assessment) -> Response:
    return _json(render([one], "json"))


def _problems(problems: tuple[Problem, ...]) -> Response:
    told = json.loads(render_problems(problems, "json"))
    return _json(json.dumps({"valid": not problems, **told}, ensure_ascii=False))


def _json(text: str) -> Response:
    return Response(text, media_type=JSON)


def _pack_line(name: str) -> PackLine:
    pack = packs.load_pack(name)
    manifest = pack.manifest
    return PackLine(
        id=name,
        version=manifest.version,
        title=manifest.title,
        digest=pack.digest,
        document_types=sorted(pack.schemas),
    )


def _case_line(store: Store, place: Place, day: Day) -> CaseLine:
    found = store.try_to_assess(place, day)
    if isinstance(found, Unusable):
        return CaseLine(id=place.name, status=None, payable=[], problems=len(found.problems))
    payable = [each.payable_now for each in found.verdict.tranches if each.payable_now]
    return CaseLine(
        id=place.name,
        status=found.verdict.status.value,
        payable=[f"{each.value:f} {each.currency}" for each in payable],
        problems=0,
    )
