"""How it was, as advisors of the demonstration say, each with the choice of who may see it; and one concern."""

from __future__ import annotations

import random
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.coproduction.feedback import actions
from app.coproduction.feedback.actions import Given
from app.coproduction.feedback.models import Feedback
from app.coproduction.feedback.rules import QUESTIONS
from app.coproduction.feedback.states import Said, Share
from app.core import clock, db
from app.core.actor import Actor
from app.demo.people import Cast
from app.recognition.models import Contribution
from app.signups.models import Place

LIKELY = {"papers": 0.6, "heard": 0.9, "needs": 0.85, "paid": 0.7, "told": 0.35, "again": 0.9}
WORDS = (
    "The papers came the evening before. I read slowly, so I could not prepare.",
    "Everybody was asked in turn. I was never talked over.",
    "I would have liked to hear what became of it.",
    "The break after an hour made it possible for me to stay.",
    "Good tea, a warm room, and somebody who met me at the door.",
    "They used many short forms that nobody explained.",
)
CONCERN = "Somebody said in front of all what they know about me from the ward. I have not slept well since."


def feedback(cast: Cast, seed: int) -> None:
    """Rows rather than verbs, as each was said on a day that is over; the concern as the page does it."""
    dice = random.Random(seed + 4)  # noqa: S311
    wanted = select(Contribution).where(Contribution.current, Contribution.person_id != cast.advisor)
    whole = joinedload(Contribution.place).joinedload(Place.opportunity)
    parts = db.session().scalars(wanted.order_by(Contribution.id).options(whole)).all()
    for number, part in enumerate(parts):
        if dice.random() < 0.8:
            _say(part, number, dice)
    mine = [part for part in parts if part.person_id == cast.carer]
    if mine:
        given = Given({}, "", Share.NOBODY, CONCERN)
        actions.give(mine[-1].id, given, by=Actor(cast.carer))


def _say(part: Contribution, number: int, dice: random.Random) -> None:
    opportunity, session = part.place.opportunity, part.session
    at = min(clock.now(), (session.ends_at if session else clock.now() - timedelta(days=40)) + timedelta(days=3))
    share = dice.choice((Share.NUMBER, Share.NUMBER, Share.WORDS, Share.NAME, Share.NOBODY))
    answers = {name: _answer(LIKELY[name], dice) for name in QUESTIONS}
    row = Feedback(
        place_id=part.place_id, session_id=part.session_id, person_id=part.person_id, opportunity_id=opportunity.id,
        team_id=opportunity.team_id, words=WORDS[number % len(WORDS)] if dice.random() < 0.4 else "", share=share,
        given_at=at, **answers,
    )  # fmt: skip
    db.session().add(row)


def _answer(likely: float, dice: random.Random) -> Said:
    roll = dice.random()
    if roll < 0.1:
        return Said.NOT_SAID
    return Said.YES if dice.random() < likely else dice.choice((Said.PARTLY, Said.NO))
