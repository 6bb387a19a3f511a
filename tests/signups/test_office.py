"""Terms of office: each person's own, begun with their place, written down by the host, reminded of months ahead."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.messages import worker
from app.messages.states import MessageState
from app.people.models import Person, Role
from app.signups.office.models import TermOfOffice
from app.signups.office.rules import Span, last_day, months, problems
from tests.support.committee import Committee
from tests.support.make import Make
from tests.support.page import Browser, Page
from tests.support.statements import statements

TWO_YEARS = {"term_length": 2, "term_unit": "years", "term_most": 2}
FIRST = "Term 1 of 2 at most Tuesday 15 December 2026 to Thursday 14 December 2028"


IN_THE_WAY = "Another term of theirs is in the way. Check the days of both."
WRITTEN_DOWN = "This term is written down already. Choose another number, or change that one."
STATEMENTS = 5


def days(begins: date, ends: date, number: int = 1) -> dict[str, str]:
    return {
        "number": str(number), "begins_on-day": str(begins.day), "begins_on-month": str(begins.month),
        "begins_on-year": str(begins.year), "ends_on-day": str(ends.day), "ends_on-month": str(ends.month),
        "ends_on-year": str(ends.year),
    }  # fmt: skip


class Terms(Committee):
    """Ada has a place; `list_` is the page of the terms as the host reads it."""

    def __init__(self, application: Flask, make: Make, browser: Browser, **fields: object) -> None:
        super().__init__(application, make, browser, **{"details": TWO_YEARS, **fields})
        self.ada.post(f"/opportunities/{self.ref}/sign-up")
        with application.app_context():
            self.ada_ref = db.session().scalars(select(Person.ref).where(Person.full_name == "Ada Adams")).one()

    @property
    def list_(self) -> Page:
        return self.host.get(f"/host/opportunities/{self.ref}/terms")

    def writes(self, values: dict[str, str], *, following: bool = False) -> Page:
        host = self.host
        address = f"/host/opportunities/{self.ref}/terms/{self.ada_ref}{'/next' if following else ''}"
        return host.send(host.get(address), values)

    def spans(self) -> list[tuple[int, date, date]]:
        with self.application.app_context():
            rows = db.session().scalars(select(TermOfOffice).order_by(TermOfOffice.number))
            return [(row.number, row.begins_on, row.ends_on) for row in rows]


@pytest.fixture
def terms(application: Flask, make: Make, browser: Browser) -> Terms:
    return Terms(application, make, browser)


def test_a_term_begins_with_the_first_meeting_somebody_has_a_place_for(terms: Terms) -> None:
    assert FIRST in terms.list_.text and "Ada Adams" in terms.list_.text
    mine = terms.ada.get(terms.ada.get("/my-involvement").links()["Carers together"])
    assert "Your term of office Term 1 of 2 at most: Tuesday 15 December 2026 to Thursday 14 December 2028" in mine.text
    assert "How long is one term of office? 2 years" in mine.text and "Months or years" not in mine.text
    assert terms.list_.text == terms.team.get(f"/team/opportunities/{terms.ref}/terms").text


@pytest.mark.parametrize(("details", "until"), [({"papers_days": 5}, None), (TWO_YEARS, date(2026, 12, 15))])
def test_where_no_length_is_said_or_the_role_is_over_none_is_made_up(
    application: Flask, make: Make, browser: Browser, details: dict[str, object], until: date | None
) -> None:
    terms = Terms(application, make, browser, details=details, term_until=until)
    assert terms.spans() == [] and "No term is written down." in terms.list_.text
    terms.writes(days(date(2026, 1, 1), date(2027, 12, 31)))
    assert terms.spans() == [(1, date(2026, 1, 1), date(2027, 12, 31))]


def test_the_next_term_follows_the_last_and_one_too_many_is_worth_a_thought(terms: Terms) -> None:
    proposed = terms.host.get(f"/host/opportunities/{terms.ref}/terms/{terms.ada_ref}/next").form()
    assert (proposed["number"], proposed["begins_on-day"], proposed["ends_on-year"]) == ("2", "15", "2030")
    terms.writes({}, following=True)
    assert "Worth a thought" not in terms.list_.text
    told = terms.writes({}, following=True)
    assert "Saved." in told.text and "more than the 2 terms that were said" in told.text
    assert [number for number, _first, _last in terms.spans()] == [1, 2, 3]


@pytest.mark.parametrize(
    ("values", "following", "said"),
    [
        (days(date(2028, 1, 1), date(2027, 1, 1)), False,
         "The last day must be later than the first. Check both days."),
        (days(date(2028, 1, 1), date(2030, 1, 1), 2), True, IN_THE_WAY),
        (days(date(2029, 1, 1), date(2030, 1, 1), 1), True,
         WRITTEN_DOWN),
        ({"number": "0"}, False, "Enter a number from 1 to 9."),
        ({"number": ""}, False, "Enter a number. 1 is the first."),
        ({"begins_on-day": "31", "begins_on-month": "2"}, False, "Enter a real date, like 4 12 2026."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_the_box_and_nothing_changes(
    terms: Terms, values: dict[str, str], following: bool, said: str
) -> None:
    before = terms.spans()
    assert terms.writes(values, following=following).errors == [said]
    assert terms.spans() == before


def test_a_term_that_was_a_slip_is_taken_off(terms: Terms) -> None:
    terms.writes({}, following=True)
    host = terms.host
    page = host.get(f"/host/opportunities/{terms.ref}/terms/{terms.ada_ref}")
    sure = host.get(page.links()["It was written down by mistake: take it off the list"])
    assert "Term 2: Friday 15 December 2028 to Saturday 14 December 2030" in sure.text
    assert "That term is taken off the list." in host.send(sure).text
    host.send(sure)  # the page from before
    assert [number for number, _first, _last in terms.spans()] == [1]


def test_three_months_before_its_end_the_host_hears_once_and_no_name_is_in_the_mail(terms: Terms) -> None:
    terms.writes(days(date(2026, 1, 10), date(2027, 3, 9)))
    said = "Ada Adams’s term of office ends on Tue 9 Mar: Carers together"
    on_the_day = "The term of office of Ada Adams in Carers together ends on Tuesday 9 March 2027"
    terms.at("2026-12-08T09:00+00:00")
    assert terms.remind_of_terms() == 0 and said not in terms.host.get("/").text
    terms.at("2026-12-09T02:00+00:00")
    assert terms.remind_of_terms() == 0, "by night nobody is reminded"
    terms.at("2026-12-09T09:00+00:00")
    assert [terms.remind_of_terms(), terms.remind_of_terms()] == [1, 0]
    assert terms.told("own_term_ends") == [("Holly Host", MessageState.WAITING)]
    assert "Ada" not in terms.words("own_term_ends")
    assert said in terms.host.get("/").text and on_the_day in terms.team.get("/team").text
    assert "Ends soon" in terms.list_.text
    terms.writes({}, following=True)
    assert said not in terms.host.get("/").text and on_the_day not in terms.team.get("/team").text
    worker.run(terms.application, once=True)
    assert terms.told("own_term_ends") == [("Holly Host", MessageState.DROPPED)], "the next one is written down"


def test_another_last_day_is_another_reminder_and_whoever_left_is_none(terms: Terms) -> None:
    terms.writes(days(date(2026, 1, 10), date(2027, 3, 9)))
    terms.at("2026-12-09T09:00+00:00")
    assert terms.remind_of_terms() == 1
    terms.writes(days(date(2026, 1, 10), date(2027, 2, 20)))
    assert terms.remind_of_terms() == 1 and len(terms.told("own_term_ends")) == 2
    ada = terms.ada
    place = ada.get("/my-involvement").links()["Carers together"]
    ada.send(ada.get(place), action=f"{place}/withdraw")
    worker.run(terms.application, once=True)
    assert {state for _name, state in terms.told("own_term_ends")} == {MessageState.DROPPED}
    assert "Ada" not in terms.list_.text and "term of office" not in terms.host.get("/").text
    host, mine = terms.host, f"/host/opportunities/{terms.ref}/terms/{terms.ada_ref}"
    host.post(mine, days(date(2026, 1, 1), date(2028, 1, 1)), status=404)


def test_two_who_write_the_next_term_at_once_write_one(terms: Terms) -> None:
    host, team = terms.host, terms.team
    forms = [each.get(f"/{area}/opportunities/{terms.ref}/terms/{terms.ada_ref}/next")
             for each, area in ((host, "host"), (team, "team"))]  # fmt: skip
    host.send(forms[0])
    assert team.send(forms[1]).errors == [
        "This term is written down already. Choose another number, or change that one."
    ]


def test_who_may_not(terms: Terms, make: Make) -> None:
    address = f"/host/opportunities/{terms.ref}/terms"
    make.team("Others", make.person("Olu Other", Role.HOST, email="olu@post.example"))
    terms.ada.get(address, status=403)
    olu = terms.own("olu")
    olu.get(address, status=404)
    olu.post(f"{address}/{terms.ada_ref}", days(date(2026, 1, 1), date(2028, 1, 1)), status=404)
    olu.post(f"{address}/{terms.ada_ref}/take-off", {"number": "1"}, status=404)
    terms.host.get(f"{address}/nobody", status=404)
    plain = make.opportunity(team=make.team("Day", terms.host_id), host=terms.host_id)
    terms.host.get(f"/host/opportunities/{plain}/terms", status=404)
    assert len(terms.spans()) == 1


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_asks_the_same_however_many_there_are(terms: Terms, make: Make, more: int) -> None:
    for number in range(more):
        make.advisor(f"Ben Example {number}", email=f"ben{number}@post.example")
        terms.own(f"ben{number}").post(f"/opportunities/{terms.ref}/sign-up")
    host = terms.host
    with statements(terms.application) as asked:
        host.get(f"/host/opportunities/{terms.ref}/terms")
    assert len(asked) == STATEMENTS


def test_how_long_a_term_is() -> None:
    assert months({"term_length": 18, "term_unit": "months"}) == 18 and months(TWO_YEARS) == 24
    assert months({}) is None and months(None) is None
    assert last_day(date(2026, 12, 15), 24, None) == date(2028, 12, 14)
    assert last_day(date(2026, 2, 28), 12, date(2026, 12, 31)) == date(2026, 12, 31)


def test_terms_stand_in_order_whatever_their_number(context: Flask) -> None:
    first = Span(1, date(2026, 1, 1), date(2027, 12, 31))
    assert not problems(Span(2, date(2028, 1, 1), date(2029, 1, 1)), [first])
    assert problems(Span(2, date(2027, 12, 31), date(2029, 1, 1)), [first])[0].field == "begins_on"
    assert problems(Span(3, date(2025, 1, 1), date(2025, 12, 31)), [first])[0].field == "begins_on"
