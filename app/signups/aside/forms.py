"""What the team puts down for somebody who rang or wrote."""

from __future__ import annotations

from app.core.forms import RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm


class AsideBehalfForm(BehalfForm):
    what = RadiosField(
        _l("What did they say?"),
        choices=[choice("aside", _l("Not this one: do not ask me about it")), choice("back", _l("You may ask me"))],
        required=_l("Choose what they said."),
    )
    submit = SubmitField(_l("Record it"))
