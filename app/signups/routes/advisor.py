"""Signing up, one's own place, and answering an offer."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import selectinload

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_read
from app.opportunities.queries import advisor_facts, as_read
from app.people.permissions import advisor as is_advisor
from app.signups import actions, pages, queries, rules
from app.signups.apart.queries import waits as look_again
from app.signups.forms import AnywayForm, SignUpForm
from app.signups.models import Place
from app.signups.permissions import own
from app.signups.sharing import queries as sharing
from app.signups.states import LIVE, WAITING, PlaceState

WAITS = (PlaceState.RESERVE, PlaceState.OFFERED)
WITH_HISTORY = (*queries.WITH_WHAT, selectinload(Place.moves))
bp = Blueprint("signups", __name__)
OTHERS = {"still": actions.still_interested, "alone": actions.come_alone}
Answer = Response | str | tuple[str, int]


@bp.route("/opportunities/<ref>/sign-up", methods=["GET", "POST"])
@allow(is_advisor)
def sign_up(ref: str) -> Answer:
    opportunity = web.allowed(as_read.by_ref(ref), may_read)
    facts = advisor_facts(current_user.person_id) if rules.kinds_of_place(opportunity.seats) > 1 else None
    as_one = {"service_user": not facts or facts.service_user, "carer": not facts or facts.carer}
    form = SignUpForm.asking(opportunity, clock.now(), **as_one)
    closed = not rules.takes_names(opportunity, clock.now())
    if request.method == "GET" or not form.validate() or closed:
        return _own_place(opportunity) or _ask(opportunity, form, closed=closed)
    return _check(opportunity, form) or _sign_up(opportunity, form)


def _own_place(opportunity: Opportunity) -> Answer:
    """To the place they have already, where there is no other to be had."""
    held = queries.live_of(current_user.person_id, [opportunity.id])
    if not held or (request.method == "POST" and rules.chooses_sessions(opportunity)):
        return ""
    return redirect(url_for("signups.show", ref=held[0].ref))  # type: ignore[return-value]


def _check(opportunity: Opportunity, form: SignUpForm) -> Answer:
    """What was chosen, and what to know before going on; nothing where there is neither, or it was shown before."""
    sessions = rules.wanted_sessions(opportunity, form.choice(), clock.now())
    found = queries.concerns(opportunity, sessions, current_user.person_id, fresh=True)
    if form.heeds(found) and (form.checked.data or not form.needed()):
        return ""
    page = render_template("signups/check.html", opportunity=opportunity, form=form, concerns=found)
    return _own_place(opportunity) or page


def _ask(opportunity: Opportunity, form: SignUpForm, *, closed: bool) -> Answer:
    status = 409 if closed and request.method == "POST" else 200
    return render_template("signups/sign_up.html", opportunity=opportunity, form=form, closed=closed), status


def _sign_up(opportunity: Opportunity, form: SignUpForm) -> Answer:
    opportunity_id, ref, me, choice = opportunity.id, opportunity.ref, current_user.person_id, form.choice()
    signed = web.done(
        form, lambda by: actions.sign_up(opportunity_id, me, choice, by=by), "",
        lambda places: url_for("signups.show", ref=places[-1].ref),
    )  # fmt: skip
    return signed or _ask(web.allowed(as_read.by_ref(ref), may_read), form, closed=False)


@bp.get("/places/<ref>")
@allow(is_advisor)
def show(ref: str) -> Answer:
    place = web.load(Place, ref, own, *WITH_HISTORY)
    number = queries.reserve_number(place) if place.state is PlaceState.RESERVE else None
    reason = (place.moves[-1].reason if place.moves else None) or (place.because if place.state in WAITS else None)
    if place.state is PlaceState.RESERVE:
        limit = queries.passed_over(place.opportunity, [place]).get(place.id, "")
        later = f"{limit} {_('So we ask the next person for now, and you keep your number.')}" if limit else ""
        said = (place.because, queries.why_waits(place, place.opportunity), later)
        reason = " ".join(part for part in said if part)
    if place.state in WAITING and place.not_chosen:
        last = _("When places were last given: %(why)s", why=place.not_chosen)
        reason = f"{last} {reason or ''}".strip()
    asked = pages.asked(place, queries.attending_of([place.id]), clock.now())
    return render_template(
        "signups/show.html", place=place, words=pages.wording(place, number), reason=reason, live=place.state in LIVE,
        asked=asked, partner=queries.partner(place), sharing=sharing.state_of(place),
        look_again=place.state in LIVE and look_again(place.person_id, place.opportunity_id),
    )  # fmt: skip


@bp.post("/places/<ref>/withdraw")
@allow(is_advisor)
def withdraw(ref: str) -> Answer:
    return _act(ref, actions.withdraw)


@bp.post("/places/<ref>/answer")
@allow(is_advisor)
def answer(ref: str) -> Answer:
    said = request.form.get("answer", "")
    if said in OTHERS:
        return _act(ref, OTHERS[said])
    if said not in {"accept", "decline"}:
        flash(_("Please choose yes or no."), "error")
        place = web.load(Place, ref, own)
        return redirect(url_for("signups.show", ref=place.ref))  # type: ignore[return-value]
    if said == "decline":
        return _act(ref, actions.decline)
    place = web.load(Place, ref, own, *queries.WITH_WHAT)
    found = queries.before_yes(place) if place.state is PlaceState.OFFERED else []
    form = AnywayForm()
    if form.heeds(found):
        return _act(ref, actions.accept)
    return render_template("signups/before_yes.html", place=place, form=form, concerns=found)


@bp.post("/places/<ref>/coming")
@allow(is_advisor)
def coming(ref: str) -> Answer:
    """Can you still come? Yes is noted. After a no the place is leaving, or of several sessions it is for this one."""
    place = web.load(Place, ref, own, *queries.WITH_WHAT)
    sessions = [each for each in place.opportunity.sessions if place.session_id in {None, each.id}]
    session = next((each for each in sessions if each.ref == request.form.get("session")), None)
    said = request.form.get("answer", "")
    if session is None or said not in {"yes", "no"}:
        flash(_("Please choose yes or no."), "error")
        return redirect(url_for("signups.show", ref=ref))  # type: ignore[return-value]
    if said == "yes":
        return _act(ref, actions.will_come, session.id)
    return _act(ref, actions.cannot_come, session.id)


def _act(ref: str, verb: Callable[..., object], *about: int) -> Answer:
    place_id = web.load(Place, ref, own).id
    return web.press(lambda by: verb(place_id, *about, by=by), "", url_for("signups.show", ref=ref))
