"""The way: what stands on one's page, asking, who signs off and who may not, and taking it back."""

from __future__ import annotations

from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.audit import AuditEntry
from app.opportunities.models import SignOffAsk
from app.people.models import Role, RoleGrant
from tests.matching.asking import ASK, STEPS, SignIn, asks, kept
from tests.opportunities.posting import statements
from tests.support.page import Browser
from tests.support.ways import CHAIR, MEMBER, SHADOW, Ways


def test_the_first_step_is_said_with_the_day_of_the_next_one(ways: Ways, ann: int, signed_in: SignIn) -> None:
    ways.asks_of("panel", member_asks_sign_off=True)
    own = signed_in("ann")
    page = own.get(STEPS)
    assert "not been to one yet" in page.text
    assert "Sit in once and see how it goes." in page.text
    assert "None is open just now that fits you." in page.text
    later = ways.panel(SHADOW, title="Later one", in_days=20)
    sooner = ways.panel(MEMBER, SHADOW, title="Sooner one", in_days=7)
    ways.panel(MEMBER, title="Without a seat to sit in", in_days=2)
    page = own.get(STEPS)
    assert "The next one is on Tuesday 8 December 2026: Sooner one" in page.text
    assert page.links()["Sooner one"] == f"/opportunities/{sooner}" and later not in page.source


def test_what_was_done_is_said_without_any_grade(ways: Ways, ann: int, been: str, signed_in: SignIn) -> None:
    ways.was_in(ways.panel(SHADOW), ann, SHADOW)
    page = signed_in("ann").get(STEPS)
    assert "sat in once, taken part once" in page.text
    assert "If you would like to chair one, you can ask to be signed off for it. You need not." in page.text


def test_asking_and_being_signed_off_by_the_host(
    ways: Ways, ann: int, been: str, signed_in: SignIn, application: Flask, team: Browser
) -> None:
    own, host = signed_in("ann"), signed_in("host")
    assert own.send(own.get(ASK)).errors == ["Choose where you took part."]
    asks(own)
    assert "You have asked to be signed off." in own.get(STEPS).text
    assert "Ann Lee asks to be signed off: Interview panel" in team.get("/team").text
    assert "Ann Lee" in host.get("/host/sign-offs").text
    page = host.get(f"/host/opportunities/{been}/sign-offs")
    assert "Asks to be signed off to chair" in page.text
    assert "Ann is signed off" in host.send(page).text
    mine = own.get(STEPS)
    assert "to chair, on Tuesday 1 December 2026, by Holly Host" in mine.text
    assert "You can chair one, if you would like to." in mine.text
    assert own.post(f"/opportunities/{ways.panel(CHAIR)}/sign-up").h1 == "You have a place"
    assert kept(application) == (1, 1, 1)
    assert "Nobody asks at the moment." in host.get("/host/sign-offs").text
    assert "asks to be signed off" not in team.get("/team").text


def test_the_chair_sees_the_first_name_of_who_asks_and_of_nobody_else(
    ways: Ways, ann: int, been: str, signed_in: SignIn, application: Flask
) -> None:
    cora = ways.make.advisor("Cora Chair", email="cora@post.example")
    ways.signed_off(cora)
    ways.was_in(been, cora, CHAIR)
    chair, own = signed_in("cora"), signed_in("ann")
    assert "Ann" not in chair.get(STEPS).text
    asks(own)
    page = chair.get(STEPS)
    assert "Ann" in page.text and "Lee" not in page.text
    with application.app_context():
        ref = db.session().scalars(select(SignOffAsk.ref)).one()
    assert "Ann is signed off" in chair.post(f"{STEPS}/asked/{ref}").text
    assert "by Cora" in own.get(STEPS).text and "Cora Chair" not in own.get(STEPS).text
    chair.post(f"{STEPS}/asked/{ref}", status=404)


def test_who_may_not(ways: Ways, ann: int, been: str, signed_in: SignIn, application: Flask) -> None:
    """Who took no part, who did not chair, a host of another team, oneself, and whoever is not signed in."""
    bea = ways.make.advisor("Bea Best", email="bea@post.example")
    ways.signed_off(bea)
    ways.was_in(ways.panel(CHAIR), bea, CHAIR)
    ways.make.team("Others", ways.make.person("Olu Other", Role.HOST, email="olu@post.example"))
    own, other, elsewhere = signed_in("ann"), signed_in("bea"), signed_in("olu")
    asks(own)
    with application.app_context():
        ref = db.session().scalars(select(SignOffAsk.ref)).one()
    for each in (own, other):
        each.post(f"{STEPS}/asked/{ref}", status=404)
        each.get("/host/sign-offs", status=403)
        each.get(f"/team/people/{ways.make.ref(ann)}/steps", status=403)
    elsewhere.get(f"/host/opportunities/{been}/sign-offs", status=404)
    assert "Ann" not in elsewhere.get("/host/sign-offs").text
    signed_in("host").post(f"{STEPS}/asked/{ref}", status=403)
    assert signed_in("host").post(f"/team/sign-offs/{ref}/take-back", status=403)
    assert kept(application) == (1, 1, 0)


def test_nobody_asks_about_what_they_were_not_in(ways: Ways, ann: int, been: str, signed_in: SignIn) -> None:
    bea = ways.make.advisor("Bea Best", email="bea@post.example")
    own = signed_in("bea")
    assert "Take part in one first" in own.get(ASK).text
    ways.was_in(ways.panel(MEMBER), bea)
    with ways.application.app_context():
        forged = str(ways.of(been).id)
    assert own.send(own.get(ASK), {"where": forged}).errors == ["Choose one of the answers."]
    own.get(f"{STEPS}/panel/shadow/ask", status=404)
    own.get(f"{STEPS}/nosuch/chair/ask", status=404)
    assert "Nothing is signed off for this" in own.send(own.get(f"{STEPS}/panel/member/ask"), first(own)).text


def first(own: Browser) -> dict[str, str]:
    return {"where": own.get(f"{STEPS}/panel/member/ask").soup.select_one("input[name=where]")["value"]}  # type: ignore[index, dict-item]


def test_taking_the_ask_back_leaves_nothing(
    ways: Ways, ann: int, been: str, signed_in: SignIn, application: Flask
) -> None:
    own = signed_in("ann")
    asks(own)
    assert "You are not asking any more." in own.post(f"{STEPS}/panel/chair/take-back").text
    own.post(f"{STEPS}/panel/chair/take-back")
    with application.app_context():
        assert db.session().scalar(select(func.count()).select_from(SignOffAsk)) == 0
        events = list(
            db.session().scalars(
                select(AuditEntry.event).where(AuditEntry.event.startswith("SignOff")).order_by(AuditEntry.id)
            )
        )
    assert events == ["SignOffAsked", "SignOffAskTakenBack"]
    assert kept(application) == (0, 0, 0), "and nowhere is there a no"


def test_nobody_signs_off_their_own_step(ways: Ways, host: int, signed_in: SignIn, application: Flask) -> None:
    both = ways.make.advisor("Bo Both", email="bo@post.example")
    with application.app_context(), db.transaction() as session:
        session.add(RoleGrant(person_id=both, role=Role.HOST))
    ref = ways.panel(MEMBER, CHAIR, team=ways.make.team("", both), host=both)
    ways.was_in(ref, both)
    own = signed_in("bo")
    assert "Nobody signs off their own step." in own.send(own.get(f"/host/opportunities/{ref}/sign-offs")).text
    assert kept(application) == (0, 0, 0)


def test_an_old_page_of_the_host_says_what_to_do(ways: Ways, ann: int, been: str, signed_in: SignIn) -> None:
    host = signed_in("host")
    there = f"/host/opportunities/{been}/sign-offs"
    for values in ({}, {"place": "nobody", "role": "chair"}, {"place": "\x00", "role": "\x00"}):
        assert "Please press one of the buttons." in host.post(there, values).text
    page = host.get(there)
    ways.asks_of("panel", chair_asks_sign_off=False)
    assert "Please press one of the buttons." in host.send(page).text
    assert "every place is open to everybody" in host.get(there).text


def test_one_page_asks_the_same_few_statements_however_many_opportunities_there_are(
    ways: Ways, ann: int, been: str, signed_in: SignIn
) -> None:
    own = signed_in("ann")
    own.get(STEPS)
    with ways.application.app_context(), statements() as few:
        own.get(STEPS)
    for number in range(3):
        ways.was_in(ways.panel(MEMBER, SHADOW, title=f"One more {number}"), ann)
    own.get(STEPS)
    with ways.application.app_context(), statements() as more:
        own.get(STEPS)
    assert len(few) == len(more)
