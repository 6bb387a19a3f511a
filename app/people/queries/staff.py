"""Staff, their roles and teams; services and sites."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from app.core import db
from app.people.models import Account, Person, Role, RoleGrant, Service, Site, Team, TeamMember


def staff(*, ended: bool = False) -> Select[Account]:
    """Accounts with a role besides advisor, in the order of their names; or those that were ended."""
    serves = Person.roles.any(RoleGrant.role != Role.ADVISOR)
    left = Account.ended_at.is_not(None) if ended else Account.ended_at.is_(None)
    return (
        select(Account)
        .join(Account.person)
        .where(serves, left)
        .options(joinedload(Account.person).selectinload(Person.roles))
        .order_by(Person.sought, Person.id)
    )


def person_by_ref(ref: str) -> Person | None:
    """Anybody with an account, with their roles."""
    wanted = select(Person).join(Person.account).where(Person.ref == ref)
    return db.session().scalars(wanted.options(joinedload(Person.account), selectinload(Person.roles))).one_or_none()


def memberships(person_ids: list[int]) -> dict[int, list[TeamMember]]:
    """The places in teams of these people, by person, in one statement."""
    wanted = select(TeamMember).join(TeamMember.team).where(TeamMember.person_id.in_(person_ids))
    found: dict[int, list[TeamMember]] = {person_id: [] for person_id in person_ids}
    for member in db.session().scalars(wanted.options(joinedload(TeamMember.team)).order_by(Team.name)):
        found[member.person_id].append(member)
    return found


def administrators(*, lock: bool = False) -> list[int]:
    """The ids of everybody who can sign in as administrator. `lock`: nobody else can take the role away meanwhile."""
    wanted = (
        select(RoleGrant.person_id)
        .join(Account, Account.person_id == RoleGrant.person_id)
        .where(RoleGrant.role == Role.ADMIN, Account.ended_at.is_(None))
        .order_by(RoleGrant.person_id)
    )
    return list(db.session().scalars(wanted.with_for_update() if lock else wanted))


def hosts() -> list[Person]:
    """Everybody who can sign in as a host."""
    wanted = (
        select(Person)
        .join(Person.account)
        .where(Account.ended_at.is_(None), Person.roles.any(RoleGrant.role == Role.HOST))
        .order_by(Person.sought, Person.id)
    )
    return list(db.session().scalars(wanted))


def teams() -> list[Team]:
    """All teams with their service, site and people, in the order of their names."""
    people = selectinload(Team.members).joinedload(TeamMember.person).joinedload(Person.account)
    wanted = select(Team).options(joinedload(Team.service), joinedload(Team.site), people).order_by(Team.name)
    return list(db.session().scalars(wanted).unique())


def team_by_ref(ref: str) -> Team | None:
    people = selectinload(Team.members).joinedload(TeamMember.person)
    wanted = select(Team).where(Team.ref == ref).options(joinedload(Team.service), joinedload(Team.site), people)
    return db.session().scalars(wanted).one_or_none()


def services() -> list[Service]:
    return list(db.session().scalars(select(Service).order_by(Service.name)))


def sites() -> list[Site]:
    return list(db.session().scalars(select(Site).order_by(Site.name)))
