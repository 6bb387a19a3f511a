"""The involvement team says what everybody may read; and what those who took part answer reaches whom they chose."""

from __future__ import annotations

import pytest

from app.coproduction.outcomes.states import Audience
from tests.coproduction.outcomes.conftest import SAID, Told
from tests.support.page import Browser, Page


def approve(told: Told, team: Browser, which: int = -1, verb: str = "approve") -> Page:
    return team.post(f"/team/outcome-points/{told.points()[which].ref}/{verb}")


def test_the_team_is_asked_and_says_yes(told: Told) -> None:
    told.record()
    host, team = told.told(), told.signed_in("tess")
    assert "Before everybody reads it, the involvement team looks at it." in host.get(told.page).text
    assert "May everybody read what came of" in team.get("/team").text
    assert SAID in team.get("/team/outcomes").text
    assert "Everybody can read it now." in approve(told, team).text
    approve(told, team)
    assert told.scene.audited("PointApproved") == 1
    assert "May everybody read" not in team.get("/team").text
    assert "Read by everybody" in host.get(told.page).text


def test_the_team_keeps_it_to_those_who_took_part(told: Told) -> None:
    told.record()
    host, team = told.told(), told.signed_in("tess")
    approve(told, team)
    assert "It stays with those who took part." in approve(told, team, verb="keep-back").text
    (point,) = told.points()
    assert (point.audience, point.approved_at) == (Audience.TOOK_PART, None)
    assert "Read by those who took part" in host.get(told.page).text
    assert "The host wrote this for those who took part." in approve(told, team).text


def test_new_words_are_looked_at_anew_and_what_the_team_tells_is_not(told: Told) -> None:
    told.record()
    told.told()
    team = told.signed_in("tess")
    approve(told, team)
    edit = f"/team/outcome-points/{told.points()[0].ref}/edit"
    team.send(team.get(edit), {"words": "Put right by the team."})
    assert told.points()[-1].approved_at is not None
    host = told.signed_in("hana")
    host.send(host.get(f"/host/outcome-points/{told.points()[-1].ref}/edit"), {"words": "Put right by the host."})
    assert told.points()[-1].approved_at is None


def link(told: Told, browser: Browser) -> str:
    links = browser.get("/my-involvement").links()
    return next(to for words, to in links.items() if words.startswith("Read it, and say whether"))


ANSWERS = {"agrees": "no", "words": "We said warm,\nnot loud.", "meant_for": "host"}


@pytest.mark.parametrize(("meant_for", "host_reads"), [("host", True), ("team", False)])
def test_not_quite_reaches_whom_they_chose(told: Told, meant_for: str, host_reads: bool) -> None:
    told.record()
    host, ada, team = told.told(), told.signed_in("ada"), told.signed_in("tess")
    done = ada.send(ada.get(link(told, ada)), {**ANSWERS, "meant_for": meant_for})
    assert "Thank you. Your answer is with them." in done.text
    assert len(told.mails("outcome_reply")) == host_reads
    assert "Ada Amsel says of" in team.get("/team").text
    for page in (host.get("/host/outcomes"), host.get(told.page)):
        assert ("not loud." in page.text) is host_reads and ("Ada" in page.text) is host_reads
    assert "not loud." in team.get("/team/outcomes").text and "not loud." in team.get(told.team_page).text
    assert "not loud." not in told.signed_in("bo").get(link(told, told.signed_in("bo"))).text
    read = team.send(team.get("/team/outcomes"), action="/read")
    assert "Noted that you have read it." in read.text and "not loud." not in read.text
    assert "Ada Amsel says of" not in team.get("/team").text


def test_yes_is_counted_and_an_answer_can_be_given_anew(told: Told) -> None:
    told.record()
    host, ada, bo = told.told(), told.signed_in("ada"), told.signed_in("bo")
    ada.send(ada.get(link(told, ada)), ANSWERS)
    assert "Your answer: Not quite." in ada.get(link(told, ada)).text
    for browser in (ada, bo):
        browser.send(browser.get(link(told, browser)), {"agrees": "yes", "words": "", "meant_for": "host"})
    assert "2 of 2 who answered say: yes" in host.get(told.page).text
    assert "not loud." not in host.get(told.page).text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"agrees": ""}, "Choose one of the answers."),
        ({"meant_for": ""}, "Choose one of the answers."),
        ({"words": "x" * 5000}, "Use 1500 characters or fewer. You have used 5000."),
    ],
)
def test_wrong_answers(told: Told, given: dict[str, str], sentence: str) -> None:
    told.record()
    told.told()
    ada = told.signed_in("ada")
    page = ada.post(link(told, ada), {**ANSWERS, **given})
    assert page.errors == [sentence] and told.scene.audited("ReplyGiven") == 0


def test_the_team_answers_for_somebody_who_rang(told: Told) -> None:
    told.record()
    told.told()
    team = told.signed_in("tess")
    address = f"/team/people/{told.make.ref(told.ada)}/outcomes/{told.outcome().ref}"
    assert "How did they ask?" in team.get(address).text
    team.send(team.get(address), {**ANSWERS, "asked": "phone"})
    assert told.scene.acted_for("ReplyGiven") == [(told.ada, "phone")]
    team.get(f"/team/people/{told.make.ref(told.cleo)}/outcomes/{told.outcome().ref}", status=404)
    told.signed_in("hana").get(address, status=403)


def test_what_was_taken_back_is_not_answered(told: Told) -> None:
    told.record()
    host, ada = told.told(), told.signed_in("ada")
    page = ada.get(link(told, ada))
    host.post(f"/host/outcome-points/{told.points()[0].ref}/take-back")
    ada.post(page.path, ANSWERS, status=404)
    assert told.scene.audited("ReplyGiven") == 0
