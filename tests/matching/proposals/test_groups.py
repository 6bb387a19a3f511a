"""Work without a session, and what nobody is given two of."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import db
from app.matching.proposals.models import ProposalPair
from app.opportunities.models import Seat
from app.opportunities.states import Attendance, SeatType, Shape
from app.signups.models import OwnLimit
from app.signups.states import PlaceState
from tests.matching.proposals.scene import Scene


def test_of_several_sessions_nobody_has_two_where_a_place_is_for_one(scene: Scene) -> None:
    scene.advisors("Ann")
    scene.chosen("One of three days", sessions=3, attendance=Attendance.ONE)
    scene.made(most="3")
    with scene.application.app_context():
        assert len(db.session().scalars(select(ProposalPair)).all()) == 1


def test_work_without_a_session_is_proposed_for(scene: Scene) -> None:
    scene.advisors("Ann", "Ben")
    review = scene.work_by("Read a leaflet", in_days=20)
    scene.name_down(review, "Ann")
    page = scene.made()
    assert scene.pairs() == {("Ann", "Read a leaflet")}
    assert "In your own time, by " in page.text
    scene.team.send(scene.team.send(scene.team.get(f"/team/proposals/{scene.ref}/release")))
    assert scene.places(PlaceState.OFFERED) == {"Ann"}


def test_work_is_asked_of_those_whose_name_is_not_down_and_never_after_its_day(scene: Scene) -> None:
    scene.advisors("Ann")
    scene.work_by("Read a leaflet", in_days=20)
    scene.made()
    scene.team.send(scene.team.send(scene.team.get(f"/team/proposals/{scene.ref}/release")))
    assert scene.told("cover_asked") == {"Ann"}
    scene.application.extensions["clock"].advance(timedelta(days=21))
    scene.team.sign_in("tia@post.example")
    assert "There is nothing to propose" in scene.made().text


def test_nobody_is_proposed_for_more_work_than_they_want_in_its_month(scene: Scene) -> None:
    scene.advisors("Ann")
    with scene.application.app_context(), db.transaction() as session:
        session.add(OwnLimit(person_id=scene.people["Ann"], minutes=100))
    for number in range(2):
        scene.work_by(f"Leaflet {number}", in_days=20, activity_minutes=60)
    scene.made(most="3")
    assert len(scene.pairs()) == 1


def test_nobody_has_two_seats_of_one_piece_of_work(scene: Scene) -> None:
    scene.advisors("Ann", carer=True)
    review = scene.work_by("Read a leaflet", in_days=20)
    with scene.application.app_context(), db.transaction() as session:
        session.add(Seat(opportunity_id=scene.id_of(review), type=SeatType.CARER, number=1, group="Carers"))
    scene.made(most="3")
    with scene.application.app_context():
        assert len(db.session().scalars(select(ProposalPair)).all()) == 1


def test_what_is_done_beside_the_sessions_counts_in_their_months(scene: Scene) -> None:
    """Each comes to four and a half hours in December: planned and rehearsed, or read for every session."""
    scene.advisors("Ann", "Ben")
    with scene.application.app_context(), db.transaction() as session:
        session.add(OwnLimit(person_id=scene.people["Ann"], minutes=269))
        session.add(OwnLimit(person_id=scene.people["Ben"], minutes=270))
    course = scene.make.kind("our-course", shape=Shape.TRAINING)
    board = scene.make.kind("our-board", shape=Shape.COMMITTEE)
    scene.chosen("Course", kind=course, details={"design_minutes": 120, "rehearsal_minutes": 30}, seats=2)
    scene.chosen("Board", kind=board, sessions=2, details={"reading_minutes": 15}, seats=2, in_days=20)
    scene.made(most="3")
    assert [name for name, _title in scene.pairs()] == ["Ben"]
