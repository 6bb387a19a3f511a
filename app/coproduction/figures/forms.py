"""Which time, and which team: kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import request

from app.coproduction.figures.rules import Stretch, first_day, last_day, stretch
from app.core.formatting import day
from app.core.forms import FilterForm, PeriodForm, SelectField, choice, forget_what_is_not_offered, offered
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

MOST_ENDS = 40  # quarters to choose from


class FigureFilters(PeriodForm):
    team = SelectField(_l("Team"))

    @property
    def team_id(self) -> int | None:
        return int(str(self.team.data)) if self.team.data else None

    def chosen(self) -> list[tuple[str, str]]:
        return [(_("Team"), offered(self.team)[str(self.team.data)])] if self.team.data else []

    def asked(self, *_others: str) -> dict[str, Any]:
        return super().asked(self.team.name)


def figure_filters(teams: Sequence[tuple[int, str, str]]) -> FigureFilters:
    form = FigureFilters()
    form.offer_times()
    form.team.choices = [choice(number, name) for number, _ref, name in teams]
    form.team.empty = _("Any")
    forget_what_is_not_offered(form.team)
    return form


class StretchForm(FilterForm):
    """From one end to another: only where numbers of people can be shown."""

    after = SelectField(_l("From"))
    until = SelectField(_l("To"))

    def looked_at(self, shown: Sequence[int]) -> Stretch | None:
        until, after = (int(str(field.data)) if field.data else None for field in (self.until, self.after))
        return stretch(shown, until, after)

    def chosen(self) -> list[tuple[str, str]]:
        return []

    def asked(self) -> dict[str, Any]:
        return {name: request.args[name] for name in ("after", "until") if request.args.get(name)}


def stretch_form(shown: Sequence[int]) -> StretchForm:
    form = StretchForm()
    form.after.choices = [choice(each, day(first_day(each + 1))) for each in reversed(shown[-MOST_ENDS - 1 : -1])]
    form.until.choices = [choice(each, day(last_day(each))) for each in reversed(shown[1:][-MOST_ENDS:])]
    for field in (form.after, form.until):
        field.empty = _("About a year") if field is form.after else _("The last that can be shown")
        forget_what_is_not_offered(field)
    return form
