"""What stands in a bulletin before anybody has typed a word: everything that is open to all, in order, and no more."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.bulletin import rules
from app.bulletin.queries import Stock
from app.bulletin.states import First, Part
from app.coproduction.outcomes.models import Outcome, OutcomePoint
from app.coproduction.outcomes.states import Answer, Audience, OutcomeState, PointState
from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState, VenueShown, Visibility
from app.people.models import Person
from tests.bulletin.team import Scene
from tests.support.statements import statements

NOW = datetime.fromisoformat("2026-12-01T09:00+00:00")


def text(scene: Scene) -> str:
    return scene.team.get("/team/bulletin/2026-11-30/plain").soup.select_one("textarea").get_text()


def test_it_is_written_already_with_all_that_a_reader_needs(scene: Scene) -> None:
    scene.open(
        venue="1 High Street\nLeeds", venue_access="There is a lift.\nAsk for the ramp.",
        closes_at=NOW + timedelta(days=9), length_words="two to three hours",
    )  # fmt: skip
    page = scene.team.get("/team/bulletin")
    assert page.h1 == "Week of Monday 30 November 2026 Weekly bulletin"
    assert "1. Nurse for the Night Ward" in page.text  # the team reads the host's title, as advisors do on the pages
    said = text(scene)
    assert (
        "New: 1 opportunity\n\n1. Interview panel\n"
        "When: Tuesday 15 December 2026, 10am to midday UK time\nWhere: 1 High Street, Leeds\n"
        "How long: two to three hours\nPayment: " in said
    )
    assert "Getting in and around: There is a lift. Ask for the ramp.\n" in said
    assert "Answer by: Thursday 10 December 2026, 9am UK time\nHow places are given: First come, first served." in said
    assert "by phone: call 020 7946 0000" in said and "on paper: write down your name" in said
    assert "Night Ward" not in said


@pytest.mark.parametrize("fields", [
    {"visibility": Visibility.UNANNOUNCED}, {"state": OpportunityState.DRAFT}, {"state": OpportunityState.SUBMITTED},
    {"state": OpportunityState.FILLED}, {"state": OpportunityState.CLOSED}, {"state": OpportunityState.CANCELLED},
    {"in_days": -1}, {"closes_at": NOW - timedelta(hours=1)},
])  # fmt: skip
def test_what_is_not_open_to_everybody_on_the_register_is_nowhere_in_it(scene: Scene, fields: dict) -> None:
    scene.open("Seen by all", venue="The Barn")
    ref = scene.open("Kept from some", venue="The Secret House", **fields)
    preview = scene.preview(opening="Hello")
    pages = [scene.team.get(f"/team/bulletin{end}") for end in ("", "/2026-11-30/plain", "/2026-11-30/paper")]
    for page in (preview, *pages):
        assert "Secret House" not in page.source and ref not in page.source
    assert "Kept from some" not in pages[0].source
    assert all("The Barn" in page.source for page in (preview, *pages[1:]))
    scene.team.send(preview)
    assert all("Secret House" not in row.text + str(row.html) for row in scene.handed_out())


def test_an_exact_place_that_is_told_with_a_place_only_stays_untold(scene: Scene) -> None:
    scene.open(venue="7 Safe Row", venue_area="Leeds", venue_shown=VenueShown.WITH_PLACE)
    assert "Where: Leeds: we tell you the exact place when you have a place" in text(scene)
    assert "Safe Row" not in text(scene)


def test_new_comes_first_then_what_closes_soon_then_the_rest(scene: Scene) -> None:
    scene.open("Old and late", venue="Rest Hall")
    scene.open("Old and soon", venue="Soon Hall", in_days=30, closes_at=NOW + timedelta(days=20))
    scene.at("2026-12-15T09:00+00:00")
    scene.open("New", venue="New Hall", in_days=60)
    with scene.application.app_context(), db.transaction() as session:
        for row in session.scalars(select(Opportunity).where(Opportunity.title == "Old and late")):
            row.first_starts_at = clock.now() + timedelta(days=90)
    said = scene.team.get("/team/bulletin/2026-12-14/plain").text
    order = ["New: 1", "New Hall", "Closing soon: 1", "Soon Hall", "Also open: 1", "Rest Hall"]
    assert sorted(order, key=said.index) == order
    scene.draft(first="closing")
    said = scene.team.get("/team/bulletin/2026-12-14/plain").text
    order = ["Closing soon: 1", "New: 1", "Also open: 1"]
    assert sorted(order, key=said.index) == order
    assert "1. Interview panel When: Thursday 31 December 2026" in said


def row(number: int, **days: int | None) -> Stock:
    moments = {name: None if day is None else NOW + timedelta(days=day) for name, day in days.items()}
    return Stock(number, moments.get("published"), moments.get("closes"), moments.get("starts"))


@pytest.mark.parametrize(("stock", "part"), [
    (row(1, published=-1, starts=2), Part.NEW), (row(1, published=-8, starts=7), Part.CLOSING),
    (row(1, published=-8, closes=8, starts=9), Part.REST), (row(1, published=-8), Part.REST),
    (row(1, published=-8, starts=-1), Part.REST),  # some of its sessions are over: that closes nothing
    (row(1, published=-8, closes=3, starts=90), Part.CLOSING), (row(1, starts=1), Part.CLOSING),
])  # fmt: skip
def test_each_stands_in_one_part(stock: Stock, part: Part) -> None:
    assert rules.part_of(stock, NOW - timedelta(days=7), NOW) is part


def test_new_means_since_the_last_bulletin_unless_that_is_long_ago() -> None:
    assert rules.new_since(None, NOW) == NOW - timedelta(days=7)
    assert rules.new_since(NOW - timedelta(days=13), NOW) == NOW - timedelta(days=13)
    assert rules.new_since(NOW - timedelta(days=15), NOW) == NOW - timedelta(days=7)


def test_in_a_part_what_closes_first_comes_first() -> None:
    rows = [row(1, published=-1), row(2, published=-1, closes=5), row(3, published=-1, starts=2), row(4, starts=1)]
    found = rules.in_order(rows, NOW - timedelta(days=7), NOW, First.NEW)
    assert [each.id for _part, each in found] == [3, 2, 1, 4]
    assert rules.in_order(rows, NOW - timedelta(days=7), NOW, First.CLOSING)[0][1].id == 4


@pytest.mark.parametrize(("moment", "week"), [
    ("2026-11-30T00:00+00:00", "2026-11-30"), ("2026-12-06T23:59+00:00", "2026-11-30"),
    ("2026-07-05T23:30+00:00", "2026-07-06"),  # half past midnight on Monday, summer time
])  # fmt: skip
def test_a_week_is_that_of_london(moment: str, week: str) -> None:
    assert rules.week_of(datetime.fromisoformat(moment)).isoformat() == week


def test_forty_are_enough_and_the_rest_is_said_plainly_at_the_same_cost(scene: Scene) -> None:
    scene.open()
    with statements(scene.application) as one:
        scene.team.get("/team/bulletin")
    for number in range(rules.MOST + 2):
        scene.open(f"One of many {number}", in_days=20 + number)
    with statements(scene.application) as many:
        page = scene.team.get("/team/bulletin")
    assert len(many) == len(one)
    assert "40. One of many 38" in page.text and "41." not in page.text
    said = text(scene)
    assert "There are 3 more. You find everything on our pages. Or call us" in said
    scene.draft(left_out=[str(scene.number(ref)) for ref in _refs(scene)[:3]])
    assert "more." not in text(scene) and "40. Interview panel" in text(scene)


def _refs(scene: Scene) -> list[str]:
    with scene.application.app_context():
        return list(db.session().scalars(select(Opportunity.ref).order_by(Opportunity.id)))


def test_what_changed_lately_stands_in_it_for_everybody(application: Flask, scene: Scene) -> None:
    """The three newest points that everybody may read; none that was told before the last bulletin, or to few."""
    for number in range(5):
        changed(application, scene, f"Point {number}", days=number)
    changed(application, scene, "Kept to few", days=0, public=False)
    said = text(scene)
    assert "What changed because people took part:\n\nYou said: Point 0\nWhat we did: We did.\n" in said
    assert "Point 2" in said and "Point 3" not in said and "Kept to few" not in said
    paper = scene.team.get("/team/bulletin/2026-11-30/paper")
    assert "What changed because people took part" in paper.text and "Point 0" in paper.text
    assert scene.team.client.get("/team/bulletin/2026-11-30/paper.pdf").status_code == 200
    scene.open()
    assert "Point 0" in scene.preview(opening="Hello").text


def test_what_is_older_than_the_last_bulletin_is_no_news(application: Flask, scene: Scene) -> None:
    changed(application, scene, "Long ago", days=8)
    assert "What changed" not in text(scene)


def changed(application: Flask, scene: Scene, said: str, *, days: int, public: bool = True) -> None:
    """A point that is out since so many days."""
    ref = scene.open(f"Of {said}", visibility=Visibility.UNANNOUNCED, in_days=-20)
    with application.app_context(), db.transaction() as session:
        at = clock.now() - timedelta(days=days)
        opportunity_id = session.scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        outcome = Outcome(opportunity_id=opportunity_id, edition=1)
        move(outcome, OutcomeState.OWED, by=SYSTEM, now=at)
        session.add(outcome)
        session.flush()
        team = session.scalars(select(Person.id).order_by(Person.id).limit(1)).one()
        point = OutcomePoint(
            outcome_id=outcome.id, said=said, words="We did.", answer=Answer.DONE, written_at=at, out_at=at,
            audience=Audience.PUBLIC if public else Audience.TOOK_PART,
            approved_at=at if public else None, approved_by_id=team if public else None,
        )  # fmt: skip
        for state in (PointState.DRAFT, PointState.OUT):
            move(point, state, by=SYSTEM, now=at)
        session.add(point)
