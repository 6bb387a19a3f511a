"""A letter of reference: asked for, written with the facts beside it, declined with a sentence, taken back."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Role, RoleGrant, TeamMember
from tests.core.test_pdf import opened, tags
from tests.recognition.papers.conftest import MINE, TELLING, Desk


def told(desk: Desk, name: str) -> list[int]:
    with desk.application.app_context():
        wanted = select(OutboxMessage.person_id).where(OutboxMessage.name == name)
        return list(db.session().scalars(wanted))


def test_asked_written_told_and_checked(desk: Desk) -> None:
    assert "Asked. You hear from them" in desk.ask().text
    assert desk.years.ids["host"] in told(desk, "letter_asked")
    host = desk.years.own("host")
    page = host.get(host.get("/host/opportunities").links()["1 letter of reference to write"])
    page = host.get(page.links()["Ada Example"])
    assert "They ask for it for this: A college course" in page.text
    assert "Recruitment panels, chair: 1 time, 2 hours 30 minutes" in page.text
    host.send(page, {"words": "Ada asks the question\nthat matters.\n\nShe is kind.", "role": "Team manager"})
    assert told(desk, "letter_answered") == [desk.years.ada]
    page = desk.ada.get(f"{MINE}/{desk.code}")
    assert "that matters." in page.text and "Holly Host Team manager" in page.text
    assert "Liaison Team" not in page.text
    check = desk.anybody().get(f"/certificates/{desk.code}").text
    assert "Initials A. E." in check and "that matters" not in check and "Its words are not shown here" in check
    desk.ada.post(f"{MINE}/{desk.code}/name")
    assert "that matters" in desk.anybody().get(f"/certificates/{desk.code}").text
    order = tags(opened(desk.ada.get(f"{MINE}/{desk.code}/paper.pdf").bytes))
    assert order.count("H1") == 1 and order.count("P") >= 5 and order.count("LI") == 3
    assert "letter" not in host.get("/host/opportunities").text


def test_in_neutral_words_it_may_not_tell(desk: Desk) -> None:
    desk.ask()
    host = desk.years.own("host")
    page = host.get(f"/host/letters/{desk.letter().ref}")
    for each in TELLING:
        assert each not in page.text.replace("Ada Example as", ""), each
    refused = host.send(page, {"words": "She speaks from lived experience.", "role": "Ward manager"})
    assert [each[:11] for each in refused.errors] == ["Leave “live", "Leave “ward"]
    assert "Letters to write" in host.send(page, {"words": "She is kind.", "role": "Team manager"}).h1


def test_with_names_it_may(desk: Desk) -> None:
    desk.ask(version="named")
    host = desk.years.own("host")
    page = host.get(f"/host/letters/{desk.letter().ref}")
    host.send(page, {"words": "Her lived experience.", "role": "Ward manager"})
    text = desk.ada.get(f"{MINE}/{desk.code}").text
    assert "A day for carers" in text and "Ward manager Liaison Team" in text


def test_declined_with_a_sentence(desk: Desk) -> None:
    desk.ask()
    host = desk.years.own("host")
    page = host.get(f"/host/letters/{desk.letter().ref}/no")
    assert host.send(page).errors == ["Write one sentence. They read it."]
    host.send(page, {"why": "Please ask Sid, who was there."})
    assert "Please ask Sid, who was there." in desk.ada.get(MINE).text
    host.get(f"/host/letters/{desk.letter().ref}", status=404)
    assert "Asked." in desk.ask().text, "they may ask again"


def test_asked_twice_or_taken_back(desk: Desk) -> None:
    desk.ask()
    assert "You have asked this team already." in desk.ask().text
    host = desk.years.own("host")
    address = f"/host/letters/{desk.letter().ref}"
    page = host.get(address)
    assert "Taken back." in desk.ada.post(f"{MINE}/letters/{desk.letter().ref}/take-back").text
    host.get(address, status=404)
    host.post(address, {"words": "Late", "role": "Manager", "csrf_token": page.form()["csrf_token"]}, status=404)
    assert "answered or taken back" in desk.ada.post(f"{MINE}/letters/{desk.letter().ref}/take-back").text


def test_who_may(desk: Desk) -> None:
    desk.ask()
    ref = desk.letter().ref
    desk.years.own("other").get(f"/host/letters/{ref}", status=404)
    for name in ("ben", "ada", "finance", "team"):
        desk.years.own(name).get(f"/host/letters/{ref}", status=403)
    for name in ("ben", "host", "finance"):
        desk.years.own(name).get(f"/team/letters/{ref}", status=403)
    desk.years.own("ben").post(f"{MINE}/letters/{ref}/take-back", status=404)
    team = desk.years.own("team")
    page = team.get(team.get("/team/letters").links()["Ada Example"])
    team.send(page, {"words": "She is kind.", "role": "Involvement lead"})
    assert "Tess Team Involvement lead" in desk.ada.get(f"{MINE}/{desk.code}").text


def test_after_two_weeks_the_involvement_team_is_told(desk: Desk) -> None:
    desk.ask()
    clock, sentence = desk.application.extensions["clock"], "Liaison Team has not written a letter of reference for Ada"
    clock.advance(timedelta(days=13))
    assert sentence not in desk.years.own("team").get("/team").text
    clock.advance(timedelta(days=2))
    team = desk.years.own("team")
    link = next(to for words, to in team.get("/team").links().items() if words.startswith(sentence))
    team.send(team.get(link), {"words": "She is kind.", "role": "Involvement lead"})
    assert sentence not in team.get("/team").text


def test_nobody_writes_their_own(desk: Desk) -> None:
    with desk.application.app_context(), db.transaction() as session:
        session.add(RoleGrant(person_id=desk.years.ada, role=Role.HOST))
        session.add(TeamMember(team_id=desk.years.team_id, person_id=desk.years.ada))
    both = desk.years.own("ada")
    desk.ask()
    assert "Ada Example" not in both.get("/host/letters").text
    both.get(f"/host/letters/{desk.letter().ref}", status=404)


def test_only_a_team_they_know(desk: Desk) -> None:
    assert desk.ask(team=desk.years.other_ref).errors == ["Choose one of the answers."]
    assert desk.ask(purpose="").errors == ["Say what it is for, such as a course."]


def test_by_phone_through_the_team(desk: Desk) -> None:
    team, ref = desk.years.own("team"), desk.years.make.ref(desk.years.ada)
    page = team.get(team.get(f"/team/people/{ref}/papers").links()["Ask for a letter of reference"])
    team.send(page, {"team": desk.years.team_ref, "purpose": "A course", "asked": "phone"})
    assert "Liaison Team" in desk.ada.get(MINE).text
