"""Teams and who is in them; services and sites."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import Event, emit
from app.core.i18n import gettext as _
from app.people import events
from app.people.models import Account, Role, RoleGrant, Service, Site, Team, TeamMember

Named = TypeVar("Named", Team, Service, Site)


def save_team(team: Team, *, by: Actor, **values: Any) -> Team:
    """A new team or a changed one: `name`, `service_id`, `site_id`, `cost_centre`."""
    return _save(team, values, lambda: events.TeamSaved(team.id), by)


def save_service(service: Service, *, by: Actor, **values: Any) -> Service:
    return _save(service, values, lambda: events.ServiceSaved(service.id), by)


def save_site(site: Site, *, by: Actor, **values: Any) -> Site:
    return _save(site, values, lambda: events.SiteSaved(site.id), by)


def join(team_id: int, person_id: int, *, by: Actor) -> TeamMember:
    """A host joins a team; the first one leads it."""
    there = _members(team_id)
    if any(member.person_id == person_id for member in there):
        raise RuleBroken(_("This person is in the team already."))
    if not _is_host(person_id):
        raise RuleBroken(_("Only a host can be in a team. Give them the role first."))
    member = TeamMember(team_id=team_id, person_id=person_id, lead=not there)
    db.session().add(member)
    emit(events.TeamJoined(team_id, person_id), by=by)
    return member


def give_place(team_id: int, person_id: int, place: str, *, by: Actor) -> None:
    """Make a member "lead", "deputy" or plain "member". A new lead makes the earlier one a deputy."""
    there = _members(team_id)
    member = next((each for each in there if each.person_id == person_id), None)
    if member is None:
        raise RuleBroken(_("This person is not in the team any more."))
    if member.lead and place != "lead":
        raise RuleBroken(_("A team needs a lead. Make somebody else the lead instead."))
    if place == "lead":
        for each in there:
            each.deputy = each.deputy or each.lead
            each.lead = False
    member.lead, member.deputy = place == "lead", place == "deputy"
    emit(events.TeamSaved(team_id), by=by)


def leave(team_id: int, person_id: int, successor_id: int | None, *, by: Actor) -> None:
    """A host leaves a team; the successor takes over what they had open, and their place if they led.

    Where no successor is named the lead takes over; the lead, or the only member, must name one.
    """
    there = _members(team_id)
    member = next((each for each in there if each.person_id == person_id), None)
    if member is None:
        raise RuleBroken(_("This person is not in the team any more."))
    lead = next((each.person_id for each in there if each.lead and each is not member), None)
    successor_id = successor_id or lead
    if successor_id is None or successor_id == person_id:
        raise RuleBroken(_("Choose who takes over first."))
    if not _is_host(successor_id):
        raise RuleBroken(_("Choose somebody who can sign in as a host."))
    db.session().delete(member)
    db.session().flush()
    if not any(each.person_id == successor_id for each in there):
        join(team_id, successor_id, by=by)
    if member.lead:
        give_place(team_id, successor_id, "lead", by=by)
    emit(events.HostLeft(person_id, team_id, successor_id), by=by)


def _members(team_id: int) -> list[TeamMember]:
    """Who is in the team now; the team is held until the transaction ends."""
    db.session().execute(select(Team.id).where(Team.id == team_id).with_for_update())
    wanted = select(TeamMember).where(TeamMember.team_id == team_id).order_by(TeamMember.id)
    return list(db.session().scalars(wanted.execution_options(populate_existing=True)))


def _is_host(person_id: int) -> bool:
    wanted = (
        select(RoleGrant.person_id)
        .join(Account, Account.person_id == RoleGrant.person_id)
        .where(RoleGrant.person_id == person_id, RoleGrant.role == Role.HOST, Account.ended_at.is_(None))
    )
    return db.session().scalar(wanted) is not None


def _save(thing: Named, values: dict[str, Any], saved: Callable[[], Event], by: Actor) -> Named:
    """Write a thing whose name is its own; `saved` makes the event once the thing has its id."""
    session, kind = db.session(), type(thing)
    same = select(kind.id).where(kind.name == values["name"], kind.id != (thing.id or 0))
    if session.scalar(same) is not None:
        raise RuleBroken(_already(values["name"]))
    for name, value in values.items():
        setattr(thing, name, value)
    session.add(thing)
    try:
        session.flush()
    except IntegrityError:  # saved by somebody else at the very same moment
        raise RuleBroken(_already(values["name"])) from None
    emit(saved(), by=by)
    return thing


def _already(name: str) -> str:
    return str(_("There is one called %(name)s already. Choose another name.", name=name))
