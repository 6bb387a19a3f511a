"""A timetable is kept valid: a change is shown first, moves the fewest slots, and leaves pinned ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.core import db
from app.core.clock import LONDON
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.panels.models import Candidate
from app.panels.timetable import queries
from app.people.models import Role
from tests.panels.timetable.at import Desk, answers
from tests.support.page import Browser

FIVE = {
    "Candidate 1": "9:30am to 10:15am", "Candidate 2": "10:30am to 11:15am", "Candidate 3": "11:45am to 12:30pm",
    "Candidate 4": "1:30pm to 2:15pm", "Candidate 5": "2:30pm to 3:15pm",
}  # fmt: skip
WHY = {"reason": "One candidate fewer."}


@pytest.fixture
def made(desk: Desk) -> Desk:
    desk.makes(5)
    return desk


def withdrawal(desk: Desk, name: str) -> str:
    return desk.browser.get(desk.change(name)).links()["This candidate has withdrawn"]


def on_the_day(desk: Desk, hour: int, minute: int = 0) -> None:
    """The clock stands on the day of the interviews; whoever was signed in signs in again."""
    with desk.panel.application.app_context():
        on = queries.days_of(desk.panel.panel())[0].arrives_at.astimezone(LONDON)
        desk.panel.application.extensions["clock"].freeze(on.replace(hour=hour, minute=minute))
    desk.browser = desk.browser.another()
    desk.browser.sign_in("host@post.example")


def test_somebody_drops_out_and_nobody_else_moves(made: Desk) -> None:
    shown, page = made.does(withdrawal(made, "Candidate 2"))
    assert "No slot moves" in shown.text
    assert "Finish on Thu 31 Dec 4pm, as before" in shown.text
    assert "If the day ends as early as possible 1 slot moves, Thu 31 Dec ends at 3pm" in shown.text
    assert made.slots() == {name: time for name, time in FIVE.items() if name != "Candidate 2"}
    assert "10:30am to 11:45am Break" in page.text


def test_or_the_day_ends_earlier_with_as_few_moves_as_that_takes(made: Desk) -> None:
    shown, _page = made.does(withdrawal(made, "Candidate 2"), {"prefer": "earliest", **WHY})
    assert "1 slot moves Candidate 5 10:30am instead of 2:30pm" in shown.text
    assert "3pm instead of 4pm" in shown.text
    assert made.slots()["Candidate 5"] == "10:30am to 11:15am"


def test_a_number_is_not_given_again(made: Desk) -> None:
    made.does(withdrawal(made, "Candidate 5"), WHY)
    shown, page = made.does(f"{made.at}/candidates/add", {"reference": "4471", **WHY})
    assert "Add Candidate 6" in shown.text
    assert made.slots()["Candidate 6"] == "2:30pm to 3:15pm"
    assert "Candidate 6, 4471" in page.text
    with made.panel.application.app_context():
        gone = db.session().query(Candidate).filter(Candidate.withdrawn_at.is_not(None)).one()
        assert gone.number == 5


def test_a_pinned_slot_stays_until_it_is_released(made: Desk) -> None:
    pin = made.change("Candidate 5") + "/pin"
    assert "stays where it is" in made.browser.post(pin, {"pinned": "yes"}).text
    shown, _page = made.does(withdrawal(made, "Candidate 2"), {"prefer": "earliest", **WHY})
    assert "No slot moves" in shown.text
    assert made.slots()["Candidate 5"] == FIVE["Candidate 5"]
    assert "may move again" in made.browser.post(pin, {"pinned": "no"}).text


def test_two_slots_change_places(made: Desk) -> None:
    shown, page = made.does(made.change("Candidate 2"), {"start-hour": "13", "start-minute": "30"})
    assert "2 slots move" in shown.text
    assert made.slots() == FIVE | {"Candidate 4": FIVE["Candidate 2"], "Candidate 2": FIVE["Candidate 4"]}
    assert "Changed on" in page.text


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        ("8", "Choose a time between the arrival and the latest finish of the day."),
        ("18", "Choose a time between the arrival and the latest finish of the day."),
        ("9", "This cannot be on Thursday 31 December 2026 with what is pinned or has begun."),
        ("16", "Thursday 31 December 2026 would end 30 minutes too late."),
    ],
)  # fmt: skip
def test_a_slot_goes_only_where_the_day_holds(made: Desk, hour: str, said: str) -> None:
    page = made.looks(made.change("Candidate 3"), {"start-hour": hour, "start-minute": "00"})
    assert said in page.text
    assert made.slots() == FIVE


def test_a_break_is_added_and_taken_off_again(made: Desk) -> None:
    shown, page = made.does(f"{made.at}/breaks/add", {
        "start-hour": "14", "start-minute": "30", "minutes": "30", "reason": "The fire alarm is tested.",
    })  # fmt: skip
    assert "instead of 4pm" in shown.text
    assert "2:30pm to 3pm Break" in page.text
    with made.panel.application.app_context():
        before = len(queries.days_of(made.panel.panel())[0].items)
    link = next(href for words, href in page.links().items() if words.startswith("Take this break off"))
    _shown, page = made.does(link, {"reason": "There is no test.", "prefer": "earliest"})
    assert "2:30pm to 3pm Break" not in page.text
    with made.panel.application.app_context():
        assert len(queries.days_of(made.panel.panel())[0].items) < before + 1


def test_the_day_starts_late(made: Desk) -> None:
    on_the_day(made, 9, 5)
    change = next(href for words, href in made.page().links().items() if words.startswith("Change the hours"))
    assert "calendars" not in made.browser.get(change).text  # what has begun is moved in nobody's calendar
    shown, page = made.does(change, {"late": "20"})
    assert "slots move" in shown.text
    assert "The day starts at 9:20am, 20 minutes later than planned." in page.text
    assert {name: time for name, time in made.slots().items() if FIVE[name] != time}.keys() < FIVE.keys()
    assert made.slots()["Candidate 1"] != FIVE["Candidate 1"]
    assert "no message will be sent" in shown.text


def test_what_was_is_not_changed_afterwards(made: Desk) -> None:
    on_the_day(made, 11, 20)
    seen = made.browser.get(made.change("Candidate 1"))
    assert "This slot has begun or is over, so it stays." in seen.text
    page = made.looks(made.change("Candidate 1"), {"start-hour": "15", "start-minute": "00"})
    assert page.errors == [] and "This candidate was seen already" in page.text
    made.does(withdrawal(made, "Candidate 3"), {"prefer": "earliest"})
    assert made.slots()["Candidate 1"] == FIVE["Candidate 1"]


def test_a_form_from_before_somebody_else_saved_is_shown_again(made: Desk) -> None:
    path = withdrawal(made, "Candidate 2")
    shown = made.looks(path)
    made.does(withdrawal(made, "Candidate 3"))
    page = made.browser.post(path, answers(shown, "shown"))
    assert "Somebody saved this panel after you opened the page." in page.text
    assert "Candidate 2" in made.slots()


def test_a_candidate_goes_to_another_day(made: Desk) -> None:
    with made.panel.application.app_context():
        on = queries.days_of(made.panel.panel())[0].on + timedelta(days=1)
    day = {"on-day": on.day, "on-month": on.month, "on-year": on.year, "arrives-hour": 9, "arrives-minute": "00",
           "ends-hour": 17, "ends-minute": "00"}  # fmt: skip
    page = made.looks(f"{made.at}/days/add", day)
    assert "Nobody is seen on Friday 1 January 2027." in page.text
    form = made.browser.get(made.change("Candidate 5")).soup
    other = form.select("input[name=day]")[1]["value"]
    shown, page = made.does(made.change("Candidate 5"), {
        "day": other, "start-hour": "10", "start-minute": "00", "reason": "They can only on Friday.",
    })  # fmt: skip
    assert "Fri 1 Jan, 10am instead of Thu 31 Dec, 2:30pm" in shown.text
    assert "Finish on Thu 31 Dec 3pm instead of 4pm" in shown.text
    assert "Nobody is seen on" not in page.text


def test_only_those_who_run_the_panel_change_it(made: Desk, signed_in: Callable[[str], Browser]) -> None:
    paths = [made.at, f"{made.at}/lengths", f"{made.at}/candidates/add", f"{made.at}/whole", f"{made.at}.csv",
             f"{made.at}/sheets.pdf", made.change("Candidate 1"), withdrawal(made, "Candidate 1")]  # fmt: skip
    pin = made.change("Candidate 1") + "/pin"
    for name in ("ann", "scribe", "zoe"):
        own = signed_in(name)
        for path in paths:
            assert own.client.get(path).status_code in {403, 404}, (name, path)
        assert own.client.post(pin, data={"csrf_token": own.token(), "pinned": "yes"}).status_code in {403, 404}
    made.panel.make.person("Other Host", Role.HOST, email="other@post.example")
    other = signed_in("other")
    for path in paths:
        assert other.client.get(path).status_code == 404
    assert signed_in("zoe").client.get(f"/panels/{made.panel.ref}/timetable").status_code == 404
    assert signed_in("team").client.get(made.at).status_code == 200


def test_a_draft_has_a_timetable_and_no_calendar(desk: Desk) -> None:
    application = desk.panel.application
    with application.app_context(), db.transaction() as session:
        opportunity = session.get_one(Opportunity, desk.panel.found().id)
        row = Opportunity.__table__
        session.execute(row.update().where(row.c.id == opportunity.id).values({"state": OpportunityState.DRAFT}))
    desk.browser.post(f"{desk.at}/take-days")
    shown, page = desk.does(f"{desk.at}/lengths", {"candidates": 2})
    assert "Calendars" not in shown.text
    assert "in their calendars" in page.text
