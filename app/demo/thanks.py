"""What the host of the demonstration wrote to one advisor, and what that advisor says they did."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.demo.people import Cast
from app.people.models import Person
from app.recognition.badges import actions as badges
from app.recognition.badges import pages as badge
from app.recognition.models import Contribution
from app.recognition.papers import actions as making
from app.recognition.papers import pages, queries, rules
from app.recognition.papers.states import PaperKind
from app.recognition.thanks import actions
from app.recognition.thanks.models import Skill
from app.recognition.thanks.queries import of_host

WORDS = (
    "You asked each of them what they would do on a bad day. Nobody had asked that before. "
    "We chose differently because of it."
)
SKILLS = (
    ("Asking questions in an interview", "Scoring fairly against criteria", "Saying no to a chair, kindly"),
    ("Listening closely", "Giving reasons for a decision"),
    ("Writing clear findings",),
)


def thanks(cast: Cast) -> None:
    """Through the verbs that the pages use; of three parts one has no word yet, so that the host is nudged."""
    mine = of_host(cast.host).where(Contribution.person_id == cast.advisor)
    parts = db.session().scalars(mine).all()[:3]
    for part, words in zip(parts, SKILLS, strict=False):
        actions.say_skills(part.id, words, asks=True, by=Actor(cast.advisor))
    for part in parts[:2]:
        actions.thank(part.id, cast.host, WORDS, by=Actor(cast.host))
        seen = select(Skill.ref).where(Skill.place_id == part.place_id).limit(2)
        actions.confirm(part.id, db.session().scalars(seen).all(), by=Actor(cast.host))


def papers(cast: Cast) -> None:
    """A passport and a badge, and a letter that the host is asked for."""
    person, by = db.session().get_one(Person, cast.advisor), Actor(cast.advisor)
    sorts = rules.sorts(queries.parts(person.id))
    words = "I prepare well, ask plainly and listen to the end."
    skills, trained = queries.skills(person.id), queries.training(person.id)
    sheet = pages.passport(person.name, sorts, skills, trained, words, plain=True)
    making.make(person.id, PaperKind.PASSPORT, sheet.kept, by=by)
    badges.give(
        person.id, badge.sheet(person, sorts[0]).kept, lambda paper: badge.signed(paper, person, sorts[0]), by=by
    )
    making.ask(person.id, cast.teams[0], "An evening course in interviewing at the college.", plain=True, by=by)
