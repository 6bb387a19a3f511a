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
from app.signups.states import Coming

MEANS = {Said.YES: Coming.YES, Said.MAYBE: Coming.PERHAPS}


def answer(bound: Bound, said: Said, shown: str) -> None:
    """Decided again on what is so now. RuleBroken where the question has gone, or is another than was `shown`."""
    asked = queries.standing(bound)
    if asked is None:
        raise RuleBroken(_("This has been answered already, or it has changed."))
    if asked.shown != shown:
        raise RuleBroken(_("The dates have changed while you were reading. Please look again."))
    by = Actor(asked.place.person_id)
    if asked.question is Question.OFFER:
        _to_offer(asked.place.id, said, by)
    else:
        _to_place(asked, said, by)
    session_id = asked.session.id if asked.session else None
    emit(events.AnsweredByLink(asked.place.id, session_id, bound.question, said), by=by)


def _to_offer(place_id: int, said: Said, by: Actor) -> None:
    """Maybe changes nothing itself: an offer stands until its time is over, and the team reads of it."""
    if said is Said.YES:
        signups.accept(place_id, by=by)
    elif said is Said.NO:
        signups.decline(place_id, by=by)


def _to_place(asked: Standing, said: Said, by: Actor) -> None:
    """As from a calendar: a no leaves a little time, a yes or a maybe takes it back."""
    place_id, days = asked.place.id, [asked.session.id] if asked.session else []
    if said is Said.NO:
        signups.cannot_come(place_id, *days, by=by)
    elif said in MEANS and asked.leaving and not days:
        signups.comes_after_all(place_id, MEANS[said], by=by)
    elif said is Said.YES:
        signups.will_come(place_id, *(days or asked.open_days), by=by)
    elif said is Said.MAYBE:
        for day in days or asked.open_days:
            signups.may_come(place_id, day, by=by)
