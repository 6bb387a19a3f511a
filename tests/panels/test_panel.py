"""The panel and who sits on it: set up by a host, read by everybody on it, and by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.events import emit
from app.core.states import move
from app.demo.names import FIRST, LAST
from app.opportunities.actions import life, sessions
from app.opportunities.events import OpportunityPublished
from app.opportunities.models import Opportunity
from app.opportunities.states import OpportunityState
from app.panels import rules
from app.panels.states import PanelState
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]


def test_from_the_opportunity_to_its_panel(panel: Panels, make: Make, signed_in: SignIn) -> None:
    host = signed_in("host")
    ref = make.opportunity(host=panel.host, team=panel.team, kind="interview-panel", title="Doctor panel")
    page = host.get(host.get(f"/host/opportunities/{ref}").links()["The recruitment panel"])
    assert page.form()["post"] == "Doctor panel"
    values = {
        "shape": "mixed",
        "involvement": "member",
        "candidates": "5",
        "reference": "334-25-0012",
        "band": "medical",
    }
    page = host.send(page, values)
    assert page.h1.endswith("Panel: Doctor panel")
    assert "Now say who sits on it." in page.soup.text
    assert "334-25-0012" in page.text
    assert "A doctor" in page.text
    again = host.get(f"/host/opportunities/{ref}/panel")
    assert again.path == page.path, "there is one panel, however often the link is followed"


@pytest.mark.both
def test_two_who_set_it_up_at_once_make_one_panel(panel: Panels, make: Make, signed_in: SignIn) -> None:
    ref = make.opportunity(host=panel.host, team=panel.team, kind="interview-panel", title="Doctor panel")
    values = {"post": "Doctor", "shape": "mixed", "involvement": "member"}
    browsers = [signed_in("host"), signed_in("chair")]
    with ThreadPoolExecutor(2) as pool:
        address = f"/host/opportunities/{ref}/panel"
        pages = list(pool.map(lambda own: own.post(address, values), browsers))
    assert len({page.path for page in pages}) == 1
    assert signed_in("host").get("/host/panels").text.count("Doctor") == 1


def test_everybody_on_it_reads_names_and_roles_and_nothing_else(panel: Panels, signed_in: SignIn) -> None:
    for name in ("ann", "bob", "chair", "scribe"):
        page = signed_in(name).get(f"/panels/{panel.ref}")
        for said in ("Ann", "Bob", "Chris Chair", "Sam Scribe", "Chair", "Takes the notes", "Staff nurse"):
            assert said in page.text, (name, said)
        for unsaid in ("Ann Lee", "Bob Ray", "post.example", "Lived experience", "service user"):
            assert unsaid not in page.text, (name, unsaid)
    own = signed_in("ann")
    assert own.get(f"/places/{panel.ann_place}").links()["Your panel: who sits on it, and what happens when"]
    assert "Staff nurse" in signed_in("scribe").get("/").text


def test_nobody_else_reads_it(panel: Panels, make: Make, signed_in: SignIn, browser: Browser) -> None:
    other = make.person("Olga Other", Role.HOST, email="other@post.example")
    make.team("Another team", other)
    for name in ("zoe", "other"):
        signed_in(name).get(f"/panels/{panel.ref}", status=404)
    signed_in("other").get(f"/host/panels/{panel.ref}", status=404)
    signed_in("other").post(f"/host/panels/{panel.ref}/members/{panel.member('Chris Chair')}/leave", status=404)
    for name in ("zoe", "ann", "scribe"):
        signed_in(name).get(f"/host/panels/{panel.ref}", status=403)
    assert browser.get(f"/panels/{panel.ref}").h1 == "Sign in"
    signed_in("host").get(f"/panels/{panel.ref}", status=404)  # runs it, and does not sit on it
    assert "Sam Scribe" in signed_in("team").get(f"/host/panels/{panel.ref}").text


def test_adding_changing_and_taking_off(panel: Panels, make: Make, signed_in: SignIn) -> None:
    host, address = signed_in("host"), f"/host/panels/{panel.ref}"
    make.person("Fay Finance", Role.FINANCE, email="fay@post.example")
    page = host.send(host.get(f"{address}/members/add"), {"email": "fay@post.example"})
    assert "Fay Finance is on the panel." in page.soup.text
    signed_in("fay").get(f"/panels/{panel.ref}")
    page = host.send(host.get(f"{address}/members/add"), {"email": "fay@post.example"})
    assert "Fay Finance sits on this panel already." in page.soup.text
    page = host.send(host.get(f"{address}/members/add"), {"name": "Prof Lay", "role": "observer", "type": "other"})
    assert "No sign-in: you keep their papers." in page.text
    assert "Observes" in page.text
    page = host.post(f"{address}/members/{panel.member('Prof Lay')}", {"role": "member", "type": "other"})
    assert "Observes" not in page.text
    fay = panel.member("Fay Finance")
    page = host.post(f"{address}/members/{fay}/leave")
    assert "Fay Finance" not in page.text
    host.post(f"{address}/members/{fay}/leave", status=404)
    signed_in("fay").get(f"/panels/{panel.ref}", status=404)


@pytest.mark.parametrize("email", ["zoe@post.example", "nobody@post.example"])
def test_a_host_does_not_learn_who_is_on_the_register(panel: Panels, signed_in: SignIn, email: str) -> None:
    host = signed_in("host")
    page = host.send(host.get(f"/host/panels/{panel.ref}/members/add"), {"email": email})
    assert page.errors == ["No member of staff signs in with this address. Leave it empty, or ask them."]


def test_somebody_is_needed_for_a_seat(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    page = host.get(f"/host/panels/{panel.ref}/members/add")
    assert host.send(page).errors == ["Choose somebody of your team, or enter a name."]


def test_a_member_of_staff_steps_down_without_a_reason(panel: Panels, signed_in: SignIn) -> None:
    own = signed_in("chair")
    own.send(own.get(f"/panels/{panel.ref}"), action="step-down")
    own.get(f"/panels/{panel.ref}", status=404)
    assert "Chris Chair" not in signed_in("host").get(f"/host/panels/{panel.ref}").text


def test_an_advisor_has_no_such_button_and_keeps_the_place(panel: Panels, signed_in: SignIn) -> None:
    own = signed_in("ann")
    assert "I step down" not in own.get(f"/panels/{panel.ref}").text
    own.post(f"/panels/{panel.ref}/step-down")
    own.get(f"/panels/{panel.ref}")


def test_who_gives_their_place_back_sees_it_no_more(panel: Panels, signed_in: SignIn) -> None:
    own = signed_in("ann")
    own.post(f"/places/{panel.ann_place}/withdraw")
    own.get(f"/panels/{panel.ref}", status=404)


@pytest.mark.parametrize("typed", ["334-25-0012", "C9334-25-0012", "350-TWS6212345-B", "12345", "334/2025/7"])
def test_references_of_vacancies(typed: str) -> None:
    assert rules.is_reference(typed)


@pytest.mark.parametrize("typed", ["Ann Lee", "ann", "A. Lee", "Lee-12", "12", "Ann Lee 334-25", "1-ANN-23", "334 Lee"])
def test_what_could_be_a_name_is_no_reference(panel: Panels, signed_in: SignIn, typed: str) -> None:
    host = signed_in("host")
    page = host.send(host.get(f"/host/panels/{panel.ref}/change"), {"reference": typed})
    assert page.errors == ["Type the vacancy's number, like 334-25-0012, and leave out anybody's name."]


def test_no_name_passes_for_a_reference_with_or_without_digits() -> None:
    for name in (*FIRST, *LAST):
        for written in (name, name.upper(), name.lower()):
            for typed in (written, f"334-25-{written}", f"{written}-3342501", f"334 {written}", f"334{written}25"):
                assert not rules.is_reference(typed), typed


@pytest.mark.parametrize(
    ("typed", "said"), [("41", "Enter a number from 1 to 40."), ("0", "Enter a number from 1 to 40.")]
)
def test_numbers_of_candidates_that_cannot_be(panel: Panels, signed_in: SignIn, typed: str, said: str) -> None:
    host = signed_in("host")
    assert host.send(host.get(f"/host/panels/{panel.ref}/change"), {"candidates": typed}).errors == [said]


def test_it_follows_the_days_of_its_opportunity(panel: Panels, context: Flask) -> None:
    by = Actor(panel.host)
    opportunity = panel.found()
    first, before = opportunity.sessions[0], panel.panel().first_on
    first_id = first.id
    with db.transaction():
        start = first.starts_at + timedelta(days=7)
        sessions.move_to(panel.found(), first_id, start, start + timedelta(hours=2), "", by=by)
    assert panel.panel().first_on == before + timedelta(days=7)
    with db.transaction():
        life.cancel(panel.found(), "The post is not filled.", by=by)
    assert panel.panel().state is PanelState.CALLED_OFF


def test_publishing_a_panel_sets_it_up(panel: Panels, make: Make, signed_in: SignIn) -> None:
    ref = make.opportunity(
        host=panel.host, team=panel.team, kind="interview-panel", title="Doctor panel", state=OpportunityState.DRAFT
    )
    with panel.application.test_request_context(), db.transaction():
        opportunity = db.session().scalars(select(Opportunity).where(Opportunity.ref == ref)).one()
        move(opportunity, OpportunityState.OPEN, by=Actor(panel.host), now=clock.now())
        emit(OpportunityPublished(opportunity.id), by=Actor(panel.host))
    page = signed_in("host").get(f"/host/opportunities/{ref}/panel")
    assert page.h1.endswith("Panel: Doctor panel")
