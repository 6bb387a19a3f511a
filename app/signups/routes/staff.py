"""The places of one opportunity, for those who arrange: choosing, offering, and acting for a person who asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import clock, preview, web
from app.core.errors import RuleBroken
from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.opportunities.models import Opportunity, Session
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import advisor_facts, whole_options
from app.opportunities.rules.fit import reasons
from app.opportunities.rules.private import kept_from
from app.opportunities.states import ORDERED
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.passport.reading import note_reads
from app.people.passport.states import Read
from app.people.permissions import host, may_see_person, team
from app.signups import actions, pages, queries, rules
from app.signups.cover.queries import free_units
from app.signups.everyone.queries import messages_of
from app.signups.forms import AnywayForm, BehalfSignUpForm, OnBehalfForm, ReasonForm
from app.signups.models import Place
from app.signups.permissions import may_arrange
from app.signups.rules import Concern
from app.signups.states import TAKES_A_SEAT, WAITING

bp = Blueprint("places", __name__)
Answer = Response | str
ANSWERS = {
    "accept": actions.accept, "decline": actions.decline, "withdraw": actions.withdraw, "alone": actions.come_alone,
    "still": actions.still_interested,
}  # fmt: skip


@bp.get("/team/opportunities/<ref>/places")
@allow(team)
def team_places(ref: str) -> Answer:
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    places = queries.places_of(opportunity.id)
    answers, now = queries.attending_of([p.id for p in places]), clock.now()
    return render_template(
        "signups/team_places.html",
        opportunity=opportunity,
        waiting=[p for p in places if p.state in WAITING],
        holding=[p for p in places if p.state in TAKES_A_SEAT],
        over=[p for p in places if p.state not in WAITING | TAKES_A_SEAT],
        taken=queries.taken([opportunity.id]),
        passed_over=queries.passed_over(opportunity, places),
        held_back=queries.held_back(opportunity, clock.now()),
        anything_free=bool(free_units(opportunity, now)),
        coming={p.id: pages.said(p, answers, now) for p in places},
        unanswered=[p for p in places if pages.wants_new_yes(p, answers, now)],
        in_order_later=opportunity.method in ORDERED and opportunity.ordered_at is None,
        written=messages_of(opportunity.id),
        closed=opportunity.closes_at is not None and opportunity.closes_at <= clock.now(),
    )


@bp.get("/host/opportunities/<ref>/places")
@allow(host)
def host_places(ref: str) -> Answer:
    """A host sees who has a place, once both sides have said yes; of the others only how many there are."""
    opportunity = web.load(Opportunity, ref, may_host, *whole_options())
    counts, booked = queries.for_host(opportunity.id)
    written = messages_of(opportunity.id)
    page = "signups/host_places.html"
    return render_template(page, opportunity=opportunity, counts=counts, booked=booked, written=written)


@bp.post("/team/places/<ref>/offer")
@allow(team)
def offer(ref: str) -> Answer:
    place = web.load(Place, ref, may_arrange, *queries.WITH_WHAT)
    form = AnywayForm()
    found = queries.before_yes(place, name=place.person.name) if place.state in WAITING else []
    waits = [] if place.past_sign_off else [place]
    past = [to for each in waits for to in queries.to_pass_over(each.opportunity, each.person_id, each.seat_id)]
    if not form.heeds([*found, *past]):
        return render_template("signups/before_offer.html", place=place, form=form, concerns=[*found, *past])
    verb = partial(actions.offer, place.id, past_sign_off=bool(past))
    return _do(place, lambda by: verb(by=by), _("The place is offered."))


@bp.route("/team/places/<ref>/not-selected", methods=["GET", "POST"])
@allow(team)
def not_selected(ref: str) -> Answer:
    place = web.load(Place, ref, may_arrange, *queries.WITH_WHAT)
    form = ReasonForm(data={"reason": place.because})  # where an order decided, its own sentence is at hand
    if not form.validate_on_submit():
        return render_template("signups/not_selected.html", form=form, place=place)
    return _do(place, lambda by: actions.not_selected(place.id, str(form.reason.data), by=by), _("Saved."))


@bp.route("/team/places/<ref>/release", methods=["GET", "POST"])
@allow(team)
def release(ref: str) -> Answer:
    """Somebody may get the place that becomes free, so it is shown first what is sent."""
    place = web.load(Place, ref, may_arrange, *queries.WITH_WHAT)
    form, by, back = ReasonForm(), web.actor(), _places(place)
    if preview.ready(form):
        change = pages.taken_back(place, str(form.reason.data))
        try:
            page = preview.carry_out(lambda: actions.release(place.id, str(form.reason.data), by=by), change)
        except RuleBroken as broken:
            flash(str(broken), "error")
            return redirect(back)  # type: ignore[return-value]
        if page:
            return page
        flash(_told(_("The place is taken back.")), "success")
        return redirect(back)  # type: ignore[return-value]
    return render_template("signups/release.html", form=form, place=place)


@bp.route("/team/places/<ref>/behalf", methods=["GET", "POST"])
@allow(team)
def on_behalf(ref: str) -> Answer:
    """Answer or withdraw for somebody who asked by phone, by letter or in person."""
    place = web.load(Place, ref, may_arrange, *queries.WITH_WHAT)
    form = OnBehalfForm(whose=place.person_id)
    ahead = pages.sessions_ahead(place, clock.now())
    half = place.state in WAITING and place.pair_id is not None and queries.partner(place) is None
    form.offer_only(place.state, ahead, half=half)
    yes = form.is_submitted() and form.what.data == "accept"
    found = queries.before_yes(place, name=place.person.name) if yes else []
    if not (form.validate_on_submit() and form.heeds(found)):
        return render_template("signups/on_behalf.html", form=form, place=place, concerns=found)
    by = behalf(place.person_id, form)
    verb = _said(str(form.what.data), [each.id for each in ahead])
    back = page_after(place.person, _places(place))
    return _do(place, lambda _me: verb(place.id, by=by), _("Recorded."), back)


def _said(what: str, ahead: list[int]) -> Callable[..., object]:
    """The verb for what they said; yes is for all the sessions to come."""
    if what == "coming":
        return lambda place_id, by: actions.will_come(place_id, *ahead, by=by)
    if what.startswith("not-"):
        return lambda place_id, by: actions.not_that_day(place_id, int(what.removeprefix("not-")), by=by)
    return ANSWERS[what]


def _places(place: Place) -> str:
    return url_for("places.team_places", ref=place.opportunity.ref)


def _do(place: Place, verb: Callable[..., object], said: str, back: str = "") -> Answer:
    return web.press(verb, _told(said), back or _places(place))


def _told(said: str) -> str:
    """Who is to be rung has not been told yet, so nothing here says that they were."""
    return f"{said} " + _("They are told in the way they chose. Calls to make are under Messages.")


@bp.route("/team/opportunities/<ref>/sign-up/<person_ref>", methods=["GET", "POST"])
@allow(team)
def sign_up(ref: str, person_ref: str) -> Answer:
    """Sign up a person who asked us to, with the same questions they would be asked."""
    opportunity, person = _what_and_whom(ref, person_ref)
    if _says_what_is_private(opportunity, person):
        opportunity, person = _what_and_whom(ref, person_ref)
    if person.advisor is None:
        flash(_("%(name)s is not on the register.", name=person.name), "error")
        return redirect(url_for("places.team_places", ref=ref))  # type: ignore[return-value]
    as_one = {"service_user": person.advisor.service_user, "carer": person.advisor.carer}
    form = BehalfSignUpForm.asking(opportunity, clock.now(), **as_one, whose=person.id)
    if not form.validate_on_submit():
        return _ask_for(form, opportunity, person)
    wanted = rules.wanted_sessions(opportunity, form.choice(), clock.now())
    if _in_already(opportunity, wanted, person):
        form.form_errors.append(_("%(name)s has put their name down for this already.", name=person.name))
        return _ask_for(form, opportunity, person)
    past = queries.to_pass_over(opportunity, person.id, form.choice().seat_id)
    found = [*queries.concerns(opportunity, wanted, person.id, name=person.name, fresh=True), *past]
    if not form.heeds(found):
        return _ask_for(form, opportunity, person, found)
    choice = replace(form.choice(), past_sign_off=bool(past))
    by, opportunity_id, person_id = behalf(person.id, form), opportunity.id, person.id
    back = page_after(person, url_for("places.team_places", ref=ref))
    signed = web.done(
        form, lambda by: actions.sign_up(opportunity_id, person_id, choice, by=by), _told(_("Signed up.")), back, by=by
    )  # fmt: skip
    return signed or _ask_for(form, opportunity, person)


def _what_and_whom(ref: str, person_ref: str) -> tuple[Opportunity, Person]:
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    return opportunity, web.load(Person, person_ref, may_see_person)


def _says_what_is_private(opportunity: Opportunity, person: Person) -> bool:
    """Whether the page will say it, and it has just been written down that it is read."""
    facts = advisor_facts(person.id)
    read = {Read.PRIVATE} if facts and kept_from(opportunity, facts) else set()
    return note_reads({person.id: read}, current_user.person_id, opportunity.id)


def _in_already(opportunity: Opportunity, wanted: Sequence[Session], person: Person) -> bool:
    """Whether there is nothing left to sign them up for: the very same session is never given twice."""
    held = {place.session_id for place in queries.live_of(person.id, [opportunity.id])}
    chosen = {each.id for each in wanted} if rules.chooses_sessions(opportunity) else {None}
    return bool(held) and chosen <= held


def _ask_for(form: BehalfSignUpForm, opportunity: Opportunity, person: Person, found: Sequence[Concern] = ()) -> str:
    """The person's questions, and what their own page of the opportunity would say about whether it fits."""
    facts = advisor_facts(person.id)
    fits = reasons(opportunity, facts, clock.now()) if facts else []
    page = "signups/sign_up_for.html"
    return render_template(page, form=form, opportunity=opportunity, person=person, reasons=fits, concerns=found)


@bp.get("/team/opportunities/<ref>/sign-up")
@allow(team)
def find_person(ref: str) -> Answer:
    """Whom to sign up: a search that works without a script."""
    opportunity = web.load(Opportunity, ref, may_manage, *whole_options())
    words = (clean_line(request.args.get("q", "")) or "")[:100]
    found = queries.advisors_named(words) if words else []
    return render_template("signups/find_person.html", opportunity=opportunity, q=words, found=found)
