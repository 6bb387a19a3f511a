"""Whose eyes are borrowed to see what somebody else may see: what is hidden from them is not offered to them either."""

from __future__ import annotations

from dataclasses import dataclass

from app.people.models import Person, Role


@dataclass(frozen=True)
class Borrowed:
    """Enough of a signed-in user for rules on what may be seen."""

    roles: frozenset[Role]
    is_authenticated: bool = True


def eyes_of(person: Person) -> Borrowed:
    return Borrowed(frozenset({Role.ADVISOR, *(grant.role for grant in person.roles)}))
