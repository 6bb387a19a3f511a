"""Asking for a step to be signed off, signing it off, and taking that back. The person's row is taken first."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move
from app.matching.ways import events, queries
from app.opportunities.models import Kind, SignOff, SignOffAsk
from app.opportunities.rules import signing
from app.opportunities.states import SeatRole, SignOffState
from app.people.actions.persons import hold


def ask(person_id: int, kind_code: str, role: SeatRole, opportunity_id: int, *, by: Actor) -> None:
    """Ask those who were in this opportunity, and the involvement team. Asking again only names another one."""
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can ask for it. Say how they asked you to."))
    _must_ask(kind_code, role)
    if not queries.took_part(person_id, opportunity_id):
        raise RuleBroken(_("Choose something that you took part in."))
    if queries.standing(person_id, kind_code, role):
        return
    row = queries.ask_for(person_id, kind_code, role)
    if row is None:
        row = SignOffAsk(person_id=person_id, kind_code=kind_code, role=role, asked_at=clock.now())
        db.session().add(row)
    row.opportunity_id = opportunity_id
    emit(events.SignOffAsked(person_id, kind_code, role), by=by)


def take_ask_back(person_id: int, kind_code: str, role: SeatRole, *, by: Actor) -> None:
    hold(person_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can ask for it. Say how they asked you to."))
    row = queries.ask_for(person_id, kind_code, role)
    if row is not None:
        db.session().delete(row)
        emit(events.SignOffAskTakenBack(person_id, kind_code, role), by=by)


def sign_off(
    person_id: int, kind_code: str, role: SeatRole, *, opportunity_id: int | None = None, by: Actor
) -> SignOff:
    """Say that somebody may take this step in this kind. Saying it twice says it once.

    `opportunity_id`: where they were seen; only the involvement team may leave it out. Raises RuleBroken for oneself,
    for who was not there, and where nothing is signed off.
    """
    hold(person_id)
    _must_ask(kind_code, role)
    if by.person_id is None or by.person_id == person_id:
        raise RuleBroken(_("Nobody signs off their own step. Ask somebody who was there, or the involvement team."))
    if opportunity_id is not None and not queries.took_part(person_id, opportunity_id):
        raise RuleBroken(_("They are not recorded as having taken part in this. Record that first, or ring us."))
    there = queries.standing(person_id, kind_code, role)
    if there is not None:
        return there
    row = SignOff(
        person_id=person_id, kind_code=kind_code, role=role, opportunity_id=opportunity_id, by_id=by.person_id,
        at=clock.now(),
    )  # fmt: skip
    move(row, SignOffState.GIVEN, by=by, now=clock.now())
    db.session().add(row)
    asked = queries.ask_for(person_id, kind_code, role)
    if asked is not None:
        db.session().delete(asked)
    db.session().flush()
    emit(events.SignedOff(row.id, person_id, kind_code, role), by=by)
    return row


def take_back(sign_off_id: int, *, by: Actor) -> None:
    """It was given by mistake: it does not count any more, and stays in the history. Places they have are kept."""
    person_id = db.session().scalar(select(SignOff.person_id).where(SignOff.id == sign_off_id))
    if person_id is None:
        raise RuleBroken(_("That is not there any more. Look at the page again."))
    hold(person_id)
    row = db.session().get_one(SignOff, sign_off_id, populate_existing=True)
    if row.state is SignOffState.GIVEN:
        move(row, SignOffState.WITHDRAWN, by=by, now=clock.now())
        emit(events.SignOffTakenBack(row.id, person_id), by=by)


def _must_ask(kind_code: str, role: SeatRole) -> None:
    kind = db.session().get(Kind, kind_code)
    if kind is None or not signing.asks(kind, role):
        raise RuleBroken(_("Nothing is signed off for this: it is open to everybody. You do not need to do anything."))
