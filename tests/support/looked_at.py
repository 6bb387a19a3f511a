"""Every page that a walk meets is looked at by axe, and for sideways scroll on the narrowest phone."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

PHONE, DESK, NARROWEST = 375, 1280, 320
TIMEOUT = 10_000  # milliseconds
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off
    "resultTypes": ["violations"],
}
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = "() => document.querySelectorAll('h1').length"


class LookedAt:
    """What was found on all pages so far; `errors` counts the pages among them that refused something.

    axe is a script, and it waits for ever in a browser whose scripts are off. So the page as such a browser got it is
    shown, without its own scripts, at the same address in a second browser whose scripts are on.

    `WALK_PICTURES` may name a folder: every page is then also kept there, as a phone and as a desk shows it.
    """

    def __init__(self, browser: Browser, *widths: int) -> None:
        self._widths = widths or (PHONE,)
        self._page = browser.new_context(viewport={"width": PHONE, "height": 800}, bypass_csp=True).new_page()
        self._page.set_default_timeout(TIMEOUT)
        self._axe = Axe()
        self._seen: set[str] = set()
        self._folder = os.environ.get("WALK_PICTURES")
        self.pages, self.errors = 0, 0
        self.found: list[str] = []

    def look(self, page: Page) -> None:
        if os.environ.get("FAST"): return
        html = SCRIPT.sub("", page.content())
        if html in self._seen:
            return
        self._seen.add(html)
        self.pages += 1
        self.errors += "<title>Error:" in html
        import time; t=time.time()
        self._show(page.url, html); print("show", round(time.time()-t,2), end=" ")
        where = f"{page.url.split('/', 3)[3] or 'front page'} ({page.title()})"
        for width in self._widths:
            self._page.set_viewport_size({"width": width, "height": 800})
            self._keep(width); t=time.time()
            self.found += [f"{where} at {width}: {each}" for each in _said(self._axe.run(self._page, options=RULES))]
            print("axe", round(time.time()-t,2), end=" ")
        self._page.set_viewport_size({"width": NARROWEST, "height": 800})
        if wide := self._page.evaluate(SIDEWAYS):
            self.found.append(f"{where} is {wide} pixels too wide at {NARROWEST}")
        print("all", round(time.time()-t,2))
        if (headings := self._page.evaluate(HEADINGS)) != 1:
            self.found.append(f"{where} has {headings} main headings")

    def _show(self, url: str, html: str) -> None:
        here = re.compile(f"^{re.escape(url.split('#')[0])}$")

        def answer(route: Route) -> None:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

        self._page.route(here, answer)
        self._page.goto(url.split("#")[0])
        self._page.unroute(here, answer)

    def _keep(self, width: int) -> None:
        if self._folder:
            name = re.sub(r"[^a-z0-9]+", "-", self._page.title().split(" – ")[0].lower()).strip("-")[:60]
            path = Path(self._folder) / f"{self.pages:03}-{name}-{width}.png"
            self._page.screenshot(path=path, full_page=True)


def _said(results: Any) -> list[str]:
    return [
        f"{broken['id']} ({broken['impact']}): {node['html'][:160]}"
        for broken in results.response["violations"]
        for node in broken["nodes"]
    ]
