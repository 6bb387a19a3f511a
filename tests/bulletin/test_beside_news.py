"""A bulletin and news of one's own: nobody hears from us twice in one week, unless the team wants it so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.core import clock, db
from app.messages.models import OutboxMessage
from app.people.models import Person
from app.signups.news.due import send_news
from tests.bulletin.team import Scene
from tests.support.crossing import held, until_waiting
from tests.support.statements import statements

pytestmark = pytest.mark.both

FIRST, SECOND, THIRD = "2026-12-07T09:00+00:00", "2026-12-14T09:00+00:00", "2026-12-21T09:00+00:00"


def news(scene: Scene, moment: str) -> set[str]:
    """Who has news of their own after this Monday morning that they had not had before."""
    scene.at(moment)
    before = told(scene)
    with scene.application.app_context():
        while send_news(clock.now()):
            pass
    return {scene_name(scene, number) for number in told(scene) - before}


def told(scene: Scene) -> set[int]:
    with scene.application.app_context():
        rows = db.session().query(OutboxMessage.id).filter(OutboxMessage.name == "new_for_you")
        return {number for (number,) in rows}


def scene_name(scene: Scene, number: int) -> str:
    with scene.application.app_context():
        row = db.session().get_one(OutboxMessage, number)
        return db.session().get_one(Person, row.person_id).first_name.lower()


def test_who_had_news_this_week_is_left_out_and_it_says_so(scene: Scene) -> None:
    scene.open(in_days=60)
    assert news(scene, FIRST) == {"ann", "ben", "cat", "dan"}
    scene.make.advisor("Jo Lee", email="jo@post.example")
    page = scene.preview()
    assert "This will send 1 e-mail, to 1 person." in page.text
    assert "4 had news of their own this week, so they are left out." in page.text
    scene.team.send(page)
    assert [row.address for row in scene.handed_out()] == ["jo@post.example"]


def test_the_team_can_send_it_to_them_too(scene: Scene) -> None:
    scene.open(in_days=60)
    news(scene, FIRST)
    page = scene.preview(told_too="y")
    assert "to 4 people" in page.text and "news of their own" not in page.text
    scene.team.send(page)
    assert len(scene.handed_out()) == 4


def test_after_a_bulletin_there_is_no_other_news_for_a_week_and_then_what_came_after_it(scene: Scene) -> None:
    scene.open(in_days=60, venue="The Barn")
    scene.at("2026-12-02T12:00+00:00")
    scene.send()
    scene.handed_out()
    scene.at("2026-12-02T12:01+00:00")
    scene.open(in_days=61, venue="The Mill")
    assert news(scene, FIRST) == set()  # five days after
    assert news(scene, SECOND) == {"ann", "ben", "cat", "dan"}
    with scene.application.app_context():
        theirs = select(OutboxMessage).where(OutboxMessage.name == "new_for_you").order_by(OutboxMessage.person_id)
        ann = db.session().scalars(theirs).first()
        assert "The Mill" in ann.text and "The Barn" not in ann.text


def test_with_a_bulletin_every_week_everybody_hears_once_a_week(scene: Scene) -> None:
    scene.open(in_days=60)
    news(scene, FIRST)
    scene.at("2026-12-08T12:00+00:00")
    scene.make.advisor("Jo Lee", email="jo@post.example")
    scene.send()
    scene.open(in_days=61)
    assert news(scene, SECOND) == set()
    scene.at("2026-12-15T12:00+00:00")
    assert "to 5 people" in scene.preview().text
    scene.send()
    assert news(scene, THIRD) == set()


@pytest.mark.parametrize("people", [1, 7])
def test_a_batch_of_messages_is_written_in_as_many_statements_for_many_as_for_one(scene: Scene, people: int) -> None:
    for number in range(people - 1):
        scene.make.advisor(f"Person {number}", email=f"p{number}@post.example")
    for each in ("ben", "cat", "dan"):
        scene.change(each, wants_news=False)
    scene.open()
    scene.send()
    with statements(scene.application) as seen:
        scene.handed_out()
    assert len(scene.written()) == people
    assert len([each for each in seen if not each.startswith("SELECT bulletin_to")]) == 10


@pytest.mark.parametrize("prepared", ["postgresql"], indirect=True)
def test_a_bulletin_and_news_that_cross_wait_for_each_other_and_nobody_has_both(scene: Scene) -> None:
    """Sending waits for a reader, with those before in hand; the news of them wait, and then leave them out."""
    scene.open(in_days=60)
    scene.at(FIRST)
    page = scene.preview()

    def tells() -> None:
        with scene.application.app_context():
            while send_news(clock.now()):
                pass

    with ThreadPoolExecutor(2) as pool:
        with held(scene.application, select(Person.id).where(Person.id == scene.ids["dan"])):
            sends = pool.submit(scene.team.send, page)
            until_waiting(scene.application, 1)
            news_go = pool.submit(tells)
            until_waiting(scene.application, 2)
        assert "The bulletin goes to 4 people" in sends.result(timeout=60).text
        news_go.result(timeout=60)
    assert len(scene.handed_out()) == 4
    assert told(scene) == set()
