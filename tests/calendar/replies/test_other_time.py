"""Somebody's calendar proposes another time: a person of the team reads it where the time is made, and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.calendar.replies.states import Reason
from app.people.models import Role
from app.signups.states import Coming, PlaceState
from tests.calendar.replies.scene import Scene
from tests.calendar.replies.shapes import microsoft, people
from tests.calendar.replies.test_races import at_once
from tests.support.page import Browser

TITLE = "Nurse panel"
TODAY = f"Ada Example asks for another time: {TITLE}"


@pytest.fixture
def host(make) -> int:
    return make.person("Hal Host", Role.HOST, email="hal@post.example")


@pytest.fixture
def found(scene, make, host) -> Scene:
    """Ada's calendar asks for another time."""
    begun: Scene = scene(host=host, team=make.team("A team", host), title=TITLE)
    assert begun.comes(microsoft.outlook_proposes(begun.to())) is Reason.OTHER_TIME
    return begun


@pytest.fixture
def team(make, browser: Browser) -> Browser:
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    browser.sign_in("team@post.example")
    return browser


def test_today_leads_to_where_the_time_is_made(found, team):
    page = team.get(team.get("/team").links()[TODAY].partition("#")[0])

    assert page.path == f"/team/opportunities/{found.opportunity}"
    assert "Ada Example asks for another time: " in page.text
    assert "They wrote: Could it be later?" in page.text
    assert "Tuesday 15 December 2026" in page.text
    assert team.get(page.links()["Change the time for everybody"]).h1
    assert (found.place().state, found.coming().answer) == (PlaceState.CONFIRMED, Coming.PERHAPS)


def test_the_team_says_in_its_own_words_that_the_time_stays(found, team):
    page = team.get(f"/team/opportunities/{found.opportunity}")
    form = team.get(page.links()["Say that the time stays"])
    empty = team.send(form, {"words": " "})
    assert "Write one or two sentences." in empty.text

    done = team.send(form, {"words": "The room is only free then."})

    assert "They are told that the time stays as it is." in done.text
    assert "asks for another time" not in done.text
    assert TODAY not in team.get("/team").text
    (told,) = found.mails()
    assert (told.name, told.calendar) == ("time_kept", None)
    assert "The room is only free then." in told.text
    assert "Nurse" not in told.subject
    assert found.place().state is PlaceState.CONFIRMED
    assert "Somebody has seen to this already." in team.send(form, {"words": "Again."}).text
    assert len(found.mails()) == 1


def test_two_of_the_team_at_once_tell_her_once(found, team):
    path, values = f"/team/replies/{found.log()[0].ref}/keep-the-time", {"words": "It stays."}
    pages = [Browser(found.application), Browser(found.application)]
    for own in pages:
        own.sign_in("team@post.example")
        own.token()

    at_once(*[lambda own=own: own.post(path, values) for own in pages])

    assert [row.name for row in found.mails()] == ["time_kept"]


def test_whoever_has_no_place_any_more_is_told_nothing_about_its_time(found, team):
    own = Browser(found.application)
    own.sign_in("ada@home.example")
    own.post(f"/places/{found.place().ref}/withdraw")

    page = team.post(f"/team/replies/{found.log()[0].ref}/keep-the-time", {"words": "It stays."})

    assert "They do not have this place any more" in page.text
    assert "time_kept" not in [row.name for row in found.mails()]


def test_it_is_seen_to_by_one_press_where_it_stands(found, team):
    done = team.send(team.get(f"/team/opportunities/{found.opportunity}"), action="/seen")

    assert done.path == f"/team/opportunities/{found.opportunity}"
    assert "asks for another time" not in done.text


def test_only_what_asks_for_another_time_is_answered_so(scene, team):
    begun = scene()
    begun.comes(people.somebody_writes(begun.to()))
    path = f"/team/replies/{begun.log()[0].ref}/keep-the-time"
    team.get(path, status=404)
    team.post(path, {"words": "It stays."}, status=404)


@pytest.mark.parametrize(
    ("shape", "line"),
    [
        (people.passed_on, "Ada Example wants to pass their place on to somebody: Nurse panel"),
        (people.answered_by_whom_it_was_forwarded_to,
         "Ask Ada Example whether they answered from another address: Nurse panel"),
        (people.somebody_writes, "Read an answer that came by mail"),
    ],
)  # fmt: skip
def test_today_says_what_each_answer_needs(scene, team, shape, line):
    begun = scene(title=TITLE)
    begun.comes(shape(begun.to()))
    assert team.get("/team").links()[line] == "/team/replies"


def test_an_out_of_office_answer_needs_nobody(scene, team):
    begun = scene(title=TITLE)
    begun.comes(people.out_of_office(begun.to()))
    assert "answer" not in team.get("/team").text.lower()
    assert "A machine sent this." in team.get("/team/replies", show="ignored").text


MAY_NOT = [Role.ADVISOR, Role.HOST, Role.BUDGET, Role.FINANCE, Role.ADMIN]


@pytest.mark.parametrize("role", MAY_NOT)
def test_what_somebody_wrote_and_the_mail_itself_are_the_teams_alone(found, make, role):
    found.comes(people.somebody_writes(found.to()))
    make.person("Somebody Else", role, email="else@staff.example")
    own = Browser(found.application)
    own.sign_in("else@staff.example")

    its = f"/team/opportunities/{found.opportunity}"
    for path in ("/team", "/team/replies", f"/team/replies/{found.log()[0].ref}/keep-the-time", its, f"{its}/places"):
        own.get(path, status=403)
    for mail in found.log():
        own.post(f"/team/replies/{mail.ref}/seen", status=403)
        own.post(f"/team/replies/{mail.ref}/keep-the-time", {"words": "No."}, status=403)
    assert [mail.handled_at for mail in found.log()] == [None, None]


def test_the_host_and_ada_read_none_of_it_on_their_own_pages(found):
    found.comes(people.somebody_writes(found.to()))
    words = ("Could it be later", "bring my dog", "asks for another time")
    seen = {
        "hal@post.example": ["/", f"/host/opportunities/{found.opportunity}", "/host/opportunities",
                             f"/host/opportunities/{found.opportunity}/places"],
        "bea@home.example": ["/", f"/opportunities/{found.opportunity}", "/my-involvement"],
    }  # fmt: skip
    for email, paths in seen.items():
        own = Browser(found.application)
        own.sign_in(email)
        for path in paths:
            page = own.get(path)
            assert not [word for word in words if word in page.source], (email, path)


def test_after_thirty_days_the_words_of_both_are_gone(found, team):
    team.post(f"/team/replies/{found.log()[0].ref}/keep-the-time", {"words": "It stays."})
    found.application.extensions["clock"].advance(timedelta(days=31))
    found.work()
    (mail,) = found.log()
    assert (mail.raw, mail.comment, mail.proposed, mail.said_back) == (None, None, None, None)
