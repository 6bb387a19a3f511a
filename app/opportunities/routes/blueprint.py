"""The blueprint, and load-and-authorise for an opportunity of one's own area."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, url_for

from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import whole_options
from app.opportunities.states import EDITABLE, LIVE, OpportunityState
from app.people import permissions as people

bp = Blueprint("opportunities", __name__)
AREA = "/<any(host, team):area>/opportunities"
staff = allow(people.host, people.team)

Answer = Response | str | tuple[str, int]


def load(area: str, ref: str) -> Opportunity:
    """A host's own, or anybody's for the involvement team; else 404."""
    return web.load(Opportunity, ref, may_manage if area == "team" else may_host, *whole_options())


def show(area: str, ref: str) -> Response:
    return redirect(url_for(f"opportunities.{area}_show", ref=ref))  # type: ignore[return-value]


def editable(area: str, opportunity: Opportunity, *, later: bool = False) -> bool:
    """Whether its steps may be opened: a draft; `later` also once it is published; the team also while it waits."""
    waiting = area == "team" and opportunity.state is OpportunityState.SUBMITTED
    return opportunity.state in EDITABLE or waiting or (later and opportunity.state in LIVE)


def not_editable(area: str, ref: str) -> Response:
    flash(_("This can no longer be changed here. Use the actions on this page."))
    return show(area, ref)
