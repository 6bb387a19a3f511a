"""A person in a real browser, on a phone, with scripts off. Every page they meet is looked at on the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Response

from tests.support.looked_at import PHONE, TIMEOUT, LookedAt
from tests.support.page import PASSWORD, squeeze


def boxes(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What goes into each box: a date has three of them, a time two."""
    into: dict[str, Any] = {}
    for name, answer in answers.items():
        if isinstance(answer, date):
            into |= {f"{name}-day": answer.day, f"{name}-month": answer.month, f"{name}-year": answer.year}
        elif isinstance(answer, time):
            into |= {f"{name}-hour": f"{answer.hour:02}", f"{name}-minute": f"{answer.minute:02}"}
        else:
            into[name] = answer
    return into


class Walk:
    """The verbs are what a person does and reads; words are those on the page, names those of the form's boxes."""

    def __init__(
        self, browser: Browser, url: str, looked_at: LookedAt, *, width: int = PHONE, scripts: bool = False
    ) -> None:
        context = browser.new_context(
            base_url=url, viewport={"width": width, "height": 800}, java_script_enabled=scripts
        )
        self.page = context.new_page()
        self.page.set_default_timeout(TIMEOUT)
        self._looked_at, self._scripts = looked_at, scripts

    def opens(self, path: str, *, status: int = 200) -> None:
        self._arrives(self.page.goto(path), status)

    def follows(self, words: str) -> None:
        """A link of the page's own part; of the menu and the foot where that has none of these words."""
        self._goes(self._link(words))

    def presses(self, words: str, *, about: str = "") -> None:
        """A button; `about` is whom or what it is about, where several have the same words."""
        wanted = re.compile(rf"^\s*{re.escape(f'{words} {about}'.strip())}\s*$")
        found = self.page.locator("button", has_text=wanted)
        assert found.count(), f"{self.heading} has no button {words!r}: {self.reads[:500]}"
        self._goes(found.first)

    def fills(self, **answers: Any) -> None:
        """Into the boxes of these names: words, a date, a time, a file, or what to choose (several as a list)."""
        for name, value in boxes(answers).items():
            self._answer(name, value)

    def chooses(self, name: str, words: str) -> None:
        """By what is written on a choice of a list, where its code is nobody's to know."""
        self._box(name).select_option(label=words)

    def answers(self, button: str = "Save and continue", **answers: Any) -> None:
        """Fill in and send a form that is taken."""
        self.fills(**answers)
        self.presses(button)
        assert not self.errors, f"{self.heading}: {self.errors}"

    def is_refused(self, button: str, *said: str, keeping: dict[str, Any] | None = None) -> None:
        """Send the form with only what is in `keeping`: every sentence is said, the title says so, and the typed
        stays."""
        self.fills(**(keeping or {}))
        self.presses(button)
        assert self.page.title().startswith("Error: "), f"{self.heading} takes it: {self.reads[:300]}"
        for sentence in said:
            assert sentence in self.errors, f"{sentence!r} is not among {self.errors}"
            assert self.page.locator(".nhsuk-error-message", has_text=sentence).count(), f"{sentence!r} only on top"
        for name, value in boxes(keeping or {}).items():
            assert self._typed(name) == str(value), f"{name} was lost: {self._typed(name)!r}"

    def downloads(self, words: str) -> bytes:
        with self.page.expect_download() as waiting:
            self._link(words).click()
        return Path(waiting.value.path()).read_bytes()

    def signs_in(self, email: str, password: str = PASSWORD) -> None:
        self.opens("/sign-in")
        self.answers("Sign in", email=email, password=password)

    @property
    def heading(self) -> str:
        return squeeze(self.page.locator("h1").inner_text())

    @property
    def reads(self) -> str:
        return squeeze(self.page.locator("main").inner_text())

    @property
    def errors(self) -> list[str]:
        return [squeeze(each) for each in self.page.locator(".nhsuk-error-summary a").all_inner_texts()]

    def address(self) -> str:
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def part(self, words: str) -> str:
        """The text of the card that has these words, where a page lists several things."""
        return squeeze(self.page.locator(".app-card", has_text=words).first.inner_text())

    def name_of(self, question: str) -> str:
        """The name of the boxes that answer this question."""
        box = self.page.get_by_role("group", name=question).locator("input").first
        return str(box.get_attribute("name"))

    def asks(self, name: str) -> bool:
        """Whether the page has boxes of this name."""
        return self.page.locator(f"main [name='{name}']:not([type=hidden])").count() > 0

    def _link(self, words: str) -> Locator:
        for wanted in (re.compile(rf"^\s*{re.escape(words)}\s*$"), words):
            for where in (self.page.locator("main"), self.page.locator("body")):
                found = where.locator("a", has_text=wanted)
                if found.count():
                    return found.first
        raise AssertionError(f"{self.heading} has no link {words!r}: {self.reads[:500]}")

    def _goes(self, to: Locator) -> None:
        with self.page.expect_navigation() as waiting:
            to.click()
        self._arrives(waiting.value, 200)

    def _arrives(self, answer: Response | None, status: int) -> None:
        got = answer.status if answer else "nothing"
        assert got == status, f"{self.page.url}: {got}, not {status}: {self.reads[:500]}"
        (self._looked_at.look_as_it_is if self._scripts else self._looked_at.look)(self.page)

    def _answer(self, name: str, value: Any) -> None:
        box = self._box(name)
        kind = str(box.first.evaluate("box => box.type"))
        folded = self.page.locator(f"details:not([open]):has([name='{name}'])")
        if folded.count():
            folded.locator("summary").click()
        if kind in {"radio", "checkbox"}:
            for each in value if isinstance(value, list) else [value]:
                box.and_(self.page.locator(f"[value='{each}']")).check()
        elif kind == "file":
            box.set_input_files(value)
        elif kind.startswith("select"):
            box.select_option(str(value))
        else:
            box.fill(str(value))

    def _typed(self, name: str) -> str:
        box = self._box(name)
        if str(box.first.evaluate("box => box.type")) in {"radio", "checkbox"}:
            box = box.and_(self.page.locator(":checked"))
        return box.first.input_value()

    def _box(self, name: str) -> Locator:
        box = self.page.locator(f"main [name='{name}']:not([type=hidden])")
        assert box.count(), f"{self.heading} does not ask for {name}"
        return box
