"""What follows, besides messages to advisors, from what happens to opportunities and in them."""

from __future__ import annotations

from app.core import clock, db
from app.core.actor import Actor
from app.messages import write
from app.opportunities import events
from app.opportunities.actions import life
from app.opportunities.models import Opportunity, OpportunityMove, Session
from app.opportunities.queries import of_host
from app.opportunities.rules.met import later
from app.people.actions import training
from app.people.events import AccountEnded, HostLeft, RolesChanged, TeamJoined
from app.people.models import Role
from app.people.passport import actions as passport
from app.reactions import offers
from app.recognition import actions as recognition
from app.signups import actions as signups
from app.signups import events as places
from app.signups.models import Place


def hand_over(event: HostLeft, by: Actor) -> None:
    for opportunity in of_host(event.person_id):
        if opportunity.team_id == event.team_id:
            life.hand_over(opportunity, event.successor_id, by=by)
    life.step_down(event.person_id, event.team_id, by=by)


def hand_over_what_is_left(event: AccountEnded, by: Actor) -> None:
    """Somebody may answer for a team they do not belong to: of the involvement team, until it has a host."""
    life.hand_over_what_is_left(event.person_id, by=by)


def hand_over_unseen(event: RolesChanged, by: Actor) -> None:
    """Who is not of the involvement team (any more) sees their own teams alone."""
    if Role.TEAM.value not in event.roles:
        life.hand_over_what_is_left(event.person_id, by=by)


def tell_returned(event: events.OpportunityReturned, _by: Actor) -> None:
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    reason = db.session().get_one(OpportunityMove, event.move_id).reason or ""
    write.opportunity_returned(
        opportunity.host, opportunity.id, move_id=event.move_id, title=opportunity.kind.neutral_title,
        own_title=opportunity.title, path=_path(opportunity), reason=reason,
    )  # fmt: skip


def tell_published(event: events.OpportunityPublished, by: Actor) -> None:
    opportunity = db.session().get_one(Opportunity, event.opportunity_id)
    if by.person_id != opportunity.host_id:  # nobody needs a message about what they did themselves
        write.opportunity_approved(
            opportunity.host, opportunity.id, title=opportunity.kind.neutral_title,
            own_title=opportunity.title, path=_path(opportunity),
        )  # fmt: skip


def _path(opportunity: Opportunity) -> str:
    return f"/host/opportunities/{opportunity.ref}"


def cancel_places(event: events.OpportunityCancelled, by: Actor) -> None:
    signups.cancel_places(event.opportunity_id, by=by)


def cancel_session_places(event: events.SessionCancelled, by: Actor) -> None:
    session = db.session().get_one(Session, event.session_id)
    signups.cancel_places(session.opportunity_id, session.id, by=by)


def go_on(event: events.SessionAdded, by: Actor) -> None:
    session = db.session().get_one(Session, event.session_id)
    signups.go_on(session.opportunity_id, by=by)


def shorten_offers(event: events.SessionMoved, by: Actor) -> None:
    session = db.session().get_one(Session, event.session_id)
    if event.time_changed:
        signups.shorten_offers(session.opportunity_id, by_letter=offers.by_letter, by=by)


def record_contribution(event: places.TookPart, _by: Actor) -> None:
    recognition.record_contribution(
        event.place_id, event.session_id,
        activity_minutes=event.activity_minutes, prep_minutes=event.prep_minutes, other_parts=event.other_parts,
    )  # fmt: skip


def take_back_contribution(event: places.DidNotTakePart, _by: Actor) -> None:
    recognition.take_back_contribution(event.place_id, event.session_id)


def grant_training(event: places.TookPart, by: Actor) -> None:
    place = db.session().get_one(Place, event.place_id)
    kind = place.opportunity.kind
    if kind.teaches_code is None:
        return
    session = next((each for each in place.opportunity.sessions if each.id == event.session_id), None)
    done = session.starts_at.astimezone(clock.LONDON).date() if session else clock.today()
    until = later(done, kind.teaches_months, "months") if kind.teaches_months else None
    training.grant(place.person_id, place.id, event.session_id, training.Taught(kind.teaches_code, done, until), by=by)


def take_back_training(event: places.DidNotTakePart, by: Actor) -> None:
    training.take_back(event.place_id, event.session_id, by=by)


def recognise(event: RolesChanged | TeamJoined, _by: Actor) -> None:
    """Somebody may be named on a private list in words, from before they hosted anything."""
    passport.recognise(event.person_id)
