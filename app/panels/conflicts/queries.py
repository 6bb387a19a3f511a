"""Reads about conflicts: who is still asked, who sees which candidate, and how many have answered."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from app.core import db
from app.opportunities.states import Shape
from app.panels import queries as panels
from app.panels.conflicts.models import CandidatesTold, ConflictAnswer, ConflictAtSignUp, KnownCandidate
from app.panels.conflicts.states import Decision, Knows
from app.panels.models import Candidate, Panel
from app.panels.queries import Sitting
from app.people.models import Person
from app.signups.models import Place
from app.signups.states import LIVE


def steps_aside(panel_id: int) -> set[tuple[int, int]]:
    """(person, number of the candidate) of all who do not score a candidate they know.

    Until it is decided that they take part all the same, they do not.
    """
    wanted = select(KnownCandidate.person_id, KnownCandidate.number).where(
        KnownCandidate.panel_id == panel_id, KnownCandidate.decision.is_distinct_from(Decision.TAKES_PART)
    )
    return {(row.person_id, row.number) for row in db.session().execute(wanted)}


def at_sign_up(opportunity_id: int, person_id: int) -> ConflictAtSignUp | None:
    return db.session().get(ConflictAtSignUp, (opportunity_id, person_id))


def asks_at_sign_up(place: Place) -> bool:
    """Whether the page of this place asks: for a panel, once, while the name is down."""
    if place.state not in LIVE or place.opportunity.kind.shape is not Shape.PANEL:
        return False
    return at_sign_up(place.opportunity_id, place.person_id) is None


def told(panel_id: int) -> CandidatesTold | None:
    return db.session().get(CandidatesTold, panel_id)


def answers_of(panel_id: int) -> dict[int, ConflictAnswer]:
    """By person, those that count: given since the names were told last."""
    since = told(panel_id)
    if since is None:
        return {}
    wanted = select(ConflictAnswer).where(ConflictAnswer.panel_id == panel_id, ConflictAnswer.at >= since.at)
    return {each.person_id: each for each in db.session().scalars(wanted)}


def known_of(panel_id: int) -> dict[int, list[KnownCandidate]]:
    """By person, the candidates they know."""
    found: dict[int, list[KnownCandidate]] = {}
    wanted = select(KnownCandidate).where(KnownCandidate.panel_id == panel_id)
    for each in db.session().scalars(wanted.order_by(KnownCandidate.person_id, KnownCandidate.number)):
        found.setdefault(each.person_id, []).append(each)
    return found


def is_asked(panel: Panel, person_id: int) -> bool:
    """Whether this person is still to say if they know anybody."""
    if told(panel.id) is None or panels.sits_on(panel, person_id) is None:
        return False
    return person_id not in answers_of(panel.id)


def numbers(panel: Panel) -> list[int]:
    """The candidates by number: as labelled, else as many as are expected."""
    labelled = select(Candidate.number).where(Candidate.panel_id == panel.id, Candidate.withdrawn_at.is_(None))
    return list(db.session().scalars(labelled.order_by(Candidate.number))) or list(
        range(1, (panel.candidates or 5) + 1)
    )


def people_of(ids: Collection[int]) -> Sequence[Person]:
    return db.session().scalars(select(Person).where(Person.id.in_(ids))).all()


def asked(panel: Panel) -> list[Sitting]:
    """Everybody on it with a sign-in of their own."""
    return [each for each in panels.sitting(panel) if each.person_id is not None]


@dataclass(frozen=True)
class Count:
    """What a host reads: numbers, never who or which."""

    people: int
    answered: int
    down: int
    aside: int
    part: int
    open: int


def count(panel: Panel) -> Count:
    here, answers = {each.person_id for each in asked(panel)}, answers_of(panel.id)
    decided = select(KnownCandidate.decision, func.count()).where(KnownCandidate.panel_id == panel.id)
    by = {row[0]: row[1] for row in db.session().execute(decided.group_by(KnownCandidate.decision))}
    cannot = sum(each.knows is Knows.CANNOT for each in answers.values())
    return Count(
        people=len(here), answered=len(here & answers.keys()), down=cannot + by.get(Decision.STEPS_DOWN, 0),
        aside=by.get(Decision.STEPS_ASIDE, 0), part=by.get(Decision.TAKES_PART, 0), open=by.get(None, 0),
    )  # fmt: skip


def to_talk_about(opportunity_id: int) -> dict[int, ConflictAtSignUp]:
    """By person, what was said at sign-up."""
    wanted = select(ConflictAtSignUp).where(ConflictAtSignUp.opportunity_id == opportunity_id)
    return {each.person_id: each for each in db.session().scalars(wanted)}
