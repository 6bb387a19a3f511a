"""How many places there are, who comes together, and asking the next people where that is not done silently."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.core import db, web
from app.core.errors import RuleBroken
from app.core.forms import Form
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.opportunities.queries import whole_options
from app.people.permissions import team
from app.signups import actions, forms, queries
from app.signups.models import Place
from app.signups.permissions import may_arrange
from app.signups.states import WAITING, PlaceState

bp = Blueprint("numbers", __name__)
Answer = Response | str


@bp.route("/team/opportunities/<ref>/numbers", methods=["GET", "POST"])
@allow(team)
def change(ref: str) -> Answer:
    """The number of each kind of place; where more people have one than that, who gives theirs up."""
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    places = [p for p in queries.places_of(opportunity.id) if p.state in {PlaceState.CONFIRMED, PlaceState.OFFERED}]
    form = forms.numbers_form(opportunity, [place for place in places if f"why-{place.ref}" in request.form])
    if not form.validate_on_submit():
        return _ask(opportunity, form)
    opportunity_id, numbers, leaving = opportunity.id, forms.numbers(form, opportunity), forms.leaving(form, places)
    try:
        with db.transaction():
            actions.change_numbers(opportunity_id, numbers, leaving, by=web.actor())
    except actions.TooFew as short:
        held = [place for place in places if (place.seat_id, place.session_id) in short.crowded]
        fresh = forms.numbers_form(opportunity, held)
        fresh.form_errors.append(str(short))
        return _ask(opportunity, fresh, short.crowded)
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return _ask(opportunity, form)
    flash(_("Saved. If places became free, the next people are asked in order."), "success")
    return redirect(url_for("places.team_places", ref=ref))  # type: ignore[return-value]


def _ask(opportunity: Opportunity, form: Form, crowded: dict[tuple[int, int | None], int] | None = None) -> str:
    many = sum((crowded or {}).values())
    return render_template("signups/numbers.html", opportunity=opportunity, form=form, many=many)


@bp.post("/team/opportunities/<ref>/ask-next")
@allow(team)
def ask_next(ref: str) -> Response:
    """The next of those who wait are asked now: a person has looked at how many they are."""
    opportunity_id = web.load(Opportunity, ref, may_manage).id
    typed = request.form.get("number", "")
    number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else 0
    said, back = _("The next people are asked, each in the way they chose."), url_for("places.team_places", ref=ref)
    return web.press(lambda by: actions.ask_next(opportunity_id, number, by=by), said, back)


@bp.route("/team/places/<ref>/pair", methods=["GET", "POST"])
@allow(team)
def pair(ref: str) -> Answer:
    """Somebody rang: these two come together or not at all."""
    place = web.load(Place, ref, may_arrange, *queries.WITH_WHAT)
    others = [each for each in queries.places_of(place.opportunity_id) if each.state in WAITING and not each.pair_id]
    form = forms.PairForm()
    form.offer([each for each in others if each.id != place.id and each.session_id == place.session_id])
    back = url_for("places.team_places", ref=place.opportunity.ref)
    if not form.validate_on_submit():
        return render_template("signups/pair.html", form=form, place=place, back=back)
    place_id, other_id = place.id, int(form.other.data or 0)
    said = _("Saved. They are asked together, or not at all.")
    return web.press(lambda by: actions.pair_up(place_id, other_id, by=by), said, back)
