"""Who may run a review, and who may read of it because they take part."""

from __future__ import annotations

from typing import Any

from app.people.permissions import host, team
from app.reviews import queries
from app.reviews.models import Review, Standard


def may_run(user: Any, review: Review) -> bool:
    """A host of the team it is about, and the involvement team."""
    return team(user) or (host(user) and user.person_id in {member.person_id for member in review.team.members})


def takes_part(user: Any, review: Review) -> bool:
    """Somebody with a place in what is linked to it. Only who helps, not who visits, reads its standards."""
    return bool(user.is_authenticated) and queries.part_of(review.id, user.person_id) is not None


def may_show(user: Any, standard: Standard) -> bool:
    """May say what shows that a standard is met: who runs the review, and whoever it was given to."""
    mine = bool(user.is_authenticated) and standard.owner_id == user.person_id
    return may_run(user, standard.review) or (mine and takes_part(user, standard.review))
