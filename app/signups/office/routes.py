"""Who has which term of office: for the host and the involvement team."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for
from sqlalchemy.orm import joinedload

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.states import Shape
from app.people.models import Team
from app.people.permissions import host, team
from app.signups.office import actions, pages, queries, rules
from app.signups.office.forms import TakeOffForm, TermForm
from app.signups.office.queries import Seated

bp = Blueprint("office", __name__)
Answer = Response | str
WITH_IT = (joinedload(Opportunity.kind), joinedload(Opportunity.team).selectinload(Team.members))
AREA = "/<any(host, team):area>/opportunities/<ref>/terms"


def _load(area: str, ref: str) -> Opportunity:
    found = web.load(Opportunity, ref, may_manage if area == "team" else may_host, *WITH_IT)
    return found if found.kind.shape is Shape.COMMITTEE else abort(404)


def _whom(area: str, ref: str, person_ref: str) -> tuple[Opportunity, Seated]:
    opportunity = _load(area, ref)
    return opportunity, next(
        (each for each in queries.seated(opportunity.id) if each.person.ref == person_ref), None
    ) or abort(404)


@bp.get(AREA)
@allow(host, team)
def index(area: str, ref: str) -> Answer:
    """Everybody with a place, with their term."""
    opportunity = _load(area, ref)
    return render_template(
        "signups/office/index.html", area=area, opportunity=opportunity, rows=queries.seated(opportunity.id),
        most=rules.most(opportunity.details), pages=pages,
    )  # fmt: skip


@bp.route(AREA + "/<person_ref>", methods=["GET", "POST"])
@allow(host, team)
def write(area: str, ref: str, person_ref: str) -> Answer:
    """Their last term, or the first that is written down."""
    return _ask(area, ref, person_ref, follows=False)


@bp.route(AREA + "/<person_ref>/next", methods=["GET", "POST"])
@allow(host, team)
def write_next(area: str, ref: str, person_ref: str) -> Answer:
    """One that follows their last."""
    return _ask(area, ref, person_ref, follows=True)


def _ask(area: str, ref: str, person_ref: str, *, follows: bool) -> Answer:
    opportunity, whom = _whom(area, ref, person_ref)
    form = TermForm(data=_proposed(opportunity, whom, follows=follows))
    back, name = url_for("office.index", area=area, ref=ref), whom.person.name
    instead_of = whom.last.number if whom.last and not follows else None
    ids = opportunity.id, whom.person.id
    if form.validate_on_submit():
        span = form.span()
        told = web.done(form, lambda by: actions.save(*ids, span, instead_of=instead_of, by=by), _("Saved."), back)
        if told:
            return told
    return render_template(
        "signups/office/write.html", form=form, back=back, name=name,
        take_off=url_for("office.take_off", area=area, ref=ref, person_ref=person_ref) if instead_of else "",
    )  # fmt: skip


@bp.route(AREA + "/<person_ref>/take-off", methods=["GET", "POST"])
@allow(host, team)
def take_off(area: str, ref: str, person_ref: str) -> Answer:
    """The last of their terms, which was written down by mistake."""
    opportunity, whom = _whom(area, ref, person_ref)
    last = whom.last or abort(404)
    form = TakeOffForm(data={"number": str(last.number)})
    back, title = url_for("office.index", area=area, ref=ref), pages.which(last, None)
    ids, number = (opportunity.id, whom.person.id), form.which()
    if form.validate_on_submit():
        return web.press(lambda by: actions.take_off(*ids, number, by=by), _("That term is taken off the list."), back)
    return render_template(
        "signups/office/take_off.html", form=form, back=back, name=whom.person.name, term=title, span=pages.span(last)
    )


def _proposed(opportunity: Opportunity, whom: Seated, *, follows: bool) -> dict[str, Any]:
    """What the form begins with: the last term as it is, or one that could follow."""
    last, length = whom.last, rules.months(opportunity.details)
    if last and not follows:
        return {"number": last.number, "begins_on": last.begins_on, "ends_on": last.ends_on}
    first = last.ends_on + timedelta(days=1) if last else clock.today()
    until = rules.last_day(first, length, opportunity.term_until) if length else None
    return {"number": last.number + 1 if last else 1, "begins_on": first, "ends_on": until}
