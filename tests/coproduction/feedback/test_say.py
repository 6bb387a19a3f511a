"""An advisor says how it was, changes it, takes it back, or would rather not; or the team writes it down for them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from app.coproduction.feedback import actions
from app.coproduction.feedback.models import Feedback
from app.coproduction.feedback.states import Said, Share
from app.core import clock, db
from app.core.actor import SYSTEM, Actor, Asked
from app.core.audit import AuditEntry
from app.core.errors import RuleBroken
from app.core.states import move
from app.people.models import Advisor, Channel, Person
from app.people.states import AdvisorState
from app.recognition.models import Contribution
from tests.coproduction.feedback.conftest import ANSWERS, CONCERN, WORDS, Part


def test_once_a_part_is_recorded_its_person_is_asked_once_and_discreetly(part: Part) -> None:
    (row,) = part.asked()
    assert row.person_id == part.panel.advisor
    assert part.address in row.text
    for word in ("Ward 9", "Nurse", "panel", "Hana"):
        assert word not in row.text + row.subject
    tess = part.signed_in("tess")
    part.panel.record(tess, activity_hours="1")  # put right
    part.panel.record(tess, "no")
    part.panel.record(tess)
    assert len(part.asked()) == 1


def test_two_minutes_on_my_involvement(part: Part) -> None:
    link = next(to for words, to in part.sian.get("/my-involvement").links().items() if words.startswith("Say how it"))
    page = part.sian.get(link)
    assert page.h1 == "How was it?" and not page.soup.select("input[checked]")
    done = part.sian.post(link, ANSWERS)
    assert "Thank you. You can change it or take it back at any time." in done.text
    assert "Change or take back how you said it was" in done.text
    (row,) = part.rows()
    assert (row.papers, row.heard, row.paid, row.words, row.share) == (
        Said.NO, Said.PARTLY, Said.NOT_SAID, WORDS, Share.NOBODY,
    )  # fmt: skip
    assert row.asked is None
    shown = part.sian.get(link)
    assert WORDS in shown.source.replace("&lt;", "<").replace("&gt;", ">")
    assert len(shown.soup.select("input[checked]")) == 7


def test_who_may_see_it_is_said_by_nobody_else(part: Part) -> None:
    without = {name: value for name, value in ANSWERS.items() if name != "share"}
    page = part.sian.post(part.address, without)
    assert page.errors == ["Choose who may see this."] and WORDS.split(".")[0] in page.text


def test_everything_may_be_left_out_but_not_all_of_it(part: Part) -> None:
    page = part.sian.post(part.address, {"share": "number"})
    assert "Answer at least one thing, or leave this page." in page.text
    part.sian.post(part.address, {"share": "number", "again": "no"})
    (row,) = part.rows()
    assert (row.again, row.heard) == (Said.NO, Said.NOT_SAID)


def test_a_change_counts_from_its_moment_and_taking_back_deletes(part: Part) -> None:
    part.sian.post(part.address, ANSWERS)
    part.sian.post(part.address, {"share": "name", "again": "no", "words": "Less."})
    (row,) = part.rows()
    assert (row.words, row.share, row.papers) == ("Less.", Share.NAME, Said.NOT_SAID) and row.changed_at
    page = part.sian.post(f"{part.address}/take-back")
    assert "It is gone, words and answers." in page.text and part.rows() == []
    assert "It is gone already." in part.sian.post(f"{part.address}/take-back").text


@pytest.mark.parametrize("what", ["not-now", "no-thanks"])
def test_who_would_rather_not_is_not_asked_again(part: Part, what: str) -> None:
    part.sian.post(f"{part.address}/{what}")
    with part.scene.application.app_context():
        (row,) = part.asked()
        still = part.scene.application.extensions["still_true"]["feedback_asked"]
        assert still(row, clock.now()) is False
    part.panel.record(part.signed_in("tess"), activity_hours="1")
    assert len(part.asked()) == 1
    part.sian.post(part.address, ANSWERS)  # they still may
    assert len(part.rows()) == 1


def another_part(part: Part) -> None:
    """A second opportunity that is over and recorded."""
    ref = part.scene.opportunity()
    part.scene.place(ref, part.panel.advisor)
    session = part.scene.sessions(ref)[0]
    part.scene.a_month_later()
    tess = part.signed_in("tess")
    page = tess.get(f"/team/sessions/{session}/attendance")
    tess.send(page, {str(each["name"]): "yes" for each in page.soup.select("input[name$='-took']")})


def test_no_thanks_holds_for_what_comes_later_and_can_be_changed(part: Part) -> None:
    part.sian.post(f"{part.address}/no-thanks")
    another_part(part)
    assert len(part.asked()) == 1
    sian = part.signed_in("sian")
    assert "You may ask me again" in sian.get(part.address).text
    sian.post(f"{part.address}/ask-again")
    another_part(part)
    assert len(part.asked()) == 2


def test_the_next_part_is_asked_about(part: Part) -> None:
    another_part(part)
    assert len(part.asked()) == 2


@pytest.mark.parametrize("state", [AdvisorState.PAUSED, AdvisorState.ENDED])
def test_nobody_on_a_break_or_gone_is_asked(part: Part, state: AdvisorState) -> None:
    with part.scene.application.app_context(), db.transaction() as session:
        move(session.get_one(Advisor, part.panel.advisor), state, by=SYSTEM, now=clock.now())
    another_part(part)
    assert len(part.asked()) == 1
    with part.scene.application.app_context():
        still = part.scene.application.extensions["still_true"]["feedback_asked"]
        assert still(part.asked()[0], clock.now()) is False


def test_it_goes_by_the_way_they_like(part: Part) -> None:
    with part.scene.application.app_context(), db.transaction() as session:
        person = session.get_one(Person, part.panel.advisor)
        person.phone, person.contact_by = "+447700900123", Channel.TEXT
    another_part(part)
    row = part.asked()[-1]
    assert row.channel is Channel.TEXT and len(row.text) <= 160 and "020 7946 0000" in row.text


def test_the_team_writes_down_what_somebody_said_by_phone(part: Part) -> None:
    tess, address = part.signed_in("tess"), f"/team/feedback/for/{part.key}"
    assert "How it was for them" in tess.get(part.panel.sheet).text
    assert "Choose how they asked." in tess.post(address, ANSWERS).errors
    tess.post(address, {**ANSWERS, "asked": "letter"})
    (row,) = part.rows()
    assert row.asked is Asked.LETTER and row.entered_by_id is not None
    assert part.scene.acted_for("FeedbackGiven") == [(part.panel.advisor, "letter")]
    assert "The involvement team wrote this down" in part.sian.get(part.address).text


def test_on_paper(part: Part) -> None:
    page = part.sian.get(f"{part.address}/form")
    for words in ("Were you listened to?", "[ ] As a number only", "Who decided?"):
        assert words in page.text
    assert "Nurse" not in page.text
    assert part.sian.client.get(f"{part.address}/form.pdf").data.startswith(b"%PDF")
    assert "Were you listened to?" in part.signed_in("tess").get(f"/team/feedback/for/{part.key}/form").text
    part.signed_in("bola").get(f"{part.address}/form", status=404)


def test_nobody_says_it_for_anybody_else(part: Part) -> None:
    for name in ("hana", "fay", "bea", "ada", "tess"):
        part.signed_in(name).get(part.address, status=403)
        part.signed_in(name).post(part.address, ANSWERS, status=403)
    part.signed_in("bola").post(part.address, ANSWERS, status=404)
    part.signed_in("bola").post(f"{part.address}/take-back", status=404)
    for name in ("hana", "sian", "fay", "bola"):
        part.signed_in(name).post(f"/team/feedback/for/{part.key}", ANSWERS, status=403)
    for wrong in ("x", "%00", part.panel.place, "x." + part.panel.session):
        part.sian.get(f"/my-involvement/feedback/{wrong}", status=404)
    assert part.rows() == []


def _given(words: str = "Well.") -> actions.Given:
    return actions.Given({"again": Said.YES}, words, Share.NUMBER, "")


def test_said_twice_at_once_it_is_one(part: Part) -> None:
    application = part.scene.application
    with application.app_context():
        number = db.session().scalars(select(Contribution.id).where(Contribution.current)).one()

    def press(n: int) -> None:
        with application.app_context(), db.transaction():
            actions.give(number, _given(f"Well {n}."), by=Actor(part.panel.advisor))

    with ThreadPoolExecutor(4) as crowd:
        list(crowd.map(press, range(4)))
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Feedback)) == 1


def test_a_part_that_is_taken_back_while_they_write(part: Part) -> None:
    with part.scene.application.app_context():
        number = db.session().scalars(select(Contribution.id).where(Contribution.current)).one()
    part.panel.record(part.signed_in("tess"), "no")
    refused = pytest.raises(RuleBroken, match="not recorded any more")
    with part.scene.application.app_context(), refused, db.transaction():
        actions.give(number, _given(), by=Actor(part.panel.advisor))
    with part.scene.application.app_context():
        still = part.scene.application.extensions["still_true"]["feedback_asked"]
        assert still(part.asked()[0], clock.now()) is False


def test_the_audit_has_no_words(part: Part) -> None:
    part.sian.post(part.address, {**ANSWERS, "concern": CONCERN})
    with part.scene.application.app_context():
        kept = str([row.data for row in db.session().scalars(select(AuditEntry))])
    assert "lift" not in kept and "child" not in kept and "partly" not in kept


@pytest.mark.parametrize("wrong", [{"heard": "maybe"}, {"share": "world"}, {"words": "x" * 2001}])
def test_an_answer_that_is_not_offered(part: Part, wrong: dict[str, str]) -> None:
    assert len(part.sian.post(part.address, {**ANSWERS, **wrong}).errors) == 1
    assert part.rows() == []
