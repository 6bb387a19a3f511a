"""Taking a panel, after its opportunity, and refusing what was opened before somebody else saved."""

from __future__ import annotations

from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.opportunities.actions.taking import lock as lock_opportunity
from app.opportunities.models import Opportunity
from app.panels.actions.taking import lock_running
from app.panels.models import Panel


class Stale(RuleBroken):
    """The form shows an older timetable than the one that is stored."""


def take(panel_id: int, version: int | None = None) -> tuple[Panel, Opportunity | None]:
    known = db.session().get_one(Panel, panel_id, populate_existing=True)
    opportunity = lock_opportunity(known.opportunity_id) if known.opportunity_id is not None else None
    panel = lock_running(panel_id)
    if version is not None and panel.version != version + 1:  # the lock itself is one
        raise Stale(_("Somebody saved this panel after you opened the page. Check your answers, then save again."))
    return panel, opportunity
