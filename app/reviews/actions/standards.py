"""Standards and what shows that they are met."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.reviews import events, queries
from app.reviews.actions.taking import take
from app.reviews.models import Evidence, Standard
from app.reviews.rules import MOST_STANDARDS, Line


def add_standards(review_id: int, domain: str, lines: Sequence[Line], *, by: Actor) -> int:
    """Returns how many were added; those that are there already, by number and words, are not added again."""
    review = take(review_id)
    there = {(row.number, row.words) for row in review.standards}
    fresh = [line for line in dict.fromkeys(lines) if (line.number, line.words) not in there]
    if len(review.standards) + len(fresh) > MOST_STANDARDS:
        raise RuleBroken(_("A review has %(most)s standards at most. Nothing was added.", most=MOST_STANDARDS))
    last = db.session().scalar(select(func.max(Standard.position)).where(Standard.review_id == review_id)) or 0
    db.session().add_all(
        Standard(
            review_id=review_id, position=last + place, domain=domain, number=line.number, type=line.type,
            words=line.words,
        )
        for place, line in enumerate(fresh, start=1)
    )  # fmt: skip
    if fresh:
        emit(events.StandardsAdded(review_id, len(fresh)), by=by)
    return len(fresh)


def change_standard(standard_id: int, answers: Mapping[str, Any], *, by: Actor) -> None:
    """What is said of it, who gathers what shows it, and by when."""
    row = _take(standard_id)
    owner = answers["owner_id"]
    if owner is not None and owner != row.owner_id and owner not in {each.id for each in queries.owners(row.review)}:
        raise RuleBroken(_("This person takes no part in the review any more. Choose somebody else."))
    for name in ("met", "owner_id", "due_on"):
        setattr(row, name, answers[name])
    emit(events.StandardChanged(standard_id), by=by)


def remove_standard(standard_id: int, *, by: Actor) -> None:
    """One that was added by mistake: not one that somebody has shown evidence for."""
    row = _take(standard_id)
    if row.evidence:
        raise RuleBroken(_("There is evidence for this standard, so it stays."))
    review_id = row.review_id
    db.session().delete(row)
    emit(events.StandardRemoved(review_id, standard_id), by=by)


def add_evidence(standard_id: int, words: str, opportunity_id: int | None, *, by: Actor) -> int:
    """Returns the number of what was added."""
    row = _take(standard_id)
    known = {opportunity.id for opportunity, _part in queries.linked(row.review_id)}
    known |= {opportunity.id for opportunity in queries.done_by(row.review.team_id)}
    if opportunity_id is not None and opportunity_id not in known:
        raise RuleBroken(_("Choose an opportunity of this team."))
    evidence = Evidence(
        standard_id=standard_id, words=words, opportunity_id=opportunity_id, at=clock.now(), by_id=by.person_id
    )  # fmt: skip
    db.session().add(evidence)
    db.session().flush()
    emit(events.EvidenceAdded(standard_id, evidence.id), by=by)
    return evidence.id


def remove_evidence(evidence_id: int, *, by: Actor) -> None:
    found = db.session().get_one(Evidence, evidence_id)
    standard_id = found.standard_id
    _take(standard_id)
    db.session().delete(found)
    emit(events.EvidenceRemoved(standard_id, evidence_id), by=by)


def _take(standard_id: int) -> Standard:
    row = db.session().get_one(Standard, standard_id)
    take(row.review_id)
    db.session().refresh(row)
    return row
