"""Reading the tables of a page of figures as a person does."""

from __future__ import annotations

from tests.matching.ledger import reading
from tests.support.page import Page


def table(page: Page, caption: str) -> dict[str, list[str]]:
    """The rows of the table with this caption, without what only tells one link from another."""
    for aside in page.soup.select("main .app-numbers td .nhsuk-u-visually-hidden"):
        aside.extract()
    return reading.table(page, caption)
