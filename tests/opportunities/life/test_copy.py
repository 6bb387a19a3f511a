"""A copy is a new draft with the same answers."""

from __future__ import annotations

from flask import Flask

from app.opportunities.states import OpportunityState
from tests.opportunities.adverts import INTERVIEW_PANEL
from tests.opportunities.adverts.shape import on
from tests.opportunities.posting import post, stored
from tests.support.page import Browser

S = OpportunityState


def test_a_copy_has_the_answers_and_no_dates(application: Flask, host: Browser, people: dict[str, int]) -> None:
    ref = post(host, INTERVIEW_PANEL)
    host.send(host.get(f"/host/opportunities/{ref}/edit/conditions/age"), {"youngest": "18", "whose": "own",
              "only": f"session:{stored(application, ref).sessions[0].id}"})  # fmt: skip
    host.send(host.get(f"/host/opportunities/{ref}/edit/choosing"), on(5, 1, 2027, "closes_on"))
    page = host.send(host.get(f"/host/opportunities/{ref}"), action="/copy")
    assert "This is a copy." in page.text
    copy = stored(application, page.path.rsplit("/", 1)[1])
    assert copy.ref != ref
    assert copy.state is S.DRAFT
    assert (copy.sessions, copy.closes_at, copy.first_starts_at, copy.outcome_due_on) == ([], None, None, None)
    assert copy.summary == stored(application, ref).summary
    assert [seat.number for seat in copy.seats] == [2]
    assert [term.pence for term in copy.pay_terms] == [1131]
    assert [c.facet.value for c in copy.conditions] == ["training", "role", "experience"], "not the one for a session"
    assert "Sessions To do" in page.text
