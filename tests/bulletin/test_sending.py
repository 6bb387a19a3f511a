"""A bulletin goes out once a week: shown before, to each alone and in their own way, and never other than was shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from app.bulletin import actions, queries
from app.bulletin.contents import digest
from app.bulletin.rules import week_of
from app.bulletin.writing import written
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.audit import AuditEntry
from app.core.errors import RuleBroken
from app.messages.states import MessageState
from app.opportunities.models import Opportunity
from app.people.actions import advisors
from app.people.models import Channel
from tests.bulletin.team import Scene

pytestmark = pytest.mark.both


def test_it_shows_what_goes_to_how_many_by_which_way_and_sends_just_that(scene: Scene) -> None:
    ref = scene.open()
    page = scene.preview(opening="The days are short.\n\nBe well.", closing="<b>Tea</b> on Friday.")
    assert page.h1 == "Week of Monday 30 November 2026 Check the bulletin"
    assert "This will send 1 e-mail, 1 text message, 1 letter and 1 call to make, to 4 people." in page.text
    for line in ("1 has said no to news.", "1 is on a break.", "1 has given us no way to reach them."):
        assert line in page.text
    assert "Subject: This week: 1 opportunity" in page.text
    mail, letter, short = (each.get_text() for each in page.soup.select("pre"))
    assert scene.written() == [] and scene.kept()[0].sent_at is None

    after = scene.team.send(page)
    assert "The bulletin goes to 4 people, each in the way they chose." in after.text
    ann, ben, cat, dan = scene.handed_out()
    assert [row.channel for row in (ann, ben, cat, dan)] == [
        Channel.EMAIL, Channel.LETTER, Channel.PHONE, Channel.TEXT,
    ]  # fmt: skip
    assert mail.replace("(first name)", "Ann").strip() == ann.text.strip()
    assert letter.replace("(first name)", "Ben").strip() == ben.text.strip()
    assert short == dan.text and len(dan.text) <= 160 and "call 020 7946 0000" in dan.text
    assert ann.subject == "This week: 1 opportunity"
    assert "The days are short.\n\nBe well.\n\nHere is what" in ann.text and "<b>Tea</b> on Friday." in ann.text
    assert "&lt;b&gt;Tea&lt;/b&gt;" in str(ann.html)
    assert f"/opportunities/{ref}" in ann.text and f"/opportunities/{ref}" not in ben.text
    assert "My name: ____" in ben.text and "My name" not in ann.text + cat.text
    assert (cat.state, dan.state) == (MessageState.TO_CALL, MessageState.WAITING)
    assert all("Night Ward" not in row.subject + row.text + str(row.html) for row in (ann, ben, cat, dan))


def test_who_chose_full_titles_reads_them_and_it_is_shown_before(scene: Scene) -> None:
    scene.open()
    scene.change("ann", full_titles=True)
    page = scene.preview()
    assert "The e-mail to people who chose full titles" in page.text
    scene.team.send(page)
    ann, ben, *_others = scene.handed_out()
    assert "1. Nurse for the Night Ward\nWhat: Interview panel" in ann.text
    assert page.soup.select("pre")[-1].get_text().replace("(first name)", "Ann").strip() == ann.text.strip()
    assert "Night Ward" not in ann.subject + ben.text


def test_news_by_another_way_and_large_print_are_kept_to(scene: Scene) -> None:
    scene.open()
    scene.change("ann", news_by=Channel.LETTER, address="2 High Street", large_print=True)
    assert "1 text message, 2 letters and 1 call to make, to 4 people" in scene.preview().text
    scene.send()
    ann = scene.handed_out()[0]
    assert (ann.channel, ann.large_print, ann.address) == (Channel.LETTER, True, "Ann Lee\n2 High Street")


@pytest.mark.parametrize("what", ["opened", "closed", "title", "words", "people"])
def test_what_changed_since_it_was_shown_is_shown_first(scene: Scene, what: str) -> None:
    scene.open()
    page = scene.preview(opening="Hello.")
    if what == "opened":
        scene.open("Another")
    elif what == "words":
        other = scene.as_("tom")
        other.send(other.get("/team/bulletin"), {"opening": "Good morning.", "keep": "y"})
    elif what == "people":
        with scene.application.app_context(), db.transaction():
            advisors.pause(scene.ids["ann"], None, by=SYSTEM)
    else:
        with scene.application.app_context(), db.transaction() as session:
            row = session.scalars(select(Opportunity)).one()
            if what == "closed":
                row.closes_at = clock.now()
            else:
                row.title = "Doctor for the Night Ward"
    again = scene.team.send(page)
    assert "Something has changed since you looked, so nothing is sent yet. Please look again." in again.text
    assert scene.handed_out() == [] and scene.kept()[0].sent_at is None
    assert "The bulletin goes to" in scene.team.send(again).text
    assert len(scene.handed_out()) == (3 if what == "people" else 4)


@pytest.mark.parametrize("shown", ["", "0" * 32, "nonsense\x00"])
def test_nothing_goes_out_that_was_not_looked_at(scene: Scene, shown: str) -> None:
    scene.open()
    scene.draft(opening="Hello.")
    page = scene.team.post("/team/bulletin/send", shown=shown)
    assert "Please look again." in page.text and scene.handed_out() == []


def test_one_a_week_whoever_presses_again(scene: Scene) -> None:
    scene.open()
    page, other = scene.preview(), scene.as_("tom")
    theirs = other.get("/team/bulletin/preview")
    scene.team.send(page)
    for late, browser in ((theirs, other), (page, scene.team)):
        assert "This week's bulletin has been sent already." in browser.send(late).text
    assert len(scene.handed_out()) == 4
    assert "has been sent. The next one is for next week." in other.get("/team/bulletin/preview").text

    scene.at("2026-12-07T08:30+00:00")
    assert "See what will be sent" in scene.team.get("/team/bulletin").text
    scene.send()
    assert len(scene.handed_out()) == 8 and len(scene.kept()) == 2


def test_of_two_who_press_at_once_one_sends(scene: Scene) -> None:
    scene.open()
    scene.draft(opening="Hello.")

    def press(_number: int) -> str:
        with scene.application.test_request_context():
            now = clock.now()
            draft = queries.current(now)
            code = digest(written(draft, now).contents, queries.readers(draft.week, told_too=False).ways)
            try:
                with db.transaction():
                    actions.send(week_of(now), code, by=Actor(scene.ids["ann"]))
            except RuleBroken as broken:
                return str(broken)
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(press, range(4)))
    assert said.count("") == 1
    assert len(scene.handed_out()) == 4


def test_a_bulletin_of_words_alone_goes_out_and_an_empty_one_does_not(scene: Scene) -> None:
    page = scene.preview()
    assert "There is nothing to send yet." in page.text and not page.soup.select("main form")
    with scene.application.test_request_context():
        code = digest(written(queries.current(clock.now()), clock.now()).contents, {})
    assert "sent" in scene.team.post("/team/bulletin/send", shown=code).text and scene.handed_out() == []
    scene.send(opening="We are closed on Friday.")
    assert scene.handed_out()[0].subject == "This week: news from us"


def test_who_sent_it_when_and_to_how_many_is_kept_without_words_in_the_audit(scene: Scene) -> None:
    scene.open()
    scene.send(opening="Hello to all.")
    scene.handed_out()
    listed = scene.as_("tom").get("/team/bulletin")
    assert "Sent Tuesday 1 December 2026, 9am UK time By Tia Team" in listed.text
    assert "1 e-mail, 1 text message, 1 letter and 1 call to make, to 4 people" in listed.text
    one = scene.team.get("/team/bulletin/2026-11-30")
    assert one.h1 == "Week of Monday 30 November 2026 Bulletin" and "Hello to all." in one.text
    with scene.application.app_context():
        ours = select(AuditEntry).where(AuditEntry.event.like("Bulletin%")).order_by(AuditEntry.id)
        entries = db.session().scalars(ours).all()
    (bulletin,) = scene.kept()
    _saved, sent, out = entries
    assert [each.event for each in entries] == ["BulletinSaved", "BulletinSent", "BulletinHandedOut"]
    assert (sent.data, sent.actor_id) == ({"bulletin_id": bulletin.id, "people": 4}, bulletin.sender_id)
    assert out.data == {"bulletin_id": bulletin.id, "person_ids": [scene.ids[n] for n in ("ann", "ben", "cat", "dan")]}


def test_what_was_sent_stays_as_it_was(scene: Scene) -> None:
    ref = scene.open(venue="The Barn")
    scene.send()
    with scene.application.app_context(), db.transaction() as session:
        session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one().venue = "The Mill"
    scene.open("Another")
    for end in ("", "/plain", "/paper"):
        page = scene.team.get(f"/team/bulletin/2026-11-30{end}")
        assert "The Barn" in page.text and "The Mill" not in page.text and "2. " not in page.text
    assert all("The Barn" in row.text for row in scene.handed_out() if row.channel is not Channel.TEXT)
