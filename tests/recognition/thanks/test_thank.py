"""A host's thanks: written once, told to the person, kept by them, and read by nobody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.messages.models import OutboxMessage
from app.people.models import Role, RoleGrant, TeamMember
from app.recognition.models import Contribution
from app.recognition.thanks import actions
from app.recognition.thanks.models import ThankYou
from tests.recognition.conftest import Panel
from tests.support.page import Browser

WORDS = "You asked what none of us dared to ask.\nThank you <b>Siân</b>."


def key(panel: Panel) -> str:
    return f"{panel.place}.{panel.session}"


@pytest.fixture
def host(panel: Panel) -> Browser:
    panel.record(panel.signed_in("tess"))
    return panel.signed_in("hana")


def test_after_a_part_is_recorded_a_host_is_nudged_and_thanks(panel: Panel, host: Browser) -> None:
    page = host.get("/host/opportunities")
    assert "1 person's part has no word of thanks yet" in page.text.replace("’", "'")
    assert "Say thank you in your own words" in host.get(panel.host_sheet).text
    page = host.get(host.get("/host/opportunities").links()["Say thank you"])
    link = next(to for words, to in page.links().items() if words.startswith("Say thank you to Siân"))
    assert host.send(host.get(link)).errors == ["Write a sentence or two, in your own words."]
    done = host.send(host.get(link), {"words": WORDS})
    assert "Sent. Siân O'Connor-Łukasz finds your words on their page." in done.text
    assert "Thanked by Hana Host" in done.text
    assert "no word of thanks" not in host.get("/host/opportunities").text
    mine = panel.signed_in("sian").get("/my-involvement").text
    assert "Thank you <b>Siân</b>." in mine and "Hana Host, " in mine


def test_the_person_is_told_in_their_channel_and_the_audit_has_no_words(panel: Panel, host: Browser) -> None:
    host.send(host.get(f"/host/thanks/{key(panel)}"), {"words": WORDS})
    with panel.scene.application.app_context():
        (row,) = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "thank_you"))
        assert row.person_id == panel.advisor and row.subject == "Hana Host thanks you"
    assert panel.scene.audited("Thanked") == 1


def test_it_is_said_once_and_kept_when_the_record_is_corrected_or_taken_back(panel: Panel, host: Browser) -> None:
    address = f"/host/thanks/{key(panel)}"
    host.send(host.get(address), {"words": WORDS})
    assert "What you wrote" in host.get(address).text
    again = host.post(address, {"words": "Again"})
    assert "You have thanked them for this already. Your words are with them." in again.text
    team = panel.signed_in("tess")
    panel.record(team, activity_hours="1")
    assert "Thank you <b>" in panel.signed_in("sian").get("/my-involvement").text
    panel.record(team, "no")
    host.get(address, status=404)
    with panel.scene.application.app_context():
        assert db.session().scalars(select(ThankYou)).one().words == WORDS


def test_a_part_that_is_taken_back_while_the_host_writes(panel: Panel, host: Browser) -> None:
    with panel.scene.application.app_context():
        part = db.session().scalars(select(Contribution.id)).one()
    panel.record(panel.signed_in("tess"), "no")
    refused = pytest.raises(RuleBroken, match="not recorded any more")
    with panel.scene.application.app_context(), refused, db.transaction():
        actions.thank(part, panel.scene.host, WORDS, by=Actor(panel.scene.host))


def test_pressed_twice_at_once_it_is_sent_once(panel: Panel, host: Browser) -> None:
    application, sender = panel.scene.application, panel.scene.host
    with application.app_context():
        part = db.session().scalars(select(Contribution.id)).one()

    def press(_n: int) -> str:
        with application.app_context():
            try:
                with db.transaction():
                    actions.thank(part, sender, WORDS, by=Actor(sender))
            except RuleBroken as broken:
                return str(broken)
            return ""

    with ThreadPoolExecutor(4) as crowd:
        answers = list(crowd.map(press, range(4)))
    assert answers.count("") == 1
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(ThankYou)) == 1


def test_nobody_else_thanks_or_reads(panel: Panel, host: Browser) -> None:
    host.send(host.get(f"/host/thanks/{key(panel)}"), {"words": WORDS})
    other = panel.scene.make.person("Otto Other", Role.HOST, email="otto@post.example")
    panel.scene.make.team("Day Team", other)
    otto = panel.signed_in("otto")
    assert "Siân" not in otto.get("/host/thanks").text
    for wrong in (key(panel), "x", "%00", "x." + panel.session, panel.place):
        otto.get(f"/host/thanks/{wrong}", status=404)
        otto.get(f"/host/thanks/{wrong}/skills", status=404)
    for name in ("sian", "tess"):
        panel.signed_in(name).get(f"/host/thanks/{key(panel)}", status=403)
    panel.scene.advisor("Bola Ade", "bola@post.example")
    assert "dared" not in panel.signed_in("bola").get("/my-involvement").text


def test_nobody_thanks_themselves(panel: Panel, host: Browser) -> None:
    with panel.scene.application.app_context(), db.transaction() as session:
        session.add(RoleGrant(person_id=panel.advisor, role=Role.HOST))
        session.add(TeamMember(team_id=panel.scene.team, person_id=panel.advisor))
    both = panel.signed_in("sian")
    assert "Siân" not in both.get("/host/thanks").text
    both.get(f"/host/thanks/{key(panel)}", status=404)
    assert "no word of thanks" not in both.get("/host/opportunities").text


@pytest.mark.parametrize("words", ["x" * 1001, "   "])
def test_wrong_words(panel: Panel, host: Browser, words: str) -> None:
    address = f"/host/thanks/{key(panel)}"
    assert len(host.send(host.get(address), {"words": words}).errors) == 1
    assert panel.scene.audited("Thanked") == 0
