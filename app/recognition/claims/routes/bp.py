"""What the pages have in common: two addresses each, one for the person and one for the team on their behalf."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, url_for
from flask_login import current_user

from app.core import web
from app.core.actor import Actor
from app.core.forms import Form
from app.core.permissions import allow
from app.people import queries as people
from app.people.acting import page_after
from app.people.behalf import BehalfForm, behalf
from app.people.models import Person
from app.people.permissions import advisor, may_see_person, team
from app.recognition.claims import queries
from app.recognition.claims.models import Claim
from app.recognition.claims.permissions import owns, speaks_for

bp = Blueprint("claims", __name__)
Answer = Response | str | tuple[str, int]
View = TypeVar("View", bound=Callable[..., Any])
OWN, FOR = "/claims", "/team/claims/for/<person>"


def both(rule: str, *methods: str) -> Callable[[View], View]:
    """`person` is None on somebody's own page, and their reference where the team acts for them."""

    def add(view: View) -> View:
        permitted = allow(advisor, team)(view)
        for start in (OWN, FOR):
            bp.add_url_rule(start + rule, view.__name__, permitted, methods=methods or ("GET",))
        return permitted

    return add


def whose(person: str | None) -> Person:
    """Whose claims these are: one's own, or those of somebody whom the team speaks for; else 404."""
    if person is None:
        return people.whole_person(current_user.person_id) if advisor(current_user) else abort(404)
    found: Any = people.advisor_by_ref(person)
    them: Person = web.allowed(found, may_see_person)
    return them if team(current_user) and them.id != current_user.person_id else abort(404)


def load(ref: str, person: str | None) -> Claim:
    may = owns if person is None else speaks_for
    claim = web.load(Claim, ref, may, *queries.WHOLE)
    return claim if person in {None, claim.person.ref} else abort(404)


def home(person: str | None, who: Person | None = None) -> str:
    back = url_for("claims.index", person=person) if person else url_for("claims.index")
    return page_after(who, back) if person and who else back


def page(claim_ref: str, person: str | None) -> str:
    return to("show", person, ref=claim_ref)


def to(endpoint: str, person: str | None, **named: Any) -> str:
    """The address of another page for the same person."""
    return url_for(f"claims.{endpoint}", **(named | ({"person": person} if person else {})))


def done(form: Form, person_id: int, verb: Callable[[Actor], object], said: str, back: str) -> Answer | None:
    """The verb in its transaction as the person, or on their behalf; None where it was refused."""
    return web.done(form, verb, said, back, by=behalf(person_id, form) if isinstance(form, BehalfForm) else None)
