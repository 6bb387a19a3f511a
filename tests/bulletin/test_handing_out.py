"""The worker hands a bulletin out: once to each, by day, and to nobody it is not for any more."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.bulletin.models import BulletinTo
from app.core import db
from app.core.actor import SYSTEM, Actor
from app.core.audit import AuditEntry
from app.messages import write
from app.messages.models import OutboxMessage
from app.messages.states import MessageState
from app.messages.worker import Worker
from app.people.actions import advisors
from app.people.models import Channel, Person
from tests.bulletin.team import LONG_AGO, Scene

pytestmark = pytest.mark.both


def test_nobody_who_moved_on_changed_their_mind_or_died_since_gets_it(scene: Scene) -> None:
    scene.open()
    scene.send()
    with scene.application.app_context(), db.transaction():
        advisors.pause(scene.ids["dan"], None, by=SYSTEM)
    scene.handed_out()
    scene.change("ann", wants_news=False)
    scene.change("ben", silent_since=LONG_AGO)
    Worker(scene.application).sender.send_due(float("inf"))
    states = {row.person_id: row.state for row in scene.written()}
    assert scene.ids["dan"] not in states
    for name in ("ann", "ben"):
        assert states[scene.ids[name]] is MessageState.DROPPED
    assert states[scene.ids["cat"]] is MessageState.TO_CALL
    scene.at("2026-12-07T12:00+00:00")
    Worker(scene.application).chores()
    assert {row.person_id: row.state for row in scene.written()}[scene.ids["cat"]] is MessageState.DROPPED


def test_nobody_is_to_be_called_who_left_or_wants_no_news_before_it_was_handed_out(scene: Scene) -> None:
    scene.change("dan", contact_by=Channel.PHONE)
    scene.open()
    scene.send()
    with scene.application.app_context(), db.transaction():
        advisors.pause(scene.ids["cat"], None, by=SYSTEM)
    scene.change("dan", wants_news=False)
    assert [row.person_id for row in scene.handed_out()] == [scene.ids["ann"], scene.ids["ben"]]


@pytest.mark.parametrize(("moment", "people"), [("2026-12-07T08:59+00:00", 4), ("2026-12-07T09:00+00:00", 0)])
def test_a_worker_that_is_back_too_late_hands_out_nothing(scene: Scene, moment: str, people: int) -> None:
    scene.open(in_days=60)
    scene.send()
    scene.at(moment)
    assert len(scene.handed_out()) == people
    with scene.application.app_context():
        assert db.session().scalars(select(BulletinTo).where(BulletinTo.written_at.is_(None))).all() == []
    scene.send()
    assert len(scene.handed_out()) == people + 4


def test_it_waits_for_the_morning(scene: Scene) -> None:
    scene.open()
    scene.at("2026-12-01T20:30+00:00")
    scene.send()
    Worker(scene.application).chores()
    Worker(scene.application).sender.send_due(float("inf"))
    assert {row.state for row in scene.written()} == {MessageState.WAITING, MessageState.TO_CALL}
    scene.at("2026-12-02T08:00+00:00")
    Worker(scene.application).sender.send_due(float("inf"))
    assert {row.state for row in scene.written()} == {MessageState.SENT, MessageState.TO_CALL}


def test_a_worker_that_dies_leaves_the_rest_to_the_next_and_nobody_has_it_twice(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.bulletin.due.BATCH", 2)
    scene.open()
    scene.send()
    reactions = scene.application.extensions["reactions"]
    broken = {event: (_die,) if event.__name__ == "BulletinHandedOut" else then for event, then in reactions.items()}
    monkeypatch.setitem(scene.application.extensions, "reactions", broken)
    with pytest.raises(ZeroDivisionError):
        scene.handed_out()
    monkeypatch.setitem(scene.application.extensions, "reactions", reactions)
    with scene.application.app_context():
        assert len(db.session().scalars(select(BulletinTo).where(BulletinTo.written_at.is_(None))).all()) == 4

    def work(_number: int) -> None:
        scene.handed_out()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    with scene.application.app_context():
        entries = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "BulletinHandedOut")).all()
    assert sorted(person for entry in entries for person in entry.data["person_ids"]) == sorted(
        scene.ids[name] for name in ("ann", "ben", "cat", "dan")
    )  # each turn was taken once
    assert [row.person_id for row in scene.written()] == [scene.ids[n] for n in ("ann", "ben", "cat", "dan")]


def _die(_event: object, _by: Actor) -> None:
    raise ZeroDivisionError


def test_with_another_message_of_the_same_minutes_it_goes_as_one(scene: Scene) -> None:
    scene.open()
    scene.send(opening="Hello to all.")
    scene.handed_out()
    with scene.application.app_context(), db.transaction() as session:
        ann = session.get_one(Person, scene.ids["ann"])
        new = write.New("Meeting", "Friday", "Leeds", "None", "", [], "/opportunities/abc")
        write.news([(ann, [new])], at=LONG_AGO)
    Worker(scene.application).sender.send_due(float("inf"))
    with scene.application.app_context():
        whole = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "several")).one()
    assert (scene.written()[0].state, whole.state) == (MessageState.SENT, MessageState.SENT)
    assert whole.subject == "2 messages from us in one"
    assert "Hello to all." in whole.text and "1. Meeting" in whole.text
