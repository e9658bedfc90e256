from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from checker.model.problems import InputError
from checker.register.clock import FAR_AHEAD, check_clock, day_of, moment_of, moment_text
from checker.register.identity.admission import NotAdmittedError
from tests.register.world import World


def test_days_begin_at_midnight_in_the_register_s_time_zone(world: World) -> None:
    world.clock.on("2001-03-02", hour=0)
    assert world.submit(world.report("R-1")).receipt.body.received_on == "2001-03-02"
    os.environ["TZ"] = "Asia/Shanghai"
    try:
        world.clock.later(hours=23, minutes=59)
        assert world.submit(world.report("R-2")).receipt.body.received_on == "2001-03-02"
    finally:
        del os.environ["TZ"]
    world.clock.later(minutes=1)
    assert world.submit(world.report("R-3")).receipt.body.received_on == "2001-03-03"


def test_a_clock_that_goes_back_is_refused(world: World) -> None:
    world.clock.later(microseconds=-1)
    with pytest.raises(InputError, match="behind the last entry"):
        world.submit(world.report("R-1"))


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", "2001-03-01"), ("Asia/Shanghai", "2001-03-02"), ("Etc/GMT+12", "2001-03-01")],
)
def test_a_moment_belongs_to_a_day_of_the_register_s_time_zone(zone: str, day: str) -> None:
    assert day_of(datetime(2001, 3, 1, 16, tzinfo=UTC), zone) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2001-03-01",
        "2001-03-01T12:00:00Z",
        "2001-3-1T12:00:00.000000Z",
        "2001-03-01T12:00:00.5Z",
    ],
)
def test_a_moment_has_one_form(text: str) -> None:
    moment = datetime(2001, 3, 1, 12, tzinfo=UTC)
    assert moment_of(moment_text(moment)) == moment
    with pytest.raises(ValueError, match=r"."):
        moment_of(text)


def test_the_clock_may_stand_still_and_go_on_for_thirty_days() -> None:
    last = datetime(2001, 3, 1, 12, tzinfo=UTC)
    instant = timedelta(microseconds=1)
    for now in (last, last + FAR_AHEAD):
        check_clock(now, moment_text(last), is_right=False)
    with pytest.raises(NotAdmittedError, match="behind the last entry"):
        check_clock(last - instant, moment_text(last), is_right=True)
    with pytest.raises(NotAdmittedError, match="more than 30 days"):
        check_clock(last + FAR_AHEAD + instant, moment_text(last), is_right=False)
    check_clock(last + FAR_AHEAD + instant, moment_text(last), is_right=True)
