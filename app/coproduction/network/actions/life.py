"""A network, and who is in it: everybody comes and goes by their own will."""

from __future__ import annotations

from sqlalchemy import select

from app.coproduction.network import events, queries
from app.coproduction.network.actions.taking import take
from app.coproduction.network.models import Member, Network
from app.coproduction.network.permissions import member_of
from app.coproduction.network.states import ComesAs, MemberState
from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.core.states import move


def save_network(network_id: int | None, name: str, about: str, *, by: Actor) -> Network:
    same = db.session().scalars(select(Network).where(Network.name == name)).one_or_none()
    if same is not None and same.id != network_id:
        raise RuleBroken(_("There is a network of this name already. Choose another name."))
    row = take(network_id) if network_id is not None else Network(made_at=clock.now())
    row.name, row.about = name, about
    db.session().add(row)
    db.session().flush()
    emit(events.NetworkSaved(row.id), by=by)
    return row


def join(network_id: int, person_id: int, comes_as: ComesAs, *, shows_name: bool, by: Actor) -> None:
    """Twice is once; whoever comes back is who they were, and convenes no more."""
    network = take(network_id)
    if by.speaks_for != person_id:
        raise RuleBroken(_("Only the person themselves can join. Say how they asked you to."))
    row = next((each for each in network.members if each.person_id == person_id), None)
    if row is not None and row.state is MemberState.HERE:
        row.comes_as, row.shows_name = comes_as, shows_name
        emit(events.MemberChanged(row.id), by=by)
        return
    if row is None:
        row = Member(network_id=network_id, person_id=person_id)
    row.comes_as, row.shows_name, row.convenes = comes_as, shows_name, False
    move(row, MemberState.HERE, by=by, now=clock.now())
    db.session().add(row)
    db.session().flush()
    emit(events.NetworkJoined(row.id), by=by)


def leave(network_id: int, person_id: int, *, by: Actor) -> None:
    """Nobody asks why. What they were to do is without an owner: somebody else is wanted."""
    row = member_of(take(network_id), person_id)
    if row is not None:
        _leave(row, by)


def _leave(row: Member, by: Actor) -> None:
    for action in row.network.actions:
        if action.owner_id == row.person_id and action.done_on is None:
            action.owner_id = None
    row.shows_name = row.convenes = False
    move(row, MemberState.LEFT, by=by, now=clock.now())
    emit(events.NetworkLeft(row.id), by=by)


def leave_all(person_id: int, *, by: Actor) -> None:
    """Somebody has left the register, or has died. Networks are taken in rising order."""
    for network_id in sorted(row.network_id for row in queries.of_person(person_id)):
        leave(network_id, person_id, by=by)


def change_member(network_id: int, person_id: int, *, convenes: bool, by: Actor) -> None:
    """The involvement team says who convenes, once they have said yes: staff or with lived experience."""
    row = member_of(take(network_id), person_id)
    if row is None:
        raise RuleBroken(_("They are not in the network any more. Look at the page again."))
    row.convenes = convenes
    emit(events.MemberChanged(row.id), by=by)
