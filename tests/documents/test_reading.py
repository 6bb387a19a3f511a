"""Who may open a document and who may not, what is written down about it, and what the host sees of that: a number."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.documents.models import Declaration
from tests.documents.conftest import Pack
from tests.support import sent

FILE = sent.docx()


@pytest.fixture
def ready(pack: Pack) -> Pack:
    pack.adds(FILE)
    return pack


@pytest.mark.parametrize("name", ["ann", "chair", "scribe"])
def test_whoever_is_on_the_panel_declares_once_and_then_opens(ready: Pack, name: str) -> None:
    before = ready.reads(name)
    assert "I keep to myself" in before.text and f"/documents/{ready.file()}" not in before.source
    assert "Please say first that you keep what you read to yourself." in ready.opens(name).text

    ready.declares(name)
    answer = ready.opens(name)

    assert answer.bytes == FILE
    assert answer.headers["Content-Disposition"] == 'attachment; filename="person-specification.docx"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert "I agree" not in ready.reads(name).text
    assert "You opened Person specification on Tuesday 1 December 2026." in ready.reads(name).text


@pytest.mark.parametrize("name", ["host", "team"])
def test_whoever_runs_it_opens_without_declaring_and_it_is_written_down_too(ready: Pack, name: str) -> None:
    assert ready.opens(name).bytes == FILE
    assert ready.openings == 1


@pytest.mark.parametrize("address", ["/documents/{file}", "/opportunities/{opportunity}/documents"])
def test_nobody_else_learns_that_there_is_anything(ready: Pack, address: str) -> None:
    other = ready.make.person("Olga Other", *ready_roles(), email="other@post.example")
    ready.make.team("Another team", other)
    there = address.format(file=ready.file(), opportunity=ready.opportunity)
    for name in ("zoe", "other"):
        ready.as_(name).get(there, status=404)
    stranger = ready.as_("zoe").another().get(there)
    assert stranger.h1 == "Sign in"
    assert ready.openings == 0


def ready_roles() -> tuple:
    from app.people.models import Role

    return (Role.HOST,)


def test_a_place_that_was_given_back_opens_nothing_any_more(ready: Pack) -> None:
    ready.declares("ann")
    assert ready.opens("ann").bytes == FILE
    ready.as_("ann").post(f"/places/{ready.panels.ann_place}/withdraw")

    ready.opens("ann", status=404)
    ready.reads("ann", status=404)


def test_whoever_steps_down_from_the_panel_opens_nothing_any_more(ready: Pack) -> None:
    ready.declares("scribe")
    ready.as_("scribe").post(f"/panels/{ready.panels.ref}/step-down")

    ready.opens("scribe", status=404)


def test_an_advisor_and_a_guest_cannot_add_take_down_or_look_behind(ready: Pack) -> None:
    for name in ("ann", "zoe", "scribe"):
        for rest in ("", "/add", f"/{ready.document()}/last-day", f"/{ready.document()}/add"):
            ready.as_(name).get(ready.address(rest), status=403)
        ready.as_(name).post(ready.address(f"/{ready.document()}/take-down"), status=403)
    for name in ("host", "chair", "ann"):
        ready.as_(name).get(f"/team/opportunities/{ready.opportunity}/readers", status=403)
    assert ready.kept == 1


def test_a_document_of_another_opportunity_cannot_be_reached_through_ones_own(ready: Pack) -> None:
    mine = ready.make.opportunity(host=ready.panels.host, team=ready.panels.team)
    there = f"/host/opportunities/{mine}/documents/{ready.document()}"
    ready.as_("host").post(f"{there}/take-down", status=404)
    ready.as_("host").post(f"/host/opportunities/{mine}/documents/files/{ready.file()}/take-down", status=404)
    assert ready.kept == 1


def test_every_opening_is_a_row_and_an_audit_entry_and_the_host_reads_a_number(ready: Pack) -> None:
    ready.declares("ann")
    ready.opens("ann")
    ready.opens("ann")
    assert ready.openings == 2
    with ready.application.app_context():
        events = db.session().scalars(select(AuditEntry.event)).all()
    assert events.count("FileOpened") == 2

    ready.as_("host").post(ready.address("/send"))
    seen = ready.as_("host").get(ready.address()).text
    assert "4 people are on it, and 1 opened something." in seen
    assert "Ann" not in seen and "Bob" not in seen
    team = ready.as_("team").get(f"/team/opportunities/{ready.opportunity}/readers").text
    assert "Opened: Person specification" in team and team.count("Has opened nothing so far.") == 3


def test_what_was_agreed_to_is_kept_with_its_words_and_the_day_and_twice_is_once(ready: Pack) -> None:
    ready.declares("ann")
    ready.declares("ann")

    with ready.application.app_context():
        (row,) = db.session().scalars(select(Declaration)).all()
        assert (row.person_id, row.words, row.by_id, row.asked) == (ready.panels.ann, 1, ready.panels.ann, None)


def test_leaving_the_box_empty_opens_nothing(ready: Pack) -> None:
    page = ready.as_("ann").post(f"/opportunities/{ready.opportunity}/documents/declare")
    assert page.errors == ["Tick the box if you agree. If you do not, please talk with us."]
    assert ready.count(Declaration) == 0


def test_somebody_agrees_by_phone_and_it_is_kept_how(ready: Pack) -> None:
    ann = ready.make.ref(ready.panels.ann)
    there = f"/team/opportunities/{ready.opportunity}/readers/{ann}"
    assert "I keep to myself" in ready.as_("team").get(there).text

    ready.as_("team").post(there, {"asked": "phone", "what": ["declared", "post"]})

    with ready.application.app_context():
        (row,) = db.session().scalars(select(Declaration)).all()
        assert (row.person_id, row.by_id, row.asked) == (ready.panels.ann, ready.panels.team_member, "phone")
    assert ready.opens("ann").bytes == FILE
    both = ready.as_("team").post(there, {"asked": "phone", "what": ["screen", "post"]})
    assert both.errors == ["Tick on a screen or by post, not both."]


def test_a_new_panel_asks_again(ready: Pack) -> None:
    ready.declares("ann")
    with ready.application.app_context():
        assert len(db.session().scalars(select(Declaration)).all()) == 1
    again = Pack.__new__(Pack)
    again.__dict__ |= ready.__dict__
    again.opportunity = ready.make.opportunity(
        host=ready.panels.host, team=ready.panels.team, kind="interview-panel", title="Second panel", seats=1
    )
    ready.as_("ann").post(f"/opportunities/{again.opportunity}/sign-up")
    again.adds(FILE)
    assert "I agree" in again.reads("ann").text


def test_what_is_no_panel_asks_nobody_to_declare(pack: Pack) -> None:
    pack.opportunity = pack.make.opportunity(host=pack.panels.host, team=pack.panels.team, title="Workshop", seats=1)
    pack.as_("ann").post(f"/opportunities/{pack.opportunity}/sign-up")
    pack.adds(FILE, kind="guidance", title="How the day goes")

    assert "I agree" not in pack.reads("ann").text
    assert pack.opens("ann").headers["Content-Disposition"].endswith('"guidance.docx"')


def test_the_page_of_a_place_leads_to_what_there_is_to_read(ready: Pack) -> None:
    place = f"/places/{ready.panels.ann_place}"
    assert "What there is to read before it" in ready.as_("ann").get(place).text
    ready.as_("host").post(ready.address(f"/{ready.document()}/take-down"))
    assert "What there is to read before it" not in ready.as_("ann").get(place).text
