"""An advisor's front page: what comes next, and nothing that is over."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from tests.support.make import Make
from tests.support.page import Browser


def test_what_is_over_is_no_next_step(application: Flask, browser: Browser, make: Make) -> None:
    make.advisor("Ann", email="ann@post.example")
    browser.sign_in("ann@post.example")
    for days, title in ((2, "Soon and then over"), (20, "Still to come")):
        browser.post(f"/opportunities/{make.opportunity(in_days=days, title=title)}/sign-up")
    assert {"Soon and then over", "Still to come"} <= set(browser.get("/").links())

    application.extensions["clock"].advance(timedelta(days=3))
    browser.sign_in("ann@post.example")
    front = browser.get("/").links()

    assert "Still to come" in front
    assert "Soon and then over" not in front
    assert "Soon and then over" in browser.get("/my-involvement").links()
