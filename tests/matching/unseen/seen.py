"""All that somebody can reach and all that is sent to them, in words that do not hang on chance."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter, defaultdict, deque
from typing import Any

import pikepdf
from flask import Flask
from sqlalchemy import inspect, select
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.core import db
from app.core.db import Base
from app.core.permissions import anyone, rules_of
from app.messages.models import OutboxMessage
from app.opportunities.models import Opportunity, Session
from app.people.models import Person, Team
from tests.matching.unseen.worlds import World
from tests.support.page import Browser

Seen = dict[str, Any]
REF = re.compile(r"(?<![0-9a-z])(p?)([2-9a-hjkmnp-z]{16})(?![0-9a-z])")  # p: before it, as an id of the page
LINK = re.compile(r'href="(/[^"#]*)')
TOKENS = (
    (re.compile(r'(name="csrf_token" value=")[^"]+'), r"\1token"),
    (
        re.compile(r"(/(?:answer|calendar|password|welcome|sign-in/link|sign-in/code)/)[A-Za-z0-9._~=-]{12,}"),
        r"\1token",
    ),
    (re.compile(r"\b[1-9]\d{5}\b"), "number of the lot"),
    (re.compile(r"(?<=UID:)[0-9a-f]{32}"), "uid"),
    (re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])"), "checksum"),  # of a file that holds references
    (re.compile(r"(?<=: )[2-9a-hjkmnp-z]{3} [2-9a-hjkmnp-z]{3}(?=[<\n])"), "own code"),
    (re.compile(r"(?<=>)[2-9a-hjkmnp-z]{3} [2-9a-hjkmnp-z]{3}(?=<)"), "own code"),
)
HEADERS = {"Date", "Set-Cookie", "ETag", "Content-Length", "Expires", "Last-Modified"}  # of chance, or said otherwise
MOST = 6  # pages of one sort


class Masks:
    """Each reference by what it is of: the third place of all, and so on."""

    def __init__(self, application: Flask) -> None:
        self.names: dict[str, str] = {}
        with application.app_context():
            for table in Base.metadata.sorted_tables:
                self._of(table)

    def _of(self, table: Any) -> None:
        drawn = [c for c in table.columns if c.name in {"ref", "code"} and not c.foreign_keys]
        ranks: dict[Any, int] = defaultdict(int)
        if not drawn:
            return
        for row in db.session().execute(select(table).order_by(*table.primary_key.columns)):
            whose = row._mapping.get("person_id") if table.name == "outbox_message" else None
            ranks[whose] += 1
            for column in drawn:
                value = row._mapping[column.name]
                if value and len(str(value)) == 16:
                    self.names[value] = f"{table.name}-{whose or ''}-{ranks[whose]}"

    def __call__(self, words: str) -> str:
        for token, instead in TOKENS:
            words = token.sub(instead, words)
        return REF.sub(lambda found: found[1] + self.names.get(found[2], found[2]), words)


def reached(world: World, email: str, *, rules: bool = False) -> Seen:
    """By address, all that this person can open: what links lead to from the front page, and, with `rules`, every
    route that is theirs with every opportunity, session and team put in."""
    own, masks, seen = Browser(world.application), Masks(world.application), {}
    if email:
        own.sign_in(email)
    own_ones = sorted(filled(world, email), key=masks) if rules else []
    ahead = deque(["/", *own_ones])
    known, sorts = set(ahead), Counter[str]()
    while ahead:
        path = ahead.popleft()
        sort = sort_of(world.application, path)
        sorts[sort] += 1
        if sorts[sort] > MOST and path not in own_ones:
            continue
        answer = own.client.get(path)
        seen[masks(path)] = said(answer, masks)
        found = (
            [each.replace("&amp;", "&") for each in LINK.findall(answer.get_data(as_text=True))]
            if answer.mimetype == "text/html"
            else []
        )
        if answer.location and answer.location.startswith("/"):
            found.append(answer.location)
        for each in found:
            if each not in known and not each.startswith(("/static/", "/sign-out")):
                known.add(each)
                ahead.append(each)
    return seen


def said(answer: TestResponse, masks: Masks) -> tuple[int, Any, Any]:
    headers = sorted((name, masks(value)) for name, value in answer.headers if name not in HEADERS)
    if answer.mimetype == "application/pdf":
        with pikepdf.open(io.BytesIO(answer.data)) as pdf:
            return answer.status_code, headers, len(pdf.pages)
    if answer.mimetype.startswith(("image/", "font/")):
        return answer.status_code, headers, hashlib.sha256(answer.data).hexdigest()
    return answer.status_code, headers, masks(answer.get_data(as_text=True))


def sort_of(app: Flask, path: str) -> str:
    try:
        return str(app.url_map.bind("localhost").match(path.partition("?")[0], method="GET")[0])
    except HTTPException:
        return ""


def filled(world: World, email: str) -> list[str]:
    application = world.application
    with application.app_context():
        all_refs = [*world.refs, world.panel.opportunity]
        its = select(Session.ref).join(Opportunity, Opportunity.id == Session.opportunity_id)
        refs = {
            "opportunities": all_refs,
            "panels": [world.panel.panel],
            "reviews": [world.panel.review],
            "sessions": list(db.session().scalars(its.where(Opportunity.ref.in_(all_refs)).order_by(Session.id))),
            "welcomes": [db.session().get_one(Team, world.team_id).ref],
        }
        wanted = select(Person).where(Person.email == email)
        person = db.session().scalars(wanted).one_or_none()
        roles = {grant.role.value for grant in person.roles} if person else set()
    found: list[str] = []
    for rule in application.url_map.iter_rules():
        may = {
            getattr(each, "__name__", "") for each in rules_of(application.view_functions.get(rule.endpoint, anyone))
        }
        if "GET" in (rule.methods or ()) and rule.endpoint != "static" and may & {*roles, "anyone", "signed_in"}:
            found += addresses(rule, refs)
    return found


def addresses(rule: Rule, refs: dict[str, list[str]]) -> list[str]:
    """The rule with every reference put in; nothing where we do not know of what it is one."""
    of = next((refs[name] for name in refs if f"/{name}/" in rule.rule), [])
    made = [re.sub(r"<any\([^>]*\):area>", "host", rule.rule)]
    if "<ref>" in rule.rule:
        made = [each.replace("<ref>", ref) for each in made for ref in of]
    return [each for each in made if "<" not in each]


def sent(world: World, *, but: int) -> list[tuple[Any, ...]]:
    """Every message to anybody but one person: whom, how, when due, in which order, and each word."""
    masks = Masks(world.application)
    columns = [
        each.key
        for each in inspect(OutboxMessage).columns
        if each.key not in {"id", "ref", "key", "about", "message_id", "uid", "joined_id"}
    ]
    with world.application.app_context():
        rows = db.session().scalars(
            select(OutboxMessage).where(OutboxMessage.person_id != but).order_by(OutboxMessage.id)
        )
        return [tuple(plain(getattr(row, name), masks) for name in columns) for row in rows]


def plain(value: Any, masks: Masks) -> Any:
    if isinstance(value, bytes):
        value = value.decode()
    return masks(value) if isinstance(value, str) else value
