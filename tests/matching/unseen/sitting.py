"""A panel of another team, on which sits whom Ann keeps away from; with a document, a yes to ask for and a review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.core import clock, db
from app.core.actor import Actor
from app.core.files import checked
from app.documents import actions as documents
from app.documents.actions import New
from app.documents.states import DocumentFormat, DocumentKind
from app.panels import actions as panels
from app.panels.states import PanelRole
from app.people.models import Person
from app.reviews import actions as reviews
from app.reviews.rules import Line
from app.reviews.states import Part

if TYPE_CHECKING:
    from tests.matching.unseen.worlds import World

PANEL_HOST = "host-2@demo.example"  # leads the team that hosts it; HOST is of the team that Ann keeps away from


@dataclass(frozen=True)
class Sitting:
    """References: of the opportunity, of its panel, and of the review that it is part of."""

    opportunity: str
    panel: str
    review: str


def offered(world: World) -> str:
    """The opportunity, before anybody sits on it."""
    return world.make.opportunity(
        host=world.cast.host_2, team=world.cast.teams[1], kind="interview-panel", seats=3, in_days=12,
        title="Panel of others", details={"recorded": True},
    )  # fmt: skip


def sits(world: World, opportunity: str) -> Sitting:
    """HOST sits on it, as a guest."""
    by = Actor(world.cast.host_2)
    with world.application.app_context(), db.transaction() as session:
        number = world.number(opportunity)
        panel = panels.set_up(number, {"post": "Staff nurse", "band": "5", "candidates": 3}, by=by)
        for person_id, role in ((world.cast.host_2, PanelRole.CHAIR), (world.cast.host, PanelRole.MEMBER)):
            name = session.get_one(Person, person_id).name
            panels.add_member(panel.id, name=name, person_id=person_id, role=role, by=by)
        how = New(checked(b"We meet in room 2. There is tea."), DocumentFormat.OTHER)
        documents.add(number, "How the day goes", DocumentKind.TIMETABLE, how, by=by)
        review = reviews.begin(world.cast.teams[1], _answers(clock.today()), by=by)
        reviews.add_standards(review.id, "First contact", (Line("1.1", 1, "Everybody is met within an hour."),), by=by)
        session.flush()
        reviews.link(review.id, number, Part.HELP, by=by)
        return Sitting(opportunity, panel.ref, review.ref)


def _answers(today: date) -> dict[str, object]:
    visit_on = today + timedelta(days=30)
    return {
        "scheme": "PLAN", "accredits": True, "expires_on": visit_on + timedelta(days=90), "self_from": today,
        "self_until": visit_on - timedelta(days=7), "visit_on": visit_on, "online": False, "visitors": 4,
        "at_least_half": False, "people": 4, "carers": 3, "script": "Version 2", "report_on": visit_on + timedelta(60),
        "remind_months": 9,
    }  # fmt: skip
