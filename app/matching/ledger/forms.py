"""Which time is looked at, and whose turns: kept in the address."""

from __future__ import annotations

from typing import Any

from app.core.forms import PeriodForm, SelectField, choice, forget_what_is_not_offered, offered
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.matching.ledger import queries
from app.opportunities.queries import kinds


class LedgerFilters(PeriodForm):
    kind = SelectField(_l("Kind"))
    team = SelectField(_l("Team"))

    def wanted(self) -> queries.Wanted:
        team = str(self.team.data or "")
        return queries.Wanted(str(self.kind.data or ""), int(team) if team else None)

    def chosen(self) -> list[tuple[str, str]]:
        """Kind and team as they are read, where not all of them count."""
        known = ((self.kind, offered(self.kind)), (self.team, offered(self.team)))
        return [(str(field.label.text), words[str(field.data)]) for field, words in known if field.data]

    def asked(self, *_others: str) -> dict[str, Any]:
        return super().asked(self.kind.name, self.team.name)


def ledger_filters(teams: list[tuple[int, str, str]]) -> LedgerFilters:
    """The filters of this request; an answer that is not on offer asks nothing."""
    form = LedgerFilters()
    form.offer_times()
    form.kind.choices = [choice(kind.code, kind.name) for kind in kinds(active=False)]
    form.team.choices = [choice(number, name) for number, _ref, name in teams]
    for field in (form.kind, form.team):
        field.empty = _("Any")
        forget_what_is_not_offered(field)
    return form
