"""The blueprint that the modules beside this one fill, and whose papers a page is about."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, url_for
from flask_login import current_user

from app.core import web
from app.people import queries as people
from app.people.models import Person
from app.people.permissions import may_see_person

bp = Blueprint("papers", __name__)
Answer = Response | str
FOR = "/team/people/<ref>/papers"


def me() -> Person:
    return people.whole_person(current_user.person_id)


def somebody(ref: str) -> Person:
    found: Any = people.advisor_by_ref(ref)
    person: Person = web.allowed(found, may_see_person)
    return person


def mine(person: Person) -> bool:
    return bool(person.id == current_user.person_id)


def home_of(person: Person) -> str:
    """The page of all their papers, for whoever looks."""
    return url_for("papers.index") if mine(person) else url_for("papers.index_for", ref=person.ref)
