"""What a running workbench says of itself: a line for each request, for people or for programs."""

from __future__ import annotations

import json
import logging
import time
from datetime import UTC, datetime
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORMATS: Final = ("text", "json")
TICKETS: Final = "/calendars/"
"""Where the rest of an address is a ticket, which nobody should find in a log."""
_log = logging.getLogger(__name__)


class Requests:
    """Tells of every request how it was answered and how long that took.

    What stands after the question mark of an address is not told.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        began = time.perf_counter()

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_see)
        finally:
            took = round((time.perf_counter() - began) * 1000)
            _tell(scope["method"], scope["path"], status, took)


def _tell(method: str, path: str, status: int, took: int) -> None:
    shown = TICKETS if path.startswith(TICKETS) else path
    request = {"method": method, "path": shown, "status": status, "milliseconds": took}
    _log.info("%s %r %d, %d ms", method, shown, status, took, extra={"request": request})


class JsonLines(logging.Formatter):
    """Writes each record as one line of JSON, with the parts of a request as fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; an error has its traceback as a field."""
        day = datetime.fromtimestamp(record.created, UTC)
        fields: dict[str, Any] = {
            "time": day.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        request = getattr(record, "request", None)
        fields |= request if isinstance(request, dict) else {"message": record.getMessage()}
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=True)


def configuration(format_: str) -> dict[str, Any]:
    """Return how the workbench and its server log, in one of ``FORMATS``, on standard error."""
    text = {"format": "%(asctime)s %(levelname)s %(message)s"}
    formatter = text if format_ == "text" else {"()": JsonLines}
    logger = {"handlers": ["stderr"], "level": "INFO", "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "loggers": {"uvicorn": logger, __name__: logger},
    }
