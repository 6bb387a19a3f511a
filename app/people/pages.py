"""How people and what happens to them are said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flask_babel
from flask import current_app
from flask_babel import lazy_gettext as _l

from app.people.models import Advisor, Channel, Role
from app.people.states import AdvisorState

_: Callable[..., str] = flask_babel.gettext

STATES: dict[AdvisorState, tuple[Any, str]] = {  # words and the colour of their tag
    AdvisorState.ENQUIRY: (_l("Asked to join"), "blue"),
    AdvisorState.ACTIVE: (_l("Active"), "green"),
    AdvisorState.PAUSED: (_l("On a break"), "yellow"),
    AdvisorState.ENDED: (_l("Moved on"), "grey"),
}
CHANNELS = {
    Channel.EMAIL: _l("By email"),
    Channel.TEXT: _l("By text message"),
    Channel.LETTER: _l("By letter"),
    Channel.PHONE: _l("By phone"),
}
STAFF_ROLES = {
    Role.HOST: (_l("Host"), _l("Posts opportunities for their team and says who took part")),
    Role.TEAM: (_l("Involvement team"), _l("Keeps the register, approves opportunities and offers places")),
    Role.BUDGET: (_l("Budget holder"), _l("Authorises involvement payments")),
    Role.FINANCE: (_l("Finance"), _l("Pays what was authorised")),
    Role.ADMIN: (_l("Administrator"), _l("Invites staff and looks after teams, services and sites")),
}


def role_words(role: Role) -> str:
    if role is Role.ADVISOR:
        return str(current_app.config["ADVISOR_WORD"][0]).capitalize()
    return str(STAFF_ROLES[role][0])


def lived(advisor: Advisor) -> str:
    """Which experience they bring."""
    if advisor.service_user and advisor.carer:
        return _("Service user and carer")
    return _("Carer") if advisor.carer else _("Service user")
