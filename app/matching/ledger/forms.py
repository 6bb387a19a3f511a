"""Which time is looked at, and whose turns: kept in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request

from app.core import clock
from app.core.forms import DateField, FilterForm, SelectField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.matching.ledger import queries, rules
from app.matching.ledger.rules import Period
from app.matching.ledger.rules.period import between
from app.opportunities.queries import kinds

OWN, USUAL = "own", 12
EARLIEST = date(2000, 1, 1)


class LedgerFilters(FilterForm):
    period = SelectField(_l("Time"))
    first = DateField(_l("First day"), hint=_l("Only for days of your own. For example, 1 4 2026"))
    last = DateField(_l("Last day"), hint=_l("For example, 30 6 2026"))
    kind = SelectField(_l("Kind"))
    team = SelectField(_l("Team"))

    def looked_at(self) -> Period | None:
        """The time that is asked for; nothing where the days make no sense, and then the fields say why."""
        if str(self.period.data) != OWN:
            return rules.last_months(clock.today(), int(str(self.period.data or USUAL)))
        days: list[date] = []
        for field in (self.first, self.last):
            if field.validate(self) and field.data is None:
                self.blame(field, _("Enter this day, or choose another time."))
            days += [field.data] if field.data else []
        return self._between(*days) if len(days) == 2 else None

    def _between(self, first: date, last: date) -> Period | None:
        if last > clock.today():
            self.blame(self.last, _("Enter a day that is not after today."))
        elif first > last:
            self.blame(self.last, _("Enter a last day that is not before the first day."))
        elif first < EARLIEST:
            self.blame(self.first, _("Enter a first day in 2000 or later."), "year")
        else:
            return between(first, last)
        return None

    def wanted(self) -> queries.Wanted:
        team = str(self.team.data or "")
        return queries.Wanted(str(self.kind.data or ""), int(team) if team else None)

    def chosen(self) -> list[tuple[str, str]]:
        """Kind and team as they are read, where not all of them count."""
        known = ((self.kind, _offered(self.kind)), (self.team, _offered(self.team)))
        return [(str(field.label.text), words[str(field.data)]) for field, words in known if field.data]

    def asked(self) -> dict[str, Any]:
        """What stands in the address, for another address that asks the same."""
        days = [f"{field.name}-{part.key}" for field in (self.first, self.last) for part in field.parts]
        names = [self.period.name, self.kind.name, self.team.name, *days]
        return {name: request.args[name] for name in names if request.args.get(name)}


def ledger_filters(teams: list[tuple[int, str, str]]) -> LedgerFilters:
    """The filters of this request; an answer that is not on offer asks nothing."""
    form = LedgerFilters()
    months = [choice(number, _months(number)) for number in rules.MONTHS if number != USUAL]
    form.period.choices = [*months, choice(OWN, _("Days of your own"))]
    form.kind.choices = [choice(kind.code, kind.name) for kind in kinds(active=False)]
    form.team.choices = [choice(number, name) for number, _ref, name in teams]
    for field in (form.period, form.kind, form.team):
        field.empty = _months(USUAL) if field is form.period else _("Any")
        if field.data not in _offered(field):
            field.data = None
    return form


def _offered(field: Any) -> dict[str, str]:
    """What can be chosen in a list, with what people read."""
    return {str(each.value): str(each.label) for each in field.iter_choices()}


def _months(number: int) -> str:
    return _("The last %(num)d months", num=number)
