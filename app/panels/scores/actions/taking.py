"""Taking the panel before anything is decided, and what every verb refuses alike."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.panels.models import Candidate, Panel
from app.panels.scores import queries, rules
from app.panels.scores.models import LateChange, Scoring
from app.panels.scores.states import Asked
from app.panels.states import PanelState


def take(panel_id: int) -> Panel:
    """Hold the row until the transaction ends, and load it afresh.

    Not by a new version, as elsewhere: what every writer raises would tell that somebody has scored.
    """
    db.rows(select(Panel.id).where(Panel.id == panel_id).with_for_update())
    return db.session().get_one(Panel, panel_id, populate_existing=True)


def scoring(panel: Panel) -> Scoring:
    """The panel's row, made now if there is none: only for a verb that everybody may know of."""
    found = queries.scoring_of(panel)
    db.session().add(found)
    return found


def candidate(panel: Panel, candidate_id: int) -> Candidate:
    found = next((each for each in panel.labels if each.id == candidate_id), None)
    if found is None:
        raise RuleBroken(_("This candidate is not on this panel. Look at the page again."))
    return found


def must_be_on(panel: Panel) -> None:
    if panel.state is PanelState.CALLED_OFF:
        raise RuleBroken(_("This panel was called off, so nothing was changed."))


def must_be_changeable(panel: Panel, reason: str) -> bool:
    """Whether the interviews have begun: then a change of what is asked needs `reason`. After the opening, none is."""
    must_be_on(panel)
    if queries.scoring_of(panel).opened_at is not None:
        raise RuleBroken(_("The scores are open, so questions and criteria stay as they were."))
    late = rules.begun(panel.first_on, clock.today())
    if late and not reason:
        raise RuleBroken(_("The interviews have begun. Say why this has to change now."))
    return late


def note_late(panel: Panel, what: Asked, texts: tuple[str, str], reason: str, *, by: Actor) -> None:
    """`texts`: what it said before, and what it says now."""
    before, after = texts
    row = LateChange(panel_id=panel.id, what=what, before=before, after=after, reason=reason, at=clock.now())
    row.by_id = by.person_id or 0
    db.session().add(row)


def stale() -> RuleBroken:
    return RuleBroken(
        _("Somebody saved this page after you opened it. Your answers are still here. Check them, then save again.")
    )
