"""What is due to those who had a place, where a session is called off at short notice and that was promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.formatting import money
from app.core.i18n import gettext as _
from app.opportunities.models import Opportunity, Session
from app.recognition import actions as recognition
from app.recognition import queries as recognition_queries
from app.recognition import rules
from app.recognition.claims.actions.following import begin, of_part
from app.recognition.claims.models import Claim
from app.signups.models import Place
from app.signups.queries import attending_of
from app.signups.states import Coming, PlaceState


def call_off(opportunity: Opportunity, sessions: Iterable[Session], *, by: Actor) -> None:
    """A claim for everybody who was coming to one of these `sessions`, before their places go.

    Nothing happens where nothing was promised, where it was said in time, or where no sum can be worked out.
    """
    percent, hours = opportunity.late_cancel_percent, opportunity.late_cancel_hours
    if not percent or not hours:
        return
    notice, now = rules.ShortNotice(percent, hours), clock.now()
    first = min((each.starts_at for each in opportunity.sessions), default=None)
    for session in sessions:
        on = rules.local_day(session.starts_at)
        besides = recognition_queries.minutes_besides(opportunity, first=session.starts_at == first)
        due = recognition.due_for(opportunity, on, session.minutes, besides)
        pence = notice.pence(due.pence or 0, cancelled_at=now, starts_at=session.starts_at)
        if pence:
            words = _("Called off at short notice: %(percent)d%% of what was promised, which is %(sum)s",
                      percent=percent, sum=money(pence))  # fmt: skip
            for place in _coming(opportunity.id, session.id):
                _promise(place, session.id, on, (pence, f"{words}. {due.reckoning}"[:400]), by=by)


def _promise(place: Place, session_id: int, on: date, due: tuple[int, str], *, by: Actor) -> None:
    if of_part(place.id, session_id) is None:
        begin(
            Claim(
                person_id=place.person_id, place_id=place.id, session_id=session_id, happened_on=on,
                called_off_pence=due[0], called_off_words=due[1], made_at=clock.now(),
            ),
            by=by,
        )  # fmt: skip


def _coming(opportunity_id: int, session_id: int) -> list[Place]:
    """Those with a place, but for whoever had said that they would not be there on that day."""
    wanted = select(Place).where(
        Place.opportunity_id == opportunity_id, Place.state == PlaceState.CONFIRMED,
        or_(Place.session_id.is_(None), Place.session_id == session_id),
    )  # fmt: skip
    places = list(db.session().scalars(wanted.order_by(Place.id)))
    answers = attending_of([place.id for place in places])
    told = {key for key, row in answers.items() if row.answer is Coming.NOT_THAT_DAY}
    return [place for place in places if (place.id, session_id) not in told]
