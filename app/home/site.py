"""What every page shows round its own part: the service's names, the viewer and their navigation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, has_request_context, url_for
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from app.calendar.replies.queries import other_times
from app.core import branding
from app.core.i18n import gettext as _
from app.home import cards, wording
from app.home.beside import beside
from app.home.forms import filters
from app.home.papers.walls import may_hang
from app.home.spoken_with import acting_for
from app.panels.conflicts.queries import asks_at_sign_up
from app.people.models import Role
from app.signups.queries import places_of_person


@dataclass(frozen=True)
class Site:
    service_name: str
    organisation: str
    contact_phone: str
    contact_email: str
    contact_hours: str
    brand_version: str
    logo_url: str | None
    logo_alt: str
    advisor: str
    advisors: str
    crisis: tuple[tuple[str, str], ...]
    demo: bool
    idle_hours: int


@dataclass(frozen=True)
class Viewer:
    name: str
    roles: frozenset[Role]


MENU: tuple[tuple[str, Callable[[], str], tuple[Role, ...]], ...] = (
    # endpoint, words, roles that see it (none: everybody who is signed in)
    ("home.front", lambda: _("Home"), ()),
    ("home.opportunities", lambda: _("Opportunities"), ()),
    ("home.my_involvement", lambda: _("My involvement"), (Role.ADVISOR,)),
    ("opportunities.host_list", lambda: _("My team's opportunities"), (Role.HOST,)),
    ("home.day", lambda: _("Today"), (Role.TEAM,)),
    ("opportunities.team_list", lambda: _("Manage opportunities"), (Role.TEAM,)),
    ("register.people", lambda: _("Register"), (Role.TEAM,)),
    ("home.calls", lambda: _("Calls"), (Role.TEAM,)),
    ("outbox.index", lambda: _("Messages"), (Role.TEAM,)),
    ("finance.desk", lambda: _("Payments to send"), (Role.FINANCE,)),
    ("admin.staff", lambda: _("Staff and teams"), (Role.ADMIN,)),
    ("account.show", lambda: _("My account"), ()),
)


def init_app(app: Flask) -> None:
    app.context_processor(lambda: {"site": _site(), "viewer": viewer()})
    app.jinja_env.globals.update(
        menu=menu,
        list_filters=filters,
        person_places=places_of_person,
        acting_for=acting_for,
        may_hang=may_hang,
        beside=beside,
        asks_conflict=asks_at_sign_up,
        other_times=other_times,
    )
    wording.init_app(app)
    cards.init_app(app)


def _site() -> Site:
    config = current_app.config
    one, many = config["ADVISOR_WORD"]
    return Site(
        service_name=config["SERVICE_NAME"],
        organisation=config["ORGANISATION_NAME"],
        contact_phone=config["CONTACT_PHONE"],
        contact_email=config["CONTACT_EMAIL"],
        contact_hours=config["CONTACT_HOURS"],
        brand_version=branding.version(),
        logo_url=branding.logo_url(),
        logo_alt=config["LOGO_ALT"],
        advisor=one,
        advisors=many,
        crisis=tuple(config["CRISIS_CONTACTS"]),
        demo=config["DEMO"],
        idle_hours=int(config["IDLE_LIMIT"].total_seconds() // 3600),
    )


def viewer() -> Viewer | None:
    """The signed-in person, or nobody: never asks the database twice, and not at all where it has failed."""
    user = _user()
    return None if user is None else Viewer(user.name, user.roles)


def menu(roles: frozenset[Role], here: str | None) -> list[tuple[str, str, bool]]:
    """(words, address, whether it is the page `here`) of each page that somebody with these roles finds in the menu."""
    known = current_app.view_functions
    return [
        (words(), url_for(endpoint), here == endpoint)
        for endpoint, words, seen_by in MENU
        if endpoint in known and (not seen_by or roles.intersection(seen_by))
    ]


def _user() -> Any:
    """The error pages are shown with no database too: then nobody is signed in."""
    if not has_request_context():
        return None
    try:
        return current_user if current_user and current_user.is_authenticated else None
    except SQLAlchemyError:
        return None
