"""A yes on our page, also the same one once more, is later than a no from before it that comes late."""

from __future__ import annotations

import pytest

from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.people.models import Role
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, stamp, yes


@pytest.fixture
def says_yes(browser, make):
    """`says_yes(found, way)`: Ada on the page or by the link, or the team for her."""

    def say(found, way):
        if way == "link":
            found.presses("yes")
            return
        ref = found.place().ref
        own = browser.another()
        if way == "page":
            own.sign_in("ada@home.example")
            with found.application.app_context():
                session = found._invitation().session.ref
            own.post(f"/places/{ref}/coming", answer="yes", session=session)
            return
        make.person("Tia Team", Role.TEAM, email="team@post.example")
        own.sign_in("team@post.example")
        own.post(f"/team/places/{ref}/behalf", what="coming", asked="phone")

    return say


@pytest.mark.parametrize("way", ["page", "link", "behalf"])
@pytest.mark.parametrize(("before", "minutes"), [(True, 30), (True, 1), (False, 1)])
def test_a_no_from_before_the_yes_that_comes_after_it_is_older(scene, says_yes, way, before, minutes):
    found = scene()
    if before:
        found.comes(yes(found.to()))
    late = no(found.to(), stamp=stamp(found))
    found.work(minutes)
    says_yes(found, way)
    found.work(1)

    assert found.comes(late) is Reason.OLDER
    found.work(60)
    assert (found.place().state, found.invitation().answered) == (PlaceState.CONFIRMED, Answer.ACCEPTED)


@pytest.mark.parametrize("way", ["page", "link", "behalf"])
def test_a_no_from_after_the_yes_counts(scene, says_yes, way):
    found = scene()
    found.comes(yes(found.to()))
    found.work(1)
    says_yes(found, way)
    found.work(1)

    assert found.comes(no(found.to(), stamp=stamp(found))) is Reason.SAID_NO
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)
