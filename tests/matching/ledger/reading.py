"""Reading the tables of the ledger as a person does."""

from __future__ import annotations

from tests.support.page import Page


def table(page: Page, caption: str) -> dict[str, list[str]]:
    """The rows of the table with this caption: name -> what its cells say."""
    for found in page.soup.select("main table"):
        if caption in found.select_one("caption").get_text():
            for aside in found.select(".nhsuk-table-responsive__heading"):
                aside.extract()
            rows = [
                [cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in found.select("tbody tr")
            ]
            return {row[0]: row[1:] for row in rows}
    return {}
