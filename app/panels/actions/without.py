"""Panels without lived experience: written down too, with the reason, or nobody could say how many there were."""

from __future__ import annotations

from datetime import date

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.panels import events
from app.panels.actions.taking import lock, lock_running
from app.panels.models import Panel
from app.panels.queries.figures import has_lived
from app.panels.states import Involvement, PanelShape, PanelState, WhyWithout


def log_without(team_id: int, *, post: str, day: date, why: WhyWithout, band: str = "", by: Actor) -> Panel:
    """One that was held, or will be, with nobody of lived experience on it."""
    assert by.person_id is not None
    panel = Panel(
        team_id=team_id, made_by_id=by.person_id, made_at=clock.now(), post=post, band=band, shape=PanelShape.MIXED,
        involvement=Involvement.NONE, first_on=day, last_on=day, why_without=why,
    )  # fmt: skip
    move(panel, PanelState.HELD if day <= clock.today() else PanelState.PLANNED, by=by, now=clock.now())
    db.session().add(panel)
    db.session().flush()
    emit(events.PanelLogged(panel.id), by=by)
    return panel


def take_back(panel_id: int, *, by: Actor) -> None:
    """It was written down by mistake: it counts nowhere. Twice is once."""
    panel = lock(panel_id)
    if panel.opportunity_id is not None:
        raise RuleBroken(_("This panel belongs to an opportunity. Cancel that instead."))
    if panel.state is not PanelState.CALLED_OFF:
        move(panel, PanelState.CALLED_OFF, by=by, now=clock.now())
        emit(events.PanelCalledOff(panel.id), by=by)


def say_why(panel_id: int, why: WhyWithout, *, by: Actor) -> None:
    """Of a panel that advisors were asked for, and on which nobody sat in the end."""
    panel = lock_running(panel_id)
    if panel.first_on > clock.today() or has_lived(panel.id):
        raise RuleBroken(_("Say this once the day has come and nobody with lived experience sits on the panel."))
    panel.why_without = why
    emit(events.WhyWithoutSaid(panel.id), by=by)
