"""What people are told when something happens to their place, and what becomes of their invitation."""

from __future__ import annotations

from app.calendar import actions as calendar
from app.calendar import occasions
from app.calendar import queries as calendar_queries
from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.messages.write import Occasion, Why
from app.opportunities import events as opportunities
from app.opportunities.models import Notice, SessionMove
from app.signups import events, queries
from app.signups.models import Place, PlaceMove


def _place(place_id: int) -> tuple[Place, Occasion]:
    place = calendar_queries.place(place_id)
    return place, occasions.of_place(place, clock.now(), held=False)


def name_noted(event: events.InterestNoted, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    closes = place.opportunity.closes_at if place.number else None
    write.name_noted(place.person, place.id, occasion, decided_by=closes, number=place.number)


def reserve_joined(event: events.ReserveJoined, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    why = queries.why_waits(place, place.opportunity)
    write.reserve_joined(place.person, place.id, occasion, number=event.number, why=why)


def others_came_first(event: events.OthersCameFirst, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    number, why = queries.reserve_number(place), queries.why_waits(place, place.opportunity)
    write.reserve_joined(place.person, place.id, occasion, number=number, why=why, because=place.because)


def yes_came_second(event: events.YesCameSecond, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    number = queries.reserve_number(place)
    write.yes_came_second(place.person, place.id, occasion, number=number, once=str(event.call_id))


def invitations_go(event: events.OfferDeclined | events.OfferLapsed, _by: Actor) -> None:
    """Whoever was asked whether they come alone may still have the entries of before."""
    if calendar_queries.live_of_place(event.place_id):
        calendar.cancel(event.place_id, why=Why.WITHDRAWN, held=True)


def offer_lapsed(event: events.OfferLapsed, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    write.offer_lapsed(place.person, place.id, occasion, answer_by=clock.now())


def not_chosen(event: events.PlaceNotSelected, _by: Actor) -> None:
    place, occasion = _place(event.place_id)
    write.not_chosen(place.person, place.id, occasion, reason=_reason(event.move_id))


def place_confirmed(event: events.PlaceConfirmed, _by: Actor) -> None:
    calendar.invite(event.place_id)


def place_withdrawn(event: events.PlaceWithdrawn, _by: Actor) -> None:
    calendar.cancel(event.place_id, why=Why.WITHDRAWN, held=event.held)


def place_released(event: events.PlaceReleased, _by: Actor) -> None:
    calendar.cancel(event.place_id, why=Why.RELEASED, held=True, reason=_reason(event.move_id))


def place_cancelled(event: events.PlaceCancelled, _by: Actor) -> None:
    calendar.cancel(event.place_id, why=Why.CALLED_OFF, held=event.held, reason=_called_off_because(event.place_id))


def session_added(event: opportunities.SessionAdded, _by: Actor) -> None:
    calendar.add_session(event.session_id)


def session_moved(event: opportunities.SessionMoved, _by: Actor) -> None:
    reason = _notice(event.notice_id).reason
    calendar.update_for_session(event.session_id, time_changed=event.time_changed, reason=reason)


def place_moved(event: opportunities.PlaceMoved, _by: Actor) -> None:
    calendar.update_for_sessions(event.session_ids, reason=_notice(event.notice_id).reason)


def contact_changed(event: opportunities.ContactChanged | opportunities.OpportunityHandedOver, _by: Actor) -> None:
    """Everybody with a place is told once who it is now, whom they ask or who hosts."""
    notice = _notice(event.notice_id)
    if not notice.after:
        return
    host = isinstance(event, opportunities.OpportunityHandedOver)
    told: set[int] = set()
    for place in calendar_queries.held(event.opportunity_id):
        if place.person_id in told or occasions.is_over(place, clock.now()):
            continue
        told.add(place.person_id)
        occasion = occasions.of_place(place, clock.now(), held=True)
        write.contact_changed(place.person, place.id, occasion, before=notice.before, after=notice.after, host=host,
                              reason=notice.reason, once=str(notice.id))  # fmt: skip


def session_cancelled(event: opportunities.SessionCancelled, _by: Actor) -> None:
    calendar.cancel_session(event.session_id, reason=_session_reason(event.move_id))


def _notice(notice_id: int | None) -> Notice:
    """Why staff changed something; an empty one where nothing was asked, such as where a host left."""
    return db.session().get_one(Notice, notice_id) if notice_id else Notice(reason="", before="", after="")


def _session_reason(move_id: int | None) -> str:
    return (db.session().get_one(SessionMove, move_id).reason or "") if move_id else ""


def _reason(move_id: int) -> str:
    return db.session().get_one(PlaceMove, move_id).reason or ""


def _called_off_because(place_id: int) -> str:
    """The reason given for calling off the whole opportunity, or else this one session."""
    place = calendar_queries.place(place_id)
    for moves in (place.opportunity.moves, place.session.moves if place.session else []):
        if moves and moves[-1].after == "cancelled":
            return moves[-1].reason or ""
    return ""
