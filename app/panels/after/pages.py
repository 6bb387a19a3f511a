"""What came of a panel, in words."""

from __future__ import annotations

from typing import Any, NamedTuple

from app.core.formatting import day, hours, joined
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.opportunities.models import Session
from app.opportunities.pages import besides_words
from app.panels.after.models import PanelCheckIn, PanelConcern, PanelOutcome
from app.panels.after.states import ChoseWell, RaisedTo
from app.panels.models import Panel
from app.signups.models import Place

CHOSE_WELL: dict[ChoseWell, Any] = {
    ChoseWell.YES: _l("Yes"),
    ChoseWell.PARTLY: _l("In part"),
    ChoseWell.NO: _l("No"),
    ChoseWell.TOO_EARLY: _l("It is too early to say"),
}
RAISED_TO: dict[RaisedTo, Any] = {
    RaisedTo.INVOLVEMENT: _l("The involvement team"),
    RaisedTo.MANAGER: _l("A manager of the service"),
    RaisedTo.SAFEGUARDING: _l("The safeguarding lead"),
    RaisedTo.SPEAK_UP: _l("The Freedom to Speak Up guardian"),
    RaisedTo.HR: _l("The staff who look after recruitment"),
}


class Call(NamedTuple):
    """One advisor to ring. `rung` says when somebody did, if they did."""

    name: str
    place_ref: str
    rung: str


def calls(places: list[Place], rung: dict[int, PanelCheckIn]) -> list[Call]:
    return [Call(each.person.name, each.ref, day(rung[each.id].done_at) if each.id in rung else "") for each in places]


def planned_words(panel: Panel, sessions: list[Session]) -> str:
    """What the one tap saves for each."""
    assert panel.opportunity is not None
    together = hours(sum(session.minutes for session in sessions))
    return joined([_("%(hours)s of interviews", hours=together), *besides_words(panel.opportunity)])


def outcome_words(outcome: PanelOutcome | None) -> str:
    """For everybody on the panel: a number, never who."""
    if outcome is None or outcome.appointed is None:
        return ""
    if outcome.appointed == 0:
        return _("Nobody was appointed this time.")
    return ngettext("%(num)d person was appointed.", "%(num)d people were appointed.", outcome.appointed)


def concern_words(row: PanelConcern) -> str:
    return _("%(day)s: raised to %(whom)s", day=day(row.raised_on), whom=RAISED_TO[row.raised_to])
