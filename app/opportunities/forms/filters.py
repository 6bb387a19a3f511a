"""The filters of the involvement team's list, kept in the address."""

from __future__ import annotations

from app.core.forms import FilterForm, SelectField, TextField, choice
from app.core.i18n import lazy_gettext as _l
from app.opportunities import queries
from app.opportunities.pages.labels import STATES
from app.opportunities.states import OpportunityState


class TeamFilters(FilterForm):
    q = TextField(_l("Title, team or host"), most=100)
    state = SelectField(_l("State"), choices=[choice(s, words) for s, (words, _c) in STATES.items()])
    kind = SelectField(_l("Kind"))
    team = SelectField(_l("Team"))

    def wanted(self) -> queries.Wanted:
        """What is asked in the address; an answer that is not on offer asks nothing."""
        state = self._one_of("state")
        return queries.Wanted(
            q=(self.q.data or "")[:100],
            state=OpportunityState(state) if state else None,
            kind=self._one_of("kind"),
            team=self._one_of("team"),
        )

    def _one_of(self, name: str) -> str:
        offered = {str(each.value) for each in self[name].iter_choices()}
        asked = str(self[name].data or "")
        return asked if asked in offered else ""


def team_filters() -> TeamFilters:
    """The filters of this request, with the kinds and teams of today."""
    form = TeamFilters()
    form.kind.choices = [choice(kind.code, kind.name) for kind in queries.kinds(active=False)]
    form.team.choices = [choice(team.ref, team.name) for team in queries.all_teams()]
    for field in (form.state, form.kind, form.team):
        field.empty = _l("Any")
    return form
