"""Posting an opportunity through the real pages, step by step, as a host or the involvement team would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from app.core import db
from app.core.actor import SYSTEM
from app.opportunities.actions import seed_kinds
from app.opportunities.models import Opportunity
from app.opportunities.queries import whole_options
from tests.opportunities.adverts.shape import Advert
from tests.support.page import Browser, Page, filled


def start(application: Flask) -> None:
    with application.app_context(), db.transaction():
        seed_kinds(by=SYSTEM)


def begin(browser: Browser, title: str, kind: str, area: str = "host") -> str:
    """Fill in the first page; returns the reference of the draft."""
    page = browser.get(f"/{area}/opportunities/new")
    team = page.soup.select("select[name=team] option")[1]["value"]
    page = browser.send(page, {"title": title, "kind": kind, "team": team})
    assert not page.errors, page.errors
    return page.path.split("/")[3]


def fill(browser: Browser, ref: str, step: str, values: dict[str, Any], area: str = "host") -> Page:
    """Open a step, type `values` over what stands there, and send it."""
    path = f"/{area}/opportunities/{ref}/edit/{step}"
    page = browser.get(path)
    forms = page.soup.select("main form[method=post]")
    if len(forms) == 1:
        return browser.send(page, values)
    form = next(form for form in forms if "/remove" not in str(form.get("action", "")))
    return browser.post(path, {**filled(form), **values})


def post(browser: Browser, advert: Advert, area: str = "host") -> str:
    """Everything up to the check page; returns the reference."""
    ref = begin(browser, advert.title, advert.kind, area)
    many = (("sessions", advert.sessions), ("seats", advert.seats), ("mix", advert.mix))
    for step, parts in many:
        for values in parts:
            _good(fill(browser, ref, step, dict(values), area), step)
    for step, values in advert.steps.items():
        if step == "work" or (step == "pattern" and not advert.sessions):
            continue
        _good(fill(browser, ref, step, dict(values), area), step)
    if "work" in advert.steps:
        _good(fill(browser, ref, "work", dict(advert.steps["work"]), area), "work")
    for model, values in advert.payment:
        _good(fill(browser, ref, f"payment/{model}", dict(values), area), model)
    for facet, values in advert.conditions:
        _good(fill(browser, ref, f"conditions/{facet}", dict(values), area), facet)
    return ref


def _good(page: Page, what: str) -> None:
    assert not page.errors, f"{what}: {page.errors}"


def stored(application: Flask, ref: str) -> Opportunity:
    """The opportunity as it stands, with everything of it loaded."""
    with application.app_context():
        wanted = select(Opportunity).where(Opportunity.ref == ref).options(*whole_options())
        return db.session().scalars(wanted).unique().one()


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SELECTs sent meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(db.engine(), "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(db.engine(), "before_cursor_execute", note)
