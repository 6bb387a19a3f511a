"""An answer given by a link: the same verbs as on the signed-in pages, as the act of the person it was sent to."""

from __future__ import annotations

from app.calendar.answering import events, queries
from app.calendar.answering.links import Bound
from app.calendar.answering.queries import Standing
from app.calendar.answering.states import Question, Said
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.signups import actions as signups


def answer(bound: Bound, said: Said, shown: str) -> None:
    """Decided again on what is so now. RuleBroken where the question has gone, or is another than was `shown`."""
    asked = queries.standing(bound)
    if asked is None:
        raise RuleBroken(_("This has been answered already, or it has changed."))
    if asked.shown != shown:
        raise RuleBroken(_("The dates have changed while you were reading. Please look again."))
    by = Actor(asked.place.person_id)
    _do(asked, said, by)
    session_id = asked.session.id if asked.session else None
    emit(events.AnsweredByLink(asked.place.id, session_id, bound.question, said), by=by)


def _do(asked: Standing, said: Said, by: Actor) -> None:
    """Maybe, and a call that is wanted, change nothing themselves: the team reads of them."""
    place_id, session = asked.place.id, asked.session
    if said is Said.YES and asked.question is Question.OFFER:
        signups.accept(place_id, by=by)
    elif said is Said.YES and session is not None:
        signups.will_come(place_id, session.id, by=by)
    elif said is Said.NO and asked.question is Question.OFFER:
        signups.decline(place_id, by=by)
    elif said is Said.NO and session is not None and asked.others:
        signups.not_that_day(place_id, session.id, by=by)
    elif said is Said.NO:
        signups.withdraw(place_id, by=by)
