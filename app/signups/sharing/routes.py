"""Choosing what a host may read, for oneself and for somebody who asked; and the host's page of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.core import db, web
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.permissions import allow
from app.opportunities.models import Opportunity
from app.opportunities.permissions import may_host, may_manage
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.models import Team
from app.people.passport.actions import record_reads
from app.people.passport.pages import FIELDS, reading_words
from app.people.passport.states import Read
from app.people.permissions import advisor, host, team
from app.signups.models import Place
from app.signups.permissions import may_arrange, own
from app.signups.sharing import actions, queries
from app.signups.sharing.forms import SharingBehalfForm, SharingForm

bp = Blueprint("sharing", __name__)
Answer = Response | str
MAY: dict[str, Callable[[Any, Opportunity], bool]] = {"team": may_manage, "host": may_host}
HOSTED = (joinedload(Opportunity.team).selectinload(Team.members), selectinload(Opportunity.sessions))
WITH_IT = (joinedload(Place.person), joinedload(Place.opportunity).selectinload(Opportunity.sessions))


@bp.get("/my-passport/shared")
@allow(advisor)
def mine() -> str:
    """With which hosts something is shared now, and who of them has read it."""
    me = current_user.person_id
    shown = []
    for place in queries.places_to_share(me):
        shared = [entry for entry, yes in queries.entries_for(me, place.opportunity_id) if yes]
        read = [reading_words(*row) for row in queries.readings_of(me, place.opportunity_id)]
        shown.append((place, shared, read))
    return render_template("signups/sharing/mine.html", shown=shown)


@bp.route("/places/<ref>/sharing", methods=["GET", "POST"])
@allow(advisor)
def choose(ref: str) -> Answer:
    place = web.load(Place, ref, own, *WITH_IT)
    return _choose(place, SharingForm(), url_for("signups.show", ref=ref))


@bp.route("/team/places/<ref>/sharing", methods=["GET", "POST"])
@allow(team)
def choose_for(ref: str) -> Answer:
    place = web.load(Place, ref, may_arrange, *WITH_IT)
    back = page_after(place.person, url_for("register.person", ref=place.person.ref))
    return _choose(place, SharingBehalfForm(whose=place.person_id), back)


def _choose(place: Place, form: SharingForm, back: str) -> Answer:
    there = queries.entries_for(place.person_id, place.opportunity_id)
    form.fit(there)
    if not queries.is_read(place):
        flash(_("A host reads something only while you have the place, and it is not over."))
        return redirect(back)  # type: ignore[return-value]
    if not form.validate_on_submit():
        read = [reading_words(*row) for row in queries.readings_of(place.person_id, place.opportunity_id)]
        return render_template(
            "signups/sharing/choose.html", form=form, place=place, there=there, back=back, read=read,
            own=place.person_id == current_user.person_id,
        )  # fmt: skip
    by = behalf(place.person_id, form) if isinstance(form, SharingBehalfForm) else web.actor()
    place_id = place.id
    refs: list[str] = form.entries.data or []
    return web.press(lambda by: actions.choose(place_id, refs, by=by), _said, back, by=by)


def _said(number: int) -> str:
    if not number:
        return _("Saved. The host reads nothing of your passport.")
    return ngettext("Saved. The host can read %(number)s thing of your passport.",
                    "Saved. The host can read %(number)s things of your passport.", number, number=number)  # fmt: skip


@bp.get("/<any(host, team):area>/opportunities/<ref>/what-helps")
@allow(host, team)
def read(area: str, ref: str) -> str:
    """What people with a place share. That it is read is written down and committed before the page is made of it."""
    opportunity = web.load(Opportunity, ref, MAY[area], *HOSTED)
    opportunity_id, fields = opportunity.id, {
        each.person.id: {Read.of(entry.field) for entry in each.entries} for each in queries.shared_in(opportunity)
    }  # fmt: skip
    with db.transaction():
        record_reads(fields, current_user.person_id, opportunity_id)
    opportunity = web.load(Opportunity, ref, MAY[area], *HOSTED)
    shared = [each for each in queries.shared_in(opportunity) if each.person.id in fields]
    return render_template(
        "signups/sharing/read.html", area=area, opportunity=opportunity, shared=shared, fields=FIELDS
    )
