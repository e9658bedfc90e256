"""The register's clock, and the days that it stamps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from checker.messages import gettext
from checker.register.identity.admission import NotAdmittedError

Clock = Callable[[], datetime]
FAR_AHEAD = timedelta(days=30)


def utc_now() -> datetime:
    """Return the time by the clock of this machine."""
    return datetime.now(UTC)


def moment_text(moment: datetime) -> str:
    """Return a moment as entries hold it: UTC, to the microsecond."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def moment_of(text: str) -> datetime:
    """Return the moment of a text; raises ValueError for any other form."""
    moment = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    if moment_text(moment) != text:
        raise ValueError(f"{text!r} is not a moment")
    return moment


def day_of(moment: datetime, time_zone: str) -> str:
    """Return the day (YYYY-MM-DD) that a moment belongs to in the register's time zone."""
    return moment.astimezone(ZoneInfo(time_zone)).date().isoformat()


def check_clock(now: datetime, last: str, is_right: bool) -> None:
    """Raise NotAdmittedError where the clock is behind the last entry, or far ahead of it.

    A clock that is ahead would keep out every honest entry later: ``is_right`` says that somebody
    has looked.
    """
    before = moment_of(last)
    if now < before:
        message = gettext(
            "the clock of this machine is behind the last entry, of {last}", last=last
        )
        raise NotAdmittedError(message)
    if now - before > FAR_AHEAD and not is_right:
        message = gettext(
            "the clock is more than {days} days after the last entry, of {last}; "
            "if it is right, say so with --clock-is-right",
            days=FAR_AHEAD.days,
            last=last,
        )
        raise NotAdmittedError(message)
