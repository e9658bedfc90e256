"""The part of the REST API that only a register has: the history of a case, receipts and papers."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.responses import Response

from checker.web.api import JSON, NOT_THERE, REFUSALS
from checker.web.register.history import events, paper, receipt
from checker.web.register.pages import Number, Registered

router = APIRouter()


class EventLine(BaseModel):
    """An entry of a case; ``entered`` says that the registrar signed for the party.

    ``papers`` are ids in their order, by which they can be asked for, counted from 1.
    """

    seq: int
    received_on: str
    kind: str
    says: str
    party: str
    entered: bool
    papers: list[str]


@router.get("/api/v1/cases/{case}/history", responses=REFUSALS | NOT_THERE)
def list_history(place: Registered) -> list[EventLine]:
    """List what the register has recorded of a case, the newest first."""
    return [
        EventLine(
            seq=each.seq,
            received_on=each.day,
            kind=each.kind,
            says=each.says,
            party=each.party,
            entered=each.entered,
            papers=list(each.documents),
        )
        for each in events(place)
    ]


@router.get("/api/v1/cases/{case}/history/{seq}/receipt", responses=REFUSALS | NOT_THERE)
def get_receipt(place: Registered, seq: Number) -> Response:
    """Return the receipt of an entry, byte for byte as it was given first."""
    return Response(receipt(place, seq), media_type=JSON)


@router.get("/api/v1/cases/{case}/history/{seq}/papers/{number}", responses=REFUSALS | NOT_THERE)
def get_paper(place: Registered, seq: Number, number: Number) -> Response:
    """Return a paper of an entry, exactly as it was signed."""
    return Response(paper(place, seq, number)[1], media_type=JSON)
