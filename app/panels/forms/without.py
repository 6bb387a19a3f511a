"""A panel without lived experience, in half a minute; and the filters of the list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from app.core import clock
from app.core.forms import DateField, FilterForm, Form, RadiosField, SelectField, SubmitField, TextField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels import pages
from app.panels.rules.figures import financial_year, year_before
from app.people.models import Team

MOST_DAYS = 5 * 366  # further away it is a slip of the pen


def _is_far(field: Any) -> bool:
    days: int = (field.data - clock.today()).days
    return abs(days) > MOST_DAYS


class WhyForm(Form):
    why = RadiosField(
        _l("Why was nobody with lived experience on it?"), choices=pages.WHY_WITHOUT.items(),
        required=_l("Choose the reason that fits best."),
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class WithoutForm(Form):
    team = SelectField(_l("Team"), choices=(), required=_l("Choose the team."))
    post = TextField(_l("Which post was it?"), most=120, required=_l("Say which post it was."))
    day = DateField(_l("Day of the interviews"), required=_l("Enter the day of the interviews."))
    why = RadiosField(
        _l("Why was nobody with lived experience on it?"), choices=pages.WHY_WITHOUT.items(),
        required=_l("Choose the reason that fits best."),
    )  # fmt: skip
    band = SelectField(_l("Band"), choices=pages.BANDS.items(), empty=_l("Not said"))
    submit = SubmitField(_l("Save"))

    def offer(self, teams: Sequence[Team]) -> None:
        """Whoever has one team is not asked which."""
        self.team.choices = [choice(each.ref, each.name) for each in teams]
        if len(teams) == 1:
            del self.team

    def good(self) -> bool:
        if not self.validate_on_submit():
            return False
        if _is_far(self.day):
            self.blame(self.day, _("Check the year: enter a day of the last years, or of the year to come."), "year")
            return False
        return True


class PanelFilters(FilterForm):
    period = SelectField(
        _l("Time"), empty=_l("The last 12 months"),
        choices=[
            choice("this", _l("Since 1 April")), choice("before", _l("The year before that")),
            choice("all", _l("All that is recorded")),
        ],
    )  # fmt: skip
    team = SelectField(_l("Team"), empty=_l("All of them"))

    def offer(self, teams: Sequence[Team]) -> None:
        self.team.choices = [choice(each.ref, each.name) for each in teams]
        if len(teams) < 2:
            del self.team

    def days(self, today: date) -> tuple[date, date]:
        """What has been held in the time that was asked for."""
        asked = str(self.period.data or "")
        if asked == "this":
            return financial_year(today)[0], today
        if asked == "before":
            return financial_year(year_before(today))
        return (date(2000, 1, 1) if asked == "all" else year_before(today)), today

    def chosen(self, teams: Sequence[Team]) -> list[Team]:
        asked = self.team.data if self.team else None
        return [each for each in teams if each.ref == asked] or list(teams)
