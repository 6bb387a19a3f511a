"""Who reads a story, until when, who sees that they did, and where it is evidence."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.core import clock, db
from app.core.actor import SYSTEM
from app.core.states import move
from app.opportunities.models import Opportunity
from app.people.models import Advisor, Exclusion, TeamMember
from app.people.passport.states import Shun
from app.people.states import AdvisorState
from app.recognition.story.models import Story, StoryReading
from app.recognition.story.states import StoryState
from app.signups.models import Place
from tests.recognition.story.conftest import Years


def test_without_a_yes_a_host_sees_nothing_new(years: Years) -> None:
    years.three()
    host = years.own("host")
    for path in ("/host/opportunities", "/host/reviews"):
        assert "Stories people share with you" not in host.get(path).text
    assert "Nobody shares a story with your team" in host.get("/host/stories").text
    ada = years.own("ada")
    years.says(ada, "no")
    ada.send(ada.get(f"{years.mine}/choose"), {"words": "Mine"})
    assert "Ada" not in host.get("/host/stories").text
    with years.application.app_context():
        ref = db.session().scalars(select(Story.ref)).one()
    host.get(f"/host/stories/{ref}", status=404)


def test_with_a_yes_every_host_of_the_team_reads_it_and_she_sees_who(years: Years) -> None:
    years.three()
    address = years.shared()
    for name in ("host", "second"):
        own = years.own(name)
        assert "Stories people share with you" in own.get("/host/reviews").text
        page = own.get(address)
        assert "Ada Example and you have done 3 things together" in page.text and "Check the certificate" in page.text
        assert "See your certificate" not in page.text
        own.get(address)
    page = years.own("ada").get(years.mine)
    today = years.own("ada").get(years.mine).text
    assert today.count("Holly Host on ") == 1 and today.count("Sid Second on ") == 1, "once a day"
    assert "Shared with the team" in page.text


NOBODY_ELSE = [("other", 404), *((name, 403) for name in ("ben", "ada", "finance", "budget", "team"))]


@pytest.mark.parametrize(("name", "status"), NOBODY_ELSE)
def test_nobody_else_reads_it(years: Years, name: str, status: int) -> None:
    years.three()
    address = years.shared()
    own = years.own(name)
    own.get(address, status=status)
    own.get(f"{address}/cite", status=status)
    if name == "other":
        assert "Ada" not in own.get("/host/stories").text
    with years.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(StoryReading)) == 0


def test_what_is_left_out_a_host_does_not_see(years: Years) -> None:
    years.three()
    address = years.shared()
    ada = years.own("ada")
    page = ada.get(f"{years.mine}/choose")
    assert "What you save here, they see at once." in page.text
    ada.send(page, {"things": page.form()["things"][1:]})
    read = years.own("host").get(address).text
    assert "A day for carers" not in read and "2 things together" in read and "left out" not in read


def test_taken_back_it_is_gone_at_once_and_may_be_shared_again(years: Years) -> None:
    years.three()
    address = years.shared()
    host, ada = years.own("host"), years.own("ada")
    host.get(address)
    years.says(ada, "no")
    host.get(address, status=404)
    assert "Ada" not in host.get("/host/stories").text
    assert "Holly Host on " in ada.get(years.mine).text, "who has read it stays to be seen"
    years.says(ada, "no")
    years.says(ada)
    host.get(address)
    with years.application.app_context():
        moves = db.session().scalars(select(Story)).one().moves
        assert [move.after for move in moves] == ["shared", "taken-back", "shared"]


def test_by_phone_through_the_team(years: Years) -> None:
    years.three()
    team = years.own("team")
    ref = years.make.ref(years.ada)
    page = team.get(team.get(f"/team/people/{ref}").links()["their story with each team"])
    share = next(link for words, link in page.links().items() if words.startswith("Share it"))
    assert team.send(team.get(share), {"share": "yes"}).errors == ["Choose how they asked."]
    team.send(team.get(share), {"share": "yes", "asked": "phone"})
    assert "Ada Example" in years.own("host").get("/host/stories").text
    choose = next(link for words, link in page.links().items() if words.startswith("Choose what"))
    team.send(team.get(choose), {"things": [], "asked": "letter"})
    team.send(team.get(share), {"share": "no", "asked": "phone"})
    assert "Ada Example" not in years.own("host").get("/host/stories").text
    with years.application.app_context():
        assert {row.asked for row in db.session().scalars(select(Story)).one().moves} == {"phone"}
    for words in ("Print it for them", "Print it for their CV"):
        team.get(next(link for said, link in page.links().items() if said.startswith(f"{words}:")))
    for name in ("host", "ben", "finance"):
        for path in ("", f"/{years.team_ref}/share", f"/{years.team_ref}/choose", f"/{years.team_ref}/papers/cv"):
            years.own(name).get(f"/team/people/{ref}/with{path}", status=403)


@pytest.mark.parametrize("what", ["team", "service", "person"])
def test_with_a_team_they_keep_away_from_it_is_as_if_never_shared(years: Years, what: str) -> None:
    years.three()
    address = years.shared()
    named = {
        "team": {"sort": Shun.TEAM, "team_id": years.team_id},
        "service": {"sort": Shun.SERVICE, "service_id": years.service_id},
        "person": {"sort": Shun.PERSON, "words": "Sid Second", "whom_id": years.ids["second"]},
    }[what]
    with years.application.app_context(), db.transaction() as session:
        session.add(Exclusion(person_id=years.ada, since=clock.now(), **named))
    host = years.own("host")
    host.get(address, status=404)
    assert "Ada" not in host.get("/host/stories").text
    assert "3 things together" in years.own("ada").get(years.mine).text


def test_whoever_left_the_register_is_read_no_more(years: Years) -> None:
    years.three()
    address = years.shared()
    with years.application.app_context(), db.transaction() as session:
        move(session.get_one(Advisor, years.ada), AdvisorState.ENDED, by=SYSTEM, now=clock.now())
    years.own("host").get(address, status=404)


def test_a_host_who_leaves_the_team_reads_it_no_more(years: Years) -> None:
    years.three()
    address = years.shared()
    with years.application.app_context(), db.transaction() as session:
        session.delete(session.scalars(select(TeamMember).where(TeamMember.person_id == years.ids["second"])).one())
    years.own("second").get(address, status=404)


def test_two_windows_at_once_leave_one_story_and_one_reading(years: Years) -> None:
    years.three()
    both = [years.own("ada"), years.own("ada")]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda own: own.post(f"{years.mine}/share", {"share": "yes"}), both))
    address = years.own("host").get("/host/stories").links()["Ada Example"]
    hosts = [years.own("host") for _window in range(3)]
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda own: own.get(address), hosts))
    with years.application.app_context():
        story = db.session().scalars(select(Story)).one()
        assert story.state is StoryState.SHARED and len(story.moves) == 1
        assert db.session().scalar(select(func.count()).select_from(StoryReading)) == 1


def test_the_newest_share_stands_first(years: Years) -> None:
    years.three()
    years.shared()
    with years.application.app_context(), db.transaction() as session:
        place = session.scalars(select(Place)).first()
        ben = session.scalars(select(Advisor).where(Advisor.person_id != years.ada)).one().person_id
        opportunity = session.get_one(Opportunity, place.opportunity_id) if place else None
        assert opportunity
        session.add(later := Story(person_id=ben, team_id=years.team_id, at=clock.now() + timedelta(hours=1)))
        move(later, StoryState.SHARED, by=SYSTEM, now=clock.now())
    text = years.own("host").get("/host/stories").text
    assert text.index("Ben Brook") < text.index("Ada Example")


def test_a_host_prints_it_while_it_is_shared_and_that_is_reading_too(years: Years) -> None:
    years.three()
    address = years.shared()
    host, ada = years.own("host"), years.own("ada")
    paper = host.get(f"{address}/paper")
    assert "Ada Example and Liaison Team" in paper.text and "Then destroy this paper" in paper.text
    assert host.get(f"{address}/paper.pdf").headers["Content-Type"] == "application/pdf"
    assert "Holly Host on " in ada.get(years.mine).text
    years.own("other").get(f"{address}/paper", status=404)
    years.says(ada, "no")
    host.get(f"{address}/paper/large-print.pdf", status=404)
