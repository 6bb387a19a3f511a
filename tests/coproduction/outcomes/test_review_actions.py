"""What a team does about the report of its review can be a point: what is known of it stands in the form already."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from app.coproduction.outcomes.states import Answer
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.reviews.models import Review, ReviewAction, ReviewLink
from app.reviews.states import Part, Stage
from tests.coproduction.outcomes.conftest import SAID, Told


@pytest.fixture
def actions(told: Told) -> dict[str, str]:
    """One that is done, one that is due, one of another review; by words their references."""
    told.record()
    with told.application.app_context(), db.transaction() as session:
        row = session.scalars(select(Opportunity).where(Opportunity.ref == told.ref)).one()
        found = []
        for number in range(2):
            review = Review(team_id=row.team_id, scheme=f"PLAN {number}", made_at=clock.now())
            move(review, Stage.PLANNED, by=SYSTEM, now=clock.now())
            session.add(review)
            session.flush()
            if number == 0:
                session.add(ReviewLink(review_id=review.id, opportunity_id=row.id, part=Part.HELP))
                found.append(ReviewAction(review_id=review.id, words="Paint the room.", done_on=date(2026, 12, 2)))
                found.append(ReviewAction(review_id=review.id, words="Buy a lamp.", due_on=date(2027, 5, 3)))
            else:
                found.append(ReviewAction(review_id=review.id, words="Of another one."))
        session.add_all(found)
        session.flush()
        return {each.words: each.ref for each in found}


@pytest.mark.parametrize(
    ("words", "answer", "by_day"),
    [("Paint the room.", Answer.DONE, None), ("Buy a lamp.", Answer.WILL, date(2027, 5, 3))],
)
def test_an_action_becomes_a_point(
    told: Told, actions: dict[str, str], words: str, answer: Answer, by_day: date | None
) -> None:
    host = told.signed_in("hana")
    page = host.get(host.get(told.page).links()[words])
    assert "Of another one." not in page.text
    host.send(page, {"said": SAID, "audience": "took-part"})
    (point,) = told.points()
    assert (point.words, point.answer, point.by_day) == (words, answer, by_day)
    with told.application.app_context():
        action = db.session().get_one(ReviewAction, point.action_id)
        assert action.ref == actions[words]
    edit = host.get(f"/host/outcome-points/{point.ref}/edit")
    assert edit.form()["action"] == actions[words]


def test_an_action_of_another_review_is_none(told: Told, actions: dict[str, str]) -> None:
    host = told.signed_in("hana")
    other = actions["Of another one."]
    assert "Of another one." not in host.get(f"{told.page}/new", action=other).text
    page = host.post(
        f"{told.page}/new", {"said": SAID, "answer": "done", "words": "x", "audience": "public", "action": other}
    )
    assert page.errors and told.points() == []
