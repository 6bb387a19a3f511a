"""Who may: tiny named predicates over roles and persons."""

from __future__ import annotations

from typing import Any

from app.people.models import Person, Role


def holds(user: Any, *roles: Role) -> bool:
    return bool(user.is_authenticated and user.roles.intersection(roles))


def advisor(user: Any) -> bool:
    return holds(user, Role.ADVISOR)


def host(user: Any) -> bool:
    return holds(user, Role.HOST)


def team(user: Any) -> bool:
    """The involvement team."""
    return holds(user, Role.TEAM)


def admin(user: Any) -> bool:
    return holds(user, Role.ADMIN)


def finance(user: Any) -> bool:
    return holds(user, Role.FINANCE)


def budget(user: Any) -> bool:
    return holds(user, Role.BUDGET)


def may_see_person(user: Any, person: Person) -> bool:
    """The whole record of one person: the involvement team, and the person."""
    return team(user) or (bool(user.is_authenticated) and user.person_id == person.id)


def only_advises(person: Person) -> bool:
    """Whether the team may change how this person signs in: for staff it would open doors that are not the team's."""
    return all(grant.role is Role.ADVISOR for grant in person.roles)
