"""The step of work that people do in their own time."""

from __future__ import annotations

from flask import Flask

from tests.opportunities.adverts.shape import on
from tests.opportunities.posting import begin, fill, stored
from tests.opportunities.steps.refusals import nothing_changed, refused
from tests.support.page import Browser

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
