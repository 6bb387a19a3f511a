"""From a draft to published: sent, sent back with a reason, approved, or refused."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from app.opportunities.states import OpportunityState
from tests.opportunities.adverts import INTERVIEW_PANEL
from tests.opportunities.adverts.shape import on
from tests.opportunities.life.conftest import events
from tests.opportunities.posting import begin, fill, post, stored
from tests.support.page import Browser

S = OpportunityState


def test_sent_back_with_a_reason_changed_and_published(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    assert host.send(host.get(f"/host/opportunities/{ref}/check")).h1 == "It is sent"
    assert "Waiting for approval" in host.get(f"/host/opportunities/{ref}").text
    assert "no longer be changed" in host.get(f"/host/opportunities/{ref}/edit/doing").text

    inbox = team.get("/team/opportunities")
    assert inbox.text.index("Member of a staff interview panel") < len(inbox.text)
    page = team.get(f"/team/opportunities/{ref}/return")
    assert team.send(page, {"reason": ""}).errors == ["Say what the host should change."]
    page = team.send(page, {"reason": "Please say where the lift is."})
    assert "It was sent back." in page.text
    assert "Sent back to the host" in page.text
    assert "Sent back to you" not in page.text
    assert "Please say where the lift is." in page.text
    for of_the_host in ("Incomplete", "Check your answers"):
        assert of_the_host not in page.text
    assert team.get(f"/team/opportunities/{ref}/check").h1.endswith("Check your answers"), "who was asked to can help"
    tags = team.get("/team/opportunities?state=returned").soup.select(".nhsuk-tag")
    assert next(tag.get_text().strip() for tag in tags) == "Sent back to the host"

    page = host.get(f"/host/opportunities/{ref}")
    assert "Sent back to you" in page.text
    assert "Please say where the lift is." in page.text
    host.send(host.get(f"/host/opportunities/{ref}/edit/where"), {"venue_access": "The lift is on the left."})
    assert host.send(host.get(f"/host/opportunities/{ref}/check")).h1 == "It is sent"

    page = team.get(f"/team/opportunities/{ref}")
    assert "The lift is on the left." in page.text
    assert team.send(page, action="/approve").h1 == "It is published"
    thing = stored(application, ref)
    assert (thing.state, thing.published_at is not None) == (S.OPEN, True)
    assert [move.after for move in thing.moves] == ["draft", "submitted", "returned", "submitted", "open"]
    happened = [event for event in events(application) if event.startswith("Opportunity") and "Edited" not in event]
    assert happened == [
        "OpportunityDrafted",
        "OpportunitySubmitted",
        "OpportunityReturned",
        "OpportunitySubmitted",
        "OpportunityPublished",
    ]


def test_nobody_approves_what_they_have_not_seen(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/check"))
    page = team.get(f"/team/opportunities/{ref}")
    colleague = host.another()
    colleague.sign_in("team@post.example")
    colleague.send(colleague.get(f"/team/opportunities/{ref}/edit/doing"), {"activity": "Something else"})
    answer = team.send(page, action="/approve")
    assert "It was changed after you opened this page." in answer.text
    assert stored(application, ref).state is S.SUBMITTED


def test_the_team_publishes_its_own_at_once(application: Flask, team: Browser) -> None:
    ref = post(team, INTERVIEW_PANEL, area="team")
    page = team.send(team.get(f"/team/opportunities/{ref}/check"))
    assert page.h1 == "It is published"
    assert stored(application, ref).state is S.OPEN


def test_the_seed_of_a_draw_is_fixed_when_it_is_published(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(team, INTERVIEW_PANEL, area="team")
    fill(team, ref, "choosing", {"method": "turns", "kept_for_new": "1", **on(5, 1, 2027, "closes_on")}, "team")
    check = team.get(f"/team/opportunities/{ref}/check")
    assert "1 place is kept for somebody new to this kind of opportunity." in check.text
    assert stored(application, ref).seed is None
    assert team.send(check).h1 == "It is published"
    seed = stored(application, ref).seed
    assert len(seed) == 16
    assert f"The seed of the draw is {seed}." in team.get(f"/opportunities/{ref}").text


def test_what_is_not_finished_is_not_sent(application: Flask, host: Browser, people: dict[str, int]) -> None:
    ref = begin(host, "Half done", "workshop")
    page = host.get(f"/host/opportunities/{ref}/check")
    for sentence in ("Add at least one session.", "Say how many places there are.", "Enter who people can ask."):
        assert sentence in page.text
    assert not page.soup.select("main form"), "nothing to press yet"
    answer = host.post(page.path, edition=str(stored(application, ref).edition))
    assert "This is not finished yet: Say what people will do." in answer.text
    assert stored(application, ref).state is S.DRAFT


def test_a_draft_whose_days_have_passed_is_not_published(application: Flask, host: Browser, team: Browser) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/check"))
    application.extensions["clock"].advance(timedelta(days=60))
    team.sign_in("team@post.example")
    page = team.get(f"/team/opportunities/{ref}")
    answer = team.send(page, action="/approve")
    assert "The session must be in the future." in answer.text
    assert stored(application, ref).state is S.SUBMITTED
