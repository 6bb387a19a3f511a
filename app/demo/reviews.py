"""A review of the liaison team before its visit, with standards of our own making and what shows some of them."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.demo.people import Cast
from app.opportunities.models import Opportunity
from app.reviews import actions
from app.reviews.models import Standard
from app.reviews.rules import Line
from app.reviews.states import Met, Part, Slot, Stage

STANDARDS = {
    "First contact": (
        Line("1.1", 1, "Everybody who is referred is met within an hour, or told how long it will be."),
        Line("1.2", 2, "People are met in a room where nobody can overhear them."),
        Line("1.3", 2, "Carers are offered a talk of their own."),
    ),
    "Plans": (
        Line("2.1", 1, "Everybody goes home with a plan in words they can read."),
        Line("2.2", 3, "People who used the team help to write its leaflets."),
    ),
}
DAY = (
    (time(9, 30), time(10), Slot.ARRIVAL, "Meadow House, ground floor"),
    (time(10), time(10, 45), Slot.TOUR, ""),
    (time(11), time(12), Slot.PEOPLE, "Quiet room 1"),
    (time(12), time(13), Slot.BREAK, "Lunch together"),
    (time(13), time(14), Slot.CARERS, "Quiet room 1"),
    (time(14), time(15), Slot.STAFF, "Room 2"),
    (time(15, 30), time(16, 30), Slot.FEEDBACK, "Everybody"),
)


def reviews(cast: Cast) -> None:
    """Through the verbs that the pages use."""
    by, today = Actor(cast.host), clock.today()
    visit = db.session().scalars(select(Opportunity).where(Opportunity.ref == "accreditation-review")).one()
    review = actions.begin(visit.team_id, _answers(today, visit.sessions[0].starts_at.date()), by=by)
    for domain, lines in STANDARDS.items():
        actions.add_standards(review.id, domain, lines, by=by)
    db.session().flush()
    actions.link(review.id, visit.id, Part.HELP, by=by)
    slots = [{"starts": starts, "ends": ends, "sort": sort, "words": words} for starts, ends, sort, words in DAY]
    actions.save_slots(review.id, slots, by=by)
    actions.go_to(review.id, Stage.SELF_REVIEW, by=by)
    rows = db.session().scalars(select(Standard).where(Standard.review_id == review.id).order_by(Standard.id)).all()
    for row, met in zip(rows, (Met.MET, Met.PARTLY, Met.NOT_MET), strict=False):
        answers = {"met": met, "owner_id": cast.host, "due_on": today + timedelta(days=14)}
        actions.change_standard(row.id, answers, by=by)
    actions.add_evidence(rows[0].id, "Times of the last three months: 91 of 100 within an hour.", None, by=by)


def _answers(today: date, visit_on: date) -> dict[str, object]:
    return {
        "scheme": "PLAN", "accredits": True, "expires_on": visit_on + timedelta(days=90), "self_from": today,
        "self_until": visit_on - timedelta(days=7), "visit_on": visit_on, "online": False, "visitors": 4,
        "at_least_half": False, "people": 4, "carers": 3, "script": "Version 2", "report_on": visit_on + timedelta(60),
        "remind_months": 9,
    }  # fmt: skip
