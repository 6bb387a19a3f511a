"""The team brings two people together, and writes down what somebody said who rang."""

from __future__ import annotations

from collections.abc import Callable

from flask import abort, flash, redirect, render_template, url_for

from app.core import clock, db, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.buddies import actions, pages, queries
from app.matching.buddies.forms import ChooseForm, OffersForForm, SaidForm
from app.matching.buddies.models import Buddying
from app.matching.buddies.permissions import may_arrange
from app.matching.buddies.routes.blueprint import Answer, bp
from app.matching.buddies.states import BuddyState
from app.opportunities.queries import kinds
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Person
from app.people.permissions import may_see_person, team
from app.signups import rules
from app.signups.queries import places_of_person
from app.signups.states import PlaceState


@bp.get("/team/buddies")
@allow(team)
def open_ones() -> Answer:
    rows, to_thank = queries.open_ones(), queries.to_thank(clock.now())
    return render_template("matching/buddies_team.html", rows=rows, words=pages.team_words, to_thank=to_thank)


@bp.route("/team/buddies/<ref>", methods=["GET", "POST"])
@allow(team)
def choose(ref: str) -> Answer:
    """Those who offered and may be asked, the first of them chosen already: a proposal, which somebody confirms."""
    row = web.load(Buddying, ref, may_arrange, *queries.WITH_WHAT)
    found = queries.candidates(row) if row.state is BuddyState.ASKED else []
    form = ChooseForm(data={"buddy": found[0].person.ref if found else None})
    form.offer(found)
    back = url_for("buddies.open_ones")
    if not found or not form.validate_on_submit():
        return render_template("matching/buddy_choose.html", form=form, row=row, words=pages.team_words(row), back=back)
    buddy = next(each.person for each in found if each.person.ref == form.buddy.data)
    number, buddy_id = row.id, buddy.id
    said = _("Both are asked. Calls to make are under Messages.")
    return web.press(lambda by: actions.propose(number, buddy_id, by=by), said, back)


@bp.post("/team/buddies/<ref>/met")
@allow(team)
def met(ref: str) -> Answer:
    number = web.load(Buddying, ref, may_arrange).id
    said = _("Recorded, so that both can be thanked.")
    return web.press(lambda by: actions.met(number, by=by), said, url_for("buddies.open_ones"))


@bp.route("/team/people/<ref>/buddies", methods=["GET", "POST"])
@allow(team)
def of_person(ref: str) -> Answer:
    """What somebody said who rang: yes, no, or that they would like a buddy."""
    person, now = advisor(ref), clock.now()
    rows, held = queries.of_person(person.id, now), places_of_person(person.id, frozenset({PlaceState.CONFIRMED}))
    wished = {row.place_id for row in rows}
    free = [p for p in held if p.id not in wished and not rules.has_begun(p.opportunity, p.session, now)]
    form = SaidForm(whose=person.id)
    form.offer(person.id, rows, free)
    if not form.what.choices or not form.validate_on_submit():
        return render_template("matching/buddies_of.html", person=person, form=form, rows=rows, words=pages.team_words)
    what, _colon, which = str(form.what.data).partition(":")
    if what == "ask":
        place_id = next(each.id for each in free if each.ref == which)
        return _record(person, form, lambda by: actions.ask(place_id, by=by))
    number = next(each.id for each in rows if each.ref == which)
    verb = actions.say_yes if what == "yes" else actions.step_back
    return _record(person, form, lambda by: verb(number, person.id, by=by))


@bp.route("/team/people/<ref>/buddies/offer", methods=["GET", "POST"])
@allow(team)
def offers_of(ref: str) -> Answer:
    """For which kinds they would be a buddy, as they said."""
    person = advisor(ref)
    known, offered = queries.kinds_known(person.id), queries.offers_of(person.id)
    form = OffersForForm(whose=person.id, data={"kinds": sorted(offered)})
    form.offer(kind for kind in kinds(active=False) if kind.code in known | offered)
    if not form.kinds.choices or not form.validate_on_submit():
        return render_template("matching/buddies_offer.html", person=person, form=form)
    chosen: list[str] = form.kinds.data or []
    return _record(person, form, lambda by: actions.set_offers(person.id, chosen, by=by))


def _record(person: Person, form: SaidForm | OffersForForm, verb: Callable[[Actor], object]) -> Answer:
    by = behalf(person.id, form)
    try:
        with db.transaction():
            verb(by)
    except RuleBroken as broken:
        flash(str(broken), "error")
    else:
        flash(_("Recorded."), "success")
    return redirect(page_after(person, url_for("buddies.of_person", ref=person.ref)))  # type: ignore[return-value]


def advisor(ref: str) -> Person:
    person = web.load(Person, ref, may_see_person)
    if person.advisor is None:
        abort(404)
    return person
