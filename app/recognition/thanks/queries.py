"""Reads about parts that were recorded, the thanks for them, and the skills in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from app.core import clock, db
from app.opportunities.models import Opportunity, Session
from app.people.models import Team, TeamMember
from app.recognition.models import Contribution
from app.recognition.thanks.models import Skill, ThankYou
from app.recognition.thanks.rules import REMINDED
from app.signups.models import Place

Key = tuple[int, int | None]  # ids of a place and a session


@dataclass
class Said:
    """What was said of one part."""

    thanks: list[ThankYou] = field(default_factory=list)
    skills: list[Skill] = field(default_factory=list)


def part(key: str) -> Contribution | None:
    """The record that counts for `key`: the reference of a place, and after a point that of a session."""
    place_ref, _point, session_ref = key.partition(".")
    if not key.isascii() or not key.isprintable():
        return None
    wanted = (
        select(Contribution).join(Contribution.place).outerjoin(Contribution.session)
        .where(Contribution.current, Place.ref == place_ref, Session.ref == session_ref if session_ref else
               Contribution.session_id.is_(None))
        .options(contains_eager(Contribution.session), contains_eager(Contribution.place).options(
            joinedload(Place.person),
            joinedload(Place.opportunity).options(
                joinedload(Opportunity.kind), joinedload(Opportunity.team).selectinload(Team.members)
            ),
        ))
    )  # fmt: skip
    return db.session().scalars(wanted).unique().one_or_none()


def of_part(contribution: Contribution) -> Said:
    return said(contribution.person_id).get((contribution.place_id, contribution.session_id)) or Said()


def said(person_id: int) -> dict[Key, Said]:
    """All thanks and skills of one person, by part: two statements."""
    found: dict[Key, Said] = {}
    thanks = select(ThankYou).where(ThankYou.person_id == person_id).options(joinedload(ThankYou.sender))
    for each in db.session().scalars(thanks.order_by(ThankYou.id)):
        found.setdefault((each.place_id, each.session_id), Said()).thanks.append(each)
    skills = select(Skill).where(Skill.person_id == person_id).order_by(Skill.id)
    for row in db.session().scalars(skills):
        found.setdefault((row.place_id, row.session_id), Said()).skills.append(row)
    return found


def of_host(host_id: int) -> Select[Contribution]:
    """Parts that others took with this host's teams, the newest first; their own among them are not theirs to thank."""
    return (
        select(Contribution).join(Contribution.place).join(Place.opportunity)
        .where(Contribution.current, Contribution.person_id != host_id, Opportunity.team_id.in_(_teams(host_id)))
        .options(
            contains_eager(Contribution.place).options(joinedload(Place.person), contains_eager(Place.opportunity)),
            joinedload(Contribution.session),
        )
        .order_by(Contribution.happened_on.desc(), Contribution.id.desc())
    )  # fmt: skip


def to_thank(host_id: int) -> int:
    """For how many parts recorded of late nobody has said thank you: a nudge, and never more."""
    thanked = aliased(ThankYou)
    wanted = of_host(host_id).where(
        Contribution.recorded_at > clock.now() - REMINDED,
        ~exists().where(
            thanked.place_id == Contribution.place_id, thanked.session_id.is_not_distinct_from(Contribution.session_id)
        ),
    )
    return db.session().scalar(wanted.options().order_by(None).with_only_columns(func.count())) or 0


def of_parts(parts: Sequence[Contribution]) -> dict[Key, Said]:
    """The same for the parts on one page of a host."""
    places = {each.place_id for each in parts}
    found: dict[Key, Said] = {}
    thanks = select(ThankYou).where(ThankYou.place_id.in_(places)).options(joinedload(ThankYou.sender))
    for each in db.session().scalars(thanks.order_by(ThankYou.id)):
        found.setdefault((each.place_id, each.session_id), Said()).thanks.append(each)
    for row in db.session().scalars(select(Skill).where(Skill.place_id.in_(places), Skill.asks).order_by(Skill.id)):
        found.setdefault((row.place_id, row.session_id), Said()).skills.append(row)
    return found


def _teams(host_id: int) -> Select[int]:
    return select(TeamMember.team_id).where(TeamMember.person_id == host_id)


def team_names() -> list[str]:
    """Of teams and services: words that may tell where somebody was cared for."""
    teams = db.session().scalars(select(Team).options(selectinload(Team.service))).all()
    return [*{each.name for each in teams}, *{each.service.name for each in teams}]
