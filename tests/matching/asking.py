"""Asking to be signed off, and what is kept of it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.messages.models import OutboxMessage
from app.opportunities.models import SignOff, SignOffMove
from tests.support.page import Browser

STEPS = "/my-involvement/steps"
ASK = f"{STEPS}/panel/chair/ask"
SignIn = Callable[[str], Browser]


def asks(own: Browser) -> None:
    page = own.get(ASK)
    own.send(page, {"where": page.soup.select_one("input[name=where]")["value"]})  # type: ignore[index]


def kept(application: Flask) -> tuple[int, int, int]:
    """How many sign-offs, moves of them, and messages about them there are."""
    with application.app_context():
        told = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.about.startswith("sign-off:"))
        counts = [db.session().scalar(select(func.count()).select_from(each)) for each in (SignOff, SignOffMove)]
        return counts[0] or 0, counts[1] or 0, db.session().scalar(told) or 0
