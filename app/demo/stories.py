"""The years of one advisor with the liaison team: shared, with a sentence of their own, read, and cited once."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.demo.opportunities import make
from app.demo.past import place, took_part
from app.demo.people import Cast
from app.opportunities.models import Seat
from app.opportunities.states import Format, Method, SeatRole, SeatType
from app.people.models import Advisor
from app.recognition.story import actions
from app.recognition.story.queries import of_pair
from app.reviews.models import Review, Standard

WORDS = "I have seen the team grow. When I say that a question is unkind, they change it."
YEARS = (  # days before today, kind, title, role
    (2410, "accreditation-review", "Reading our self-review", SeatRole.MEMBER),
    (1990, "interview-panel", "Interviews: team manager", SeatRole.SHADOW),
    (1620, "interview-panel", "Interviews: liaison nurse", SeatRole.MEMBER),
    (1240, "training-session", "Listening well: training for new staff", SeatRole.MEMBER),
    (890, "interview-panel", "Interviews: consultant", SeatRole.MEMBER),
)


def stories(cast: Cast) -> None:
    """Through the verbs that the pages use, once what happened is there."""
    team_id, by = cast.teams[0], Actor(cast.advisor)
    db.session().get_one(Advisor, cast.advisor).joined_on = clock.today() - timedelta(days=2500)
    for days, kind, title, role in YEARS:
        _together(cast, -days, kind, title, role)
    actions.keep(cast.advisor, team_id, (), "", words=WORDS, standards=True, by=by)
    actions.say(cast.advisor, team_id, yes=True, by=by)
    story = of_pair(cast.advisor, team_id)
    wanted = select(Standard).join(Review).where(Review.team_id == team_id, Standard.number == "2.2")
    standard = db.session().scalars(wanted).first()
    if story and standard:
        actions.record_read(story.id, cast.host)
        words = "One advisor has worked with us for years: on panels, in training and on our self-review."
        actions.cite(story.id, standard.id, words, by=Actor(cast.host))


def _together(cast: Cast, days: int, kind: str, title: str, role: SeatRole) -> None:
    """Without a payment: no rate was in force in the first of those years."""
    thing = make(
        cast, kind_code=kind, title=title, summary="Some years ago.", days=((days, "10:00", 150),), done=True,
        seats=[Seat(type=SeatType.EITHER, number=2, group="", role=role)], format=Format.IN_PERSON, pay="unpaid",
        method=Method.CHOSEN, choice_rule="The team chooses.",
    )  # fmt: skip
    db.session().flush()
    took_part(thing, [place(thing, cast.advisor)])
