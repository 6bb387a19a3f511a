"""Reads about stories."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.core import db
from app.opportunities.models import Opportunity
from app.people.models import Advisor, Team, TeamMember
from app.people.passport.queries import keeps_away
from app.people.states import AdvisorState
from app.recognition.models import Contribution
from app.recognition.story.models import Story, StoryCitation, StoryReading
from app.recognition.story.rules import Thing, on_it
from app.recognition.story.states import StoryState
from app.reviews.models import Review, ReviewLink, Standard
from app.reviews.states import OVER
from app.signups.models import Place


@dataclass(frozen=True)
class Told:
    """A story as it is told: all there is, and of it what stands on it; the standards they looked after."""

    story: Story | None
    things: Sequence[Thing]
    on_it: Sequence[Thing]
    standards: Sequence[Standard] = field(default_factory=list)

    @property
    def shared(self) -> bool:
        return self.story is not None and self.story.state is StoryState.SHARED

    @property
    def with_standards(self) -> bool:
        return self.story is None or self.story.standards


@dataclass(frozen=True)
class Together:
    """One team, how many things somebody did with it, and the first and last day."""

    team: Team
    number: int
    first: date
    last: date
    shared: bool


def of_pair(person_id: int, team_id: int) -> Story | None:
    wanted = select(Story).where(Story.person_id == person_id, Story.team_id == team_id)
    return db.session().scalars(wanted).one_or_none()


def told(person_id: int, team_id: int) -> Told:
    """What there is, newest first; corrected records as they are now, and none that was taken back."""
    story = of_pair(person_id, team_id)
    there = things(person_id, team_id)
    return Told(story, there, on_it(there, story.left_out if story else ()), _standards(person_id, team_id))


def things(person_id: int, team_id: int) -> list[Thing]:
    wanted = (
        select(Contribution)
        .join(Contribution.place)
        .join(Place.opportunity)
        .where(Contribution.person_id == person_id, Contribution.current, Opportunity.team_id == team_id)
        .options(
            contains_eager(Contribution.place).options(
                contains_eager(Place.opportunity).joinedload(Opportunity.kind), joinedload(Place.seat)
            ),
            joinedload(Contribution.session),
            joinedload(Contribution.certificate),
        )
        .order_by(Contribution.happened_on.desc(), Contribution.id.desc())
    )
    rows = db.session().scalars(wanted).all()
    links = _links({row.place.opportunity_id for row in rows}, team_id)
    return [_thing(row, links.get(row.place.opportunity_id)) for row in rows]


def _links(opportunity_ids: Collection[int], team_id: int) -> dict[int, tuple[ReviewLink, str]]:
    wanted = select(ReviewLink, Review.scheme).join(Review, Review.id == ReviewLink.review_id)
    wanted = wanted.where(ReviewLink.opportunity_id.in_(opportunity_ids), Review.team_id == team_id)
    return {link.opportunity_id: (link, scheme) for link, scheme in db.session().execute(wanted)}


def _thing(row: Contribution, link: tuple[ReviewLink, str] | None) -> Thing:
    opportunity, certificate = row.place.opportunity, row.certificate
    key = f"{row.place.ref}.{row.session.ref}" if row.session else row.place.ref
    return Thing(
        key=key, on=row.happened_on, title=opportunity.title, kind=opportunity.kind.name,
        shape=opportunity.kind.shape, role=row.place.seat.role, minutes=row.given_minutes,
        code=certificate.code if certificate else "", checkable=bool(certificate and certificate.checkable),
        scheme=link[1] if link else "", part=link[0].part if link else None,
        opportunity_id=opportunity.id,
    )  # fmt: skip


def _standards(person_id: int, team_id: int) -> Sequence[Standard]:
    """Those that were given to them, of all the reviews of the team."""
    wanted = select(Standard).join(Standard.review).options(contains_eager(Standard.review))
    mine = Standard.owner_id == person_id, Review.team_id == team_id
    return db.session().scalars(wanted.where(*mine).order_by(Review.id.desc(), Standard.position, Standard.id)).all()


def teams_of(person_id: int) -> list[Together]:
    """With which teams they did something, the latest first; and any whose story they chose something about."""
    counted = (
        select(Team, func.count(Contribution.id), func.min(Contribution.happened_on),
               func.max(Contribution.happened_on).label("last"), Story.state)
        .join(Opportunity, Opportunity.team_id == Team.id)
        .join(Place, Place.opportunity_id == Opportunity.id)
        .join(Contribution, and_(Contribution.place_id == Place.id, Contribution.current))
        .outerjoin(Story, and_(Story.team_id == Team.id, Story.person_id == person_id))
        .where(Contribution.person_id == person_id)
        .group_by(Team.id, Story.state)
        .order_by(func.max(Contribution.happened_on).desc(), Team.id)
    )  # fmt: skip
    rows = db.session().execute(counted)
    return [Together(row[0], row[1], row[2], row[3], row[4] is StoryState.SHARED) for row in rows]


def read_by_hosts() -> ColumnElement[bool]:
    """Shared by somebody who is still with us, and does not keep away from the team: nobody can tell why it is not."""
    here = exists().where(Advisor.person_id == Story.person_id, Advisor.state != AdvisorState.ENDED)
    return and_(Story.state == StoryState.SHARED, here, ~keeps_away(Story.person_id, Story.team_id))


def is_read(story_id: int) -> bool:
    return db.session().scalar(select(Story.id).where(Story.id == story_id, read_by_hosts())) is not None


def of_host(person_id: int) -> Select[Story]:
    """Who shares with a team of this host, the newest first."""
    mine = select(TeamMember.team_id).where(TeamMember.person_id == person_id)
    wanted = select(Story).where(Story.team_id.in_(mine), read_by_hosts())
    return wanted.options(joinedload(Story.person), joinedload(Story.team)).order_by(Story.at.desc(), Story.id.desc())


def any_of_host(person_id: int) -> bool:
    wanted = of_host(person_id).options().order_by(None).with_only_columns(Story.id).limit(1)
    return db.session().scalar(wanted) is not None


def readings(story_id: int) -> Sequence[StoryReading]:
    """Who read it when, the newest first."""
    wanted = select(StoryReading).where(StoryReading.story_id == story_id).options(joinedload(StoryReading.reader))
    return db.session().scalars(wanted.order_by(StoryReading.id.desc())).all()


def cited_by(evidence_ids: Collection[int], host_id: int) -> dict[int, Story]:
    """To which story evidence leads, for a host who may read it now."""
    wanted = select(StoryCitation.evidence_id, Story).join(Story, Story.id == StoryCitation.story_id)
    wanted = wanted.options(joinedload(Story.person)).where(
        StoryCitation.evidence_id.in_(evidence_ids), read_by_hosts(),
        Story.team_id.in_(select(TeamMember.team_id).where(TeamMember.person_id == host_id)),
    )  # fmt: skip
    return {row[0]: row[1] for row in db.session().execute(wanted)}


def standards_to_show(team_id: int) -> Sequence[Standard]:
    """Of the team's reviews that go on: where a story may be evidence."""
    wanted = select(Standard).join(Standard.review).options(contains_eager(Standard.review))
    mine = Review.team_id == team_id, Review.state.not_in(OVER)
    return db.session().scalars(wanted.where(*mine).order_by(Review.id.desc(), Standard.position, Standard.id)).all()
