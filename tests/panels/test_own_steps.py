"""What the chair and the host may say for a panel: steps of the chair's own, the pack, and staff without a sign-in."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.panels import actions
from app.panels.models import PanelMember
from app.panels.states import PanelRole
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]


def is_done(panel: Panels, step: Step) -> bool:
    with panel.application.app_context():
        return db.session().scalars(select(PanelTask.done_at).where(PanelTask.step == step)).one() is not None


def made(panel: Panels, signed_in: SignIn) -> None:
    signed_in("host").post(f"/host/panels/{panel.ref}/way/make")


def test_a_chair_of_another_team_says_that_their_own_step_is_done(panel: Panels, make: Make, signed_in: SignIn) -> None:
    made(panel, signed_in)
    other = make.person("Olga Other", Role.HOST, email="olga@post.example")
    make.team("Another team", other)
    with panel.application.test_request_context(), db.transaction():
        actions.leave(
            panel.id, next(m.id for m in panel.panel().members if m.name == "Chris Chair"), by=Actor(panel.host)
        )
        actions.add_member(panel.id, name="Olga Other", person_id=other, role=PanelRole.CHAIR, by=Actor(panel.host))
    own = signed_in("olga")
    own.get(f"/host/panels/{panel.ref}/way", status=404)
    page = own.get(own.get(f"/panels/{panel.ref}").links()["What happens when"])
    page = own.send(page, action=f"/panels/{panel.ref}/way/planning/done")
    assert "Thank you. It is done." in page.text and is_done(panel, Step.PLANNING)
    assert "/way/planning/done" not in str(page.soup)


def test_nobody_else_says_it_and_the_chair_no_other_step(panel: Panels, signed_in: SignIn) -> None:
    made(panel, signed_in)
    for name in ("ann", "scribe"):
        own = signed_in(name)
        assert "It is done" not in own.get(f"/panels/{panel.ref}/way").text
        assert "This step is not yours" in own.post(f"/panels/{panel.ref}/way/planning/done").soup.text
    chair = signed_in("chair")
    assert "This step is not yours" in chair.post(f"/panels/{panel.ref}/way/pack/done").soup.text
    chair.post(f"/panels/{panel.ref}/way/nothing/done", status=404)
    signed_in("zoe").post(f"/panels/{panel.ref}/way/planning/done", status=404)
    assert not is_done(panel, Step.PLANNING) and not is_done(panel, Step.PACK)


def test_staff_without_a_sign_in_agree_on_paper(panel: Panels, signed_in: SignIn) -> None:
    host = signed_in("host")
    with panel.application.test_request_context(), db.transaction():
        actions.add_member(panel.id, name="Lee Lay", by=Actor(panel.host))
    address = f"/host/panels/{panel.ref}/members/{panel.member('Lee Lay')}"
    page = host.get(address)
    assert "I keep to myself what I read and hear" in page.text
    assert "Written down: they keep it to themselves." in host.send(page, action="/declared").text
    assert "They agreed. It was written down on Tuesday 1 December 2026." in host.get(address).text
    host.post(f"{address}/declared")
    with panel.application.app_context():
        row = db.session().scalars(select(PanelMember).where(PanelMember.name == "Lee Lay")).one()
        assert (row.declared_words, row.declared_by_id) == (1, panel.host)
    signs_in = f"/host/panels/{panel.ref}/members/{panel.member('Sam Scribe')}"
    assert "on paper" not in host.get(signs_in).text
    assert "agrees to it on their own page" in host.post(f"{signs_in}/declared").soup.text
    signed_in("ann").post(f"{address}/declared", status=403)
