"""What the host of the demonstration wrote to one advisor, and what that advisor says they did."""

from __future__ import annotations

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.demo.people import Cast
from app.recognition.models import Contribution
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
