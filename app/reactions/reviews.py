"""What follows from a review that comes up: whoever leads the team hears of it, and nobody else."""

from __future__ import annotations

from app.core import db
from app.core.actor import Actor
from app.messages import write
from app.reviews import events
from app.reviews.models import Review


def tell_leads(event: events.ReviewComesUp, _by: Actor) -> None:
    review = db.session().get_one(Review, event.review_id)
    leads = [member.person for member in review.team.members if member.lead]
    for person in leads or [member.person for member in review.team.members]:
        write.review_comes_up(
            person, review.id, scheme=review.scheme, team=review.team.name, on=review.next_on, path=_path(review)
        )  # fmt: skip


def _path(review: Review) -> str:
    return f"/host/reviews/{review.ref}"
