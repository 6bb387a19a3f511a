"""Everything that one reader can open, as bytes: what a sealed score must not change by as much as a letter."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from itertools import product
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from sqlalchemy import text
from werkzeug.routing import BaseConverter, Rule

from app.core import db
from app.core.db import Base
from tests.support.page import Browser

# what is new in every answer, whatever happened: tokens, and the cookie that carries one
TOKENS = re.compile(rb'(?<=name="csrf_token" value=")[^"]+')
LINK = re.compile(rb'href="(/[^"#?]*)"')
MOST = 2_000  # pages for one reader: more would be a circle
Seen = dict[str, tuple[int, list[tuple[str, str]], bytes]]


def addresses(app: Flask, known: dict[str, list[Any]]) -> list[str]:
    """Every address without parts, and every one about a panel with the `known` values; `look` finds the rest."""
    found = []
    for rule in app.url_map.iter_rules():
        about = not rule._converters or "/panels/" in rule.rule or "/<ref>/panel" in rule.rule
        if "GET" in (rule.methods or ()) and rule.endpoint != "static" and about:
            found += _filled(app, rule, known)
    return found


def _filled(app: Flask, rule: Rule, known: dict[str, list[Any]]) -> list[str]:
    choices = [[(name, value) for value in _values(name, rule._converters[name], known)] for name in rule._converters]
    adapter = app.url_map.bind("localhost")
    return [
        urlsplit(adapter.build(rule.endpoint, {**(rule.defaults or {}), **dict(each)})).path
        for each in product(*choices)
    ]


def _values(name: str, converter: BaseConverter, known: dict[str, list[Any]]) -> list[Any]:
    items = getattr(converter, "regex", "")
    if type(converter).__name__ == "AnyConverter":
        return [each.replace("\\", "") for each in items.removeprefix("(?:").removesuffix(")").split("|")]
    return known.get(name, ["nothing-here"] if "Integer" not in type(converter).__name__ else [999])


def look(browser: Browser, ahead: Iterable[str], *, follow: bool = True) -> Seen:
    """Open all of `ahead`, and whatever they link to without a question in the address."""
    waiting, seen = deque(["/", *ahead]), Seen()
    while waiting:
        assert len(seen) < MOST, "a circle, or too small a number"
        path = waiting.popleft()
        if path in seen:
            continue
        answer = browser.client.get(path)
        assert answer.status_code < 500, path
        seen[path] = answer.status_code, _headers(answer.headers), TOKENS.sub(b"***", answer.data)
        if not follow:
            continue
        if answer.status_code == 200 and answer.mimetype == "text/html":
            links = {each.decode() for each in LINK.findall(answer.data)}
            waiting += sorted(each for each in links if not each.startswith("/static"))
        elif 300 <= answer.status_code < 400:
            waiting.append(urljoin(path, answer.headers["Location"]))
    return seen


def _headers(headers: Any) -> list[tuple[str, str]]:
    return sorted((name, "***" if name == "Set-Cookie" else value) for name, value in headers.items())


def differences(before: Seen, after: Seen) -> list[str]:
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def database() -> dict[str, list[str]]:
    """Every row of every table but the sealed one."""
    found = {}
    for table in Base.metadata.sorted_tables:
        if table.name != "sealed_score":
            rows = db.session().execute(text(f'SELECT * FROM "{table.name}"')).all()
            found[table.name] = sorted(map(repr, rows))
    db.session().rollback()
    return found
