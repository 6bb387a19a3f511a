"""One person, whole, and those they have to do with."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import contains_eager, joinedload
from sqlalchemy.orm.interfaces import ORMOption

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Account, Advisor, CheckRecord, Course, Person, Role, RoleGrant
from app.people.search import folded
from app.people.states import AdvisorState

TOLD = (  # events of one person's history
    "PersonChanged", "AccountOpened", "AccountEnded", "AccountCodeMade", "AccountCodeUsed", "TrainingRecorded",
    "CheckRecorded", "AdvisorDied", "AdvisorDeathUndone", "StayAsked", "StayAnswered",
    "EmailFailing", "EmailArrives", "PassportChanged", "PrivateListChanged", "TrainingGranted", "TrainingTakenBack",
)  # fmt: skip
LATEST = 50


def _whole() -> tuple[ORMOption, ...]:
    advisor = joinedload(Person.advisor)
    return (
        joinedload(Person.account),
        advisor.joinedload(Advisor.facilitator),
        advisor.selectinload(Advisor.interests),
        advisor.selectinload(Advisor.access),
        advisor.selectinload(Advisor.training),
        advisor.selectinload(Advisor.granted),
        advisor.selectinload(Advisor.moves),
    )


def whole_person(person_id: int) -> Person:
    """A person with their account and all that an advisor chose to tell, in six statements."""
    return db.session().scalars(select(Person).where(Person.id == person_id).options(*_whole())).unique().one()


def advisor_by_ref(ref: str) -> Person | None:
    """The person on the register with this reference, as whole as `whole_person`."""
    wanted = select(Person).join(Person.advisor).where(Person.ref == ref).options(*_whole())
    return db.session().scalars(wanted).unique().one_or_none()


def sharing_email(person: Person) -> list[Person]:
    """Other people who have the email of this one."""
    if not person.email:
        return []
    wanted = select(Person).where(Person.email == person.email, Person.id != person.id).order_by(Person.id)
    return list(db.session().scalars(wanted.options(joinedload(Person.account))).unique())


def checks_of(person_id: int) -> list[CheckRecord]:
    """The checks of this person that are written down."""
    wanted = select(CheckRecord).where(CheckRecord.person_id == person_id).order_by(CheckRecord.check_code)
    return list(db.session().scalars(wanted))


def same_name(full_name: str) -> list[Person]:
    """Whoever stands on the register under this name, however it is written."""
    like = select(Person).join(Person.advisor).where(Person.sought.startswith(folded(full_name), autoescape=True))
    return [found for found in db.session().scalars(like) if folded(found.full_name) == folded(full_name)]


def advisor_exactly(words: str) -> list[Person]:
    """Whoever of the register is called exactly this, or has this code of their own. Part of a name finds nobody."""
    typed, code = folded(words[:200]), words.replace(" ", "").replace("-", "").lower()
    if not typed:
        return []
    named = Person.sought.contains(typed.split()[-1], autoescape=True)
    known = Advisor.state.in_((AdvisorState.ACTIVE, AdvisorState.PAUSED))
    wanted = select(Person).join(Person.advisor).options(contains_eager(Person.advisor))
    found = db.session().scalars(wanted.where(known, named | (Advisor.own_code == code)).order_by(Person.id))
    return [
        each for each in found
        if typed in {folded(each.full_name), folded(each.name)} or (each.advisor and each.advisor.own_code == code)
    ]  # fmt: skip


def facilitators(*, left: bool = False) -> list[Person]:
    """The involvement team: who may be the named facilitator of an advisor. `left`: and whoever still is one."""
    is_team = Person.roles.any(RoleGrant.role == Role.TEAM) & Person.account.has(Account.ended_at.is_(None))
    # the register is read once for it: asked of each person by itself, it was read as often as it is long
    of_somebody = Person.id.in_(select(Advisor.facilitator_id).where(Advisor.facilitator_id.is_not(None)))
    wanted = select(Person).where(or_(is_team, of_somebody) if left else is_team)
    return list(db.session().scalars(wanted.order_by(Person.sought)))


def courses() -> list[Course]:
    return list(db.session().scalars(select(Course).order_by(Course.name)))


def happened(person_id: int) -> list[AuditEntry]:
    """The newest entries that tell of this person: their details, account and training."""
    about = AuditEntry.data["person_id"].as_integer() == person_id
    wanted = select(AuditEntry).where(AuditEntry.event.in_(TOLD), about).order_by(AuditEntry.id.desc())
    return list(db.session().scalars(wanted.limit(LATEST)))


def names(ids: Collection[int]) -> dict[int, str]:
    """The names of these people, by id, in one statement."""
    wanted = select(Person).where(Person.id.in_(ids))
    return {person.id: person.name for person in db.session().scalars(wanted)}
