"""Is it still true? Asked of every message about a place or a link just before it is sent.

A message that is overtaken (an offer that was answered, a place given up) is dropped rather than sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from flask import g
from sqlalchemy import select
from sqlalchemy.orm import load_only, selectinload

from app.calendar.models import Invitation
from app.core import db
from app.matching.buddies.models import Buddying
from app.matching.buddies.states import BuddyState
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.rules import NEWS
from app.opportunities.models import Opportunity, Session, SignOff
from app.opportunities.states import SessionState, SignOffState
from app.people.joining.models import Joining
from app.people.models import Advisor, Person, SignInLink
from app.people.states import JOINING, AdvisorState
from app.reactions import anew, apart, claims, committees, conflicts, documents, outcomes, panel_day, panels, signing
from app.signups import rules
from app.signups.cover.models import CoverAsk
from app.signups.cover.queries import still_open
from app.signups.everyone.models import EveryoneMessage
from app.signups.models import Attending, Place
from app.signups.news.rules import GOOD_FOR
from app.signups.queries import attending_of
from app.signups.states import HELD, LIVE, Coming, PlaceState

Ask = Callable[[OutboxMessage, datetime], bool]
Standing = tuple[PlaceState, Opportunity, Session | None]  # of a place, and what it is for


def _place_is(*states: PlaceState) -> Ask:
    def ask(row: OutboxMessage, now: datetime) -> bool:
        found = _standing(_number(row))
        return found is not None and found[0] in states and not rules.has_begun(found[1], found[2], now)

    return ask


def _standing(place_id: int) -> Standing | None:
    looked_up: dict[int, Standing] = g.get("stands", {})
    if place_id in looked_up:
        return looked_up[place_id]
    place = db.session().get(Place, place_id)
    return None if place is None else (place.state, place.opportunity, place.session)


def _session_is_ahead(row: OutboxMessage, now: datetime) -> bool:
    """A message about one session of several: that one has not begun."""
    starts_at = _begins(row.uid) if row.uid else None
    return starts_at is None or starts_at > now


def _begins(uid: str) -> datetime | None:
    looked_up: dict[str, datetime] = g.get("begins", {})
    if uid in looked_up:
        return looked_up[uid]
    return db.session().scalar(select(Invitation.starts_at).where(Invitation.uid == uid))


def _both(*asks: Ask) -> Ask:
    return lambda row, now: all(ask(row, now) for ask in asks)


def _link_is_good(row: OutboxMessage, now: datetime) -> bool:
    link = db.session().get(SignInLink, _number(row))
    return link is not None and link.used_at is None and link.expires_at > now


def _advisor_is(*states: AdvisorState) -> Ask:
    def ask(row: OutboxMessage, _now: datetime) -> bool:
        advisor = db.session().get(Advisor, row.person_id)
        return advisor is not None and advisor.state in states

    return ask


def _talk_is_ahead(row: OutboxMessage, now: datetime) -> bool:
    joining = db.session().get(Joining, row.person_id)
    return joining is not None and joining.talk_at is not None and joining.talk_at > now


def _still_comes(row: OutboxMessage, now: datetime) -> bool:
    """The place and the session stand, at the times that the message tells."""
    attending = db.session().get(Attending, _number(row))
    if attending is None or attending.place.state is not P.CONFIRMED or attending.place.leaving_at is not None:
        return False
    if attending.answer is Coming.NOT_THAT_DAY:
        return False
    session = attending.session
    told = row.key.endswith(write.times_told(session.starts_at, session.ends_at))
    return told and session.state is SessionState.PLANNED and session.starts_at > now


def _no_answer_yet(row: OutboxMessage, _now: datetime) -> bool:
    attending = db.session().get(Attending, _number(row))
    return attending is not None and attending.answer in {None, Coming.PERHAPS}


def _said_no(row: OutboxMessage, now: datetime) -> bool:
    """Their no to what they have a place for still stands."""
    place = db.session().get(Place, _number(row))
    if place is None or rules.has_begun(place.opportunity, place.session, now):
        return False
    days = attending_of([place.id]).values()
    return place.state is P.WITHDRAWN or bool(place.leaving_at) or any(d.answer is Coming.NOT_THAT_DAY for d in days)


def _is_asked_to_stay(row: OutboxMessage, _now: datetime) -> bool:
    advisor = db.session().get(Advisor, row.person_id)
    return advisor is not None and advisor.stay_asked_at is not None


def _is_fresh_news(row: OutboxMessage, now: datetime) -> bool:
    """To somebody on the register who wants it, before the next is due."""
    wanted = _advisor_is(AdvisorState.ACTIVE)(row, now) and db.session().get_one(Person, row.person_id).wants_news
    return wanted and now - row.created_at < GOOD_FOR


def _may_still_step_in(row: OutboxMessage, now: datetime) -> bool:
    ask = db.session().get(CoverAsk, _number(row))
    return ask is not None and still_open(ask, now)


def _buddies_are(state: BuddyState) -> Ask:
    """And whoever reads it has not answered meanwhile, nor has it begun."""

    def ask(row: OutboxMessage, now: datetime) -> bool:
        found = db.session().get(Buddying, _number(row))
        if found is None or found.state is not state or rules.has_begun(found.opportunity, found.place.session, now):
            return False
        return state is not BuddyState.PROPOSED or not found.said_yes(row.person_id)

    return ask


def _buddy_is_off(row: OutboxMessage, now: datetime) -> bool:
    found = db.session().get(Buddying, _number(row))
    return found is not None and not rules.has_begun(found.opportunity, found.place.session, now)


def _stands(row: OutboxMessage, _now: datetime) -> bool:
    signed = db.session().get(SignOff, _number(row))
    return signed is not None and signed.state is SignOffState.GIVEN


def _is_still_in_it(row: OutboxMessage, _now: datetime) -> bool:
    """Whoever has given up their place since has nothing to do with it any more."""
    message = db.session().get(EveryoneMessage, _number(row))
    here = (Place.opportunity_id == message.opportunity_id, Place.person_id == row.person_id) if message else ()
    states = Place.state.in_(HELD | {PlaceState.OFFERED, PlaceState.RESERVE})
    return bool(here) and db.session().scalar(select(Place.id).where(*here, states).limit(1)) is not None


def look_up(rows: Sequence[OutboxMessage]) -> list[object]:
    """What these messages are asked about, in a few statements for all of them; hold on to it while asking.

    Call in a context of its own, which ends with the asking: what was looked up in it is what its answers are given by.
    """
    session, uids = db.session(), {row.uid for row in rows if row.uid and row.name in OF_A_DATE}
    if uids:
        dated = select(Invitation.uid, Invitation.starts_at).where(db.among(Invitation.uid, uids))
        g.begins = {row.uid: row.starts_at for row in session.execute(dated)}
    people = {row.person_id for row in rows if row.name in NEWS}
    found = [*session.scalars(select(Person).where(db.among(Person.id, people)))] if people else []
    return [*found, *_look_up_places({_number(row) for row in rows if row.about.startswith("place:")})]


def _look_up_places(numbers: set[int]) -> Sequence[Opportunity]:
    """Of the places three columns, and once what many of them are for."""
    if not numbers:
        return []
    columns = (Place.id, Place.state, Place.opportunity_id, Place.session_id)
    places = db.session().execute(select(*columns).where(db.among(Place.id, numbers))).all()
    wanted = select(Opportunity).where(Opportunity.id.in_({row.opportunity_id for row in places}))
    with_sessions = selectinload(Opportunity.sessions)
    opportunities = db.session().scalars(wanted.options(load_only(Opportunity.id), with_sessions)).all()
    by_id = {each.id: each for each in opportunities}
    sessions = {session.id: session for each in opportunities for session in each.sessions}
    g.stands = {row.id: (row.state, by_id[row.opportunity_id], sessions.get(row.session_id)) for row in places}
    return opportunities


def _number(row: OutboxMessage) -> int:
    return int(row.about.partition(":")[2])


P = PlaceState
OF_A_DATE = frozenset({"session_invitation", "place_changed", "place_cancelled", "place_gone", "answer_again"})
STILL_TRUE: dict[str, Ask] = {
    "name_noted": _place_is(P.INTERESTED, P.OFFERED, P.CONFIRMED),
    "reserve_joined": _place_is(P.RESERVE),
    "asked_alone": _place_is(P.OFFERED, P.RESERVE, P.INTERESTED),
    "place_offered": _place_is(P.OFFERED),
    "yes_came_second": _place_is(P.RESERVE),
    "offer_lapsed": _place_is(P.LAPSED),
    "place_confirmed": _place_is(P.CONFIRMED),
    "session_invitation": _both(_place_is(P.CONFIRMED), _session_is_ahead),
    "place_changed": _both(_place_is(P.CONFIRMED, P.OFFERED), _session_is_ahead),
    "day_called_off": _place_is(P.INTERESTED, P.RESERVE, P.LAPSED, P.OFFERED, P.CONFIRMED),
    "contact_changed": _place_is(P.CONFIRMED),
    "place_cancelled": _session_is_ahead,
    "decline_noted": _said_no,
    "place_gone": _session_is_ahead,
    "time_kept": _place_is(P.CONFIRMED),
    "answer_again": _both(_place_is(P.CONFIRMED), _session_is_ahead),
    "signed_off": _stands,
    **committees.STILL_TRUE,
    **outcomes.STILL_TRUE,
    **panels.STILL_TRUE,
    "panel_outcome": panel_day.outcome_stands,
    "buddy_asked": _buddies_are(BuddyState.PROPOSED),
    "buddy_agreed": _buddies_are(BuddyState.AGREED),
    "buddy_off": _buddy_is_off,
    "break_over": _advisor_is(AdvisorState.ACTIVE),
    "joining_noted": _advisor_is(*JOINING),
    "talk_arranged": _both(_advisor_is(AdvisorState.CONVERSATION), _talk_is_ahead),
    "steps_begun": _advisor_is(AdvisorState.WELCOME),
    "register_waiting": _advisor_is(AdvisorState.WAITING),
    "register_room": _advisor_is(AdvisorState.WELCOME),
    "joined_register": _advisor_is(AdvisorState.ACTIVE),
    "cover_asked": _both(_may_still_step_in, _advisor_is(AdvisorState.ACTIVE)),
    "cover_filled": _advisor_is(AdvisorState.ACTIVE),
    "reminder": _still_comes,
    "answer_wanted": _both(_still_comes, _no_answer_yet),
    "ring_wanted": _place_is(P.OFFERED, P.CONFIRMED),
    "not_sure": _place_is(P.OFFERED, P.CONFIRMED),
    "team_message": _is_still_in_it,
    "look_again": _both(_place_is(*LIVE), apart.still_waits),
    **claims.STILL_TRUE,
    "names_told": _both(conflicts.still_asked, anew.is_newest),
    "claims_wait": signing.still_wait,
    "pack_ready": _both(documents.still_on_it, anew.is_newest),
    "pack_posted": _both(documents.still_on_it, anew.is_newest),
    "new_for_you": _is_fresh_news,
    "bulletin": _is_fresh_news,
    "stay_asked": _is_asked_to_stay,
    "sign_in_link": _link_is_good,
    "password_reset": _link_is_good,
    "staff_invitation": _link_is_good,
}
