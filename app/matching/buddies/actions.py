"""Offering, asking, bringing two people together, and stepping back. People first, then the opportunity (ADR 036)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.matching.buddies import events, queries
from app.matching.buddies.models import Buddying, BuddyOffer
from app.matching.buddies.states import LIVE, NAMED, BuddyState
from app.opportunities.actions.taking import lock
from app.people.actions.persons import hold
from app.people.models import Person
from app.signups import rules
from app.signups.models import Place
from app.signups.states import PlaceState


def set_offers(person_id: int, kinds: Collection[str], *, by: Actor) -> None:
    """For these kinds, all of which they know, they would be a buddy; for no others any more."""
    hold(person_id)
    _must_be(person_id, by)
    before = queries.offers_of(person_id)
    if not set(kinds) <= queries.kinds_known(person_id) | before:
        raise RuleBroken(_("Choose kinds in which you have taken part yourself."))
    for row in db.session().scalars(select(BuddyOffer).where(BuddyOffer.person_id == person_id)).all():
        if row.kind_code not in kinds:
            db.session().delete(row)
    fresh = sorted(set(kinds) - before)
    db.session().add_all(BuddyOffer(person_id=person_id, kind_code=code, offered_at=clock.now()) for code in fresh)
    if set(kinds) != before:
        emit(events.BuddyOffersSet(person_id, tuple(sorted(kinds))), by=by)


def ask(place_id: int, *, by: Actor) -> Buddying:
    """Somebody would like a buddy for a place they have. Asking twice asks once."""
    place = db.session().get_one(Place, place_id)
    hold(place.person_id)
    opportunity = lock(place.opportunity_id)
    db.session().refresh(place)
    _must_be(place.person_id, by)
    there = _live(place_id)
    if there is not None:
        return there
    if place.state is not PlaceState.CONFIRMED or rules.has_begun(opportunity, place.session, clock.now()):
        raise RuleBroken(_("You can ask for a buddy once you have a place, until it begins."))
    return _wish(place, by=by)


def propose(buddying_id: int, buddy_id: int, *, by: Actor) -> None:
    """The team thought of this person: both are asked, and neither is told who it is."""
    row = _take(buddying_id, buddy_id)
    if row.state is not BuddyState.ASKED:
        raise RuleBroken(_("Somebody has been asked for this meanwhile. Look at the page again."))
    if rules.has_begun(row.opportunity, row.place.session, clock.now()):
        raise RuleBroken(_("This has begun, so nobody is brought together for it any more. You need do nothing."))
    if buddy_id not in {each.person.id for each in queries.candidates(row)}:
        raise RuleBroken(_("This person cannot be asked any more. Choose somebody else."))
    row.buddy = db.session().get_one(Person, buddy_id)
    move(row, BuddyState.PROPOSED, by=by, now=clock.now())
    emit(events.BuddyProposed(row.id, row.place_id), by=by)


def say_yes(buddying_id: int, person_id: int, *, by: Actor) -> None:
    """One of the two says yes. With the second yes both learn the first name of the other."""
    row = _take(buddying_id)
    _must_be(person_id, by)
    _must_concern(row, person_id)
    if row.state is BuddyState.AGREED:
        return
    if row.state is not BuddyState.PROPOSED or rules.has_begun(row.opportunity, row.place.session, clock.now()):
        raise RuleBroken(_("This is over, so you need do nothing. Thank you all the same."))
    if row.said_yes(person_id):
        return
    if person_id == row.person_id:
        row.person_yes_at = clock.now()
    else:
        row.buddy_yes_at = clock.now()
    emit(events.BuddyYes(row.id, row.place_id, person_id), by=by)
    if row.person_yes_at and row.buddy_yes_at:
        move(row, BuddyState.AGREED, by=by, now=clock.now())
        emit(events.BuddiesAgreed(row.id, row.place_id), by=by)


def step_back(buddying_id: int, person_id: int, *, by: Actor) -> None:
    """Without a reason, at any time. Where the buddy does, the wish of the other one goes on."""
    row = _take(buddying_id)
    _must_be(person_id, by)
    _must_concern(row, person_id)
    if row.state in LIVE:
        _end(row, by_buddy=person_id == row.buddy_id, by=by)


def met(buddying_id: int, *, by: Actor) -> None:
    """It is over, and they were there for each other."""
    row = _take(buddying_id)
    if row.state is BuddyState.MET:
        return
    if row.state is not BuddyState.AGREED or not rules.has_begun(row.opportunity, row.place.session, clock.now()):
        raise RuleBroken(_("Only two who agreed can have met, and not before it began. Look at the page again."))
    move(row, BuddyState.MET, by=by, now=clock.now())
    emit(events.BuddiesMet(row.id, row.place_id), by=by)


def place_gone(place_id: int, *, by: Actor) -> None:
    """The place is not theirs any more, so there is nothing to be a buddy for. The opportunity is taken already."""
    row = _live(place_id)
    if row is not None:
        _end(row, by_buddy=False, by=Actor(by.person_id))


def buddy_gone(person_id: int, *, by: Actor) -> None:
    """They are not active any more: their offers go, and whoever counted on them is asked about somebody else.

    The person is held already, so nobody names them meanwhile.
    """
    for offer in db.session().scalars(select(BuddyOffer).where(BuddyOffer.person_id == person_id)).all():
        db.session().delete(offer)
    mine = Buddying.buddy_id == person_id, Buddying.state.in_(NAMED)
    for row in db.session().scalars(select(Buddying).where(*mine).order_by(Buddying.id).with_for_update()).all():
        _end(row, by_buddy=True, by=Actor(by.person_id))


def _end(row: Buddying, *, by_buddy: bool, by: Actor) -> None:
    """`tells`: whoever had been asked, and is not the one who steps back."""
    tells = (row.person_id if by_buddy else row.buddy_id) if row.state in NAMED else None
    move(row, BuddyState.ENDED, by=by, now=clock.now())
    db.session().flush()
    emit(events.BuddyingOver(row.id, row.place_id, tells), by=by)
    if by_buddy:
        _wish(row.place, by=Actor(by.person_id))


def _wish(place: Place, *, by: Actor) -> Buddying:
    row = Buddying(
        place_id=place.id, opportunity_id=place.opportunity_id, person_id=place.person_id, asked_at=clock.now()
    )  # fmt: skip
    move(row, BuddyState.ASKED, by=by, now=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.BuddyWanted(row.id, row.place_id), by=by)
    return row


def _live(place_id: int) -> Buddying | None:
    wanted = select(Buddying).where(Buddying.place_id == place_id, Buddying.state.in_(LIVE))
    return db.session().scalars(wanted.execution_options(populate_existing=True)).one_or_none()


def _take(buddying_id: int, *others: int) -> Buddying:
    """The row as it is now, with both people held and the opportunity taken."""
    which = select(Buddying.person_id, Buddying.buddy_id, Buddying.opportunity_id).where(Buddying.id == buddying_id)
    person_id, buddy_id, opportunity_id = db.session().execute(which).one()
    hold(*{each for each in (person_id, buddy_id, *others) if each is not None})
    lock(opportunity_id)
    return db.session().get_one(Buddying, buddying_id, options=queries.WITH_WHAT, populate_existing=True)


def _must_be(person_id: int, by: Actor) -> None:
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can say so. Say how they asked you to."))


def _must_concern(row: Buddying, person_id: int) -> None:
    if person_id not in {row.person_id, row.buddy_id}:
        raise RuleBroken(_("This is over, so you need do nothing. Thank you all the same."))
