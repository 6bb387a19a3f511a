"""Steps, answers and opportunities that are not theirs."""

from __future__ import annotations

from flask import Flask

from app.people.models import Role
from tests.opportunities.posting import fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused
from tests.support.make import Make
from tests.support.page import Browser


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
