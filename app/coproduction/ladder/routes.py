"""The words of the ladder, rating, and the gap."""

from __future__ import annotations

from typing import NamedTuple

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload

from app.coproduction.ladder import actions, pages, queries, rules
from app.coproduction.ladder.actions import Source
from app.coproduction.ladder.forms import RateBehalfForm, RateForm, WordingForm
from app.coproduction.ladder.models import LadderWording
from app.coproduction.ladder.permissions import for_somebody, own
from app.core import clock, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.opportunities import queries as opportunities
from app.opportunities.models import Opportunity
from app.opportunities.pages.levels import levels
from app.opportunities.states import Ladder
from app.people.acting import page_after
from app.people.behalf import behalf
from app.people.permissions import admin, advisor, host, team
from app.signups.models import Place

bp = Blueprint("ladder", __name__)
Answer = Response | str
WITH_IT = (joinedload(Place.person), joinedload(Place.opportunity).joinedload(Opportunity.kind))


class _Line(NamedTuple):
    name: str
    about: str
    step: Ladder


@bp.get("/levels-of-say")
@allow(anyone)
def levels_of_say() -> str:
    """What the levels mean, whose words they are, and how they stand on the common scale."""
    wording = queries.wording_on(clock.today())
    return render_template(
        "coproduction/ladder/levels.html", wording=wording, levels=levels(), steps=pages.STEPS,
        preset=rules.PRESETS["five"],
    )  # fmt: skip


@bp.get("/team/ladder")
@allow(team, admin)
def index() -> str:
    return render_template(
        "coproduction/ladder/index.html", wordings=queries.wordings(), now=queries.wording_on(clock.today()),
        today=clock.today(), steps=pages.STEPS, presets=rules.PRESETS, levels=levels(),
    )  # fmt: skip


@bp.route("/team/ladder/new", methods=["GET", "POST"])
@allow(team, admin)
def new() -> Answer:
    form = WordingForm()
    if not form.is_submitted():
        form.start_from(*_start(request.args.get("from", "")))
    back = url_for("ladder.index")
    if form.validate_on_submit():
        source, said, first_day = form.source(), form.levels(), form.effective_from.data or clock.today()
        done = web.done(
            form, lambda by: actions.add_wording(source, said, first_day, by=by), _("The words are saved."), back
        )
        if done:
            return done
    return render_template("coproduction/ladder/new.html", form=form, back=back)


def _start(code: str) -> tuple[Source, list[_Line]]:
    """One of the presets, or the words that are used now."""
    preset = rules.PRESETS.get(code)
    if preset is not None:
        named = Source(str(preset.name), preset.attribution, preset.link)
        return named, [_Line(str(name), str(about), step) for name, about, step in preset.levels]
    wording = queries.wording_on(clock.today())
    source = Source(wording.name, wording.attribution, wording.link) if wording else Source("", "", "")
    return source, [_Line(each.name, each.about, each.step) for each in levels()]


@bp.post("/team/ladder/<ref>/remove")
@allow(team, admin)
def remove(ref: str) -> Answer:
    number = web.load(LadderWording, ref, lambda _user, _wording: True).id
    said = _("Those words are taken away. Nobody had used them.")
    return web.press(lambda by: actions.remove_wording(number, by=by), said, url_for("ladder.index"))


@bp.get("/team/ladder/gap")
@allow(team, admin)
def gap() -> str:
    return _gap(pages.gap(), url_for("ladder.index"), _("How much say people have"))


@bp.get("/host/ladder")
@allow(host)
def own_gap() -> str:
    mine = [each.id for each in opportunities.teams_of(current_user.person_id)]
    return _gap(pages.gap(mine), url_for("opportunities.host_list"), _("My team's opportunities"))


def _gap(found: pages.Gap, back: str, back_words: str) -> str:
    return render_template(
        "coproduction/ladder/gap.html", gap=found, steps=pages.STEPS, back=back, back_words=back_words
    )


@bp.route("/my-involvement/say/<ref>", methods=["GET", "POST"])
@allow(advisor)
def rate(ref: str) -> Answer:
    return _rate(web.load(Place, ref, own, *WITH_IT), RateForm(), url_for("home.my_involvement"))


@bp.route("/team/say/<ref>", methods=["GET", "POST"])
@allow(team)
def rate_for(ref: str) -> Answer:
    place = web.load(Place, ref, for_somebody, *WITH_IT)
    form = RateBehalfForm(whose=place.person_id)
    return _rate(place, form, page_after(place.person, url_for("register.person", ref=place.person.ref)))


def _rate(place: Place, form: RateForm, back: str) -> Answer:
    """The questions, and once they are answered what was said, with the host's claim beside it."""
    row = queries.rating(place.person_id, place.opportunity_id)
    if row is not None:
        return render_template("coproduction/ladder/rated.html", row=row, place=place, pages=pages, back=back)
    if not queries.took_part(place):
        abort(404)
    if form.validate_on_submit():
        by = behalf(place.person_id, form) if isinstance(form, RateBehalfForm) else web.actor()
        place_id, answers, here = place.id, form.answers(), request.path
        done = web.done(form, lambda _me: actions.rate(place_id, answers, by=by), _("Thank you. It is kept."), here)
        if done:
            return done
        place = web.load(Place, place.ref, lambda _user, _place: True, *WITH_IT)
    return render_template("coproduction/ladder/rate.html", form=form, place=place, back=back)
