"""The step pages: what is refused, in which words, and that nothing is lost and nothing changes."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.opportunities.models import Opportunity
from app.people.models import Role
from tests.opportunities.adverts.shape import at, on, session
from tests.opportunities.posting import begin, fill, start, stored
from tests.support.make import Make
from tests.support.page import Browser, Page


@pytest.fixture
def host(application: Flask, make: Make, browser: Browser) -> Browser:
    start(application)
    make.team("Liaison team", make.person("Priya Shah", Role.HOST, email="host@post.example"))
    browser.sign_in("host@post.example")
    return browser


@pytest.fixture
def ref(host: Browser) -> str:
    return begin(host, "Better meals", "workshop")


def refused(page: Page, *sentences: str) -> None:
    assert page.errors == list(sentences), page.errors


def value(page: Page, name: str) -> str:
    field = page.soup.select_one(f"main [name='{name}']")
    assert field is not None, name
    return field.get_text().strip() if field.name == "textarea" else str(field.get("value", ""))


def nothing_changed(application: Flask, before: Opportunity) -> None:
    after = stored(application, before.ref)
    assert (after.edition, after.saved_steps) == (before.edition, before.saved_steps)
    assert (len(after.sessions), len(after.seats), len(after.pay_terms)) == (
        len(before.sessions),
        len(before.seats),
        len(before.pay_terms),
    )


SESSIONS: list[tuple[dict[str, Any], str]] = [
    (session(31, 2, 10, 12), "Enter a real date, like 4 12 2026."),
    (session(14, 1, 12, 10), "The end must be later than the start."),
    (session(14, 1, 10, 10), "The end must be later than the start."),
    ({**on(30, 11, 2026), **at(10), **at(12, name="end")},
     "The session must be in the future. Check the day, the month and the year."),
    ({**on(14, 1, 2031), **at(10), **at(12, name="end")}, "The session is more than 3 years away. Check the year."),
    (session(14, 1, 1, 23), "A session lasts 16 hours at most. Add one session for each day."),
    ({**on(28, 3), **at(1, 30), **at(3, name="end")},
     "The clocks go forward that night, so there is no such time. Enter another time."),
    (session(14, 1, 10, 12, turns="53"), "Enter a number from 1 to 52."),
    (session(14, 1, 25, 26), "Enter a real time, like 9 30 or 14 30."),
]  # fmt: skip


def test_a_session_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for values, sentence in SESSIONS:
        page = fill(host, ref, "sessions", {**values, "label": "Planning 🎉"})
        assert sentence in page.errors, (values, page.errors)
        assert value(page, "day-day") == values["day-day"]
        assert value(page, "label") == "Planning 🎉"
    nothing_changed(application, before)


def test_a_session_twice_at_the_same_time(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    page = fill(host, ref, "sessions", session(14, 1, 10, 12))
    refused(page, "There is already a session at this time. Enter another day or time.")
    assert len(stored(application, ref).sessions) == 1


def test_sessions_every_week_keep_their_time_when_the_clocks_change(
    host: Browser, ref: str, application: Flask
) -> None:
    fill(host, ref, "sessions", session(21, 3, 10, 12, turns="3", weeks="1"))
    hours = [each.starts_at.hour for each in stored(application, ref).sessions]
    assert hours == [10, 9, 9], "10 o'clock on London clocks, before and after 28 March"


CLOSING: list[tuple[dict[str, Any], str]] = [
    (on(30, 11, 2026, "closes_on"), "The closing date must be in the future."),
    (on(15, 1, 2027, "closes_on"), "The closing date must be before the first session or the due day."),
    (on(15, 1, 2027, "selection_on"), "The day of the talks must be before the first session."),
    ({"method": "chosen"}, "Say by which rule people are chosen, so that everybody can read it."),
    (on(30, 2, 2027, "closes_on"), "Enter a real date, like 4 12 2026."),
    ({"method": "whoever-shouts"}, "Choose one of the answers."),
]


def test_a_closing_date_or_rule_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    before = stored(application, ref)
    for values, sentence in CLOSING:
        refused(fill(host, ref, "choosing", {"method": "first-come", **values}), sentence)
    nothing_changed(application, before)


def test_a_closing_day_without_a_time_lasts_until_its_end(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "choosing", {"method": "first-come", **on(4, 1, 2027, "closes_on")})
    closes_at = stored(application, ref).closes_at
    assert closes_at
    assert closes_at.isoformat() == "2027-01-04T23:59:00+00:00"


PLACES = [
    ("0", "Enter a number from 1 to 500."), ("10,000", "Enter a number from 1 to 500."),
    ("-3", "Enter a number from 1 to 500."), ("", "Enter how many places."),
    ("two", "Enter a whole number, like 3."), ("9" * 40, "Enter a whole number, like 3."),
]  # fmt: skip


def test_a_number_of_places_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for number, sentence in PLACES:
        page = fill(host, ref, "seats", {"type": "carer", "number": number, "group": "مجموعة"})
        refused(page, sentence)
        assert value(page, "number") == number
        assert value(page, "group") == "مجموعة"
    nothing_changed(application, before)


def test_places_in_all_have_a_limit_and_types_are_said_once(host: Browser, ref: str) -> None:
    fill(host, ref, "seats", {"type": "carer", "number": "400"})
    page = fill(host, ref, "seats", {"type": "service-user", "number": "101"})
    refused(page, "An opportunity has at most 500 places in all.")
    page = fill(host, ref, "seats", {"type": "carer", "number": "1"})
    refused(page, "There are places like these already. Remove them first, or name another group.")
    page = fill(host, ref, "seats", {"type": "either", "number": "2", "at_least": "3"})
    refused(page, "The smaller number must not be more than the number of places.")


def test_the_fewest_people_cannot_be_more_than_the_places(host: Browser, ref: str) -> None:
    fill(host, ref, "seats", {"type": "either", "number": "4"})
    page = fill(host, ref, "who", {"places_word": "exact", "visibility": "register", "minimum_to_run": "5"})
    refused(page, "There are only 4 places. Enter a number up to that.")


PAY: list[tuple[str, dict[str, str], str]] = [
    ("day", {"pence": "150", "half_pence": "75", "threshold_minutes-hours": "4"},
     "Say what happens at exactly 4 hours: the shorter or the longer sum."),
    ("band", {"pence": "20", "half_pence": "10", "threshold_minutes-hours": "2"},
     "Say what happens at exactly 2 hours: the shorter or the longer sum."),
    ("day", {"pence": "75", "half_pence": "150", "threshold_minutes-hours": "4", "threshold_included": "yes"},
     "The sum for the shorter time must not be more than the other."),
    ("hourly", {}, "Choose a rate, or enter a sum for an hour, but not both."),
    ("hourly", {"tier": "standard", "pence": "12"}, "Choose a rate, or enter a sum for an hour, but not both."),
    ("hourly", {"tier": "platinum"}, "Choose one of the answers."),
    ("fixed", {"pence": "0"}, "Enter an amount from £0.01 to £100,000."),
    ("fixed", {"pence": "lots"}, "Enter an amount in pounds, like 11.50."),
    ("block", {"pence": "20"}, "Enter the length of time."),
]  # fmt: skip


def test_a_promise_that_leaves_something_open(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for model, values, sentence in PAY:
        refused(fill(host, ref, f"payment/{model}", {"part": "activity", **values}), sentence)
    nothing_changed(application, before)


def test_one_part_has_one_payment(host: Browser, ref: str) -> None:
    fill(host, ref, "payment/unpaid", {"part": "activity"})
    page = fill(host, ref, "payment/fixed", {"part": "activity", "pence": "15"})
    refused(page, "This part has a payment already. Remove that first, or choose another part.")


WORK: list[tuple[dict[str, str], str]] = [
    ({}, "Say by which day the work is due, or how many days people have."),
    (on(1, 12, 2026, "work_due_on"), "The due day must be in the future."),
    (on(1, 2, 2027, "window_from"), "Enter both the first and the last day, or neither."),
    ({**on(3, 2, 2027, "window_from"), **on(2, 2, 2027, "window_until")},
     "The last day must not be before the first day."),
]  # fmt: skip


def test_work_without_a_day_it_is_due(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for values, sentence in WORK:
        refused(fill(host, ref, "work", values), sentence)
    nothing_changed(application, before)


OTHER: list[tuple[str, dict[str, Any], str]] = [
    ("where", {"format": "in-person", "venue_shown": "always"},
     "Enter the place, or at least the area if the place is not known yet."),
    ("where", {"format": "online", "venue_shown": "always", "join_link": "javascript:alert(1)"},
     "Enter a web address that starts with https://"),
    ("contact", {"contact_name": "Ana", "contact_phone": "", "contact_email": ""},
     "Enter a phone number or an e-mail address."),
    ("support", {"support": "A call", **on(1, 6, 2027, "outcome_due_on")}, "Say what people will hear by that day."),
    ("support", {"support": "A call", "outcome_promise": "A report"}, "Enter the day by which people will hear."),
    ("apply", {"apply_by": ["smoke-signals"]}, "Choose from the answers shown."),
    ("doing", {"activity": ""}, "Say what people will do."),
    ("pattern", {"attendance": "some", **on(1, 1, 2020, "term_until")},
     "The day on which the role ends must be in the future."),
]  # fmt: skip


def test_an_answer_that_cannot_be(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for step, values, sentence in OTHER:
        refused(fill(host, ref, step, values), sentence)
    nothing_changed(application, before)


@pytest.mark.parametrize("length", [4001, 5_000_000])
def test_a_very_long_text_is_refused_and_kept(host: Browser, ref: str, application: Flask, length: int) -> None:
    before = stored(application, ref)
    page = fill(host, ref, "doing", {"activity": "x" * length})
    refused(page, f"Use 4000 characters or fewer. You have used {length}.")
    assert value(page, "activity") == "x" * length
    nothing_changed(application, before)


def test_emoji_and_right_to_left_names_stay_as_typed(host: Browser, ref: str, application: Flask) -> None:
    title = "مرحبا 👩🏽‍🦽 Siân"
    page = host.get(f"/host/opportunities/{ref}/edit/what")
    assert not host.send(page, {"title": title}).errors
    assert stored(application, ref).title == title
    assert host.get(f"/host/opportunities/{ref}").h1.endswith(title)
    fill(host, ref, "doing", {"activity": "<script>alert(1)</script> {{ 7*7 }}"})
    assert "<script>alert(1)</script> {{ 7*7 }}" in host.get(f"/host/opportunities/{ref}/check").text


def test_a_stale_form_is_refused_once_and_keeps_what_was_typed(host: Browser, ref: str, application: Flask) -> None:
    path = f"/host/opportunities/{ref}/edit/doing"
    first, second = host.get(path), host.get(path)
    assert not host.send(first, {"activity": "From the first window"}).errors
    page = host.send(second, {"activity": "From the second window"})
    assert page.text.startswith("There is a problem Somebody saved this page after you opened it.")
    assert value(page, "activity") == "From the second window"
    assert stored(application, ref).summary == "From the first window"
    assert not host.send(page).errors, "the second time they know, and it is saved"
    assert stored(application, ref).summary == "From the second window"


def test_the_same_form_sent_twice_is_saved_once(host: Browser, ref: str, application: Flask) -> None:
    page = host.get(f"/host/opportunities/{ref}/edit/doing")
    answers = {**page.form(), "activity": "Once"}
    for _turn in range(2):
        assert host.post(page.path, answers).h1.endswith("Sessions")
    assert stored(application, ref).edition == 2
    page = host.get(f"/host/opportunities/{ref}/edit/seats")
    answers = {**page.form(), "type": "either", "number": "2"}
    host.post(page.path, answers)
    again = host.post(page.path, answers)
    assert "Somebody saved this page after you opened it." in again.text
    assert len(stored(application, ref).seats) == 1


def test_a_forged_edition_saves_nothing(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for edition in ("", "-1", "x", "99999999999999999999", "٣"):
        page = host.post(f"/host/opportunities/{ref}/edit/doing", {"activity": "Mine", "edition": edition})
        assert "Somebody saved this page" in page.text, edition
    nothing_changed(application, before)


def test_forged_steps_kinds_teams_and_conditions(host: Browser, ref: str, application: Flask, make: Make) -> None:
    other_host = make.person("Martin Osei", Role.HOST)
    other_team = make.team("Riverside team", other_host)
    before = stored(application, ref)
    for step in ("nothing", "payment/gold", "conditions/diagnosis", "conditions/999/change", "../../admin"):
        host.get(f"/host/opportunities/{ref}/edit/{step}", status=404)
    path = f"/host/opportunities/{ref}/edit/what"
    mine = stored(application, ref)
    for team in (f"{other_team}:{other_host}", f"{mine.team_id}:{other_host}", "nonsense", "1:1:1"):
        page = host.send(host.get(path), {"team": team})
        refused(page, "Choose one of the answers.")
    refused(host.send(host.get(path), {"kind": "coup"}), "Choose one of the answers.")
    page = fill(host, ref, "conditions/age", {"youngest": "16", "whose": "own", "only": "session:1"})
    refused(page, "Choose one of the answers.")
    nothing_changed(application, before)


def test_another_teams_opportunity_is_not_there(host: Browser, make: Make) -> None:
    theirs = make.opportunity()
    for end in ("", "/check", "/edit/doing", "/cancel", "/edit/sessions", "/edit/conditions", "/sent", "/place"):
        host.get(f"/host/opportunities/{theirs}{end}", status=404)
    for end in ("/close", "/done", "/copy", "/edit/seats/1/remove"):
        host.post(f"/host/opportunities/{theirs}{end}", status=404)
    host.get("/host/opportunities/nosuchref", status=404)


def test_the_teams_pages_are_closed_to_hosts(host: Browser, ref: str) -> None:
    for path in ("/team/opportunities", f"/team/opportunities/{ref}", "/team/opportunities/new", "/team/kinds"):
        host.get(path, status=403)
    host.get(f"/team/opportunities/{ref}/edit/doing", status=404)
    host.post(f"/team/opportunities/{ref}/approve", status=403)


def test_a_draft_is_written_in_any_order_and_back_works(host: Browser, ref: str) -> None:
    page = host.get(f"/host/opportunities/{ref}")
    assert "What is it? Done" in page.text
    assert "What people will do To do" in page.text
    page = fill(host, ref, "expenses", {"expenses": ["travel", "care"]})
    assert page.path.endswith("/edit/payer")
    back = page.soup.select_one("a.nhsuk-back-link")
    assert back
    assert str(back["href"]).endswith("/edit/expenses")
    again = host.get(str(back["href"]))
    assert again.form()["expenses"] == ["travel", "care"]
    assert "Conditions Done" in host.get(f"/host/opportunities/{ref}").text


def test_work_in_ones_own_time_has_no_sessions_to_add(host: Browser, application: Flask) -> None:
    ref = begin(host, "Read a leaflet", "document-review")
    tasks = host.get(f"/host/opportunities/{ref}").text
    assert "When the work is due" in tasks
    assert "Coming to sessions" not in tasks
    page = fill(host, ref, "work", on(1, 2, 2027, "work_due_on"))
    assert page.path.endswith("/edit/where")
    first = stored(application, ref).first_starts_at
    assert first
    assert first.isoformat() == "2027-02-01T23:59:00+00:00"


def test_parts_are_removed_one_at_a_time(host: Browser, ref: str, application: Flask) -> None:
    fill(host, ref, "sessions", session(14, 1, 10, 12))
    fill(host, ref, "conditions/age", {"youngest": "16", "whose": "own"})
    page = fill(host, ref, "conditions/age", {"oldest": "25", "whose": "own", "own_words": "25 or under today"})
    assert "25 or under today" in page.text
    condition = stored(application, ref).conditions[0]
    change = f"conditions/{condition.id}/change"
    assert host.get(f"/host/opportunities/{ref}/edit/{change}").form()["youngest"] == "16"
    fill(host, ref, change, {"youngest": "18"})
    assert stored(application, ref).conditions[0].words == "Your age is 18 or over."
    page = host.get(f"/host/opportunities/{ref}/edit/conditions")
    page = host.send(page, action=f"/{condition.id}/remove")
    assert [c.fields for c in stored(application, ref).conditions] == [{"oldest": 25, "whose": "own"}]
    again = host.post(f"/host/opportunities/{ref}/edit/conditions/{condition.id}/remove", edition="1")
    assert "Somebody saved this page" in again.text
    edition = str(stored(application, ref).edition)
    gone = host.post(f"/host/opportunities/{ref}/edit/conditions/{condition.id}/remove", edition=edition)
    assert "That is not there any more. Nothing was changed." in gone.text
