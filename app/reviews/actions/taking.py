"""Taking the row of a review: whoever writes to it does so one after the other."""

from __future__ import annotations

from sqlalchemy import update

from app.core import db
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.reviews.models import Review
from app.reviews.states import OVER


def take(review_id: int, *, over: bool = False) -> Review:
    """The review, taken. One that is over takes no more changes, unless `over`."""
    db.session().execute(update(Review).where(Review.id == review_id).values(version=Review.version + 1))
    review = db.session().get_one(Review, review_id, populate_existing=True)
    if review.state in OVER and not over:
        raise RuleBroken(_("This review is over, so nothing was changed. Begin the next one instead."))
    return review
