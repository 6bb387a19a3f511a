"""What is told of a panel, what is held back, and what goes twelve months later."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from app.coproduction.outcomes.due import remind_of_outcomes
from app.core import clock, db
from app.messages import worker
from app.messages.models import OutboxMessage
from app.panels.after.due import forget_panels
from app.panels.after.models import PanelCheckIn, PanelConcern, PanelOutcome
from app.panels.models import Panel, PanelMember
from app.panels.way.models import PanelTask
from app.panels.way.states import Step
from tests.support.page import Browser
from tests.support.panels import Panels

SignIn = Callable[[str], Browser]
ON_THE_DAY = "2026-12-31T11:00+00:00"
SAME_EVENING = "2026-12-31T18:00+00:00"
NEXT_DAY = "2027-01-01T13:00+00:00"


def at(panel: Panels, moment: str) -> None:
    panel.application.extensions["clock"].freeze(datetime.fromisoformat(moment))


def kept(panel: Panels, model: type) -> list:
    with panel.application.app_context():
        return list(db.session().scalars(select(model)))


def told(panel: Panels, name: str) -> list[str]:
    with panel.application.app_context():
        wanted = select(OutboxMessage).where(OutboxMessage.name == name).order_by(OutboxMessage.id)
        return [row.person.full_name for row in db.session().scalars(wanted)]


def test_advisors_are_told_what_came_of_it(panel: Panels, signed_in: SignIn) -> None:
    """Once for each number, in words, and never who; and it stands under "My involvement"."""
    at(panel, SAME_EVENING)
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/after"
    host.post(f"{address}/all-took-part")
    host.send(host.get(f"{address}/outcome"), {"appointed": "1"})
    assert told(panel, "panel_outcome") == ["Ann Lee", "Bob Ray"]
    host.send(host.get(f"{address}/outcome"), {"appointed": "1"})
    assert len(told(panel, "panel_outcome")) == 2, "the same again tells nobody"
    host.send(host.get(f"{address}/outcome"), {"appointed": "2"})
    at(panel, NEXT_DAY)
    worker.run(panel.application, once=True)
    with panel.application.app_context():
        wanted = select(OutboxMessage).where(OutboxMessage.name == "panel_outcome").order_by(OutboxMessage.id)
        rows = list(db.session().scalars(wanted))
        assert [row.sent_at is not None for row in rows] == [False, False, True, True], "what is overtaken is not sent"
        assert "2 people were appointed." in rows[-1].text and "Candidate" not in rows[-1].text
    assert "What came of it: 2 people were appointed." in signed_in("ann").get("/my-involvement").text
    assert "appointed" not in signed_in("zoe").get("/my-involvement").text
    with panel.application.app_context():
        (task,) = db.session().scalars(select(PanelTask).where(PanelTask.step == Step.OUTCOME))
        assert task.done_at is not None


def test_what_is_held_back_does_not_go(panel: Panels, signed_in: SignIn) -> None:
    at(panel, SAME_EVENING)
    team, address = signed_in("team"), f"/host/panels/{panel.ref}/after"
    page = team.get(team.get(address).links()["Keep everything for now, such as for an inquiry"])
    team.send(page, {"why": "Public inquiry"})
    assert "Tia said so: Public inquiry" in signed_in("host").get(address).text
    signed_in("host").get(f"/panels/{panel.ref}/scores/keep", status=403)
    at(panel, "2028-01-02T09:00+00:00")
    run = panel.application.test_cli_runner()
    said = run.invoke(args=["panels", "going"]).output
    assert "0 panels: what is kept" in said and f"{panel.ref}: since Thursday 31 December 2026 by Tia Team" in said
    with panel.application.test_request_context():
        assert forget_panels(clock.now()) == 0
    assert kept(panel, PanelTask) != []
    signed_in("team").post(f"/panels/{panel.ref}/scores/let-go")
    assert f"  {panel.ref}: last day" in run.invoke(args=["panels", "going"]).output
    with panel.application.test_request_context():
        assert forget_panels(clock.now()) == 1
    assert kept(panel, PanelTask) == []


def test_twelve_months_later_it_only_counts(panel: Panels, signed_in: SignIn) -> None:
    at(panel, SAME_EVENING)
    signed_in("host").post(f"/host/panels/{panel.ref}/after/all-took-part")
    signed_in("team").post(f"/team/panels/{panel.ref}/calls/{panel.ann_place}")
    at(panel, "2027-12-31T09:00+00:00")
    with panel.application.test_request_context():
        assert forget_panels(clock.now()) == 0
    assert "Ring Bob Ray" in signed_in("team").get("/team").text
    at(panel, "2028-01-02T09:00+00:00")
    assert worker.run(panel.application, once=True)
    with panel.application.test_request_context():
        assert forget_panels(clock.now()) == 0, "once"
    assert (kept(panel, PanelTask), kept(panel, PanelCheckIn), kept(panel, PanelConcern)) == ([], [], [])
    assert {(each.name, each.person_id) for each in kept(panel, PanelMember)} == {("", None)}
    team = signed_in("team")
    assert "Ring Ann Lee" not in team.get("/team").text and "Ring Bob Ray" not in team.get("/team").text
    assert "I have rung them" not in team.get(f"/host/panels/{panel.ref}/after").text, (
        "who was rung is not known any more"
    )
    page = signed_in("host").get("/host/panels", period="all")
    assert "1 of 1 panel had lived experience." in page.text
    assert kept(panel, PanelOutcome) == []


def test_the_number_is_an_outcome_and_nobody_is_asked_twice(panel: Panels, signed_in: SignIn) -> None:
    """It stands from then on, so that the opportunity can be closed; until then the way of the panel asks, alone."""
    at(panel, SAME_EVENING)
    host, address = signed_in("host"), f"/host/panels/{panel.ref}/after"
    host.post(f"{address}/all-took-part")
    with panel.application.app_context(), db.transaction() as session:
        found = session.scalars(select(Panel).where(Panel.ref == panel.ref)).one().opportunity
        assert found is not None
        found.promised_on = clock.today()
    ref = found.ref
    at(panel, NEXT_DAY)
    with panel.application.test_request_context():
        assert remind_of_outcomes(clock.now()) == 0, "the way of the panel reminds of it"
    host = signed_in("host")
    outcome = host.get(f"/host/opportunities/{ref}/outcome")
    assert "how many were appointed" in outcome.text
    assert "First say what came of it" in host.post(f"/host/opportunities/{ref}/done").text
    host.send(host.get(f"{address}/outcome"), {"appointed": "1"})
    assert "1 person was appointed. Those on the panel have heard this" in host.get(outcome.path).text
    assert "It is done." in host.send(host.get(f"/host/opportunities/{ref}"), action="/done").text
