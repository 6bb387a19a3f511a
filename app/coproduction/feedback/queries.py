"""Reads of feedback. Whoever is not the person or the involvement team reads through `shares_for` alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlalchemy.orm import aliased, joinedload

from app.coproduction.feedback import rules
from app.coproduction.feedback.models import Concern, Feedback, FeedbackAsk, FeedbackSilence
from app.coproduction.feedback.states import Audience, ConcernState, Said
from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import Advisor, Team, TeamMember
from app.people.states import AdvisorState
from app.recognition.models import Contribution

Key = tuple[int, int | None]  # ids of a place and a session


def of_part(place_id: int, session_id: int | None) -> Feedback | None:
    wanted = select(Feedback).where(
        Feedback.place_id == place_id, Feedback.session_id.is_not_distinct_from(session_id)
    )  # fmt: skip
    return db.session().scalars(wanted).one_or_none()


def ask_of(place_id: int, session_id: int | None) -> FeedbackAsk | None:
    wanted = select(FeedbackAsk).where(
        FeedbackAsk.place_id == place_id, FeedbackAsk.session_id.is_not_distinct_from(session_id)
    )
    return db.session().scalars(wanted).one_or_none()


def asked_lately(place_id: int, now: datetime) -> bool:
    """Whether somebody was asked about another part of the same series not long ago."""
    wanted = exists().where(FeedbackAsk.place_id == place_id, FeedbackAsk.asked_at > now - rules.APART)
    return bool(db.session().scalar(select(wanted)))


def is_silent(person_id: int) -> bool:
    return db.session().get(FeedbackSilence, person_id) is not None


def may_be_asked(person_id: int) -> bool:
    """On the register, not on a break, and they never said that they would rather not."""
    silent = exists().where(FeedbackSilence.person_id == Advisor.person_id)
    wanted = select(Advisor.person_id).where(
        Advisor.person_id == person_id, Advisor.state == AdvisorState.ACTIVE, ~silent
    )  # fmt: skip
    return db.session().scalar(wanted) is not None


def part_of(place_id: int, session_id: int | None) -> Contribution | None:
    """The record that counts."""
    wanted = select(Contribution).where(
        Contribution.place_id == place_id, Contribution.session_id.is_not_distinct_from(session_id),
        Contribution.current,
    )  # fmt: skip
    return db.session().scalars(wanted).one_or_none()


def given(person_id: int) -> frozenset[Key]:
    """The parts of which this person has said how it was."""
    wanted = select(Feedback.place_id, Feedback.session_id).where(Feedback.person_id == person_id)
    return frozenset((row.place_id, row.session_id) for row in db.session().execute(wanted))


def for_involvement(viewer_id: int) -> Select[Feedback]:
    """All of it, the newest first: for the involvement team alone. Not of a team that the viewer hosts for, too."""
    hosts = select(TeamMember.team_id).where(TeamMember.person_id == viewer_id)
    return _whole().where(Feedback.team_id.not_in(hosts))


def _whole() -> Select[Feedback]:
    named = (joinedload(Feedback.person), joinedload(Feedback.opportunity), joinedload(Feedback.team))
    return select(Feedback).options(*named).order_by(Feedback.given_at.desc(), Feedback.id.desc())


def named_words(team_ids: Iterable[int]) -> Sequence[Feedback]:
    """What advisors say to these teams with their name, the newest first; from the months that count."""
    shares = rules.shares_for(Audience.HOST, words=True, name=True)
    wanted = _whole().where(_of(team_ids), Feedback.share.in_(shares), Feedback.words != "")
    return db.session().scalars(wanted.where(Feedback.given_at >= _start(rules.counted_from(clock.today())))).all()


def plain_words(team_ids: Iterable[int]) -> Sequence[tuple[int, str]]:
    """(team, words) of those who give no name, in an order that tells no day; up to the first of this month."""
    shares = set(rules.shares_for(Audience.HOST, words=True)) - set(
        rules.shares_for(Audience.HOST, words=True, name=True)
    )  # fmt: skip
    wanted = select(Feedback.team_id, Feedback.words).where(
        _of(team_ids), Feedback.share.in_(shares), Feedback.words != "", *_counted()
    )
    return [(row.team_id, row.words) for row in db.session().execute(wanted.order_by(Feedback.ref))]


def tallies(team_ids: Iterable[int]) -> dict[int, rules.Tallies]:
    """By team what was answered to each question by those who let themselves be counted: one statement."""
    columns: list[Any] = []
    for name in rules.QUESTIONS:
        answer = getattr(Feedback, name)
        columns += [
            func.count(case((answer != Said.NOT_SAID, Feedback.person_id)).distinct()),
            *(func.count(case((answer == said, 1))) for said in (Said.YES, Said.PARTLY)),
            func.count(case((answer != Said.NOT_SAID, 1))),
        ]
    shares = rules.shares_for(Audience.FIGURES)
    wanted = select(Feedback.team_id, *columns).where(_of(team_ids), Feedback.share.in_(shares), *_counted())
    found: dict[int, rules.Tallies] = {}
    for team_id, *numbers in db.session().execute(wanted.group_by(Feedback.team_id)):
        fours = [numbers[at : at + 4] for at in range(0, len(numbers), 4)]
        found[team_id] = {name: rules.Tally(*four) for name, four in zip(rules.QUESTIONS, fours, strict=True)}
    return found


def own_concerns(person_id: int, opportunity_id: int) -> Sequence[Concern]:
    """What somebody raised about one opportunity: for themselves."""
    wanted = select(Concern).where(Concern.person_id == person_id, Concern.opportunity_id == opportunity_id)
    return db.session().scalars(wanted.order_by(Concern.id).options(joinedload(Concern.owner))).all()


def open_concerns(viewer_id: int) -> Sequence[Concern]:
    """Those that wait or are looked into, the oldest first; none that this person may not look into."""
    wanted = select(Concern).where(waits_for(viewer_id)).order_by(Concern.raised_at, Concern.id)
    named = (joinedload(Concern.person), joinedload(Concern.owner), joinedload(Concern.opportunity))
    return db.session().scalars(wanted.options(*named)).all()


def waits_for(viewer_id: int) -> ColumnElement[bool]:
    """Open, not their own, and not about a team that they host for."""
    thing = aliased(Opportunity)
    hosts = exists().where(
        thing.id == Concern.opportunity_id, TeamMember.team_id == thing.team_id, TeamMember.person_id == viewer_id
    )
    return (Concern.state != ConcernState.SETTLED) & (Concern.person_id != viewer_id) & ~hosts


def facilitator_of(person_id: int) -> int | None:
    return db.session().scalar(select(Advisor.facilitator_id).where(Advisor.person_id == person_id))


def every_team() -> Sequence[Team]:
    return db.session().scalars(select(Team).order_by(Team.name, Team.id)).all()


def _of(team_ids: Iterable[int]) -> ColumnElement[bool]:
    return Feedback.team_id.in_(list(team_ids))


def _counted() -> tuple[ColumnElement[bool], ...]:
    today = clock.today()
    return (
        Feedback.given_at >= _start(rules.counted_from(today)), Feedback.given_at < _start(rules.counted_until(today))
    )  # fmt: skip


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.LONDON)
