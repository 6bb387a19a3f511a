"""An answer is one thing, whether Ada's calendar gives it or she presses a button behind the link in a mail."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from app.calendar.replies.states import Reason
from app.calendar.states import Answer
from app.core import clock
from app.opportunities.states import Attendance
from app.people.models import Role
from app.signups import actions
from app.signups.states import Coming, PlaceState
from tests.calendar.replies.answers import no, perhaps, stamp, yes
from tests.calendar.replies.scene import Scene
from tests.calendar.replies.test_races import at_once

P = PlaceState
REPLIES = {"yes": yes, "no": no, "maybe": perhaps}
MEANS = {"yes": Answer.ACCEPTED, "no": Answer.DECLINED, "maybe": Answer.TENTATIVE}
ALL = [f"{way} {said}" for way in ("reply", "link") for said in MEANS]


class Ada:
    """What she says, and whether the session stands in her calendar then: a mail that takes it out or brings it counts
    when it comes."""

    def __init__(self, found: Scene) -> None:
        self.found, self.in_calendar, self._read = found, True, 0

    def says(self, answer: str) -> None:
        way, _space, said = answer.partition(" ")
        self.found.application.extensions["clock"].advance(timedelta(minutes=1))
        if way == "link":
            self.found.presses(said)
        else:
            self.in_calendar = said != "no"
            self.found.comes(REPLIES[said](self.found.to(), stamp=stamp(self.found)))
        self.reads()

    def reads(self) -> None:
        for row in self.found.mails()[self._read :]:
            self._read += 1
            self.in_calendar = {"REQUEST": True, "CANCEL": False}.get(row.method or "", self.in_calendar)


@pytest.mark.parametrize("first", ALL)
@pytest.mark.parametrize("then", ALL)
def test_the_last_answer_counts_whichever_way_it_came(scene, first, then):
    found = scene()
    ada = Ada(found)
    for answer in (first, then, then):
        ada.says(answer)
    last = then.split()[1]
    assert found.invitation().answered is MEANS[last]
    assert (found.place().leaving_at is not None) is (last == "no")

    found.work(15)
    ada.reads()

    stays = last != "no"
    assert (found.place().state, found.place(found.bea).state) == ((P.CONFIRMED, P.RESERVE) if stays else
                                                                   (P.WITHDRAWN, P.OFFERED))  # fmt: skip
    assert ada.in_calendar is stays, "her calendar shows what is so"
    names = [row.name for row in found.mails() if row.name != "not_sure"]
    assert len(names) == len(set(names)), "nothing is told twice"
    if last == "no":
        assert set(names) & {"decline_noted", "place_cancelled"}, "she has it in writing"


def test_after_a_no_the_page_says_until_when_and_one_press_brings_it_back(scene):
    found = scene()

    page = found.presses("no")

    assert page.h1 == "You said that you cannot come"
    assert "We keep your place until Tuesday 1 December 2026, 9:15am UK time" in page.text
    assert [each.name for each in found.mails()] == [], "she has just read it"
    assert found.looks().h1 == page.h1
    found.work(14)
    assert found.presses("yes").h1 == "Thank you. We look forward to seeing you"
    found.work(60)
    assert (found.place().state, found.place().leaving_at, found.coming().answer) == (P.CONFIRMED, None, Coming.YES)
    assert found.mails() == []


def test_the_mail_after_a_no_from_the_calendar_has_the_link_that_brings_it_back(scene):
    found = scene()
    found.comes(no(found.to(), stamp=stamp(found)))
    assert found.looks("decline_noted").h1 == "You said that you cannot come"

    found.presses("yes", "decline_noted")

    _noted, again = found.mails()  # their calendar has lost the entry, so it comes anew
    event = Calendar.from_ical(again.calendar).events[0]
    assert (again.method, event.uid, event.attendees[0].params["PARTSTAT"]) == ("REQUEST", found.to().uid, "ACCEPTED")
    found.work(60)
    assert found.place().state is P.CONFIRMED


@pytest.mark.parametrize("way", ["reply", "link"])
def test_a_yes_after_it_was_freed_says_what_happened_and_makes_no_place(scene, way, browser):
    found = scene()
    Ada(found).says(f"{way} no")
    found.work(15)

    for page in (found.looks(), found.presses("yes")):
        assert page.h1 == "You gave this place up"
        assert "a yes cannot bring it back" in page.text
        assert page.links()["Look at it and sign up again"] == f"/opportunities/{found.opportunity}"
    assert found.comes(yes(found.to(), stamp=stamp(found))) is Reason.GONE
    assert (found.place().state, found.place(found.bea).state) == (P.WITHDRAWN, P.OFFERED)

    browser.sign_in("ada@home.example")
    browser.post(f"/opportunities/{found.opportunity}/sign-up")
    assert "You have signed up for the same again since." in found.looks().text
    assert found.place().state is P.RESERVE


def test_of_a_series_a_yes_takes_the_last_no_back_and_no_more(scene):
    """The first day was said no to before: that no is not what the yes answers."""
    found = scene(sessions=3, attendance=Attendance.ALL)
    found.presses("no", "session_invitation")  # the third day, by the link of its own
    assert found.place().leaving_at is None
    found.application.extensions["clock"].advance(timedelta(minutes=5))
    page = found.presses("no")
    assert page.h1 == "You said that you cannot come"
    assert page.text.count("December 2026, ") == 3  # two dates, and until when
    assert {each.value for each in found.answers()} == {"declined"}

    found.presses("yes")
    found.work(60)

    assert found.place().state is P.CONFIRMED
    assert [each.value for each in found.answers()] == ["accepted", "accepted", "declined"]


def test_while_a_series_is_leaving_nobody_is_asked_for_cover_day_by_day(scene, make, browser):
    make.person("Tia Team", Role.TEAM, email="team@post.example")
    found = scene(sessions=2, attendance=Attendance.ALL)
    browser.sign_in("team@post.example")
    found.presses("no", "session_invitation")
    assert browser.get("/team").text.count("Do you want cover for that day?") == 1

    found.presses("no")

    assert "Do you want cover" not in browser.get("/team").text


def test_one_day_of_several_can_be_taken_back_without_hurry(scene):
    found = scene(sessions=2, attendance=Attendance.ALL)
    page = found.presses("no", "session_invitation")
    assert page.h1 == "You said that you cannot come on this day"
    assert "You keep your place for the other days." in page.text
    found.work(600)

    found.presses("yes", "session_invitation")

    assert [each.value for each in found.answers()] == ["needs-action", "accepted"]
    assert found.place().state is P.CONFIRMED


def test_work_without_a_session_is_kept_for_the_same_time(scene):
    found = scene(sessions=0, work_due_on=date(2026, 12, 20))
    assert found.presses("no").h1 == "You said that you cannot come"
    found.presses("yes")
    found.work(60)
    assert (found.place().state, found.place().leaving_at) == (P.CONFIRMED, None)
    found.presses("no")
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (P.WITHDRAWN, P.OFFERED)


def test_within_two_days_a_no_by_link_makes_calls_too(scene):
    found = scene(in_days=1)
    found.presses("no")
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (P.WITHDRAWN, P.RESERVE)
    assert found.calls() == ["to-call"]


@pytest.mark.parametrize("said", ["yes", "no"])
def test_a_reply_and_a_press_at_once_are_one_after_the_other(scene, said):
    found = scene()
    raw = REPLIES["no" if said == "yes" else "yes"](found.to(), stamp=stamp(found))
    at_once(lambda: found.presses(said), lambda: found.comes(raw))
    last = found.invitation().answered
    found.work(15)

    kept = found.place().state is P.CONFIRMED
    assert kept is (last is Answer.ACCEPTED)
    assert found.place(found.bea).state is (P.RESERVE if kept else P.OFFERED)


def test_a_no_twice_at_once_frees_one_place(scene):
    found = scene()
    raw = no(found.to(), stamp=stamp(found))
    at_once(lambda: found.presses("no"), lambda: found.presses("no"), lambda: found.comes(raw))
    found.work(15)
    assert (found.place().state, found.place(found.bea).state) == (P.WITHDRAWN, P.OFFERED)
    names = [row.name for row in found.mails()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("said", ["yes", "no"])
def test_a_press_at_the_moment_the_place_is_freed(scene, said):
    found = scene()
    found.presses("no")
    found.application.extensions["clock"].freeze(found.place().leaving_at)

    def free() -> int:
        with found.application.app_context():
            return actions.free_leaving(clock.now())

    page, *freed = at_once(lambda: found.presses(said), free, free)

    if said == "yes" and not sum(freed):
        assert page.h1 == "Thank you. We look forward to seeing you"
        assert (found.place().state, found.place(found.bea).state) == (P.CONFIRMED, P.RESERVE)
    else:
        assert page.h1 in {"You gave this place up", "You said that you cannot come"}
        assert (sum(freed), found.place().state, found.place(found.bea).state) == (1, P.WITHDRAWN, P.OFFERED)
