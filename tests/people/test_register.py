"""The team's register: the list and the page of one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from app.core import db
from app.core.actor import SYSTEM
from app.core.audit import AuditEntry
from app.people.actions import advisors
from app.people.models import Account, Advisor, AdvisorMove, Course, LinkPurpose, Person, Role, TrainingRecord
from app.people.states import AdvisorState
from tests.support.make import Make
from tests.support.page import Browser, Page

Ref = Callable[[int], str]
NEW = {
    "full_name": "Maria Okafor",
    "lived": ["carer"],
    "contact_by": "letter",
    "address": "1 River Bank",
    "asked": "phone",
}


def titles(page: Page) -> list[str]:
    return [link.get_text(strip=True) for link in page.soup.select("main table th a")]


def one(application: Flask, name: str = "Maria Okafor") -> Person:
    with application.app_context():
        found = db.session().scalars(select(Person).where(Person.full_name == name)).one()
        assert found.advisor
        assert found.advisor.moves is not None
        return found


def how_many(application: Flask) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(Advisor)) or 0


@contextmanager
def statements(application: Flask) -> Iterator[list[str]]:
    """Every statement sent to the database meanwhile, without PRAGMAs."""
    sent: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("PRAGMA") and not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(application.extensions["engine"], "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(application.extensions["engine"], "before_cursor_execute", note)


class TestList:
    @pytest.fixture(autouse=True)
    def people(self, make: Make, application: Flask) -> None:
        make.advisor("Maria Okafor", email="maria@post.example", phone="+447700900123", known_as="Mimi")
        make.advisor("Siân O'Connor-Łukasz", service_user=False, carer=True, account=False)
        zed = make.advisor("Zed Old", email="zed@post.example")
        make.person("Hosting Hannah", Role.HOST)
        with application.app_context(), db.transaction() as session:
            session.add(Course(code="panel", name="Panel training"))
            session.flush()
            session.add(TrainingRecord(person_id=zed, course_code="panel"))
            advisors.move_on(zed, by=SYSTEM)

    def test_everybody_on_the_register_and_nobody_else(self, team: Browser) -> None:
        page = team.get("/team/people")

        assert titles(page) == ["Mimi Okafor", "Siân O'Connor-Łukasz", "Zed Old"]
        assert "3 people" in page.text

    @pytest.mark.parametrize(
        ("q", "found"),
        [
            ("mimi", "Mimi Okafor"),
            ("MARIA", "Mimi Okafor"),
            ("okafor maria", "Mimi Okafor"),
            ("maria@post", "Mimi Okafor"),
            ("07700 900 123", "Mimi Okafor"),
            ("+44 7700 900123", "Mimi Okafor"),
            ("900123", "Mimi Okafor"),
            ("sian lukasz", "Siân O'Connor-Łukasz"),
            ("SIÂN", "Siân O'Connor-Łukasz"),
        ],
    )
    def test_a_search_finds_a_person_however_it_is_typed(self, team: Browser, q: str, found: str) -> None:
        assert titles(team.get("/team/people", q=q)) == [found]

    @pytest.mark.parametrize("q", ["%", "_", "nobody", "🌈", "' OR 1=1 --", "07999", "a" * 5000, "\\"])
    def test_and_nobody_for_what_is_not_there(self, team: Browser, q: str) -> None:
        page = team.get("/team/people", q=q)

        assert titles(page) == []
        assert "Nobody matches." in page.text

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({"state": "ended"}, ["Zed Old"]),
            ({"lived": "carer"}, ["Siân O'Connor-Łukasz"]),
            ({"lived": "service-user"}, ["Mimi Okafor", "Zed Old"]),
            ({"course": "panel"}, ["Zed Old"]),
            ({"no_email": "y"}, ["Siân O'Connor-Łukasz"]),
            ({"state": "active", "lived": "carer"}, ["Siân O'Connor-Łukasz"]),
        ],
    )
    def test_filters_stand_in_the_address(self, team: Browser, query: dict[str, str], found: list[str]) -> None:
        assert titles(team.get("/team/people", **query)) == found

    @pytest.mark.parametrize(
        "query", [{"state": "admin"}, {"lived": "1"}, {"course": "x"}, {"page": "-1"}, {"page": "٣"}]
    )
    def test_an_odd_filter_filters_nothing(self, team: Browser, query: dict[str, str]) -> None:
        assert len(titles(team.get("/team/people", **query))) == 3

    def test_by_interest(self, team: Browser, application: Flask, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(application.extensions, "kinds", lambda: [("workshop", "Workshop"), ("panel", "Panel")])
        team.send(team.get("/team/people/add"), {**NEW, "full_name": "Inga Interested", "interests": ["workshop"]})

        assert titles(team.get("/team/people", interest="workshop")) == ["Inga Interested"]
        assert titles(team.get("/team/people", interest="panel")) == []


def test_a_long_list_has_pages(team: Browser, make: Make) -> None:
    for number in range(27):
        make.advisor(f"Person {number:02}", account=False)

    assert len(titles(team.get("/team/people"))) == 25
    assert titles(team.get("/team/people", page=2)) == ["Person 25", "Person 26"]
    assert titles(team.get("/team/people", page=99)) == ["Person 25", "Person 26"]


def test_the_list_asks_a_fixed_number_of_statements(team: Browser, make: Make, application: Flask) -> None:
    counts = []
    for _round in range(2):
        for _person in range(1 if not counts else 2):
            make.advisor(account=False)
        with statements(application) as sent:
            team.get("/team/people")
        counts.append(len(sent))

    assert counts == [4, 4]  # the sign-in, the kinds, the courses, the page with its count


def test_the_page_of_a_person_asks_a_fixed_number_of_statements(
    team: Browser, make: Make, application: Flask, ref: Ref
) -> None:
    maria = ref(make.advisor("Maria Okafor", email="maria@post.example", account=False))
    path = f"/team/people/{maria}"
    with statements(application) as before:
        team.get(path)
    for number in range(3):
        team.send(team.get(f"{path}/training"), {"new_course": f"Course {number}"})
        team.send(team.get(f"{path}/break"), {"asked": "phone"})
        team.send(team.get(f"{path}/back"), {"asked": "phone"})
    team.get(path)  # without the message
    with statements(application) as after:
        team.get(path)

    assert len(before) == len(after) == 11


class TestAdd:
    def test_somebody_without_email_or_account(self, team: Browser, application: Flask) -> None:
        page = team.send(team.get("/team/people/add"), NEW)

        assert page.h1 == "Maria Okafor"
        assert "They have no account. That is fine: you can do everything for them." in page.text
        person = one(application)
        with application.app_context():
            entry = db.session().scalars(select(AuditEntry).where(AuditEntry.event == "AdvisorJoined")).one()
            assert entry.behalf_of_id == person.id
            assert entry.asked == "phone"
            move = db.session().scalars(select(AdvisorMove)).one()
            assert (move.after, move.behalf_of_id, move.asked) == ("active", person.id, "phone")

    def test_the_page_tells_what_happened_in_words(self, team: Browser) -> None:
        page = team.send(team.get("/team/people/add"), NEW)

        assert "Joined the register, by Tess Team, for Maria Okafor, who asked by phone" in page.text

    def test_the_same_form_sent_twice_makes_one_person(self, team: Browser, application: Flask) -> None:
        form = team.get("/team/people/add")
        team.send(form, NEW)

        page = team.send(form, NEW)

        assert page.errors == [
            "Maria Okafor is on the register already. If this is another person, tick the box and save again."
        ]
        assert how_many(application) == 1

    def test_unless_it_is_another_person(self, team: Browser, application: Flask) -> None:
        form = team.get("/team/people/add")
        team.send(form, NEW)

        page = team.send(team.send(form, NEW), {**NEW, "another": "y"})

        assert page.h1 == "Maria Okafor"
        assert how_many(application) == 2

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"full_name": ""}, "Enter the full name."),
            ({"lived": []}, "Choose service user, carer, or both."),
            ({"lived": ["king"]}, "Choose from the answers shown."),
            ({"asked": None}, "Choose how they asked."),
            ({"asked": "telepathy"}, "Choose one of the answers."),
            ({"contact_by": "email"}, "Enter an email address, or choose another way to make contact."),
            ({"contact_by": None}, "Choose how we should make contact."),
            ({"facilitator": "999999"}, "Choose one of the answers."),
            ({"facilitator": "one"}, "Choose one of the answers."),
            ({"joined_on-day": "31", "joined_on-month": "2"}, "Enter a real date, like 4 12 2026."),
            ({"joined_on-year": "2027"}, "Enter a day up to today."),
            ({"joined_on-year": "99999"}, "Enter the year as 4 numbers, like 2026."),
            ({"access_needs": "x" * 1001}, "Use 1000 characters or fewer. You have used 1001."),
            ({"full_name": "x" * 5_000_000}, "Use 200 characters or fewer. You have used 5000000."),
        ],
    )
    def test_bad_answers_get_a_sentence_and_nothing_changes(
        self, team: Browser, application: Flask, values: dict[str, Any], sentence: str
    ) -> None:
        answers = {name: value for name, value in {**NEW, **values}.items() if value is not None}

        page = team.send(team.get("/team/people/add"), answers)

        assert page.errors == [sentence]
        assert page.form()["address"] == "1 River Bank"
        assert how_many(application) == 0

    @pytest.mark.parametrize(
        "name", ["Zoë 🌈", "مريم العلي", "שרה", "O'Brien \u202egnp.exe", "<script>alert(1)</script>"]
    )
    def test_any_name_is_shown_as_it_is(self, team: Browser, name: str) -> None:
        page = team.send(team.get("/team/people/add"), {**NEW, "full_name": name})

        assert page.h1 == name.replace("\u202e", "")
        assert titles(team.get("/team/people")) == [name.replace("\u202e", "")]

    def test_two_people_may_share_an_email_and_the_page_says_so(self, team: Browser, make: Make) -> None:
        make.advisor("Carl Okafor", email="home@post.example")

        page = team.send(team.get("/team/people/add"), {**NEW, "email": "Home@Post.example", "contact_by": "email"})

        said = "Carl Okafor has this email too. That is fine, but only Carl Okafor can sign in with it."
        assert said in page.text

    def test_a_forged_role_makes_nobody_an_administrator(self, team: Browser, application: Flask) -> None:
        team.send(
            team.get("/team/people/add"), {**NEW, "roles": ["admin"], "role": "admin", "state": "ended", "id": "1"}
        )

        person = one(application)
        with application.app_context():
            assert db.session().get_one(Person, person.id).roles == []
            assert db.session().get_one(Advisor, person.id).state is AdvisorState.ACTIVE


@pytest.fixture
def maria(make: Make, ref: Ref) -> str:
    """The page of Maria, an advisor without an account."""
    found = make.advisor("Maria Okafor", email="maria@post.example", account=False)
    return f"/team/people/{ref(found)}"


class TestChange:
    def test_what_is_known_stands_in_the_form(self, team: Browser, maria: str) -> None:
        form = team.get(f"{maria}/change").form()

        assert form["full_name"] == "Maria Okafor"
        assert form["lived"] == ["service-user"]
        assert form["contact_by"] == "email"
        assert "asked" not in form

    def test_for_her_is_written_down_as_for_her(self, team: Browser, maria: str, application: Flask) -> None:
        page = team.send(team.get(f"{maria}/change"), {"pronouns": "she and her", "asked": "in-person"})

        assert "Details changed: pronouns, by Tess Team, for Maria Okafor, who asked in person" in page.text
        assert one(application).pronouns == "she and her"

    def test_by_the_team_is_written_down_as_by_the_team(self, team: Browser, maria: str) -> None:
        page = team.send(team.get(f"{maria}/change"), {"full_name": "Maria B Okafor", "asked": "team"})

        assert "Details changed: full name, by Tess Team Maria" not in page.text
        assert "Details changed: full name, by Tess Team" in page.text
        assert "for Maria" not in page.text.split("Details changed")[1].split("Joined")[0]

    def test_how_they_asked_must_be_said(self, team: Browser, maria: str, application: Flask) -> None:
        page = team.send(team.get(f"{maria}/change"), {"pronouns": "they"})

        assert page.errors == ["Choose how they asked."]
        assert one(application).pronouns is None

    def test_another_persons_reference_changes_only_that_person(
        self, team: Browser, maria: str, make: Make, application: Flask
    ) -> None:
        make.advisor("Other Person", email="other@post.example")

        team.send(team.get(f"{maria}/change"), {"pronouns": "she", "asked": "phone", "ref": "x", "person_id": "2"})

        assert one(application, "Other Person").pronouns is None


class TestBreaks:
    def test_a_break_until_a_day_and_back(self, team: Browser, maria: str, application: Flask) -> None:
        day = {"until-day": "24", "until-month": "12", "until-year": "2026"}
        page = team.send(team.get(f"{maria}/break"), {**day, "asked": "text"})
        assert "On a break until Thursday 24 December 2026" in page.text
        assert "Took a break, by Tess Team, for Maria Okafor, who asked by text message" in page.text

        page = team.send(team.get(f"{maria}/back"), {"asked": "phone"})

        assert "Came back from a break" in page.text
        with application.app_context():
            assert db.session().scalars(select(Advisor.paused_until)).one() is None

    @pytest.mark.parametrize(
        ("day", "sentence"),
        [
            (("1", "12", "2026"), "The last day of the break must be after today."),
            (("31", "2", "2027"), "Enter a real date, like 4 12 2026."),
            (("1", "1", "2099"), "Choose a day in the next two years, or leave the date empty."),
            (("", "12", "2026"), "The date must include a day."),
        ],
    )
    def test_an_impossible_day(
        self, team: Browser, maria: str, application: Flask, day: tuple[str, str, str], sentence: str
    ) -> None:
        typed = dict(zip(("until-day", "until-month", "until-year"), day, strict=True))

        page = team.send(team.get(f"{maria}/break"), {**typed, "asked": "phone"})

        assert sentence in page.text
        assert page.form()["until-year"] == day[2]
        with application.app_context():
            assert db.session().scalars(select(Advisor.state)).one() is AdvisorState.ACTIVE

    def test_the_same_form_twice_is_refused_kindly(self, team: Browser, maria: str, application: Flask) -> None:
        form = team.get(f"{maria}/moved-on")
        team.send(form, {"asked": "letter"})

        page = team.send(form, {"asked": "letter"})

        assert "This was done already" in page.text
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(AdvisorMove)) == 2

    def test_moved_on_and_back_again(self, team: Browser, maria: str) -> None:
        assert "Moved on" in team.send(team.get(f"{maria}/moved-on"), {"asked": "team"}).text

        assert "Came back to the register" in team.send(team.get(f"{maria}/back"), {"asked": "phone"}).text

    def test_somebody_who_asked_to_join_is_welcomed(self, team: Browser, make: Make, ref: Ref) -> None:
        path = f"/team/people/{ref(make.advisor('New Nia', state=AdvisorState.ENQUIRY, account=False))}"
        assert "Put on the register" in team.get(path).links()

        page = team.send(team.get(f"{path}/welcome"), {"asked": "email"})

        assert "Joined the register, by Tess Team, for New Nia, who asked by email" in page.text


class TestTraining:
    def test_of_a_new_name(self, team: Browser, maria: str) -> None:
        day = {"done_on-day": "1", "done_on-month": "6", "done_on-year": "2026"}

        page = team.send(team.get(f"{maria}/training"), {"new_course": "Interview panel training", **day})

        assert "Interview panel training" in page.text
        assert "done on Monday 1 June 2026" in page.text
        assert "Training written down: Interview panel training, by Tess Team" in page.text

    def test_a_second_time_replaces_the_first(self, team: Browser, maria: str, application: Flask) -> None:
        for month in ("5", "6"):
            day = {"done_on-day": "1", "done_on-month": month, "done_on-year": "2026"}
            team.send(team.get(f"{maria}/training"), {"new_course": "Panel training", **day})

        with application.app_context():
            assert db.session().scalars(select(TrainingRecord.done_on)).one() == date(2026, 6, 1)

    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({}, "Choose the training, or write the name of another one, not both."),
            (
                {"new_course": "X", "done_on-day": "2", "done_on-month": "12", "done_on-year": "2026"},
                "The training must have happened already. Enter a day up to today.",
            ),
            (
                {
                    "new_course": "X", "done_on-day": "2", "done_on-month": "2", "done_on-year": "2026",
                    "expires_on-day": "1", "expires_on-month": "1", "expires_on-year": "2026",
                },
                "The last day it counts cannot be before the training. Check both dates.",
            ),
            ({"new_course": "x" * 121}, "Use 120 characters or fewer. You have used 121."),
        ],
    )  # fmt: skip
    def test_bad_answers(
        self, team: Browser, maria: str, application: Flask, values: dict[str, str], sentence: str
    ) -> None:
        page = team.send(team.get(f"{maria}/training"), values)

        assert sentence in page.text
        with application.app_context():
            assert db.session().scalar(select(func.count()).select_from(TrainingRecord)) == 0


class TestInvitation:
    def test_makes_an_account_and_a_link(
        self, team: Browser, maria: str, newest_link: Callable[[LinkPurpose], str]
    ) -> None:
        page = team.send(team.get(maria), action="/invite")
        assert "They sign in with maria@post.example." in page.text
        assert "Invited to sign in here, by Tess Team" in page.text

        guest = team.another()
        fresh = {"password": "three random words", "again": "three random words"}
        guest.send(guest.get(newest_link(LinkPurpose.INVITATION)), fresh)

        assert guest.get("/account").h1 == "My account"
        guest.get("/team/people", status=403)

    def test_of_two_who_share_an_email_only_one_signs_in(self, team: Browser, maria: str, make: Make) -> None:
        make.advisor("Carl Okafor", email="maria@post.example")

        page = team.post(f"{maria}/invite")

        assert "Carl Okafor signs in with maria@post.example." in page.text
        assert "only one can sign in with it" in page.text
        assert "They have no account." in page.text

    def test_somebody_without_email_cannot_be_invited(self, team: Browser, make: Make, ref: Ref) -> None:
        path = f"/team/people/{ref(make.advisor('Paul Post', account=False))}"

        assert "Add an email address first" in team.post(f"{path}/invite").text

    def test_the_address_to_sign_in_with_can_change(
        self, team: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        path = f"/team/people/{ref(make.advisor('Nia New', email='old@post.example'))}"

        team.send(team.get(f"{path}/sign-in"), {"email": "New@post.example"})

        team.another().sign_in("new@post.example")
        assert team.another().post("/sign-in", email="old@post.example", password="alongside-demo").errors

    def test_but_not_to_one_in_use(self, team: Browser, make: Make, ref: Ref) -> None:
        make.advisor("Carl Okafor", email="carl@post.example")
        path = f"/team/people/{ref(make.advisor('Nia New', email='nia@post.example'))}/sign-in"

        page = team.send(team.get(path), {"email": "carl@post.example"})

        assert page.errors[0].startswith("Carl Okafor signs in with carl@post.example.")

    def test_the_team_cannot_take_over_an_administrator_who_also_advises(
        self, team: Browser, make: Make, ref: Ref, application: Flask
    ) -> None:
        both = make.advisor("Ada Both", email="both@post.example")
        with application.app_context(), db.transaction() as session:
            person = session.get_one(Person, both)
            person.roles = [*person.roles, type(person.roles[0])(role=Role.ADMIN)]

        page = team.post(f"/team/people/{ref(both)}/sign-in", email="mine@post.example")

        assert "an administrator changes how they sign in" in page.text
        with application.app_context():
            assert db.session().get_one(Account, both).sign_in_email == "both@post.example"


class TestOnlyTheRegister:
    @pytest.mark.parametrize(
        "act", ["", "/change", "/break", "/back", "/moved-on", "/welcome", "/training", "/sign-in"]
    )
    def test_unknown_and_staff_are_both_not_there(self, team: Browser, make: Make, ref: Ref, act: str) -> None:
        host = ref(make.person("Hosting Hannah", Role.HOST))

        unknown = team.get(f"/team/people/nobody-at-all{act}", status=404)
        staff = team.get(f"/team/people/{host}{act}", status=404)

        assert unknown.text == staff.text
