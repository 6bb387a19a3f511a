"""A browser without a screen: follows the pages as a person would and checks every one of them on the way."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from werkzeug.test import TestResponse

PASSWORD = "alongside-demo"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


class Page:
    """One answer. For HTML the checks that hold for every page have already been made."""

    def __init__(self, answer: TestResponse) -> None:
        self.status = answer.status_code
        self.headers = answer.headers
        self.bytes = answer.data
        self.path = answer.request.path
        self.html = answer.mimetype == "text/html"
        self.soup = BeautifulSoup(answer.get_data(as_text=True) if self.html else "", "lxml")
        if self.html:
            check(self)

    @property
    def h1(self) -> str:
        return squeeze(self.soup.h1.get_text()) if self.soup.h1 else ""

    @property
    def text(self) -> str:
        """What a person reads in the page's own part."""
        return squeeze((self.soup.main or self.soup).get_text(" "))

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        return [squeeze(link.get_text()) for link in self.soup.select(".nhsuk-error-summary a")]

    def form(self, action: str | None = None) -> dict[str, Any]:
        """The values of the page's form as a browser would send them: the one with this action, or the only one
        inside main."""
        forms = [
            f
            for f in self.soup.select("main form[method=post]")
            if action is None or action in str(f.get("action", ""))
        ]
        assert len(forms) == 1, f"{len(forms)} forms with action {action!r} on {self.path}"
        return filled(forms[0])

    def links(self) -> dict[str, str]:
        return {squeeze(a.get_text()): str(a.get("href", "")) for a in self.soup.select("a")}


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def filled(form: Tag) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form.select("input, textarea, select"):
        name, kind = field.get("name"), field.get("type", "")
        if not name or kind in {"submit", "file"} or (kind in {"radio", "checkbox"} and not field.has_attr("checked")):
            continue
        value = _value(field)
        if kind == "checkbox":
            values.setdefault(str(name), []).append(value)
        else:
            values[str(name)] = value
    return values


def _value(field: Tag) -> str:
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return str(chosen.get("value", chosen.get_text())) if chosen else ""
    return str(field.get("value", "on" if field.get("type") in {"radio", "checkbox"} else ""))


def check(page: Page) -> None:
    """What holds for every page of the product."""
    soup = page.soup
    where = f"{page.path} ({page.status})"
    assert soup.title and squeeze(soup.title.get_text()), f"{where} has no title"
    assert len(soup.select("h1")) == 1, f"{where} has {len(soup.select('h1'))} h1"
    twice = [name for name, count in Counter(str(t["id"]) for t in soup.select("[id]")).items() if count > 1]
    assert not twice, f"{where} uses an id twice: {twice}"
    assert soup.html and soup.html.get("lang"), f"{where} names no language"
    assert page.headers.get("Content-Security-Policy") == CSP, f"{where} has another content security policy"
    assert not soup.select("[style], script:not([src]), style"), f"{where} has inline style or script"
    _check_labels(soup, where)
    _check_errors(soup, where)
    for form in soup.select("form"):
        if str(form.get("method", "get")).lower() == "post":
            assert form.select_one("input[name=csrf_token]"), f"{where} has a form without a token"


def _check_labels(soup: BeautifulSoup, where: str) -> None:
    labelled = {str(label.get("for")) for label in soup.select("label[for]")}
    for field in soup.select("input:not([type=hidden]):not([type=submit]), textarea, select"):
        assert field.get("id") in labelled or field.get("aria-label"), f"{where}: {field.get('name')} has no label"


def _check_errors(soup: BeautifulSoup, where: str) -> None:
    beside = soup.select(".nhsuk-error-message")
    links = soup.select(".nhsuk-error-summary a[href^='#']")
    if beside or links:
        assert links, f"{where}: an error without a summary"
        assert beside or soup.select(".nhsuk-error-summary"), where
        assert soup.title and squeeze(soup.title.get_text()).startswith("Error: "), (
            f"{where}: the title hides the error"
        )
    for link in links:
        assert soup.select_one(f"[id='{str(link['href'])[1:]}']"), f"{where}: {link['href']} leads nowhere"


class Browser:
    """Cookies of one person. Paths and form values in, checked pages out; redirects are followed."""

    def __init__(self, application: Flask) -> None:
        self._application = application
        self.client = application.test_client()
        self._token, self._token_for = "", None

    def another(self) -> Browser:
        return Browser(self._application)

    def get(self, path: str, *, status: int = 200, **query: Any) -> Page:
        return self._see(self.client.get(path, query_string=query or None, follow_redirects=True), status)

    def post(self, path: str, values: dict[str, Any] | None = None, *, status: int = 200, **more: Any) -> Page:
        """Post with a good token, unless `csrf_token` is among the values."""
        data = {"csrf_token": self.token(), **(values or {}), **more}
        return self._see(self.client.post(path, data=data, follow_redirects=True), status)

    def send(
        self, page: Page, values: dict[str, Any] | None = None, *, action: str | None = None, status: int = 200
    ) -> Page:
        """Fill the page's form with `values` over what stands in it, and press its button."""
        data = {**page.form(action), **(values or {})}
        target = action or page.path
        for form in page.soup.select("main form[method=post]"):
            if action is None or action in str(form.get("action", "")):
                target = str(form.get("action") or page.path)
        return self._see(self.client.post(target, data=data, follow_redirects=True), status)

    def token(self) -> str:
        """A good token of this browser's session."""
        cookie = self.client.get_cookie("session")
        if cookie is None or cookie.value != self._token_for:
            self._token = self._fresh_token()
            cookie = self.client.get_cookie("session")
            self._token_for = cookie.value if cookie else None
        return self._token

    def _fresh_token(self) -> str:
        for path in ("/contact", "/sign-in"):
            found = TOKEN.search(self.client.get(path).get_data(as_text=True))
            if found:
                return found.group(1)
        raise AssertionError("no token to be had")

    def sign_in(self, email: str, password: str = PASSWORD) -> Page:
        page = self.post("/sign-in", email=email, password=password)
        assert not page.errors, page.errors
        return page

    def _see(self, answer: TestResponse, status: int) -> Page:
        page = Page(answer)
        assert page.status == status, (
            f"{page.path}: {page.status}, not {status}: {page.h1} {page.errors} {page.text[:300]}"
        )
        return page
