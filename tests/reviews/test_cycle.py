"""One cycle from its beginning to the next one, as the host, the team and those who help see it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from sqlalchemy import func, select

from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Role
from app.reviews.due import reviews_come_up
from app.reviews.models import Review
from tests.reviews.conftest import Service


def test_from_the_first_day_to_the_next_review(service: Service) -> None:
    service.advisor("ann")
    assert service.begun.h1 == "PLAN: Liaison Team" and "Planned" in service.begun.text
    assert "3 standards" not in service.begun.text and "Core" in service.standards().text
    linked = service.linked(service.opportunity())
    assert "They help with our own review, and know the service" in linked.text
    own = service.own("ann")
    place = own.send(own.get(own.get("/opportunities").links()["Help with our review"] + "/sign-up"))
    review = own.get(place.links()["About the review, and the day"])
    assert review.h1 == "PLAN: Liaison Team" and "What you say counts as much as what staff say." in review.text
    assert "Nothing. If you would like to look after a part of it, tell the team." in review.text

    page = service.host.get(f"{service.address}/standards/{service.standard()}")
    ann = next(each["value"] for each in page.soup.select("select[name=owner] option") if each.get_text() == "Ann")
    service.host.post(
        page.path, {"met": "partly", "owner": ann, "due_on-day": "1", "due_on-month": "2", "due_on-year": "2027"}
    )
    mine = own.get(own.get(review.path).links()["1.1 The team meets people within an hour."])
    assert own.send(mine, {"words": " "}).errors == ["Say in a sentence or two what shows it."]
    told = own.send(own.get(mine.path), {"words": "I asked five people at the door."})
    assert told.path == review.path and "by Monday 1 February 2027, if you can" in told.text
    assert "I asked five people at the door." in service.host.get(page.path).text

    service.host.post(f"{service.address}/stage", {"stage": "visited"})
    outcome = service.host.get(f"{service.address}/outcome")
    days = {
        "on-day": "1",
        "on-month": "12",
        "on-year": "2026",
        "next_on-day": "10",
        "next_on-month": "3",
        "next_on-year": "2030",
    }
    wrong = service.host.send(outcome, {"outcome": "completed", **days})
    assert "This scheme accredits. Choose accredited, deferred or not accredited." in wrong.text
    decided = service.host.send(outcome, {"outcome": "accredited", **days})
    assert "Accredited" in decided.text and "Sunday 10 March 2030" in decided.text
    following = service.host.post(f"{service.address}/next")
    assert following.path != service.address and "Planned" in following.text
    again = service.host.get(f"{following.path}/standards")
    assert "The team meets people within an hour." in again.text and "I asked five people" not in again.text


def test_a_review_that_is_over_takes_no_change_but_what_is_done_about_the_report(service: Service) -> None:
    service.host.post(f"{service.address}/stage", {"stage": "stopped"})
    assert "This review is over, so nothing was changed." in service.standards().text
    action = service.host.get(f"{service.address}/actions/new")
    assert service.host.send(action, {"words": ""}).errors == ["Say what you will do."]
    late = {"words": "Put up a sign.", "done_on-day": "1", "done_on-month": "1", "done_on-year": "2027"}
    assert service.host.send(action, late).errors == ["It is done once it is done. Enter a day up to today."]
    assert "Put up a sign." in service.host.send(action, {"words": "Put up a sign."}).text


def test_days_out_of_order_keep_what_was_typed(service: Service) -> None:
    page = service.host.get(f"{service.address}/change")
    days = {f"self_from-{part}": value for part, value in (("day", "2"), ("month", "1"), ("year", "2027"))}
    days |= {f"self_until-{part}": value for part, value in (("day", "1"), ("month", "1"), ("year", "2027"))}
    days |= {"script": "Version 4"}
    wrong = service.host.send(page, days)
    assert wrong.errors == ["The self-review cannot end before it begins. Change one of the days."]
    assert wrong.form()["script"] == "Version 4"
    assert service.host.send(page, {"remind_months": "0"}).errors == ["Enter a number from 1 to 24."]


def test_a_stage_is_never_gone_back_on(service: Service) -> None:
    service.host.post(f"{service.address}/stage", {"stage": "reported"})
    assert (
        "The review has moved on meanwhile."
        in service.host.post(f"{service.address}/stage", {"stage": "submitted"}).text
    )
    service.host.post(f"{service.address}/stage", {"stage": "decided"})
    assert "Report is here" in service.host.get(service.address).text, "the outcome is written down on its own page"
    service.host.post(f"{service.address}/stage", {"stage": "nonsense"}, status=400)


def test_the_day_has_no_two_parts_at_once(service: Service) -> None:
    page = f"{service.address}/day"
    first = {"starts-hour": "9", "starts-minute": "30", "ends-hour": "10", "ends-minute": "0", "sort": "arrival"}
    assert "9:30am – 10am" in service.host.post(page, first).text
    wrong = service.host.post(page, {**first, "starts-minute": "45", "sort": "tour", "words": "Ward 3"})
    assert "Two parts of the day run into each other at 09:45." in wrong.text and 'value="Ward 3"' in wrong.source
    back = service.host.post(page, {**first, "ends-hour": "9", "ends-minute": "0"})
    assert back.errors == ["It must end after it begins. Change one of the times."]
    removed = service.host.send(service.host.get(page), action="/remove")
    assert "Not planned yet." in removed.text


def decided(service: Service, next_on: date) -> None:
    page = service.host.get(f"{service.address}/outcome")
    days = {"on-day": "1", "on-month": "12", "on-year": "2026", "next_on-day": str(next_on.day),
            "next_on-month": str(next_on.month), "next_on-year": str(next_on.year)}  # fmt: skip
    service.host.send(page, {"outcome": "accredited", **days})


@pytest.mark.parametrize(("next_on", "told"), [(date(2027, 9, 1), 1), (date(2027, 9, 2), 0)])
def test_nine_months_before_the_next_one_the_team_hears_of_it_once(service: Service, next_on: date, told: int) -> None:
    decided(service, next_on)
    with service.application.test_request_context():
        for _turn in range(2):
            reviews_come_up(service.application.extensions["clock"].now())
        rows = db.session().scalars(select(OutboxMessage).where(OutboxMessage.name == "review_comes_up")).all()
        assert [row.person_id for row in rows] == [service.host_id] * told
    said = "PLAN review of Liaison Team in September 2027: has the team begun?"
    assert (said in service.team.get("/team").text) == bool(told)
    service.host.post(f"{service.address}/next")
    assert said not in service.team.get("/team").text


def test_two_who_begin_the_next_one_begin_it_once(service: Service) -> None:
    decided(service, date(2029, 1, 10))
    other = service.own("team")
    addresses = (service.host, service.address), (other, f"/team/reviews/{service.ref}")
    with ThreadPoolExecutor(2) as pool:
        pages = list(pool.map(lambda one: one[0].post(f"{one[1]}/next"), addresses))
    assert len({page.path.rsplit("/", 1)[1] for page in pages}) == 1
    with service.application.app_context():
        assert db.session().scalar(select(func.count()).select_from(Review)) == 2


def test_the_file_of_standards_is_safe_to_open(service: Service) -> None:
    service.standards("=1+1;2;@SUM(A1) is what they say.")
    file = service.host.get(f"{service.address}/standards.csv").bytes.decode("utf-8-sig")
    assert "'=1+1" in file and "'@SUM(A1) is what they say." in file


def test_pasted_twice_they_are_there_once_and_a_line_that_cannot_be_read_is_named(service: Service) -> None:
    service.standards()
    service.standards()
    assert service.host.get(f"{service.address}/standards.csv").bytes.count(b"within an hour") == 1
    wrong = service.standards("2.1;9;Words.\n\n2.2;1;")
    said = "Line 1: its type is not 1, 2 or 3. Leave it empty if it has none. There are more such lines: 1."
    assert wrong.errors == [said]
    assert wrong.form()["text"] == "2.1;9;Words.\n\n2.2;1;"


def test_who_sees_what(service: Service, make) -> None:
    service.standards()
    make.team("Other Team", make.person("Olu Other", Role.HOST, email="olu@post.example"))
    service.advisor("ann")
    service.advisor("vic")
    service.own("olu").get(service.address, status=404)
    own, visitor = service.own("ann"), service.own("vic")
    for path in ("", "/standards", "/day", "/outcome", "/people", "/standards.csv", "/actions/new", "/change"):
        own.get(service.address + path, status=403)
        own.get(f"/team/reviews/{service.ref}{path}", status=403)
        service.host.get(f"/team/reviews/{service.ref}{path}", status=404)
    own.get(f"/reviews/{service.ref}", status=404)
    ref = service.opportunity("forbidden")
    service.linked(ref, "visit")
    visitor.post(f"/opportunities/{ref}/sign-up")
    page = visitor.get(f"/reviews/{service.ref}")
    assert "You visit this team as a reviewer from outside." in page.text and "taken on" not in page.text
    visitor.get(f"/reviews/{service.ref}/standards/{service.standard()}", status=404)
    service.host.get("/team/reviews", status=404)
