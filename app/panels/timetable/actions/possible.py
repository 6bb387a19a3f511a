"""What a change may not be, whatever the day would make of it."""

from __future__ import annotations

from datetime import datetime
from functools import singledispatch

from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import refuse
from app.opportunities.conditions.shapes import Problem
from app.panels.timetable.actions.days import must_be_in_order
from app.panels.timetable.rules import MOST_A_DAY
from app.panels.timetable.rules.changes import Add, Hours, Move, NoPause, Pause, Withdraw
from app.panels.timetable.rules.picture import DayPicture, Picture


@singledispatch
def must_be_possible(_wanted: object, _picture: Picture, _now: datetime) -> None:
    """Raises RuleBroken. Other lengths are always possible in themselves."""


@must_be_possible.register
def _withdraw(wanted: Withdraw, picture: Picture, now: datetime) -> None:
    here = [day for day in picture.days.values() if wanted.candidate in day.candidates]
    starts = [day.moment(slot.start) for day in here for slot in day.slots if slot.candidate == wanted.candidate]
    if not starts:
        raise RuleBroken(_("This candidate is not on the timetable any more."))
    if min(starts) <= now:
        raise RuleBroken(_("This candidate was seen already, so the slot stays on the timetable."))


@must_be_possible.register
def _add(wanted: Add, picture: Picture, now: datetime) -> None:
    day = _day(picture, wanted.day, now)
    if len(day.candidates) >= MOST_A_DAY:
        raise RuleBroken(_("A day has at most %(most)d candidates. Choose another day.", most=MOST_A_DAY))


@must_be_possible.register
def _hours(wanted: Hours, picture: Picture, now: datetime) -> None:
    day = _day(picture, wanted.day, now)
    must_be_in_order(wanted.arrives_at, wanted.ends_by)
    if wanted.arrives_at != day.arrives_at and min(wanted.arrives_at, day.arrives_at) <= now:
        refuse([Problem("arrives", _("The day has begun. Say how many minutes late it starts instead."))])


@must_be_possible.register
def _move(wanted: Move, picture: Picture, now: datetime) -> None:
    day = _day(picture, wanted.day, now)
    _ahead("start", wanted.start, day, now)
    for each in picture.days.values():
        for slot in each.slots:
            if slot.candidate == wanted.candidate and each.moment(slot.start) <= now:
                raise RuleBroken(_("This candidate was seen already, so the slot stays on the timetable."))
    if day.minute(wanted.start) < picture.needs.task:
        refuse(
            [Problem("start", _("The task before the interview would begin before the day does. Choose a later time."))]
        )


@must_be_possible.register
def _pause(wanted: Pause, picture: Picture, now: datetime) -> None:
    day = _day(picture, wanted.day, now)
    _ahead("start", wanted.start, day, now)
    start = day.minute(wanted.start)
    if any(rest.start < start + wanted.minutes and start < rest.end for rest in day.fixed):
        refuse([Problem("start", _("There is a break at this time already. Choose another time."))])


@must_be_possible.register
def _no_pause(wanted: NoPause, picture: Picture, now: datetime) -> None:
    _day(picture, wanted.day, now)
    if wanted.start <= now:
        raise RuleBroken(_("This break has begun, so it stays on the timetable."))


def _day(picture: Picture, number: int, now: datetime) -> DayPicture:
    day = picture.days.get(number)
    if day is None:
        raise RuleBroken(_("That day is not there any more. Please look at the timetable again."))
    if day.over_at(now):
        raise RuleBroken(_("This day is over, so its timetable stays as it was."))
    return day


def _ahead(field: str, moment: datetime, day: DayPicture, now: datetime) -> None:
    if moment <= now:
        refuse([Problem(field, _("That time is over. Choose a later one."))])
    if not day.arrives_at <= moment < day.ends_by:
        refuse([Problem(field, _("Choose a time between the arrival and the latest finish of the day."))])
