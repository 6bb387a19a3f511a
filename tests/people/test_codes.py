"""An account made with a code from the team: once, in time, with the family name, and with all that was before."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.errors import RuleBroken
from app.people import codes, queries
from app.people.actions import codes as actions
from app.people.models import Account, AccountCode, Person
from app.people.states import AdvisorState
from tests.core.test_pdf import opened, smallest, tags
from tests.support.make import Make
from tests.support.page import Browser, Page

pytestmark = pytest.mark.both

Ref = Callable[[int], str]
ONE_SENTENCE = "That does not match what we have. Check the code and your family name, or ring us."
WORDS = {"email": "Una@Post.example", "password": "three random words", "again": "three random words"}


@pytest.fixture
def una(make: Make) -> int:
    return make.advisor("Una María de la Cruz-Ŷoung", account=False, address="1 Elm Row\nTown\nAB1 2CD")


@pytest.fixture
def give(team: Browser, ref: Ref, una: int) -> Callable[[], str]:
    """The team gives Una a code; its digits."""

    def code() -> str:
        page = team.post(f"/team/people/{ref(una)}/code")
        assert page.h1 == "Your code to make an account"
        return re.sub(r"\s", "", page.soup.select_one(".app-letterhead__large").get_text())

    return code


def enter(guest: Browser, code: str, name: str = "de la cruz young") -> Page:
    return guest.send(guest.get("/sign-in/code"), {"code": code, "family_name": name})


def test_with_it_somebody_makes_their_account_and_finds_their_history(
    team: Browser, give: Callable[[], str], una: int, ref: Ref, make: Make
) -> None:
    opportunity = make.opportunity(title="A day together")
    path = f"/team/opportunities/{opportunity}/sign-up/{ref(una)}"
    team.send(team.get(path), {"asked": "phone"})
    code = give()
    guest = team.another()
    page = enter(guest, f"{code[:3]} {code[3:6]}-{code[6:]}")
    assert page.h1 == "Choose how you sign in"
    page = guest.send(page, WORDS)
    assert page.h1 == "My involvement"
    assert "A day together" in page.text
    again = team.another()
    again.sign_in("una@post.example", "three random words")
    person = team.get(f"/team/people/{ref(una)}")
    assert "They made their account with a code on Tuesday 1 December 2026, 9am." in person.text
    assert "They sign in with una@post.example." in person.text
    assert "Made their account with the code" in person.text
    assert "una@post.example" in person.soup.select_one(".nhsuk-summary-list").get_text()


def test_without_a_password_they_are_in_and_links_come_to_their_address(team: Browser, give: Callable[[], str]) -> None:
    guest = team.another()
    page = enter(guest, give())
    page = guest.post(page.path, email="una@post.example", without="1")
    assert page.h1 == "My involvement"
    assert "password" not in guest.get("/sign-in/link").form()


@pytest.mark.parametrize("name", ["Cruz-Young", "CRUZ YOUNG", "Una Maria de la Cruz Young", "young"])
def test_a_family_name_is_understood(team: Browser, give: Callable[[], str], name: str) -> None:
    assert enter(team.another(), give(), name).h1 == "Choose how you sign in"


@pytest.mark.parametrize("case", ["wrong code", "wrong name", "first name", "too old", "used", "replaced"])
def test_whatever_is_not_right_is_answered_with_one_sentence(
    team: Browser, give: Callable[[], str], una: int, application: Flask, case: str
) -> None:
    code = give()
    wrong = {"wrong name": "Smith", "first name": "Una"}.get(case, "Young")
    typed = f"{(int(code) + 1) % 10**9:09}" if case == "wrong code" else code
    if case == "too old":
        application.extensions["clock"].advance(timedelta(days=14, minutes=1))
    elif case == "used":
        first = team.another()
        first.send(enter(first, code), WORDS)
    elif case == "replaced":
        give()
    page = enter(team.another(), typed, wrong)
    assert page.errors == [ONE_SENTENCE]
    assert "Una" not in page.text.replace("Una María", "")
    assert typed in page.form()["code"]


def test_who_left_the_register_meanwhile(team: Browser, give: Callable[[], str], una: int, ref: Ref) -> None:
    guest = team.another()
    second = enter(guest, give())
    form = team.get(f"/team/people/{ref(una)}/moved-on")
    team.send(form, {"asked": "phone", "how": "choice"})
    assert guest.send(second, WORDS).errors == [ONE_SENTENCE]


def test_the_second_step_lasts_half_an_hour_and_cannot_be_made_up(
    team: Browser, give: Callable[[], str], application: Flask
) -> None:
    guest = team.another()
    second = enter(guest, give())
    assert guest.get("/sign-in/code/made-up").errors == [ONE_SENTENCE]
    application.extensions["clock"].advance(timedelta(minutes=31))
    assert guest.send(second, WORDS).errors == [ONE_SENTENCE]


def test_guessing_is_held_for_the_name_and_for_the_place_it_comes_from(
    team: Browser, give: Callable[[], str], application: Flask
) -> None:
    code = give()
    guest = team.another()
    for _try in range(10):
        guest.post("/sign-in/code", code="000000000", family_name="Young")
    assert "too many tries" in guest.post("/sign-in/code", code=code, family_name="YOUNG", status=429).text
    for number in range(19):
        guest.post("/sign-in/code", code="000000000", family_name=f"Name {number}")
    assert "too many tries" in guest.post("/sign-in/code", code=code, family_name="Cruz Young", status=429).text
    application.extensions["clock"].advance(timedelta(hours=1, minutes=2))
    assert enter(guest, code).h1 == "Choose how you sign in"


def test_an_address_somebody_signs_in_with_is_refused_without_saying_who(
    team: Browser, give: Callable[[], str], make: Make
) -> None:
    make.advisor("Carl Cruz", email="una@post.example")
    guest = team.another()
    second = enter(guest, give())
    page = guest.send(second, WORDS)
    assert page.errors == ["Somebody signs in with this email already. Use another one, or ring us."]
    assert "Carl" not in page.text
    assert guest.send(page, {**WORDS, "email": "una-2@post.example"}).h1 == "My involvement"


def test_bad_passwords_and_addresses_keep_what_was_typed(team: Browser, give: Callable[[], str]) -> None:
    guest = team.another()
    second = enter(guest, give())
    page = guest.send(second, {**WORDS, "again": "another"})
    assert page.errors == ["The two passwords are not the same. Type the new password again."]
    assert page.form()["email"] == "Una@Post.example"
    assert guest.send(page, {**WORDS, "password": "password1", "again": "password1"}).errors
    assert guest.post(second.path, email="", without="1").errors == ["Enter your email address."]


def test_of_two_uses_at_once_one_counts(give: Callable[[], str], application: Flask, una: int) -> None:
    code = give()
    outcomes: list[Any] = []
    both_have_found_it = Barrier(2, timeout=60)

    def use(email: str) -> None:
        with application.test_request_context():
            found = queries.live_code(code_digest=_digest(code))
            both_have_found_it.wait()
            assert found is not None
            try:
                with db.transaction():
                    actions.use_code(found.id, email, None)
                outcomes.append(email)
            except RuleBroken as refused:
                outcomes.append(type(refused))

    threads = [Thread(target=use, args=(f"una-{number}@post.example",)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert min(map(str, outcomes)) == str(actions.NoSuchCode)
    with application.app_context():
        (account,) = db.session().scalars(select(Account).where(Account.person_id == una))
        assert account.sign_in_email in outcomes


def _digest(code: str) -> str:
    return codes.keyed_digest(code)


def test_the_code_itself_is_nowhere_in_the_database(give: Callable[[], str], application: Flask) -> None:
    code = give()
    with application.app_context():
        row = db.session().scalars(select(AccountCode)).one()
        assert code not in repr(vars(row))
        assert row.code_digest == _digest(code)


def test_the_letter_is_a_tagged_file_in_two_sizes(team: Browser, give: Callable[[], str], una: int, ref: Ref) -> None:
    path, code = f"/team/people/{ref(una)}/code/letter.pdf", give()
    usual = opened(team.post(path, code=code).bytes)
    assert str(usual.docinfo["/Title"]) == "Your code to make an account"
    assert "H1" in tags(usual)
    assert smallest(opened(team.post(path, code=code, large="1").bytes)) >= 18
    assert "does not work any more" in team.post(path, code="000000000").text


def test_who_gets_one(team: Browser, make: Make, ref: Ref, application: Flask) -> None:
    ann = make.advisor("Ann Account", email="ann@post.example")
    assert "They have an account already" in team.post(f"/team/people/{ref(ann)}/code").text
    eve = make.advisor("Eve Asked", account=False, state=AdvisorState.ENQUIRY)
    assert "Only somebody who is on the register" in team.post(f"/team/people/{ref(eve)}/code").text
    stan = make.person("Stan Staff")
    team.post(f"/team/people/{ref(stan)}/code", status=404)
    other = team.another()
    other.sign_in("ann@post.example")
    other.post(f"/team/people/{ref(eve)}/code", status=403)
    other.post(f"/team/people/{ref(eve)}/code/letter.pdf", status=403, code="1")
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(AccountCode)) == 0
        assert db.session().get_one(Person, eve).account is None
