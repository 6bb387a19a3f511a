"""Answering the sections of a passport: by the person, and by the team when they asked."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.queries import advisor_facts
from tests.people.passport.conftest import Scene

SECTIONS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "bring": ({"brings": "I listen.", "brings_sharing": "hosts", "experience": "Ten years of wards",
               "experience_sharing": "ask", "tags": "Chairing\nchairing, Community  care"},
              ["I listen.", "Ten years of wards", "chairing, community care",
               "The team, and the host once I have a place"]),
    "interests": ({"topics": "young people", "interests": "More panels"}, ["young people", "More panels"]),
    "contact": ({"contact": "Mornings are best"}, ["Mornings are best"]),
    "hard-day": ({"hard_day": "A walk outside"}, ["A walk outside", "No host can ever read it."]),
    "getting-there": ({"how": "online", "areas": "Leeds", "travel": "By bus"},
                      ["Online or by phone only", "leeds", "By bus"]),
    "how-much": ({"notice": "14", "at_once": "2"}, ["14 days before", "2 places"]),
}  # fmt: skip


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_said_is_there_to_read_and_to_change_and_to_take_away(scene: Scene, section: str) -> None:
    answers, shown = SECTIONS[section]
    assert "You can leave any of it empty." in scene.ann.get("/my-passport").text
    page = scene.ann.send(scene.ann.get(f"/my-passport/{section}"), answers)
    assert page.path == "/my-passport" and "Saved." in page.text
    assert all(words in page.text for words in shown)
    again = scene.ann.get(f"/my-passport/{section}").form()
    assert again.keys() >= answers.keys()
    emptied = {name: "either" if name == "how" else "" for name in answers if not name.endswith("_sharing")}
    page = scene.ann.send(scene.ann.get(f"/my-passport/{section}"), emptied)
    assert "Saved." in page.text and shown[0] not in page.text


@pytest.mark.parametrize("section", SECTIONS)
def test_the_team_writes_it_down_for_whoever_asked_and_it_is_kept_how(scene: Scene, section: str) -> None:
    answers, shown = SECTIONS[section]
    page = scene.tia.send(scene.tia.get(f"{scene.team_path}/{section}"), answers)
    assert page.errors == ["Choose how they asked."]
    page = scene.tia.send(page, {"asked": "letter"})
    assert page.path == scene.team_path and all(words in page.text for words in shown)
    assert all(words in scene.ann.get("/my-passport").text for words in shown)
    with scene.application.app_context():
        entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PassportChanged")).one()
        assert (entry.actor_id, entry.behalf_of_id, entry.asked) == (scene.tia_id, scene.ann_id, "letter")
        assert shown[0] not in str(entry.data)
    assert "Passport changed, by Tia Moss, for Ann Lee" in scene.tia.get(f"/team/people/{scene.ref}").text


@pytest.mark.parametrize(
    ("section", "answers", "error"),
    [
        ("bring", {"brings": "x" * 5_000_000}, "Use 2000 characters or fewer. You have used 5000000."),
        ("bring", {"brings_sharing": "everybody"}, "Choose one of the answers."),
        ("bring", {"tags": "\n".join(map(str, range(31)))}, "Write at most 30. You have written 31."),
        ("bring", {"tags": "y" * 61}, "Use a word or two on each line, 60 characters at most."),
        ("getting-there", {"how": "by-boat"}, "Choose one of the answers."),
        ("how-much", {"notice": "366"}, "Enter a number from 0 to 365."),
        ("how-much", {"notice": "-1"}, "Enter a number from 0 to 365."),
        ("how-much", {"notice": str(2**70)}, "Enter a whole number, like 3."),
        ("how-much", {"at_once": "0"}, "Enter a number from 1 to 50."),
        ("how-much", {"at_once": "two"}, "Enter a whole number, like 3."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence_and_nothing_is_saved(
    scene: Scene, section: str, answers: dict[str, str], error: str
) -> None:
    page = scene.ann.send(scene.ann.get(f"/my-passport/{section}"), answers)
    assert page.errors == [error]
    (name, typed), *_more = answers.items()
    assert page.form().get(name) == (None if error == "Choose one of the answers." else typed)
    with scene.application.app_context():
        assert not db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PassportChanged")).all()


def test_words_of_any_script_and_direction_stay_as_they_are(scene: Scene) -> None:
    words = "אני מקשיבה \u202eabc\u202c 👩🏽‍🦽 <b>bold</b> {{ 7*7 }}"
    page = scene.ann.send(scene.ann.get("/my-passport/bring"), {"brings": words, "tags": "Ärzte 🙂"})
    assert "<b>bold</b>" not in page.source and "&lt;b&gt;bold" in page.source and "{{ 7*7 }}" in page.text
    assert "ärzte 🙂" in page.text


def test_of_two_who_write_at_once_the_second_sees_what_stands_there(scene: Scene) -> None:
    mine, theirs = scene.ann.get("/my-passport/bring"), scene.tia.get(f"{scene.team_path}/bring")
    scene.ann.send(mine, {"brings": "I listen."})
    page = scene.tia.send(theirs, {"brings": "She listens.", "asked": "phone"})
    assert "Somebody else saved these answers while you were writing. Read yours once more" in page.text
    assert "What I bring: I listen." in page.text and page.form()["brings"] == "She listens."
    assert "I listen." in scene.ann.get("/my-passport").text
    assert "She listens." in scene.tia.send(page).text


def test_saving_another_section_meanwhile_is_in_nobodys_way(scene: Scene) -> None:
    mine = scene.ann.get("/my-passport/bring")
    scene.tia.send(scene.tia.get(f"{scene.team_path}/contact"), {"contact": "Ring twice", "asked": "phone"})
    assert "Saved." in scene.ann.send(mine, {"brings": "I listen."}).text


def test_a_form_sent_twice_saves_once(scene: Scene) -> None:
    page = scene.ann.get("/my-passport/contact")
    scene.ann.send(page, {"contact": "Ring twice"})
    again = scene.ann.send(page, {"contact": "Ring twice"})
    assert "This is what stands there now: Before you contact me: Ring twice" in again.text
    with scene.application.app_context():
        assert len(db.session().scalars(select(AuditEntry).where(AuditEntry.event == "PassportChanged")).all()) == 1


def test_the_rules_know_what_was_said(scene: Scene) -> None:
    for section, (answers, _shown) in SECTIONS.items():
        scene.ann.send(scene.ann.get(f"/my-passport/{section}"), answers)
    with scene.application.app_context():
        facts = advisor_facts(scene.ann_id)
    assert facts is not None
    assert (facts.tags, facts.topics, facts.areas) == ({"chairing", "community care"}, {"young people"}, {"leeds"})
    assert (facts.online, facts.in_person, facts.notice_days, facts.at_once) == (True, False, 14, 2)


@pytest.mark.parametrize("path", ["", "/bring", "/access", "/times", "/away", "/private", "/hard-day"])
@pytest.mark.parametrize("who", ["host", "other", "finance", "nobody"])
def test_nobody_else_sees_or_changes_it(scene: Scene, who: str, path: str) -> None:
    from app.people.models import Role

    scene.ann.send(scene.ann.get("/my-passport/hard-day"), {"hard_day": "A walk outside"})
    if who == "other":
        scene.make.advisor("Bea", email="other@post.example")
    elif who != "nobody":
        scene.make.person(who, Role(who), email=f"{who}@post.example")
    them = scene.browser.another()
    if who != "nobody":
        them.sign_in(f"{who}@post.example")
    for answer in (them.client.get(f"{scene.team_path}{path}"), them.client.post(f"{scene.team_path}{path}")):
        assert answer.status_code in {302, 403, 405, 400}
        assert b"A walk outside" not in answer.data
    own = them.client.get(f"/my-passport{path}", follow_redirects=True)
    assert b"A walk outside" not in own.data


@pytest.mark.parametrize("path", ["/nothing", "/bring/key", "/bring/key/remove", "/private/key", "/times/1%00"])
def test_what_there_is_not_is_not_found(scene: Scene, path: str) -> None:
    scene.ann.get(f"/my-passport{path}", status=404)
    scene.tia.get(f"{scene.team_path}{path}", status=404)
    scene.tia.get("/team/people/nobody/passport", status=404)
