"""Until when documents are there, telling people, printed packs, and the formats that people need."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from sqlalchemy import select

from app.core import clock, db, formatting
from app.core.actor import Actor
from app.documents import actions
from app.documents.models import Document, DocumentFile, DocumentOpening
from app.documents.rules import looks_like_an_application, post_by
from app.documents.states import Gone
from app.home.day import needs_of
from app.messages import worker
from app.messages.models import OutboxMessage
from app.opportunities.actions import sessions
from app.opportunities.models import Session
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from tests.documents.conftest import Pack
from tests.support import sent


def later(pack: Pack, days: float) -> None:
    pack.application.extensions["clock"].advance(timedelta(days=days))


def due(pack: Pack) -> int:
    with pack.application.app_context():
        return actions.delete_expired(clock.now())


def told(pack: Pack, name: str) -> dict[int, str]:
    """By person, the newest message of this name."""
    with pack.application.app_context():
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == name))
        return {row.person_id: row.text for row in rows}


def test_fourteen_days_after_the_last_session_the_bytes_are_gone_and_the_row_is_kept(pack: Pack) -> None:
    pack.adds(sent.docx())
    pack.declares("ann")
    pack.opens("ann")
    later(pack, 30 + 14)
    assert due(pack) == 0
    pack.as_("host").sign_in("host@post.example")
    assert pack.opens("host").bytes == sent.docx()

    later(pack, 1)
    assert due(pack) == 1
    assert due(pack) == 0

    assert pack.kept == 0
    with pack.application.app_context():
        (row,) = db.session().scalars(select(DocumentFile)).all()
        assert row.gone is Gone.EXPIRED and len(row.digest) == 64
        assert len(db.session().scalars(select(DocumentOpening)).all()) == 2
        assert db.session().scalars(select(Document)).one().title == "Person specification"


def test_past_its_last_day_a_document_is_not_opened_even_before_it_is_deleted(pack: Pack) -> None:
    pack.adds(sent.docx())
    pack.declares("ann")
    file = pack.file()
    later(pack, 45)
    pack.as_("ann").sign_in("ann@post.example")
    page = pack.as_("ann").get(f"/documents/{file}")
    assert "its last day is over" in page.text
    assert pack.openings == 0


def test_the_last_day_follows_the_sessions_when_they_move(pack: Pack) -> None:
    pack.adds(sent.docx())
    with pack.application.app_context(), db.transaction():
        session = db.session().scalars(select(Session)).one()
        session.starts_at += timedelta(days=60)
        session.ends_at += timedelta(days=60)
    later(pack, 50)
    assert due(pack) == 0 and pack.kept == 1


def test_a_host_chooses_a_last_day_and_cannot_choose_one_that_is_over(pack: Pack) -> None:
    pack.adds(sent.docx())
    there = pack.address(f"/{pack.document()}/last-day")
    host = pack.as_("host")
    assert host.post(there, {"until": "day"}).errors == ["Enter the last day."]
    gone = host.post(there, {"until": "day", "day-day": "1", "day-month": "11", "day-year": "2026"})
    assert "Choose a last day from today on" in gone.source
    host.post(there, {"until": "day", "day-day": "3", "day-month": "12", "day-year": "2026"})
    assert "Until Thursday 3 December 2026" in host.get(pack.address()).text
    later(pack, 3)
    assert due(pack) == 1


def test_taking_down_is_at_once_and_leaves_no_bytes(pack: Pack) -> None:
    pack.adds(sent.docx())
    pack.declares("ann")
    file = pack.file()
    pack.as_("host").post(pack.address(f"/{pack.document()}/take-down"))
    assert pack.kept == 0
    assert "it was taken down" in pack.as_("ann").get(f"/documents/{file}").text
    assert "There is nothing to read at the moment." in pack.reads("ann").text


def test_one_format_is_taken_down_and_the_others_stay(pack: Pack) -> None:
    pack.adds(sent.docx())
    pack.as_("host").post(
        pack.address(f"/{pack.document()}/add"), {"format": "pdf", "file": (io.BytesIO(sent.pdf()), "a.pdf")}
    )
    pack.as_("host").post(pack.address(f"/files/{pack.file()}/take-down"))
    assert pack.kept == 1
    assert "PDF (" not in pack.as_("host").get(pack.address()).text


def test_telling_everybody_is_the_step_of_the_panel(pack: Pack) -> None:
    host, way = pack.as_("host"), f"/host/panels/{pack.panels.ref}/way"
    host.post(f"{way}/make")
    pack.adds(sent.docx())
    pack.as_("host").post(pack.address("/send"))
    with pack.application.app_context():
        (task,) = db.session().scalars(select(PanelTask).where(PanelTask.step == Step.PACK))
        assert task.done_at is not None
        assert task.done_by_id == pack.panels.host


def test_a_mail_that_waited_tells_the_times_that_stand(pack: Pack) -> None:
    """It is written in the evening and goes in the morning; in between the interviews move."""
    pack.at("2026-12-01T22:30+00:00")
    pack.adds(sent.docx())
    pack.as_("host").post(pack.address("/send"))
    pack.as_("host").post(f"/host/panels/{pack.panels.ref}/conflicts/told")
    with pack.application.test_request_context(), db.transaction():
        (session,) = pack.panels.found().sessions
        ends_at = session.ends_at + timedelta(minutes=90)
        sessions.move_to(pack.panels.found(), session.id, session.starts_at, ends_at, "", by=Actor(pack.panels.host))
    pack.at("2026-12-02T09:00+00:00")
    worker.run(pack.application, once=True)
    with pack.application.app_context():
        for name in ("pack_ready", "names_told"):
            rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == name)).all()
            went = [row for row in rows if row.sent_at or row.joined_id]
            assert {row.person_id for row in went} >= {pack.panels.ann, pack.panels.bob}
            assert len({row.person_id for row in went}) == len(went), "each goes once"
            assert [row.text for row in went if f"to {formatting.clock(ends_at)}" not in row.text] == []


def test_everybody_on_it_is_told_once_and_whoever_comes_later_too(pack: Pack) -> None:
    pack.adds(sent.docx())
    assert told(pack, "pack_ready") == {}
    page = pack.as_("host").post(pack.address("/send"))
    assert "4 people are told." in page.source
    panels = pack.panels
    words = told(pack, "pack_ready")
    assert set(words) == {panels.ann, panels.bob, panels.chair, panels.scribe}
    assert f"/opportunities/{pack.opportunity}/documents" in words[panels.ann]
    assert "Person specification" not in words[panels.ann]
    assert "Nobody is told twice." in pack.as_("host").post(pack.address("/send")).source

    with pack.application.app_context(), db.transaction():
        panels.found().seats[0].number = 3
    pack.as_("zoe").post(f"/opportunities/{pack.opportunity}/sign-up")
    assert panels.zoe in told(pack, "pack_ready")


def test_with_nothing_to_read_nobody_is_told(pack: Pack) -> None:
    assert "There is nothing to read yet." in pack.as_("host").post(pack.address("/send")).source


def test_a_printed_pack_is_the_teams_task_and_ticked_when_it_is_posted(pack: Pack) -> None:
    pack.adds(sent.docx())
    page = pack.as_("ann").post(f"/opportunities/{pack.opportunity}/documents/how", {"way": "post", "format": ""})
    assert "We post you a printed pack." in page.text
    with pack.application.test_request_context():
        said = [need.sentence for need in needs_of(pack.panels.team_member)]
    assert "Post a printed pack to Ann Lee by Tuesday 22 December 2026" in said

    seen = pack.as_("host").get(pack.address())
    assert "1 person reads on paper: the involvement team posts it." in seen.text
    assert "Ann" not in seen.text

    there = f"/team/opportunities/{pack.opportunity}/readers"
    pack.as_("team").post(f"{there}/{pack.make.ref(pack.panels.ann)}/posted")
    pack.as_("team").post(f"{there}/{pack.make.ref(pack.panels.ann)}/posted")
    assert set(told(pack, "pack_posted")) == {pack.panels.ann}
    assert "Your printed pack was posted on Tuesday 1 December 2026." in pack.reads("ann").text
    with pack.application.test_request_context():
        assert not [need for need in needs_of(pack.panels.team_member) if "printed pack" in need.sentence]


def test_nobody_but_the_team_sees_or_ticks_printed_packs(pack: Pack) -> None:
    there = f"/team/opportunities/{pack.opportunity}/readers/{pack.make.ref(pack.panels.ann)}"
    for name in ("host", "ann", "scribe"):
        pack.as_(name).get(there, status=403)
        pack.as_(name).post(f"{there}/posted", status=403)
    zoe = pack.make.ref(pack.panels.zoe)
    pack.as_("team").get(f"/team/opportunities/{pack.opportunity}/readers/{zoe}", status=404)


def test_who_changed_their_mind_is_posted_nothing(pack: Pack) -> None:
    there = f"/team/opportunities/{pack.opportunity}/readers/{pack.make.ref(pack.panels.ann)}/posted"
    assert "They do not want a printed pack any more." in pack.as_("team").post(there).source


def test_staff_are_not_offered_the_post(pack: Pack) -> None:
    page = pack.as_("chair").get(f"/opportunities/{pack.opportunity}/documents/how")
    assert "Printed, by post" not in page.text
    refused = pack.as_("chair").post(f"/opportunities/{pack.opportunity}/documents/how", {"way": "post", "format": ""})
    assert refused.errors == ["Choose one of the answers."]


@pytest.mark.parametrize(("name", "words", "asks"), [
    ("Person specification", "Assessed by application form or interview", False),
    ("CV of somebody", "", True), ("recvpack.docx", "", False), ("shortlisted.pdf", "", True),
    ("paper.pdf", "Surname. Date of birth.", True), ("Guidance", "Ask each candidate the same.", False),
])  # fmt: skip
def test_what_looks_like_an_application(name: str, words: str, asks: bool) -> None:
    assert looks_like_an_application(name, words) is asks


def test_a_pack_is_posted_five_working_days_before_over_christmas_too(pack: Pack) -> None:
    from datetime import date

    assert post_by(date(2026, 12, 31), date(2026, 12, 1)) == date(2026, 12, 22)
    assert post_by(date(2026, 12, 3), date(2026, 12, 1)) == date(2026, 12, 1)
    assert post_by(None, date(2026, 12, 1)) == date(2026, 12, 1)


def test_the_lists_ask_no_more_statements_for_more_documents(pack: Pack) -> None:
    from tests.support.statements import statements

    pack.adds(sent.docx(), title="One")
    pack.declares("ann")
    for name, there in (("ann", f"/opportunities/{pack.opportunity}/documents"), ("host", pack.address())):
        pack.as_(name).get(there)
        with statements(pack.application) as one:
            pack.as_(name).get(there)
        for title in ("Two", "Three"):
            pack.adds(sent.docx(), title=title)
        with statements(pack.application) as three:
            pack.as_(name).get(there)
        assert len(one) == len(three)
