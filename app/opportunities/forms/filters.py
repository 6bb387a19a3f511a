"""The filter of the involvement team's list, kept in the address."""

from __future__ import annotations

from app.core.forms import FilterForm, SelectField, choice
from app.core.i18n import lazy_gettext as _l
from app.opportunities.pages.labels import STATES
from app.opportunities.states import OpportunityState


class StateForm(FilterForm):
    state = SelectField(
        _l("Show only"), empty=_l("Every state"), choices=[choice(s, words) for s, (words, _c) in STATES.items()]
    )

    @property
    def chosen(self) -> OpportunityState | None:
        """The state asked for; anything unknown is none."""
        known = {state.value: state for state in OpportunityState}
        return known.get(self.state.data or "")
