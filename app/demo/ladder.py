"""What advisors of the demonstration rated of what is over: they see it lower than the hosts, and less so of late."""

from __future__ import annotations

import random
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.coproduction.ladder.models import LadderRating
from app.coproduction.ladder.rules import Answers, step_from
from app.coproduction.ladder.states import BroughtIn, Changed, Decided, DoneBy, SetBy
from app.core import clock, db
from app.demo.people import Cast
from app.opportunities.models import Opportunity
from app.recognition.models import Contribution
from app.signups.models import Place

EARLY = (
    Answers(SetBy.STAFF, Decided.STAFF_AFTER_LISTENING, DoneBy.MOSTLY_STAFF, Changed.A_LITTLE, BroughtIn.LATE),
    Answers(SetBy.STAFF, Decided.STAFF, DoneBy.STAFF, Changed.NO, BroughtIn.LATE),
    Answers(SetBy.STAFF_AFTER_ASKING, Decided.STAFF_AFTER_LISTENING, DoneBy.TOGETHER, Changed.YES, BroughtIn.MIDDLE),
)
LATELY = (
    Answers(SetBy.STAFF_AFTER_ASKING, Decided.SOME_VOTE, DoneBy.TOGETHER, Changed.CANNOT_SAY, BroughtIn.MIDDLE),
    Answers(SetBy.TOGETHER, Decided.EQUAL_VOTE, DoneBy.TOGETHER, Changed.YES, BroughtIn.START),
    EARLY[2],
)


def ladder(cast: Cast, seed: int) -> None:
    """Rows rather than verbs: each is given on a day that is over. The advisor of the demonstration has some left."""
    dice = random.Random(seed + 3)  # noqa: S311
    wanted = select(Contribution).where(Contribution.current, Contribution.person_id != cast.advisor)
    whole = joinedload(Contribution.place).joinedload(Place.opportunity)
    done: set[tuple[int, int]] = set()
    for part in db.session().scalars(wanted.order_by(Contribution.id).options(whole)):
        opportunity = part.place.opportunity
        if (part.person_id, opportunity.id) not in done and dice.random() < 0.9:
            done.add((part.person_id, opportunity.id))
            _rate(part, opportunity, dice)


def _rate(part: Contribution, opportunity: Opportunity, dice: random.Random) -> None:
    at = min(clock.now(), opportunity.sessions[0].ends_at + timedelta(days=4) if opportunity.sessions else clock.now())
    answers = dice.choice(LATELY if clock.now() - at < timedelta(days=360) else EARLY)
    row = LadderRating(
        person_id=part.person_id, opportunity_id=opportunity.id, place_id=part.place_id, **answers._asdict(),
        step=step_from(answers), claimed=opportunity.ladder, rated_at=at,
    )  # fmt: skip
    db.session().add(row)
