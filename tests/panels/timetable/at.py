"""The host at the timetable: fills in its forms as on a page, past the page that shows what a change does."""

from __future__ import annotations

import re
from typing import Any

from tests.support.page import Browser, Page, filled
from tests.support.panels import Panels


def answers(page: Page, holding: str) -> dict[str, Any]:
    """What the form with this hidden answer would send; a page of a slot has other buttons too."""
    return filled(next(form for form in page.soup.select("main form") if form.select_one(f"input[name={holding}]")))


class Desk:
    def __init__(self, panel: Panels, browser: Browser) -> None:
        self.panel, self.browser = panel, browser
        self.at = f"/host/panels/{panel.ref}/timetable"

    def page(self) -> Page:
        return self.browser.get(self.at)

    def looks(self, path: str, values: dict[str, Any] | None = None) -> Page:
        """The page that shows what a change does; or the form with what is wrong."""
        return self.browser.post(path, {**answers(self.browser.get(path), "edition"), **(values or {})})

    def does(self, path: str, values: dict[str, Any] | None = None) -> tuple[Page, Page]:
        """(what was shown before, the page after)."""
        shown = self.looks(path, values)
        assert shown.h1.endswith("Check what will be sent"), (shown.h1, shown.errors)
        return shown, self.browser.post(path, answers(shown, "shown"))

    def makes(self, candidates: int = 5, **values: Any) -> Page:
        """The days of the opportunity, and usual lengths."""
        self.browser.post(f"{self.at}/take-days")
        return self.does(f"{self.at}/lengths", {"candidates": candidates, "reason": "The times are found.", **values})[
            1
        ]

    def slots(self) -> dict[str, str]:
        """Candidate -> time, as the host reads it."""
        found = {}
        for row in self.page().soup.select("table.app-timetable tbody tr"):
            words = re.match(r"Candidate \d+(, [A-Z][^,0-9]*)?", row.td.get_text(" ", strip=True))
            if words:
                name = words.group(0).split(" Begins")[0].split(" Then")[0].strip()
                found[name] = row.th.get_text(strip=True)
        return found

    def change(self, name: str) -> str:
        """The address of the page of somebody's slot."""
        links = self.page().soup.select("table.app-timetable a")
        return next(str(a["href"]) for a in links if a.get_text(" ", strip=True).endswith(f": {name}"))
