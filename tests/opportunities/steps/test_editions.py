"""Two windows, the same form twice, an edition that never was."""

from __future__ import annotations

from flask import Flask

from tests.opportunities.posting import stored
from tests.opportunities.steps.refusals import nothing_changed, value
from tests.support.page import Browser


def test_a_stale_form_is_refused_once_and_keeps_what_was_typed(host: Browser, ref: str, application: Flask) -> None:
    path = f"/host/opportunities/{ref}/edit/doing"
    first, second = host.get(path), host.get(path)
    assert not host.send(first, {"activity": "From the first window"}).errors
    page = host.send(second, {"activity": "From the second window"})
    assert page.text.startswith("There is a problem Somebody saved this page after you opened it.")
    assert value(page, "activity") == "From the second window"
    assert stored(application, ref).summary == "From the first window"
    assert not host.send(page).errors, "the second time they know, and it is saved"
    assert stored(application, ref).summary == "From the second window"


def test_the_same_form_sent_twice_is_saved_once(host: Browser, ref: str, application: Flask) -> None:
    page = host.get(f"/host/opportunities/{ref}/edit/doing")
    answers = {**page.form(), "activity": "Once"}
    for _turn in range(2):
        assert host.post(page.path, answers).h1.endswith("Sessions")
    assert stored(application, ref).edition == 2
    page = host.get(f"/host/opportunities/{ref}/edit/seats")
    answers = {**page.form(), "type": "either", "number": "2"}
    host.post(page.path, answers)
    again = host.post(page.path, answers)
    assert "Somebody saved this page after you opened it." in again.text
    assert len(stored(application, ref).seats) == 1


def test_a_forged_edition_saves_nothing(host: Browser, ref: str, application: Flask) -> None:
    before = stored(application, ref)
    for edition in ("", "-1", "x", "99999999999999999999", "٣"):
        page = host.post(f"/host/opportunities/{ref}/edit/doing", {"activity": "Mine", "edition": edition})
        assert "Somebody saved this page" in page.text, edition
    nothing_changed(application, before)
