"""A browser without a screen: follows the pages as a person would and checks every one of them on the way."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from functools import cached_property
from typing import Any

from bs4 import BeautifulSoup, Tag
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from lxml import etree, html
from werkzeug.test import TestResponse

PASSWORD = "alongside-demo"
CLASS = "contains(concat(' ', normalize-space(@class), ' '), ' %s ')"
H1, TITLE, MAIN = etree.XPath("//h1"), etree.XPath("//title"), etree.XPath("//main")
TEXTS = etree.XPath(  # without what no person reads
    "descendant-or-self::text()[not(parent::script or parent::style or parent::template)]", smart_strings=False
)
IDS = etree.XPath("//@id", smart_strings=False)
INLINE = etree.XPath("//*[@style] | //style | //script[not(@src) and not(@type='application/ld+json')]")
LABELLED = etree.XPath("//label/@for", smart_strings=False)
FIELDS = etree.XPath("//input[not(@type='hidden' or @type='submit')] | //textarea | //select")
BESIDE = etree.XPath(f"//*[{CLASS % 'nhsuk-error-message'}]")
SUMMARY_LINKS = etree.XPath(f"//*[{CLASS % 'nhsuk-error-summary'}]//a")
SUMMARY_LINKS_HERE = etree.XPath(f"//*[{CLASS % 'nhsuk-error-summary'}]//a[starts-with(@href, '#')]")
POSTED = "translate(@method, 'POST', 'post') = 'post'"
FORMS_WITHOUT_TOKEN = etree.XPath(f"//form[{POSTED}][not(.//input[@name='csrf_token'])]")
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)


class Page:
    """One answer. For HTML the checks that hold for every page have already been made.

    There are thousands of pages in a run. What is asked of each is asked of `tree`, in C; `soup` is the same page for
    tests that look closer, and is made when one does.
    """

    def __init__(self, answer: TestResponse) -> None:
        self.status = answer.status_code
        self.headers = answer.headers
        self.bytes = answer.data
        self.path = answer.request.path
        self.html = answer.mimetype == "text/html"
        self.source = answer.get_data(as_text=True) if self.html else ""
        self.tree = html.document_fromstring(self.source or "<html></html>")
        if self.html:
            check(self)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.source, "lxml")

    @property
    def h1(self) -> str:
        return squeeze("".join(TEXTS(H1(self.tree)[0]))) if H1(self.tree) else ""

    @cached_property
    def text(self) -> str:
        """What a person reads in the page's own part."""
        return squeeze(" ".join(TEXTS((MAIN(self.tree) or [self.tree])[0])))

    @property
    def errors(self) -> list[str]:
        """The sentences of the error summary."""
        return [squeeze("".join(TEXTS(link))) for link in SUMMARY_LINKS(self.tree)]

    def form(self, action: str | None = None) -> dict[str, Any]:
        """The values of the page's form as a browser would send them: the one with this action, or the only one
        inside main."""
        return filled(self._form(action))

    def target(self, action: str | None = None) -> str:
        """Where that form goes."""
        return str(self._form(action).get("action") or self.path)

    def _form(self, action: str | None) -> Tag:
        forms = [f for f in self._forms if action is None or action in str(f.get("action", ""))]
        assert len(forms) == 1, f"{len(forms)} forms with action {action!r} on {self.path}"
        return forms[0]

    @cached_property
    def _forms(self) -> list[Tag]:
        return list(self.soup.select("main form[method=post]"))

    def links(self) -> dict[str, str]:
        return {squeeze(a.get_text()): str(a.get("href", "")) for a in self.soup.select("a")}


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def filled(form: Tag) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type", "")
        if not name or kind in {"submit", "file"} or (kind in {"radio", "checkbox"} and not field.has_attr("checked")):
            continue
        value = _value(field)
        if kind == "checkbox":
            values.setdefault(str(name), []).append(value)
        elif kind == "hidden" and name in values:  # an answer of several, kept unseen
            there = values[str(name)]
            values[str(name)] = [*there, value] if isinstance(there, list) else [there, value]
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
    tree = page.tree
    where = f"{page.path} ({page.status})"
    assert title(tree), f"{where} has no title"
    assert len(H1(tree)) == 1, f"{where} has {len(H1(tree))} h1"
    twice = [name for name, count in Counter(IDS(tree)).items() if count > 1]
    assert not twice, f"{where} uses an id twice: {twice}"
    assert tree.get("lang"), f"{where} names no language"
    assert page.headers.get("Content-Security-Policy") == CSP, f"{where} has another content security policy"
    assert not INLINE(tree), f"{where} has inline style or script"
    _check_labels(tree, where)
    _check_errors(tree, where)
    assert not FORMS_WITHOUT_TOKEN(tree), f"{where} has a form without a token"


def title(tree: html.HtmlElement) -> str:
    found = TITLE(tree)
    return squeeze("".join(TEXTS(found[0]))) if found else ""


def _check_labels(tree: html.HtmlElement, where: str) -> None:
    labelled = set(LABELLED(tree))
    for field in FIELDS(tree):
        assert field.get("id") in labelled or field.get("aria-label"), f"{where}: {field.get('name')} has no label"


def _check_errors(tree: html.HtmlElement, where: str) -> None:
    beside, links = BESIDE(tree), SUMMARY_LINKS_HERE(tree)
    if beside or links:
        assert links, f"{where}: an error without a summary"
        assert title(tree).startswith("Error: "), f"{where}: the title hides the error"
    ids = set(IDS(tree))
    for link in links:
        assert link.get("href")[1:] in ids, f"{where}: {link.get('href')} leads nowhere"


class Browser:
    """Cookies of one person. Paths and form values in, checked pages out; redirects are followed."""

    def __init__(self, application: Flask) -> None:
        self._application = application
        self.client = application.test_client()
        self._token, self._token_for = "", ""

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
        return self._see(self.client.post(page.target(action), data=data, follow_redirects=True), status)

    def token(self) -> str:
        """A good token of this browser's session: from the page before, if nothing happened since."""
        if not self._token or self._token_for != self._session():
            self._token = self._fresh_token()
            self._token_for = self._session()
        return self._token

    def _session(self) -> str | None:
        cookie = self.client.get_cookie("session")
        return cookie.value if cookie else None

    def _fresh_token(self) -> str:
        """As on a page that is open: getting one for every token was a sixth of a run."""
        with self.client.session_transaction() as kept:
            secret = kept.setdefault("csrf_token", secrets.token_hex(20))
        tokens = URLSafeTimedSerializer(str(self._application.secret_key), salt="wtf-csrf-token")  # as in Flask-WTF
        return str(tokens.dumps(secret))

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        """By the form, but without looking at the page behind it: it was made thousands of times in a run."""
        values = {"csrf_token": self.token(), "email": email, "password": password}
        answer = self.client.post("/sign-in", data=values)
        assert answer.status_code == 302, Page(answer).errors

    def _see(self, answer: TestResponse, status: int) -> Page:
        page = Page(answer)
        if found := TOKEN.search(page.source):
            self._token, self._token_for = found.group(1), self._session()
        assert page.status == status, (
            f"{page.path}: {page.status}, not {status}: {page.h1} {page.errors} {page.text[:300]}"
        )
        return page
