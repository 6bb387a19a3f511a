"""The ways in: the command's answer, and the pages as a person presses through them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from click.testing import Result
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.people.models import Person
from tests.support.page import Browser, Page, filled

Run = Callable[..., Result]
START = "/team/register/import"


def last_line(result: Result) -> str:
    return result.stdout.strip().splitlines()[-1]


def person(application: Flask, name: str) -> Person:
    with application.app_context():
        found = db.session().scalars(select(Person).where(Person.full_name == name)).one()
        _ = found.account, found.roles, found.advisor, found.advisor.interests, found.advisor.training
        return found


def count(application: Flask, model: type) -> int:
    with application.app_context():
        return db.session().scalar(select(func.count()).select_from(model)) or 0


def upload(browser: Browser, data: bytes | str, name: str = "register.csv") -> Page:
    content = data.encode() if isinstance(data, str) else data
    return browser.post(START, file=(BytesIO(content), name))


def press(browser: Browser, page: Page, action: str) -> Page:
    """Press the button of the form that goes to an address with `action` in it."""
    form = next(form for form in page.soup.select("main form") if action in str(form.get("action", "")))
    return browser.post(str(form["action"]))


def columns(browser: Browser, page: Page, **values: str) -> Page:
    """Press Continue on the page of the columns, with some boxes changed: `column_1="phone"`."""
    form = next(form for form in page.soup.select("main form") if not form.get("action"))
    changed = {name.replace("_", "-"): value for name, value in values.items()}
    return browser.post(page.path, {**filled(form), **changed})
