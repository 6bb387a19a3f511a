"""One's own buddies: offering, asking for one, yes, and stepping back."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask_login import current_user

from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.matching.buddies import actions, pages, queries
from app.matching.buddies.forms import OffersForm
from app.matching.buddies.models import Buddying
from app.matching.buddies.permissions import one_of_them
from app.matching.buddies.routes.blueprint import Answer, bp
from app.opportunities.queries import kinds
from app.people.permissions import advisor as is_advisor
from app.signups.models import Place
from app.signups.permissions import own
from app.signups.queries import WITH_WHAT


@bp.route("/my-involvement/buddies", methods=["GET", "POST"])
@allow(is_advisor)
def mine() -> Answer:
    me = current_user.person_id
    known, offered = queries.kinds_known(me), queries.offers_of(me)
    form = OffersForm(data={"kinds": sorted(offered)})
    form.offer(kind for kind in kinds(active=False) if kind.code in known | offered)
    if form.kinds.choices and form.validate_on_submit():
        chosen: list[str] = form.kinds.data or []
        said = (
            _("Saved. Thank you for your offer.") if chosen else _("Saved. You are not asked to be a buddy any more.")
        )
        return web.press(lambda by: actions.set_offers(me, chosen, by=by), said, url_for("buddies.mine"))
    rows = queries.of_person(me, clock.now())
    return render_template(
        "matching/buddies.html", form=form, rows=rows, words=pages.state_words, me=me, asks=pages.asks,
        met=queries.met_by(me),
    )  # fmt: skip


@bp.route("/places/<ref>/buddy", methods=["GET", "POST"])
@allow(is_advisor)
def for_place(ref: str) -> Answer:
    """Would you like a buddy for this? And how it stands."""
    place = web.load(Place, ref, own, *WITH_WHAT)
    row = queries.of_place(place.id)
    if request.method == "POST":
        place_id, said = place.id, _("We look for somebody, and ask you before anything is arranged.")
        return web.press(lambda by: actions.ask(place_id, by=by), said, url_for("buddies.for_place", ref=ref))
    if row is not None:
        return redirect(url_for("buddies.show", ref=row.ref))  # type: ignore[return-value]
    return render_template("matching/buddy_for.html", place=place)


@bp.get("/buddies/<ref>")
@allow(is_advisor)
def show(ref: str) -> Answer:
    row, me = web.load(Buddying, ref, one_of_them, *queries.WITH_WHAT), current_user.person_id
    return render_template(
        "matching/buddy.html", row=row, mine=row.person_id == me, words=pages.state_words(row, me),
        asked=pages.asks(row, me), live=row in queries.of_person(me, clock.now()),
    )  # fmt: skip


@bp.post("/buddies/<ref>/answer")
@allow(is_advisor)
def answer(ref: str) -> Answer:
    row, me = web.load(Buddying, ref, one_of_them), current_user.person_id
    said, number, back = request.form.get("answer", ""), row.id, url_for("buddies.show", ref=ref)
    if said == "yes":
        return web.press(lambda by: actions.say_yes(number, me, by=by), _("Thank you. You said yes."), back)
    if said == "back":
        words = _("That is fine. Nobody asks why.")
        return web.press(lambda by: actions.step_back(number, me, by=by), words, url_for("buddies.mine"))
    flash(_("Please choose yes or no."), "error")
    return redirect(back)  # type: ignore[return-value]
