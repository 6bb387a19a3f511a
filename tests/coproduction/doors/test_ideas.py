"""An advisor puts an idea forward; a team takes it up, with the advisor, or says why not; the advisor is told."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from app.coproduction.doors import actions
from app.coproduction.doors.models import Planner
from app.coproduction.doors.states import IdeaState
from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.core.states import move
from app.opportunities.actions.drafts import WordsOfDraft
from app.opportunities.models import Kind, Opportunity
from app.opportunities.states import OpportunityState
from app.people.models import Role, RoleGrant
from tests.coproduction.doors.conftest import IDEA_BY_PHONE, House


def test_from_a_sentence_to_a_draft_that_is_planned_together(house: House) -> None:
    assert house.sian.get("/my-involvement").links()["Your ideas, and what you plan with a team"]
    assert "You hear from us whether it is taken up." in house.put().text
    assert "Waits for an answer" in house.sian.get("/my-involvement/ideas").text
    assert "1 waits for your answer" in house.hana.get("/host/opportunities").text
    page = house.hana.get(f"/host/ideas/{house.ref}")
    assert "From Siân O'Connor-Łukasz." in page.text and "They would like to plan it with you." in page.text
    assert "Rewrite the <b>first</b> letter" in page.text
    done = house.hana.send(page, {"team": page.soup.select("select[name=team] option")[1]["value"]})
    assert "It is a draft now, with the words of the advisor." in done.text
    with house.scene.application.app_context():
        made = db.session().scalars(select(Opportunity)).one()
        assert (made.state, made.summary) == (OpportunityState.DRAFT, "We read it together.\nThen we write it anew.")
        ref = made.ref
    (row,) = house.told()
    assert row.person_id == house.sian_id and "is taken up" in row.text and "letter" not in row.text + row.subject
    assert "Rewrite the <b>first</b> letter" in house.sian.get(f"/my-involvement/planning/{ref}").text


def test_whoever_plans_it_changes_its_words_as_its_host_may(house: House) -> None:
    ref = taken_up(house)
    page = house.sian.get(f"/my-involvement/planning/{ref}")
    values = {"title": "A letter for everybody", "activity": "Write.", "may_change": "All.", "who_for": "Anybody."}
    edition = str(page.soup.select("input[name=edition]")[0]["value"])
    assert "Saved." in house.sian.post(f"/my-involvement/planning/{ref}", {**values, "edition": edition}).text
    assert "A letter for everybody" in house.hana.get(f"/host/opportunities/{ref}").text
    stale = house.sian.post(f"/my-involvement/planning/{ref}", {**values, "title": "Mine", "edition": edition})
    assert "Somebody saved this page after you opened it." in stale.text
    empty = house.sian.post(f"/my-involvement/planning/{ref}", {**values, "title": "", "edition": edition})
    assert empty.errors == ["Enter a title."]


def test_whoever_plans_it_sees_nobody_s_place(house: House) -> None:
    ref = taken_up(house)
    here = f"/host/opportunities/{ref}"
    for path in (here, f"{here}/edit/doing", f"{here}/places", "/host/ideas", "/host/feedback"):
        house.sian.get(path, status=403)
    house.bola.get(f"/my-involvement/planning/{ref}", status=404)
    house.bola.post(f"/my-involvement/planning/{ref}", {"title": "x", "activity": "y"}, status=404)


def test_once_it_is_sent_its_words_stay(house: House) -> None:
    ref = taken_up(house)
    page = house.sian.get(f"/my-involvement/planning/{ref}")
    edition = str(page.soup.select("input[name=edition]")[0]["value"])
    become(house, ref, OpportunityState.SUBMITTED)
    assert "It is no draft any more" in house.sian.get(f"/my-involvement/planning/{ref}").text
    house.sian.post(f"/my-involvement/planning/{ref}", {"title": "Late", "activity": "y", "edition": edition})
    assert "Late" not in house.tess.get(f"/team/opportunities/{ref}").text


def test_a_name_stands_on_it_only_if_they_like(house: House) -> None:
    ref = taken_up(house)
    become(house, ref, OpportunityState.OPEN)
    where = f"/opportunities/{ref}"
    assert "planned together with somebody who has lived experience" in house.bola.get(where).text
    house.sian.post(f"/my-involvement/planning/{ref}/name", {"named": "y"})
    assert "This is planned together with Siân." in house.bola.get(where).text
    house.sian.post(f"/my-involvement/planning/{ref}/stop")
    assert "planned together" not in house.bola.get(where).text
    house.sian.get(f"/my-involvement/planning/{ref}", status=404)
    with house.scene.application.app_context():
        number = db.session().scalars(select(Opportunity.id).where(Opportunity.ref == ref)).one()
        with pytest.raises(RuleBroken, match="do not plan this"), db.transaction():
            actions.reword(number, WordsOfDraft("a", "b", "c", "d"), 1, by=Actor(house.sian_id))


def test_whoever_leaves_the_register_is_named_on_nothing(house: House) -> None:
    ref = taken_up(house)
    become(house, ref, OpportunityState.OPEN)
    house.sian.post(f"/my-involvement/planning/{ref}/name", {"named": "y"})
    people = house.scene.make.ref(house.sian_id)
    page = house.tess.get(f"/team/people/{people}/moved-on")
    house.tess.send(page, {"because": "choice", "asked": "phone"})
    assert "planned together" not in house.bola.get(f"/opportunities/{ref}").text


def test_a_host_does_not_read_who_would_rather_not_be_named(house: House) -> None:
    house.put(together="no")
    for path in ("/host/ideas", f"/host/ideas/{house.ref}"):
        text = house.hana.get(path).text
        assert "Siân" not in text and "who would rather not be named" in text
    assert "Siân" in house.tess.get(f"/team/ideas/{house.ref}").text
    page = house.hana.get(f"/host/ideas/{house.ref}")
    house.hana.send(page, {"team": page.soup.select("select[name=team] option")[1]["value"]})
    with house.scene.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Planner)) == 0


def test_why_not_is_told_in_the_words_of_the_team_and_it_may_still_be_taken_up(house: House) -> None:
    house.put(team="")
    tess, address = house.tess, f"/team/ideas/{house.ref}/not-now"
    assert "An idea waits for an answer: Rewrite the <b>first</b> letter" in tess.get("/team").text
    assert tess.send(tess.get(address)).errors == ["Say why. The person reads your words."]
    tess.send(tess.get(address), {"reason": "No money <i>this</i> year."})
    assert "No money <i>this</i> year." in house.sian.get("/my-involvement/ideas").text
    assert "No money <i>this</i> year." in house.told()[0].text
    assert "An idea waits" not in tess.get("/team").text
    assert "It was answered or taken back in the meantime." in tess.post(address, {"reason": "Again"}).text
    page = tess.get(f"/team/ideas/{house.ref}")
    tess.send(page, {"team": page.soup.select("select[name=team] option")[1]["value"]})
    assert [row.subject for row in house.told()] == ["About your idea", "Your idea is taken up"]


def test_it_is_taken_back_and_then_nobody_takes_it_up(house: House) -> None:
    house.put()
    page = house.hana.get(f"/host/ideas/{house.ref}")
    house.sian.post(f"/my-involvement/ideas/{house.ref}/take-back")
    value = page.soup.select("select[name=team] option")[1]["value"]
    answer = house.hana.send(page, {"team": value})
    assert "It was taken up or taken back in the meantime." in answer.text
    assert "Rewrite" not in house.hana.get("/host/ideas").text
    assert house.ideas()[0].state is IdeaState.TAKEN_BACK and house.told() == []


def test_taken_up_twice_at_once_it_is_one_draft(house: House) -> None:
    house.put()
    application, number = house.scene.application, house.ideas()[0].id

    def press(_n: int) -> str:
        with application.app_context():
            try:
                with db.transaction():
                    actions.take_up(
                        number, "interview-panel", house.scene.team, house.scene.host, by=Actor(house.scene.host)
                    )
            except RuleBroken as broken:
                return str(broken)
            return ""

    with ThreadPoolExecutor(4) as crowd:
        answers = list(crowd.map(press, range(4)))
    assert answers.count("") == 1
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Opportunity)) == 1


def test_who_may_not(house: House) -> None:
    house.put()
    ref = house.ref
    assert "Rewrite" not in house.otto.get("/host/ideas").text
    house.otto.get(f"/host/ideas/{ref}", status=404)
    house.otto.post(f"/host/ideas/{ref}/not-now", {"reason": "No"}, status=404)
    house.bola.post(f"/my-involvement/ideas/{ref}/take-back", status=404)
    for browser in (house.bola, house.sian):
        for path in ("/team/ideas", "/host/ideas", f"/host/ideas/{ref}"):
            browser.get(path, status=403)
    for browser in (house.hana, house.tess):
        browser.get("/my-involvement/ideas", status=403)
    assert "Rewrite" not in house.bola.get("/my-involvement/ideas").text
    with house.scene.application.app_context(), db.transaction() as session:
        session.add(RoleGrant(person_id=house.sian_id, role=Role.TEAM))
    house.signed_in("sian").get(f"/team/ideas/{ref}", status=404)  # nobody answers their own


def test_a_host_gives_it_to_no_other_team(house: House) -> None:
    house.put()
    values = {"kind": "interview-panel", "team": f"{house.other_team}:{house.scene.host}"}
    assert house.hana.post(f"/host/ideas/{house.ref}", values).errors == ["Choose one of the answers."]


def test_an_advisor_rewrites_the_words_of_a_kind(house: House) -> None:
    page = house.sian.get("/my-involvement/ideas/kinds/interview-panel")
    house.sian.send(
        page, {"about": "You help to choose.", "starter": "We ask <b>five</b> questions.", "reason": "Short."}
    )
    assert "Interview panel" in house.tess.get("/team/ideas").text
    house.tess.post(f"/team/ideas/{house.ref}/words")
    with house.scene.application.app_context():
        kind = db.session().get_one(Kind, "interview-panel")
        assert (kind.about, kind.starter) == ("You help to choose.", "We ask <b>five</b> questions.")
    draft = house.scene.opportunity(state=OpportunityState.DRAFT)
    doing = house.hana.get(f"/host/opportunities/{draft}/edit/doing")
    assert doing.form()["activity"] == "We ask <b>five</b> questions."
    assert "is taken up" in house.told()[0].text
    assert "taken up or taken back in the meantime" in house.tess.post(f"/team/ideas/{house.ref}/words").text
    house.sian.get("/my-involvement/ideas/kinds/nothing", status=404)
    assert "We ask" in house.tess.get("/team/kinds/interview-panel").form()["starter"]


def test_the_team_puts_forward_what_somebody_said(house: House) -> None:
    ref = house.scene.make.ref(house.sian_id)
    address = f"/team/people/{ref}/idea"
    assert house.tess.get(f"/team/people/{ref}").links()["an idea of theirs"] == address
    assert "Choose how they asked." in house.tess.post(address, {**IDEA_BY_PHONE, "asked": None}).errors
    house.tess.post(address, IDEA_BY_PHONE)
    assert house.scene.acted_for("IdeaPutForward") == [(house.sian_id, "phone")]
    house.hana.get(address, status=403)
    house.tess.get("/team/people/nobody/idea", status=404)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Give it a short name."), ({"words": " "}, "Say in a sentence or two what would happen."),
        ({"together": None}, "Choose yes or no."), ({"kind": "nothing"}, "Choose one of the answers."),
        ({"team": "999999"}, "Choose one of the answers."),
    ],
)  # fmt: skip
def test_what_cannot_be_put_forward(house: House, wrong: dict[str, Any], sentence: str) -> None:
    assert house.put(**wrong).errors == [sentence]
    assert house.ideas() == []


def test_ten_may_wait(house: House) -> None:
    for _each in range(10):
        house.put()
    assert "Ten of your ideas wait for an answer." in house.put().text
    assert len(house.ideas()) == 10


def taken_up(house: House) -> str:
    """The reference of a draft that Siân plans together with Hana."""
    house.put()
    page = house.hana.get(f"/host/ideas/{house.ref}")
    house.hana.send(page, {"team": page.soup.select("select[name=team] option")[1]["value"]})
    with house.scene.application.app_context():
        return db.session().scalars(select(Opportunity.ref)).one()


def become(house: House, ref: str, state: OpportunityState) -> None:
    with house.scene.application.app_context(), db.transaction() as session:
        thing = session.scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        move(thing, state, by=SYSTEM, now=clock.now())
