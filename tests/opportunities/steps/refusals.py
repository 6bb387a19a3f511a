"""What a refused step shows, and that nothing was changed by it."""

from __future__ import annotations

from flask import Flask

from app.opportunities.models import Opportunity
from tests.opportunities.posting import stored
from tests.support.page import Page


def refused(page: Page, *sentences: str) -> None:
    assert page.errors == list(sentences), page.errors


def value(page: Page, name: str) -> str:
    field = page.soup.select_one(f"main [name='{name}']")
    assert field is not None, name
    return field.get_text().strip() if field.name == "textarea" else str(field.get("value", ""))


def nothing_changed(application: Flask, before: Opportunity) -> None:
    after = stored(application, before.ref)
    assert (after.edition, after.saved_steps) == (before.edition, before.saved_steps)
    assert (len(after.sessions), len(after.seats), len(after.pay_terms)) == (
        len(before.sessions),
        len(before.seats),
        len(before.pay_terms),
    )
