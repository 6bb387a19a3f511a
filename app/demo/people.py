"""The demonstration's people: those with fixed sign-ins, two host teams and the advisors."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.demo.names import Names
from app.people.models import (
    Account,
    Advisor,
    Channel,
    Course,
    Interest,
    Person,
    Role,
    RoleGrant,
    Service,
    Site,
    Team,
    TeamMember,
    TrainingRecord,
)
from app.people.passport import access
from app.people.passwords import OF_THE_DEMO, hashed
from app.people.states import AdvisorState

PASSWORD = OF_THE_DEMO
NEEDS = (
    None, None, None, "Needs a step-free room.", "Please send papers in large print, 18 point.",
    "Needs a break every 45 minutes.", "Please speak facing me: I lip-read.", "Please start no earlier than 11am.",
)  # fmt: skip


@dataclass
class Cast:
    """The people others are built round, by id."""

    advisor: int
    carer: int
    host: int
    host_2: int
    team_member: int
    teams: list[int]
    advisors: list[int]


def people(count: int, seed: int, kinds: list[str]) -> Cast:
    """Add everybody; `count` numbered advisors besides the two with names of their own."""
    names, dice = Names(seed), random.Random(seed)  # noqa: S311
    courses = sorted(db.session().scalars(select(Course.code)))
    password = hashed(PASSWORD)

    def person(email: str, *roles: Role, name: str = "", **fields: object) -> Person:
        made = Person(full_name=name or names.full_name(), email=email, created_at=clock.now(), **fields)
        made.roles = [RoleGrant(role=role) for role in roles]
        made.account = Account(sign_in_email=email, password_hash=password, created_at=clock.now())
        db.session().add(made)
        return made

    host = person("host@demo.example", Role.HOST, name="Lesley Kendrick", phone="+442079460011")
    host_2 = person("host-2@demo.example", Role.HOST, name="Martin Osei", phone="+442079460012")
    team_member = person("team@demo.example", Role.TEAM, name="Parveen Sethi", phone="+442079460013")
    person("budget@demo.example", Role.BUDGET, name="Graham Tully")
    person("finance@demo.example", Role.FINANCE, name="Helen Brack")
    person("admin@demo.example", Role.ADMIN, name="Idris Vaughan")
    first = _advisor(person("advisor@demo.example", Role.ADVISOR, name="Vittoria Marsh"), service_user=True)
    second = _advisor(person("carer@demo.example", Role.ADVISOR, name="Joan Achebe"), carer=True)
    db.session().flush()
    many = [_numbered(person, number, dice, kinds, courses) for number in range(1, count + 1)]
    teams = _teams(host, host_2)
    db.session().flush()
    for advisor in (first, second):
        advisor.joined_on = clock.today() - timedelta(days=900)
        advisor.interests = [Interest(kind_code=code) for code in kinds[:4]]
        done = clock.today() - timedelta(days=400)
        advisor.training = [TrainingRecord(course_code=code, done_on=done) for code in courses]
        advisor.facilitator_id = team_member.id
    db.session().flush()
    return Cast(
        first.person_id, second.person_id, host.id, host_2.id, team_member.id, [t.id for t in teams],
        [first.person_id, second.person_id, *(advisor.person_id for advisor in many)],
    )  # fmt: skip


def _advisor(person: Person, *, service_user: bool = False, carer: bool = False) -> Advisor:
    advisor = Advisor(person=person, service_user=service_user, carer=carer)
    move(advisor, AdvisorState.ACTIVE, by=SYSTEM, now=clock.now())
    db.session().add(advisor)
    return advisor


def _numbered(
    person: Callable[..., Person], number: int, dice: random.Random, kinds: list[str], courses: list[str]
) -> Advisor:
    email = f"advisor-{number:04d}@demo.example"
    made: Person = person(email, Role.ADVISOR, phone=f"+447700900{number % 1000:03d}")
    made.contact_by = dice.choices(list(Channel), weights=[7, 2, 1, 1])[0]
    lived = dice.choice(("service", "service", "carer", "both"))
    advisor = _advisor(made, service_user=lived != "carer", carer=lived != "service")
    advisor.joined_on = clock.today() - timedelta(days=dice.randrange(30, 3000))
    access.write(advisor, dice.choice(NEEDS))
    advisor.interests = [Interest(kind_code=code) for code in sorted(dice.sample(kinds, k=min(3, len(kinds))))]
    done = clock.today() - timedelta(days=dice.randrange(30, 700))
    advisor.training = [TrainingRecord(course_code=code, done_on=done) for code in courses if dice.random() < 0.5]
    return advisor


def _teams(host: Person, host_2: Person) -> list[Team]:
    meadow = Site(name="Meadow House", address="Meadow House, 14 Weir Lane, Riverbank RB1 4QA",
                  access="Step-free from the street. Hearing loop in room 2. Two blue badge bays.")  # fmt: skip
    quay = Site(name="Quay Street Centre", address="3 Quay Street, Riverbank RB2 7LD", access="Lift to all floors.")
    liaison = Service(name="Liaison services")
    community = Service(name="Community services")
    first = Team(name="Hospital Liaison Team", service=liaison, site=meadow, cost_centre="RB-4471")
    second = Team(name="Riverside Community Team", service=community, site=quay, cost_centre="RB-5120")
    first.members = [TeamMember(person=host, lead=True)]
    second.members = [TeamMember(person=host_2, lead=True)]
    db.session().add_all([first, second])
    return [first, second]
