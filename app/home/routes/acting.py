"""One page for all that is done for somebody who rang, wrote or came by; and what of the opportunities fits them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Response, abort, redirect, render_template, url_for

from app.core import clock, web
from app.core.permissions import allow
from app.home import cards
from app.home.forms import ListFilters
from app.home.places import of_person
from app.home.queries import fitting, standing
from app.home.routes.about import bp
from app.opportunities import queries as opportunities
from app.opportunities.queries import advisor_facts
from app.people import pages, queries
from app.people.acting import acting_for
from app.people.models import Advisor, Person, Role
from app.people.permissions import team
from app.people.states import AdvisorState
from app.recognition import queries as recognition

SHOWN = 3  # of what fits them, on the page of everything


@dataclass(frozen=True)
class Reader:
    """Whose eyes are borrowed to see the list: what is hidden from them is not offered to them either."""

    roles: frozenset[Role]
    is_authenticated: bool = True


@bp.get("/team/people/<ref>/acting")
@allow(team)
def acting(ref: str) -> Response | str:
    person, advisor = _advisor(ref)
    if acting_for(person.id) is None:
        return redirect(url_for("register.asked", ref=ref))  # type: ignore[return-value]
    return render_template(
        "home/acting.html",
        person=person,
        advisor=advisor,
        state=pages.STATES[advisor.state],
        details=[*pages.about(person), *pages.about_advising(advisor)],
        places=of_person(person.id),
        contributions=recognition.contributions(person.id),
        fitting=_cards(person, only_fitting=True, size=SHOWN)[1],
        active=advisor.state is AdvisorState.ACTIVE,
    )


@bp.get("/team/people/<ref>/opportunities")
@allow(team)
def opportunities_for(ref: str) -> str:
    """The list as this person would see it. Each leads to signing them up, with the questions they would be asked."""
    person, _of_theirs = _advisor(ref)
    filters = ListFilters(opportunities.kinds())
    page, shown = _cards(person, filters, only_fitting=bool(filters.asked().get("fits")))
    return render_template("home/opportunities_for.html", person=person, filters=filters, page=page, cards=shown)


def _advisor(ref: str) -> tuple[Person, Advisor]:
    found = queries.advisor_by_ref(ref)
    if found is None or found.advisor is None:
        abort(404)
    return found, found.advisor


def _cards(
    person: Person, filters: ListFilters | None = None, *, only_fitting: bool, size: int = web.PAGE_SIZE
) -> tuple[web.Page, list[cards.Card]]:
    """One page of what is open to them, each card leading to their sign-up, or to their own place in it."""
    facts = advisor_facts(person.id)
    reader = Reader(frozenset({Role.ADVISOR, *(grant.role for grant in person.roles)}))
    wanted = opportunities.filtered(opportunities.open_for(reader), filters.asked() if filters else {})
    if facts and only_fitting:
        wanted = fitting(wanted, facts)
    page = web.paginate(wanted.options(*cards.unread()), None if filters else 1, size)
    found = standing([row.id for row in page.rows], person.id)
    made = cards.cards(page.rows, found, facts, clock.now())
    here = [_leading(card, row.ref, person, row.id in found.mine) for card, row in zip(made, page.rows, strict=True)]
    return page, here


def _leading(card: cards.Card, ref: str, person: Person, has_place: bool) -> cards.Card:  # noqa: FBT001
    """To the sign-up, or to the page where their place is."""
    if has_place:
        return replace(card, href=url_for("home.acting", ref=person.ref))
    return replace(card, href=url_for("places.sign_up", ref=ref, person_ref=person.ref))
