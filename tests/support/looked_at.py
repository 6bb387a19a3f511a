"""Every page that a walk meets is looked at by axe, and for sideways scroll on the narrowest phone."""

from __future__ import annotations

import os
import re
from pathlib import Path
from urllib.parse import urljoin

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

PHONE, DESK, NARROWEST = 375, 1280, 320
TIMEOUT = 10_000  # milliseconds
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # axe leaves it off
    "resultTypes": ["violations"],
}
RUN = """options => axe.run(document, options).then(found => found.violations.flatMap(
  broken => broken.nodes.map(node => `${broken.id} (${broken.impact}): ${node.html.slice(0, 160)}`)))"""
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
WORDS, SAID = re.compile(r">[^<]*[^<\s][^<]*<"), re.compile(r'(\b(?:value|href|action|content))="[^"]+"')
REF = re.compile(r"\b[2-9a-hjkmnp-z]{16}\b")
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = "() => document.querySelectorAll('h1').length"


SHAPES: dict[tuple[int, ...], set[str]] = {}  # seen by anybody at these widths, in all journeys of this process


class LookedAt:
    """What was found on all pages so far; `errors` counts the pages among them that refused something.

    axe is a script, and it waits for ever in a browser whose scripts are off. So the page as such a browser got it is
    shown, without its own scripts, in a second browser whose scripts are on.

    A page that is built like one seen before, with other words in it, tells axe nothing new; how wide it is may be new.

    `WALK_PICTURES` may name a folder: every page is then also kept there, as a phone and as a desk shows it.
    """

    def __init__(self, browser: Browser, *widths: int) -> None:
        self._widths = widths
        context = browser.new_context(viewport={"width": PHONE, "height": 800})
        context.add_init_script(AXE_SCRIPT)
        self._page = context.new_page()
        self._page.set_default_timeout(TIMEOUT)
        self._seen: set[str] = set()
        self._shapes = SHAPES.setdefault(widths, set())
        self._folder = os.environ.get("WALK_PICTURES")
        self.pages, self.errors = 0, 0
        self.found: list[str] = []

    def look(self, page: Page) -> None:
        """A page that a browser without scripts got, at every width."""
        html = SCRIPT.sub("", page.content())
        alike = TOKEN.sub("", html)
        if alike in self._seen:
            return
        self._seen.add(alike)
        self.pages += 1
        self.errors += "<title>Error:" in html
        self._show(page.url, html)
        new = shape(alike) not in self._shapes
        self._shapes.add(shape(alike))
        for width in self._widths if new or self._folder else ():
            self._page.set_viewport_size({"width": width, "height": 800})
            self._keep(width)
            self._run(self._page, page.url)
        self._page.set_viewport_size({"width": NARROWEST, "height": 800})
        self._measure(page.url)

    def look_as_it_is(self, page: Page) -> None:
        """A page whose scripts run, at the width it has."""
        page.evaluate(AXE_SCRIPT)
        self._run(page, page.url)

    def _run(self, page: Page, url: str) -> None:
        width = page.viewport_size["width"] if page.viewport_size else "any width"
        self.found += [f"{_where(page, url)} at {width}: {each}" for each in page.evaluate(RUN, RULES)]

    def _measure(self, url: str) -> None:
        if wide := self._page.evaluate(SIDEWAYS):
            self.found.append(f"{_where(self._page, url)} is {wide} pixels too wide at {NARROWEST}")
        if (headings := self._page.evaluate(HEADINGS)) != 1:
            self.found.append(f"{_where(self._page, url)} has {headings} main headings")

    def _show(self, url: str, html: str) -> None:
        """Written into a page of the same origin: going there anew would fetch and read every style sheet again."""
        if self._page.url == "about:blank":
            self._page.goto(urljoin(url, "/contact"))
        self._page.set_content(html)

    def _keep(self, width: int) -> None:
        if self._folder:
            name = re.sub(r"[^a-z0-9]+", "-", self._page.title().split(" – ")[0].lower()).strip("-")[:60]
            path = Path(self._folder) / f"{self.pages:03}-{name}-{width}.png"
            self._page.screenshot(path=path, full_page=True)


def shape(html: str) -> str:
    """The page without its words, so that two lists of equal length are alike; what is empty stays empty."""
    return REF.sub("ref", SAID.sub(r'\1="x"', WORDS.sub(">x<", html)))


def _where(page: Page, url: str) -> str:
    return f"{url.split('/', 3)[3] or 'front page'} ({page.title()})"
