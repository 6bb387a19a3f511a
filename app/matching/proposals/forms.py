"""What a proposal is asked for, and a change to one pair."""

from __future__ import annotations

from app.core.forms import Form, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l


class AskForm(Form):
    who = RadiosField(
        _l("Who may be proposed?"),
        hint=_l("Nobody is proposed for what they said no to, keep away from, or what would be too much for them."),
        choices=[
            choice("all", _l("Everybody it fits: those whose name is down come first")),
            choice("names", _l("Only those whose name is down")),
        ],
        required=_l("Choose who may be proposed."),
    )
    most = RadiosField(
        _l("How many new places at most for one person?"),
        choices=[choice("1", _l("One")), choice("2", _l("Two")), choice("3", _l("Three"))],
        required=_l("Choose how many new places one person may have."),
    )
    submit = SubmitField(_l("Make a proposal"))


class ReleaseForm(Form):
    submit = SubmitField(_l("Check what will be sent"))
