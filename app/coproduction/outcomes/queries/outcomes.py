"""One outcome: its points, who took part, what they answered, and what is known already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.outcomes.models import Outcome, OutcomePoint, OutcomeReply
from app.coproduction.outcomes.states import PointState
from app.core import db
from app.opportunities.models import Opportunity
from app.panels.after.pages import outcome_words
from app.panels.after.queries import outcomes_of
from app.panels.models import Panel
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from app.people.models import Advisor, Person, Team, TeamMember
from app.people.states import AdvisorState
from app.recognition.models import Contribution
from app.signups.models import Place

P = PointState
WITH_OPPORTUNITY = (
    joinedload(OutcomePoint.outcome).joinedload(Outcome.opportunity).joinedload(Opportunity.team)
    .selectinload(Team.members),
)  # fmt: skip


def of_opportunity(opportunity_id: int) -> Outcome | None:
    wanted = select(Outcome).where(Outcome.opportunity_id == opportunity_id).options(selectinload(Outcome.points))
    return db.session().scalars(wanted, execution_options={"populate_existing": True}).one_or_none()


def drafts(outcome: Outcome | None) -> list[OutcomePoint]:
    return [each for each in outcome.points if each.state is P.DRAFT] if outcome else []


def out_of(outcome: Outcome | None) -> list[OutcomePoint]:
    """Those that stand, in the order in which they were first told."""
    points = {each.id: each for each in outcome.points} if outcome else {}
    standing_ = [each for each in points.values() if each.state is P.OUT]
    return sorted(standing_, key=lambda each: _first(each, points))


def _first(point: OutcomePoint, points: dict[int, OutcomePoint]) -> int:
    while point.before_id is not None and point.before_id in points:
        point = points[point.before_id]
    return point.id


def in_hand(outcome: Outcome | None) -> int:
    return len(drafts(outcome)) + len(out_of(outcome))


def standing(outcome: Outcome) -> bool:
    """Whether anything is told: a point that is out, or how many a panel appointed."""
    return bool(out_of(outcome)) or bool(panel_words([outcome.opportunity_id]))


def panel_words(opportunity_ids: Iterable[int]) -> dict[int, str]:
    """By opportunity how many its panel appointed, in words, where that was said."""
    return {number: outcome_words(row) for number, row in outcomes_of(list(opportunity_ids)).items()}


def asked_by_way(opportunity_id: int) -> bool:
    """Whether the way of its panel asks the host what came of it: then nobody else does."""
    wanted = select(PanelTask.id).join(Panel, Panel.id == PanelTask.panel_id)
    open_step = PanelTask.step == Step.OUTCOME, PanelTask.done_at.is_(None)
    here = wanted.where(Panel.opportunity_id == opportunity_id, *open_step)
    return db.session().scalar(here.limit(1)) is not None


def people_told(opportunity_id: int) -> Sequence[Person]:
    """Everybody who took part and is still with us."""
    part = exists().where(
        Contribution.person_id == Person.id, Contribution.current, Contribution.place_id == Place.id,
        Place.opportunity_id == opportunity_id,
    )  # fmt: skip
    wanted = select(Person).join(Advisor, Advisor.person_id == Person.id)
    here = Advisor.state != AdvisorState.ENDED, Person.silent_since.is_(None)
    return db.session().scalars(wanted.where(part, *here).order_by(Person.id)).all()


def known_names(opportunity: Opportunity) -> list[str]:
    """Of everybody who had to do with it: whole names and first names."""
    theirs = exists().where(Place.person_id == Person.id, Place.opportunity_id == opportunity.id)
    hosts = exists().where(TeamMember.person_id == Person.id, TeamMember.team_id == opportunity.team_id)
    people = db.session().scalars(select(Person).where(theirs | hosts).order_by(Person.id)).all()
    return [*(person.name for person in people), *(person.first_name for person in people)]


def replies_of(outcome_id: int) -> Sequence[OutcomeReply]:
    wanted = select(OutcomeReply).where(OutcomeReply.outcome_id == outcome_id).options(
        joinedload(OutcomeReply.person), joinedload(OutcomeReply.outcome).joinedload(Outcome.opportunity)
        .joinedload(Opportunity.team).selectinload(Team.members),
    )  # fmt: skip
    return db.session().scalars(wanted.order_by(OutcomeReply.at.desc(), OutcomeReply.id.desc())).all()


def reply_of(outcome: Outcome, person_id: int) -> OutcomeReply | None:
    """What somebody answered to the last telling."""
    mine = OutcomeReply.outcome_id == outcome.id, OutcomeReply.person_id == person_id
    wanted = select(OutcomeReply).where(*mine, OutcomeReply.edition == outcome.edition)
    return db.session().scalars(wanted).one_or_none()
