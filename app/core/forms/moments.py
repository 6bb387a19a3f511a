"""From a day and a time on the wall in London to a moment in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from app.core.forms.dates import DateField, TimeField
from app.core.i18n import gettext as _

LONDON = ZoneInfo("Europe/London")


class NoSuchTime(ValueError):
    """The clocks go forward over this time, so it never happens. Its text says what to do."""


def combine(day: date, at: time) -> datetime:
    """The moment in UTC when London clocks show `at` on `day`: the first one when they show it twice."""
    local = datetime.combine(day, at.replace(tzinfo=None, fold=0), LONDON)
    moment_ = local.astimezone(UTC)
    if moment_.astimezone(LONDON).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise NoSuchTime(_("The clocks go forward that night, so there is no such time. Enter another time."))
    return moment_


def moment(day: DateField, at: TimeField) -> datetime | None:
    """The moment two filled fields make; None when either is empty, or is refused here on the field of the time."""
    if day.data is None or at.data is None:
        return None
    try:
        return combine(day.data, at.data)
    except NoSuchTime as refusal:
        at.errors = [*at.errors, str(refusal)]
        return None
