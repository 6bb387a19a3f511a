"""What follows from changes of people and their accounts."""

from __future__ import annotations

from collections.abc import Sequence

from app.calendar import actions as calendar
from app.core import clock, db
from app.core.actor import Actor
from app.messages import actions as messages
from app.messages import outbox, write
from app.opportunities.actions.taking import lock
from app.people import events, links
from app.people.models import Account, LinkPurpose, Person, SignInLink
from app.people.states import AdvisorState
from app.signups import actions as signups
from app.signups import queries
from app.signups.models import Place
from app.signups.states import LIVE, WAITING

OF_THE_ACCOUNT = outbox.ACCOUNT  # they may sign in to see what they did
LETTERS = {
    LinkPurpose.SIGN_IN: write.sign_in_link,
    LinkPurpose.PASSWORD: write.password_reset,
    LinkPurpose.INVITATION: write.staff_invitation,
}


def send_link(event: events.LinkAsked, _by: Actor) -> None:
    link = db.session().get_one(SignInLink, event.link_id)
    account = link.account
    send = LETTERS[link.purpose]
    send(account.person, account.sign_in_email, link_id=link.id, link=links.address(link), expires_at=link.expires_at)


def tell_password_changed(event: events.PasswordSet, _by: Actor) -> None:
    account = db.session().get_one(Account, event.person_id)
    write.password_changed(account.person, account.sign_in_email, changed_at=clock.now())


def move_invitations(event: events.PersonChanged, _by: Actor) -> None:
    if {"email", "contact_by", "phone", "address", "dates_by"}.intersection(event.fields):
        calendar.readdress(event.person_id)


def tell_break_over(event: events.BreakOver, _by: Actor) -> None:
    write.break_over(db.session().get_one(Person, event.person_id), last_day=event.last_day)


def ask_again(event: events.AdvisorMoved, by: Actor) -> None:
    """Somebody is back from a break: what is free where they wait goes on to them."""
    if event.state == AdvisorState.ACTIVE.value:
        waiting = queries.places_of_person(event.person_id, WAITING)
        for opportunity_id in sorted({place.opportunity_id for place in waiting}):
            signups.look_again(opportunity_id, by=Actor(by.person_id))


def take_opportunities(event: events.AdvisorDied | events.AdvisorMoved, _by: Actor) -> None:
    """Before anything of theirs ends, everything they have a place in: in rising order, as everybody does (036).

    The person is held, so no other place of theirs comes meanwhile.
    """
    if isinstance(event, events.AdvisorDied) or event.state == AdvisorState.ENDED.value:
        for opportunity_id in sorted({place.opportunity_id for place in _live(event.person_id)}):
            lock(opportunity_id)


def give_up_places(event: events.AdvisorMoved, by: Actor) -> None:
    """Somebody who left the register hears no more of it, and leaves the lists, so that others can come.

    What still stands in their calendar is taken out of it: that word comes after.
    """
    if event.state != AdvisorState.ENDED.value:
        return
    messages.stop_all(event.person_id, besides=OF_THE_ACCOUNT)
    for place in _live(event.person_id):
        signups.leave(place.id, by=by)


def _live(person_id: int) -> Sequence[Place]:
    return queries.places_of_person(person_id, LIVE)
