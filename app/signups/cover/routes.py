"""Finding cover: whom the team asks, and the page where the person who was asked says yes or no."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from app.core import clock, preview, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.formatting import joined
from app.core.forms import choice
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_manage
from app.opportunities.queries import whole_options
from app.people import queries as people
from app.people.behalf import behalf
from app.people.permissions import advisor as is_advisor
from app.people.permissions import team
from app.signups import queries as places
from app.signups.actions import manage_without
from app.signups.cover import actions, pages, queries
from app.signups.cover.forms import CoverBehalfForm, CoverForm
from app.signups.cover.models import CoverAsk
from app.signups.cover.permissions import may_record, own
from app.signups.rules import Unit

bp = Blueprint("cover", __name__)
Answer = Response | str
SHOWN, TICKED = 20, 3


@bp.route("/team/opportunities/<ref>/cover", methods=["GET", "POST"])
@allow(team)
def find(ref: str) -> Answer:
    """Who could step in for a free place, the first few ticked, and who was asked already."""
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    free = dict(queries.free_units(opportunity, clock.now()))
    unit = next((each for each in free if _code(each) == request.values.get("unit")), None)
    if unit is None and "unit" in request.form:
        flash(_("This place is not free any more, so nobody was asked."), "error")
        return redirect(url_for("cover.find", ref=ref))  # type: ignore[return-value]
    unit = unit or next(iter(free), None)
    form = _form(opportunity, unit)
    if unit is not None and preview.ready(form):
        chosen: list[str] = form.people.data or []
        return _ask(opportunity, unit, [int(each) for each in chosen])
    units = [(_code(each), pages.free_words(opportunity, each, free[each]), each == unit) for each in free]
    return render_template(
        "signups/cover_find.html", opportunity=opportunity, form=form, units=units, tag_of=pages.answer_tag,
        asks=queries.asks_of(opportunity.id), now=clock.now(), still_open=queries.still_open,
        unit=_code(unit) if unit else "", away=_away(opportunity, unit),
    )  # fmt: skip


@bp.post("/team/opportunities/<ref>/cover/without")
@allow(team)
def without(ref: str) -> Response:
    """Nobody is to be found for that day: it is all right as it is."""
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    unit = next(
        (each for each in places.gaps(opportunity, clock.now()) if _code(each) == request.form.get("unit")), None
    )
    back = url_for("places.team_places", ref=ref)
    if unit is None:
        flash(_("There is nobody to stand in for any more."))
        return redirect(back)  # type: ignore[return-value]
    opportunity_id = opportunity.id
    said = _("Saved: you manage without cover on this day.")
    return web.press(lambda by: manage_without(opportunity_id, unit, by=by), said, back)


def _away(opportunity: Opportunity, unit: Unit | None) -> str:
    """Of one day of a series: who cannot come on it, and keeps the other days."""
    if unit is None or unit not in places.gaps(opportunity, clock.now()):
        return ""
    return joined(each.place.person.name for each in places.away_on(unit) if each.no_cover_at is None)


def _code(unit: Unit) -> str:
    return f"{unit[0]}-{unit[1] or 0}"


def _form(opportunity: Opportunity, unit: Unit | None) -> CoverForm:
    """The first of the order as choices, with why each is proposed; the first few ticked."""
    found = queries.candidates(opportunity, unit, clock.now())[:SHOWN] if unit else []
    names = people.names([each.person_id for each in found])
    form = CoverForm(data={"people": [str(each.person_id) for each in found[:TICKED]]})
    form.people.choices = [choice(each.person_id, names[each.person_id], pages.why(each)) for each in found]
    return form


def _ask(opportunity: Opportunity, unit: Unit, person_ids: list[int]) -> Answer:
    """Ask them, once it was shown what is sent; whoever was asked meanwhile by a colleague is left out."""
    by, back = web.actor(), url_for("cover.find", ref=opportunity.ref, unit=_code(unit))
    opportunity_id, number = opportunity.id, 0
    names = people.names(person_ids)
    change = pages.asking(opportunity, unit, [names[each] for each in person_ids])

    def act() -> None:
        nonlocal number
        number = actions.ask(opportunity_id, unit, person_ids, by=by)

    try:
        page = preview.carry_out(act, change)
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(back)  # type: ignore[return-value]
    if page:
        return page
    said = ngettext("%(num)d person was asked.", "%(num)d people were asked.", number)
    flash(f"{said} {_('Calls to make are under Messages.')}", "success")
    return redirect(back)  # type: ignore[return-value]


@bp.route("/team/cover/<ref>", methods=["GET", "POST"])
@allow(team)
def record(ref: str) -> Answer:
    """What somebody said who rang or wrote."""
    ask = web.load(CoverAsk, ref, may_record, *queries.WITH_WHAT)
    form, back = CoverBehalfForm(whose=ask.person_id), url_for("cover.find", ref=ask.opportunity.ref)
    if not form.validate_on_submit():
        return render_template("signups/cover_record.html", form=form, ask=ask, back=back)
    by = behalf(ask.person_id, form)
    return _say(ask.id, yes=form.what.data == "yes", by=by, back=back, said=_("Recorded."))


@bp.get("/cover/<ref>")
@allow(is_advisor)
def show(ref: str) -> Answer:
    ask = web.load(CoverAsk, ref, own, *queries.WITH_WHAT)
    return render_template(
        "signups/cover.html", ask=ask, open=queries.still_open(ask, clock.now()), to_tick=actions.to_tick(ask),
        what=pages.unit_words(ask.opportunity, ask.unit) if ask.session else "",
    )  # fmt: skip


@bp.post("/cover/<ref>/answer")
@allow(is_advisor)
def answer(ref: str) -> Answer:
    ask = web.load(CoverAsk, ref, own)
    said = request.form.get("answer", "")
    if said not in {"yes", "no"}:
        flash(_("Please choose yes or no."), "error")
    else:
        return _say(ask.id, yes=said == "yes", by=web.actor(), back=url_for("cover.show", ref=ref))
    return redirect(url_for("cover.show", ref=ref))  # type: ignore[return-value]


def _say(ask_id: int, *, yes: bool, by: Actor, back: str, said: str = "") -> Response:
    late = _("Somebody else was a little faster, so the place is filled. Thank you all the same.")

    def answered(by: Actor) -> str:
        if yes:
            return said if actions.step_in(ask_id, by=by) else late
        actions.not_this_one(ask_id, by=by)
        return said

    return web.press(answered, str, back, by=by)
