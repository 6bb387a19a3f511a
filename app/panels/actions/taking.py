"""Taking the row of a panel before anything about it is decided: after its opportunity, where both are needed (036)."""

from __future__ import annotations

from sqlalchemy import update

from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.panels.models import Panel
from app.panels.states import PanelState


def lock(panel_id: int) -> Panel:
    """Lock the row by an UPDATE and load it afresh."""
    which = update(Panel).where(Panel.id == panel_id).values(version=Panel.version + 1)
    db.session().execute(which.execution_options(synchronize_session=False))
    return db.session().get_one(Panel, panel_id, populate_existing=True)


def lock_running(panel_id: int) -> Panel:
    """The same of one that was not called off."""
    panel = lock(panel_id)
    if panel.state is PanelState.CALLED_OFF:
        raise RuleBroken(_("This panel was called off. Nothing was saved."))
    return panel
